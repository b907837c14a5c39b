"""What the staff wing adds to Wagtail; the rights come first, before anything asks for them."""

from __future__ import annotations

from django.templatetags.static import static
from django.urls import URLPattern, path, reverse
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.permissions import register_permission_policy
from wagtail.snippets.models import register_snippet

from directory.models import ProblemReport
from directory.row_key import ROW_KEY

from . import bulk, home, reach, viewsets
from .completeness_report import CompletenessReport
from .entrance import address_of_own_page, address_of_own_pages
from .membership import is_unbounded
from .pages import choosers, next_year, readiness
from .pages.viewset import PagesViewSet
from .policies import LetterPermissionPolicy, MunicipalityPermissionPolicy

RECORDS = [each for each in reach.RECORD_MODELS if each is not ProblemReport]

for model in RECORDS:
    register_permission_policy(model, MunicipalityPermissionPolicy(model), exact_class=True)
register_permission_policy(ProblemReport, LetterPermissionPolicy(ProblemReport), exact_class=True)

for part in (viewsets.ResourceViewSet, viewsets.PlanFacts, viewsets.Words, viewsets.Places):
    register_snippet(part)

AFTER_WAGTAILS_OWN = 1000
for action in (*bulk.PAGE_ACTIONS, *bulk.STOCK_ACTIONS):
    hooks.register("register_bulk_action", bulk.in_reach(action), order=AFTER_WAGTAILS_OWN)

hooks.register("construct_homepage_panels", home.arrange)
hooks.register("construct_page_chooser_queryset", choosers.own_pages_only)
hooks.register("before_publish_page", readiness.refuse_unready)
hooks.register("before_bulk_action", readiness.refuse_unready_in_bulk)
for place in ("register_page_header_buttons", "register_page_listing_more_buttons"):
    hooks.register(place, next_year.items)


@hooks.register("register_admin_viewset", order=AFTER_WAGTAILS_OWN)
def pages_of_all_kinds() -> PagesViewSet:
    return PagesViewSet()


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


@hooks.register("register_admin_urls")
def next_year_urls() -> list[URLPattern]:
    view = next_year.NextYearView.as_view()
    return [path(f"plans/<{ROW_KEY}:page_id>/next-year/", view, name=next_year.ADDRESS_NAME)]


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


@hooks.register("construct_main_menu")
def own_pages(request, items: list[MenuItem]) -> None:
    """A plain way to one's own pages; Wagtail's tree asks for those of everybody."""
    if is_unbounded(request.user):
        return
    items[:] = [each for each in items if each.name != "explorer"]
    first, below = address_of_own_page(request.user), address_of_own_pages(request.user)
    if first:
        items.append(MenuItem(_("最初のページ"), first, icon_name="home", order=90))
    if below:
        items.append(MenuItem(_("ページ"), below, icon_name="folder-open-inverse", order=100))


@hooks.register("construct_help_menu")
def help_at_hand(request, items: list[MenuItem]) -> None:
    """Leave out pages elsewhere on the internet, which are in English."""
    items[:] = [each for each in items if not each.url.startswith("http")]


@hooks.register("insert_global_admin_css")
def stylesheet() -> str:
    return format_html('<link rel="stylesheet" href="{}">', static("staff/staff.css"))
