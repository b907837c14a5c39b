"""What the plan room adds to Wagtail's admin."""

from __future__ import annotations

from collections.abc import Iterator

from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.widgets.button import Button
from wagtail.log_actions import LogActionRegistry
from wagtail.models import Page
from wagtail.permissions import register_permission_policy

from directory.row_key import ROW_KEY

from .editions import FIXED
from .models import Edition, PlanPage
from .wing import differences
from .wing.editions import EditionPermissionPolicy, EditionViewSet
from .wing.fixing import FixEditionView

register_permission_policy(Edition, EditionPermissionPolicy(Edition), exact_class=True)

AFTER_THE_STAFF_WINGS_OWN = 10
hooks.register("construct_homepage_panels", differences.arrange, order=AFTER_THE_STAFF_WINGS_OWN)


@hooks.register("register_admin_viewset")
def editions() -> EditionViewSet:
    return EditionViewSet()


@hooks.register("register_admin_urls")
def plan_urls() -> list[URLPattern]:
    return [
        path(f"plans/<{ROW_KEY}:page_id>/fix/", FixEditionView.as_view(), name="plan_fix"),
        path(
            "reports/plan-differences/",
            differences.DifferencesView.as_view(),
            name="plan_differences",
        ),
        path(
            f"reports/plan-differences/<{ROW_KEY}:page_id>/",
            differences.PlanDifferencesView.as_view(),
            name="plan_differences_of",
        ),
    ]


@hooks.register("register_reports_menu_item")
def differences_item() -> MenuItem:
    url = reverse("plan_differences")
    return MenuItem(_("計画と台帳のちがい"), url, icon_name="warning", order=110)


@hooks.register("register_page_header_buttons")
def buttons_of_plan(
    page: Page, user, view_name: str, next_url: str | None = None
) -> Iterator[Button]:
    """On a plan's form and in the list of pages below it."""
    yield from _buttons(page, user)


@hooks.register("register_page_listing_more_buttons")
def more_buttons_of_plan(page: Page, user, next_url: str | None = None) -> Iterator[Button]:
    """Beside a plan in a list of pages."""
    yield from _buttons(page, user)


def _buttons(page: Page, user) -> Iterator[Button]:
    if page.specific_class is not PlanPage:
        return
    rights = page.specific.permissions_for_user(user)
    if rights.can_publish():
        url = reverse("plan_fix", args=[page.pk])
        yield Button(_("版を確定する"), url=url, icon_name="lock", priority=62)
    if rights.can_edit():
        url = reverse("plan_differences_of", args=[page.pk])
        yield Button(_("台帳とのちがい"), url=url, icon_name="warning", priority=63)


@hooks.register("register_log_actions")
def log_actions(actions: LogActionRegistry) -> None:
    actions.register_action(FIXED, _("版を確定する"), _("版を確定しました"))
