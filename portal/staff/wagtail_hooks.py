"""What the staff wing adds to Wagtail; the rights come first, before anything asks for them."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.models import Page
from wagtail.permissions import register_permission_policy
from wagtail.snippets.models import register_snippet

from directory.models import ProblemReport

from . import bulk, home, reach, viewsets
from .completeness_report import CompletenessReport
from .membership import is_unbounded
from .policies import LetterPermissionPolicy, MunicipalityPermissionPolicy

RECORDS = [each for each in reach.RECORD_MODELS if not issubclass(each, (Page, ProblemReport))]

for model in RECORDS:
    register_permission_policy(model, MunicipalityPermissionPolicy(model), exact_class=True)
register_permission_policy(ProblemReport, LetterPermissionPolicy(ProblemReport), exact_class=True)

for part in (viewsets.ResourceViewSet, viewsets.PlanFacts, viewsets.Words, viewsets.Places):
    register_snippet(part)

AFTER_WAGTAILS_OWN = 1000
for action in bulk.STOCK_ACTIONS:
    hooks.register("register_bulk_action", bulk.in_reach(action), order=AFTER_WAGTAILS_OWN)

hooks.register("construct_homepage_panels", home.arrange)


@hooks.register("register_admin_viewset")
def letters() -> viewsets.ProblemReportViewSet:
    return viewsets.ProblemReportViewSet()


@hooks.register("register_admin_urls")
def completeness_urls() -> list[URLPattern]:
    return [
        path("reports/completeness/", CompletenessReport.as_view(), name="staff_completeness"),
        path(
            "reports/completeness/results/",
            CompletenessReport.as_view(results_only=True),
            name="staff_completeness_results",
        ),
    ]


@hooks.register("register_reports_menu_item")
def completeness_item() -> MenuItem:
    url = reverse("staff_completeness")
    return MenuItem(_("そろい具合"), url, icon_name="clipboard-list", order=100)


@hooks.register("construct_reports_menu")
def reports_in_reach(request, items: list[MenuItem]) -> None:
    """Reports on the pages of all municipalities are for administrators."""
    if not is_unbounded(request.user):
        items[:] = [each for each in items if each.name not in ADMINISTRATORS_REPORTS]


ADMINISTRATORS_REPORTS = {"locked-pages", "aging-pages", "page-types-usage"}


@hooks.register("before_delete_page")
@hooks.register("before_move_page")
@hooks.register("before_copy_page")
def keep_the_tree(request, page: Page, *destination) -> None:
    """A municipality has exactly one page; where it stands is the administrator's business."""
    if not is_unbounded(request.user):
        raise PermissionDenied


@hooks.register("before_bulk_action")
def keep_the_tree_in_bulk(request, action: str, rows, instance) -> None:
    of_pages = issubclass(instance.model, Page)
    if of_pages and action in {"delete", "move"} and not is_unbounded(request.user):
        raise PermissionDenied
