"""Everything in which a plan and the directory disagree."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from portal.plans.document.parts import Document

from .findings import Disagreement, Kind, PlanState, Register, Where, Written
from .names import names_not_in_use, unknown_departments, unknown_in_records
from .numbers import numbers_that_differ
from .records import since_edition
from .years import passed, periods_that_differ, years_that_differ


def disagreements(
    *,
    plan: PlanState,
    edition: Document | None,
    now: Document,
    texts: Sequence[Written],
    told: Sequence[Written] = (),
    register: Register,
) -> tuple[Disagreement, ...]:
    """What an editor should look at, the gravest first.

    ``edition`` is the last one fixed, ``now`` the plan as it is shown today, ``texts`` what
    editors typed into its blocks, ``told`` what they typed into the records it shows.
    """
    read = [each for each in texts if not each.unread]
    return (
        *(since_edition(edition.records, now.records, register) if edition else ()),
        *names_not_in_use(read, register),
        *names_not_in_use(told, _former(register)),
        *unknown_departments(read, register),
        *unknown_in_records(told, register),
        *numbers_that_differ(read, register),
        *years_that_differ([*read, *_periods(plan, register)]),
        *periods_that_differ(plan, register),
        *passed(plan, register),
        *_unread(texts),
    )


def _former(register: Register) -> Register:
    """A record may call another by any of its names, only not by one of the past."""
    past = (each for each in register.not_in_use if each.kind is Kind.OLD_NAME)
    return replace(register, not_in_use=tuple(past))


def _periods(plan: PlanState, register: Register) -> Iterator[Written]:
    """How the plan and those beside it word their periods."""
    if plan.period:
        yield Written(where=plan.where, text=plan.period.wording)
    for each in register.periods:
        where = Where(page=0, title=each.name, record=each.key)
        yield Written(where=where, text=each.wording)


def _unread(texts: Sequence[Written]) -> Iterator[Disagreement]:
    for each in texts:
        if each.unread:
            yield Disagreement(kind=Kind.UNREAD, plan=each.text, directory="", where=each.where)
