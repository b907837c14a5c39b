"""What a plan says about itself, row by row."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from django.db.models import Q
from django.utils.translation import gettext as _

from .compose import tables
from .document import fiscal_years
from .document.parts import Cell, Line, Span
from .facts.records import Fact, Facts

if TYPE_CHECKING:
    from .models import PlanPage

_COMMON_ERA = re.compile(r"（[0-9]{4}年度）")
Rows = tuple[tuple[str, Cell], ...]


def about(plan: PlanPage, facts: Facts) -> Rows:
    """Kind, publisher, date, period and where it stands among other plans. One query of its own.

    What the plan does not state is 「記載なし」; whether it is in force may be 「未確認」.
    """
    return tuple(_rows(plan, facts))


def facts_of(plan: PlanPage, facts: Facts) -> tuple[Fact, ...]:
    """The records that a plan's own rows name."""
    found = (_merged_into(plan, facts), _evaluated_by(plan, facts), _source(plan, facts))
    return tuple(each for each in found if each)


def _rows(plan: PlanPage, facts: Facts) -> Iterator[tuple[str, Cell]]:
    yield _("種類"), tables.text(str(plan.get_kind_display()))
    yield _("発行者"), _stated(plan.publisher)
    yield _("策定日"), _stated(plan.dated_label or _day(plan.dated))
    yield _("期間"), _period(plan)
    yield _("根拠法令"), _stated(plan.legal_basis)
    yield (
        _("状態"),
        tables.text(str(plan.get_status_display())) if plan.status else tables.unknown(),
    )
    if plan.philosophy:
        yield _("基本理念"), tables.text(plan.philosophy)
    yield from _neighbours(plan, facts)
    yield _("見直し"), _stated(plan.review_label or _day(plan.review_due))
    if meeting := _evaluated_by(plan, facts):
        yield _("点検・評価をする会議"), _linked(meeting)
    if source := _source(plan, facts):
        yield _("もとの資料"), _linked(source)


def _neighbours(plan: PlanPage, facts: Facts) -> Iterator[tuple[str, Cell]]:
    own = Q(pk=plan.succeeds_id) | Q(succeeds=plan.pk) if plan.pk else Q(pk=plan.succeeds_id)
    others = list(type(plan).objects.live().filter(own, view_restrictions=None).order_by("path"))
    before = [each for each in others if each.pk == plan.succeeds_id]
    after = [each for each in others if each.pk != plan.succeeds_id]
    for name, plans in ((_("前の計画"), before), (_("次の計画"), after)):
        if plans:
            yield name, Cell(tuple(map(_page, plans)))
    if merged := _merged_into(plan, facts):
        yield _("統合先の計画"), _linked(merged)


def _page(plan: PlanPage) -> Line:
    return (Span(plan.title, ref=plan.url or ""),)


def _linked(fact: Fact) -> Cell:
    return Cell(((Span(fact.name, ref=fact.key),),))


def _stated(words: str) -> Cell:
    return tables.text(words) if words.strip() else tables.not_stated()


def _period(plan: PlanPage) -> Cell:
    known = plan.period_from is not None or plan.period_to is not None
    reckoned = fiscal_years.period(plan.period_from, plan.period_to) if known else ""
    # The plan's own words once more only where they are other words.
    label = "" if _COMMON_ERA.sub("", reckoned) == plan.period_label else plan.period_label
    lines = (label, reckoned, *plan.period_note.splitlines())
    return tables.texts(lines) if any(lines) else tables.not_stated()


def _day(day: dt.date | None) -> str:
    return _("%d年%d月%d日") % (day.year, day.month, day.day) if day else ""


def _merged_into(plan: PlanPage, facts: Facts) -> Fact | None:
    key = plan.merged_into_id
    return _keyed(facts.related_plans, f"related_plan:{key}") if key else None


def _evaluated_by(plan: PlanPage, facts: Facts) -> Fact | None:
    key = plan.evaluated_by_id
    return _keyed(facts.meetings, f"meeting:{key}") if key else None


def _source(plan: PlanPage, facts: Facts) -> Fact | None:
    return _keyed(facts.sources, f"source:{plan.source_id}") if plan.source_id else None


def _keyed(facts: tuple[Fact, ...], key: str) -> Fact | None:
    return next((each for each in facts if each.key == key), None)
