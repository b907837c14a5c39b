"""計画と台帳のちがい: where a plan disagrees with the directory, with the way to either side."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.core.cache import cache
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from django.views.generic import TemplateView
from wagtail.admin.ui.components import Component
from wagtail.admin.views.generic import WagtailAdminTemplateMixin

from portal.home.addresses import scope_of_municipality
from portal.plans.consistency.findings import Disagreement, Kind, Where
from portal.plans.consistency.gathering import disagreements_of
from portal.plans.editions import latest_of
from portal.plans.models import Edition, PlanPage
from portal.plans.record_kinds import model_and_pk
from portal.plans.usage import edit_url
from portal.staff.membership import is_unbounded
from portal.staff.reports import StaffOnly

from .plans import plan_in_reach, plans_in_reach

MOST_SHOWN = 300
# Knowing to the minute how many there are is not worth asking on every visit.
_COUNT_SECONDS = 300
_MOST_COUNTED = 3
LABELS: Mapping[Kind, Any] = {
    Kind.RENAMED: _("版のあとで名前が変わった"),
    Kind.DEPARTMENT_RENAMED: _("版のあとで課の名前が変わった"),
    Kind.ORGANIZATION_RENAMED: _("版のあとで運営主体の名前が変わった"),
    Kind.MOVED: _("版のあとで担当課が変わった"),
    Kind.CHANGED: _("版のあとで内容が変わった"),
    Kind.CLOSED: _("版のあとで終わった"),
    Kind.GONE: _("版のあとでなくなった"),
    Kind.ADDED: _("版のあとで加わった"),
    Kind.OLD_NAME: _("前の名前で書かれている"),
    Kind.OTHER_NAME: _("別の名前で書かれている"),
    Kind.CLOSED_NAME: _("終わったものが書かれている"),
    Kind.NO_SUCH_DEPARTMENT: _("台帳にない課の名前"),
    Kind.NUMBER: _("数がちがう"),
    Kind.YEARS: _("年の書き方が合わない"),
    Kind.PERIOD: _("期間のことばと数字が合わない"),
    Kind.EXPIRED: _("計画の期間が過ぎた"),
    Kind.REVIEW_OVERDUE: _("見直しの期限が過ぎた"),
    Kind.NO_VALUES: _("実績値がない"),
    Kind.DUE_PASSED: _("設置予定の年度が過ぎた"),
    Kind.UNREAD: _("取り込みで読み取れないまま"),
}


@dataclass(frozen=True, slots=True)
class Row:
    """A disagreement with both ways to put it right; an address may be ""."""

    label: Any
    found: Disagreement
    plan_url: str
    record_url: str


class DifferencesView(StaffOnly, WagtailAdminTemplateMixin, TemplateView):
    """The plans a person may change."""

    template_name = "plans/wing/plans.html"
    page_title = _("計画と台帳のちがい")
    header_icon = "warning"

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        here = {"url": reverse("plan_differences"), "label": self.get_page_title()}
        return [*super().get_breadcrumbs_items(), here]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        plans = list(plans_in_reach(self.request.user))
        return super().get_context_data(**kwargs, plans=plans)


class PlanDifferencesView(DifferencesView):
    """One plan's disagreements, the newest edition's first."""

    template_name = "plans/wing/differences.html"

    @cached_property
    def plan(self) -> PlanPage:
        return plan_in_reach(self.request.user, self.kwargs["page_id"])

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        return [*super().get_breadcrumbs_items(), {"url": "", "label": self.plan.title}]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        plan = self.plan
        edition = latest_of(plan)
        found = disagreements_of(plan, edition)
        cache.set(_name(plan), len(found), _COUNT_SECONDS)
        return super().get_context_data(
            **kwargs,
            plan=plan,
            edition=edition,
            rows=self._rows(found[:MOST_SHOWN], edition),
            total=len(found),
            left_out=max(0, len(found) - MOST_SHOWN),
        )

    def _rows(self, found: Sequence[Disagreement], edition: Edition | None) -> list[Row]:
        since = self._since(edition) if edition else ""
        return [_row(each, since) for each in found]

    def _since(self, edition: Edition) -> str:
        """Where what changed since an edition is read."""
        root = scope_of_municipality(self.plan.municipality, self.request).root
        return f"{root}editions/compare/?a={edition.number}&b=now"


class DifferencesPanel(Component):
    """On the first page: how many disagreements each of one's own plans has."""

    name = "plan_differences"
    template_name = "plans/wing/home_panel.html"
    order = 160

    def get_context_data(self, parent_context: Mapping[str, Any]) -> dict[str, Any]:
        plans = list(plans_in_reach(parent_context["request"].user)[:_MOST_COUNTED])
        return {"counts": [(plan, count_of(plan)) for plan in plans]}


def arrange(request, panels: list[Component]) -> None:
    """Who works for one municipality sees its plans on the first page."""
    if not is_unbounded(request.user) and plans_in_reach(request.user).exists():
        panels.append(DifferencesPanel())


def count_of(plan: PlanPage) -> int:
    """How many disagreements a plan has, or had a few minutes ago."""
    return cache.get_or_set(
        _name(plan), lambda: len(disagreements_of(plan, latest_of(plan))), _COUNT_SECONDS
    )


def _name(plan: PlanPage) -> str:
    return f"plan-differences-{plan.pk}"


def _row(found: Disagreement, since: str) -> Row:
    return Row(LABELS[found.kind], found, _plan_url(found, since), _record_url(found))


def _plan_url(found: Disagreement, since: str) -> str:
    """The place in the plan, or ``since``: the edition beside what is true now."""
    if found.where:
        return _place_url(found.where)
    return since if found.kind in _SINCE_EDITION else ""


_SINCE_EDITION = {
    Kind.RENAMED,
    Kind.DEPARTMENT_RENAMED,
    Kind.ORGANIZATION_RENAMED,
    Kind.MOVED,
    Kind.CHANGED,
    Kind.CLOSED,
    Kind.GONE,
    Kind.ADDED,
    Kind.NUMBER,
}


def _place_url(where: Where) -> str:
    return form_url(where.record) if where.record else edit_url(where.page, where.block)


def _record_url(found: Disagreement) -> str:
    return "" if found.kind is Kind.GONE else form_url(found.record)


def form_url(key: str) -> str:
    """The form of the record with this key; "" where there is none."""
    known = model_and_pk(key)
    viewset = getattr(known[0], "snippet_viewset", None) if known else None
    if known is None or viewset is None:
        return ""
    return reverse(viewset.get_url_name("edit"), args=[known[1]])
