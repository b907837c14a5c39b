"""Everything in which a plan and the directory disagree."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from portal.plans.document.parts import Document

from .findings import Disagreement, Kind, PlanState, Register, Written
from .names import names_not_in_use, unknown_departments
from .numbers import numbers_that_differ
from .records import since_edition
from .years import passed, periods_that_differ, years_that_differ


def disagreements(
    *,
    plan: PlanState,
    edition: Document | None,
    now: Document,
    texts: Sequence[Written],
    register: Register,
) -> tuple[Disagreement, ...]:
    """What an editor should look at, the gravest first.

    ``edition`` is the last one fixed, ``now`` the plan as it is shown today, ``texts`` what
    editors typed into its blocks.
    """
    read = [each for each in texts if not each.unread]
    return (
        *(since_edition(edition.records, now.records, register) if edition else ()),
        *names_not_in_use(read, register),
        *unknown_departments(read, register),
        *numbers_that_differ(read, register),
        *years_that_differ(read),
        *periods_that_differ(plan, register),
        *passed(plan, register),
        *_unread(texts),
    )


def _unread(texts: Sequence[Written]) -> Iterator[Disagreement]:
    for each in texts:
        if each.unread:
            yield Disagreement(kind=Kind.UNREAD, plan=each.text, directory="", where=each.where)
