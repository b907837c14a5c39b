"""関連計画: what they are to this one, and their periods side by side."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils.translation import gettext as _

from portal.plans.document import fiscal_years
from portal.plans.document.parts import Cell, Part, Span, Timeline, TimelineRow
from portal.plans.facts.records import RelatedPlanFact

from . import tables
from .asked import Asked, remark

# How a level is known that needs no remark.
_STATED = "明記"


def parts(asked: Asked) -> Iterator[Part]:
    """The table, the timeline, or both."""
    plans = records(asked)
    if not plans:
        yield remark(_("関連計画は、まだ台帳にありません。"))
        return
    show = asked.choice("show", "both")
    if show != "timeline":
        yield tables.table(asked.title(_("関連計画")), _columns(), plans, missing=tables.not_stated)
    if show != "table":
        yield _timeline(asked, plans)


def records(asked: Asked) -> tuple[RelatedPlanFact, ...]:
    """Every related plan."""
    return asked.facts.related_plans


def _columns() -> list[tables.Column[RelatedPlanFact]]:
    return [
        (_("計画名"), lambda each: tables.named(each.name, each.key)),
        (_("位置づけ"), _level),
        (_("期間"), _period),
        (_("関係"), lambda each: tables.text(each.relation)),
    ]


def _level(plan: RelatedPlanFact) -> Cell:
    is_plain = not plan.level or not plan.level_basis or plan.level_basis.startswith(_STATED)
    return tables.text(plan.level if is_plain else f"{plan.level}{_('（%s）') % plan.level_basis}")


def _period(plan: RelatedPlanFact) -> Cell:
    known = plan.start is not None or plan.end is not None
    reckoned = fiscal_years.short_period(plan.start, plan.end) if known else ""
    return tables.texts((reckoned,) if reckoned else (plan.period,))


def _timeline(asked: Asked, plans: tuple[RelatedPlanFact, ...]) -> Part:
    years = [year for each in plans for year in (each.start, each.end) if year is not None]
    if not years:
        return remark(_("期間の年度が分かる関連計画がないため、年度の図はありません。"))
    rows = (TimelineRow(Span(each.name), each.start, each.end, each.period) for each in plans)
    caption = _("関連計画の期間")
    return Timeline(caption, tuple(range(min(years), max(years) + 1)), tuple(rows))
