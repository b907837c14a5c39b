"""What an edition showed of records, and what the same records say today."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from portal.plans.document.compare import RecordChange, records_changed
from portal.plans.document.differing import Change
from portal.plans.document.parts import RecordFacts

from .findings import Disagreement, Kind, Register

DEPARTMENT = "担当課"
NOT_STATED = "記載なし"
# Living numbers stand among the records an edition showed.
NUMBER = "number"


def since_edition(
    edition: Mapping[str, RecordFacts], now: Mapping[str, RecordFacts], register: Register
) -> Iterator[Disagreement]:
    """Records renamed, changed, closed, gone or new since the edition was fixed.

    What the plan merely stopped showing is no disagreement.
    """
    for change in records_changed(edition, now):
        if change.kind == NUMBER:
            yield from _counted(change)
        elif change.change is Change.REMOVED:
            yield from _no_longer_shown(change, register)
        elif change.change is Change.ADDED:
            yield _of(Kind.ADDED, change, NOT_STATED, change.label)
        else:
            yield from _changed(change, register)


def _of(kind: Kind, change: RecordChange, plan: str, directory: str) -> Disagreement:
    return Disagreement(kind=kind, plan=plan, directory=directory, record=change.key)


def _counted(change: RecordChange) -> Iterator[Disagreement]:
    if change.change is Change.CHANGED:
        for fact in change.facts:
            yield Disagreement(
                kind=Kind.NUMBER,
                plan=f"{change.label}：{fact.before}",
                directory=f"{change.label}：{fact.after}",
            )


def _no_longer_shown(change: RecordChange, register: Register) -> Iterator[Disagreement]:
    if change.key in register.closed:
        yield _of(Kind.CLOSED, change, change.label, f"{change.label}は終わっています")
    elif change.key not in register.published:
        yield _of(Kind.GONE, change, change.label, NOT_STATED)


def _changed(change: RecordChange, register: Register) -> Iterator[Disagreement]:
    if change.label != change.label_before:
        yield _of(Kind.RENAMED, change, change.label_before, change.label)
    if change.key in register.closed:
        yield _of(Kind.CLOSED, change, change.label_before, f"{change.label}は終わっています")
    for fact in change.facts:
        kind = Kind.MOVED if fact.name == DEPARTMENT else Kind.CHANGED
        sides = [
            f"{change.label} {fact.name}：{side or NOT_STATED}"
            for side in (fact.before, fact.after)
        ]
        yield _of(kind, change, *sides)
