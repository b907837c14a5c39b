"""目標・方針 by kind, with who is to reach them by when and how far they are."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils.translation import gettext as _

from portal.plans.document import fiscal_years
from portal.plans.document.parts import Cell, Items, Part, Span
from portal.plans.facts.records import GoalFact

from . import tables
from .asked import Asked, meant, remark


def parts(asked: Asked) -> Iterator[Part]:
    """A table, or a list where nothing but words is stated, for each kind of aim."""
    goals = records(asked)
    if not goals:
        yield remark(_("あてはまる目標・方針は、まだ台帳にありません。"))
        return
    yield from asked.heading()
    kinds = dict.fromkeys(each.kind for each in goals)
    for number, kind in enumerate(kinds, start=1):
        own = [each for each in goals if each.kind == kind]
        if any(map(_has_more, own)):
            yield tables.table(kind, _columns(), own, missing=tables.not_stated)
        else:
            if len(kinds) > 1:
                yield asked.group(f"kind-{number}", kind)
            yield Items(tuple((Span(each.name, ref=each.key),) for each in own))


def records(asked: Asked) -> tuple[GoalFact, ...]:
    """The aims of the kinds and types wished for."""
    return tuple(
        each
        for each in asked.facts.goals
        if meant(asked.named("kinds"), each.kind) and meant(asked.chosen("types"), each.standard)
    )


def _has_more(goal: GoalFact) -> bool:
    return any((goal.number, goal.body, goal.timing, goal.fiscal_year, goal.status, goal.section))


def _columns() -> list[tables.Column[GoalFact]]:
    return [
        (_("内容"), lambda each: tables.named(each.name, each.key)),
        (_("区分"), lambda each: tables.text(each.section)),
        (_("関わる事業"), lambda each: tables.text(each.standard_label)),
        (_("番号・数値"), lambda each: tables.text(each.number)),
        (_("担う組織"), lambda each: tables.text(each.body)),
        (_("時期"), _by_when),
        (_("いまの状況"), lambda each: tables.text(each.status)),
    ]


def _by_when(goal: GoalFact) -> Cell:
    year = fiscal_years.name(goal.fiscal_year) if goal.fiscal_year else ""
    return tables.text(goal.timing or year)
