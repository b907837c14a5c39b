"""点検・評価: the PDCA cycle and the yearly log; 事業の経過."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils.translation import gettext as _

from portal.plans.document import fiscal_years
from portal.plans.document.parts import Box, Cell, Drawing, Line, Part, Span
from portal.plans.facts.records import EventFact, Fact, GoalFact, ReviewFact

from . import tables
from .asked import Asked, remark

_CYCLE = "PDCA"
_LETTERS = ("P", "D", "C", "A")


def parts(asked: Asked) -> Iterator[Part]:
    """The cycle, if wanted and recorded, and what was found year by year."""
    steps = _steps(asked) if asked.value.get("cycle", True) else []
    yield from asked.heading()
    if steps:
        yield _drawing(steps)
    if asked.facts.reviews:
        caption = _("年度ごとの点検・評価")
        yield tables.table(caption, _log(), asked.facts.reviews, missing=tables.not_stated)
    else:
        yield remark(_("点検・評価の記録は、まだ台帳にありません。"))


def records(asked: Asked) -> tuple[Fact, ...]:
    """The steps of the cycle and the log."""
    steps = _steps(asked) if asked.value.get("cycle", True) else []
    return (*steps, *asked.facts.reviews)


def _steps(asked: Asked) -> list[GoalFact]:
    """The aims that describe the cycle, in the order Plan, Do, Check, Act where they name it.

    Only their kind's first letters count: 「評価体制（PDCA）」 names the bodies that review.
    """
    steps = [each for each in asked.facts.goals if each.kind.upper().startswith(_CYCLE)]
    return sorted(steps, key=_place_in_cycle)


def _place_in_cycle(goal: GoalFact) -> int:
    first = (goal.number or goal.name).strip()[:1].upper()
    return _LETTERS.index(first) if first in _LETTERS else len(_LETTERS)


def _drawing(steps: list[GoalFact]) -> Drawing:
    boxes = tuple(Box(_label(each), _who_and_when(each)) for each in steps)
    told = (
        "：".join((box.label, "、".join(line[0].text for line in box.lines))).rstrip("：")
        for box in boxes
    )
    alternative = _("次の順に進め、最後まで来たらはじめに戻ります。")
    return Drawing(_("進め方の輪（PDCA）"), "cycle", boxes, "\n".join((alternative, *told)))


def _label(goal: GoalFact) -> str:
    return f"{goal.number} {goal.name}".strip()


def _who_and_when(goal: GoalFact) -> tuple[Line, ...]:
    return tuple((Span(words),) for words in (goal.body, goal.timing) if words)


def _log() -> list[tables.Column[ReviewFact]]:
    return [
        (_("年度"), _year),
        (_("開いた日"), lambda each: tables.text(each.held_on)),
        (_("点検した会議"), lambda each: tables.text(each.body)),
        (_("対象"), lambda each: tables.text(each.subject)),
        (_("分かったこと"), lambda each: tables.texts(each.finding)),
        (_("次にすること"), lambda each: tables.texts(each.next_action)),
    ]


def _year(review: ReviewFact) -> Cell:
    year = fiscal_years.name(review.fiscal_year) if review.fiscal_year else _("毎年度")
    return tables.named(year, review.key)


def history(asked: Asked) -> Iterator[Part]:
    """What happened, in its order."""
    if not asked.facts.events:
        yield remark(_("事業の経過は、まだ台帳にありません。"))
        return
    yield tables.table(asked.title(_("事業の経過")), _events(), asked.facts.events)


def history_records(asked: Asked) -> tuple[EventFact, ...]:
    """Every event."""
    return asked.facts.events


def _events() -> list[tables.Column[EventFact]]:
    return [
        (_("時期"), _when),
        (_("できごと"), lambda each: tables.named(each.name, each.key)),
        (_("説明"), lambda each: tables.text(each.detail)),
    ]


def _when(event: EventFact) -> Cell:
    if event.date:
        return tables.text(event.date)
    if event.fiscal_year:
        return tables.text(fiscal_years.name(event.fiscal_year))
    return tables.unknown()
