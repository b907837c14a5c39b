"""What importing plans adds to Wagtail's admin."""

from __future__ import annotations

from django.http import HttpRequest
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from .reach import may_import
from .views.deciding import AcceptAllView, DecideView
from .views.headings import HeadingsView
from .views.runs import DeleteRunView, ReadAgainView, RestartView, RunView
from .views.upload import ImportsView, UploadView

ONE = "imports/<int:run_id>/"


@hooks.register("register_admin_urls")
def import_urls() -> list[URLPattern]:
    return [
        path("imports/", ImportsView.as_view(), name="plan_imports"),
        path("imports/new/", UploadView.as_view(), name="plan_import_new"),
        path(
            "imports/headings/<int:municipality_id>/",
            HeadingsView.as_view(),
            name="plan_import_headings",
        ),
        path(ONE, RunView.as_view(), name="plan_import"),
        path(f"{ONE}restart/", RestartView.as_view(), name="plan_import_restart"),
        path(f"{ONE}again/", ReadAgainView.as_view(), name="plan_import_again"),
        path(f"{ONE}delete/", DeleteRunView.as_view(), name="plan_import_delete"),
        path(f"{ONE}all/<slug:kind>/", AcceptAllView.as_view(), name="plan_import_all"),
        path(f"{ONE}findings/<int:finding_id>/", DecideView.as_view(), name="plan_import_decide"),
    ]


class ImportMenuItem(MenuItem):
    """Only for those who draft."""

    def is_shown(self, request: HttpRequest) -> bool:
        return may_import(request.user)


@hooks.register("register_admin_menu_item")
def imports_item() -> MenuItem:
    url = reverse("plan_imports")
    return ImportMenuItem(_("計画の取り込み"), url, icon_name="doc-full", order=213)
