"""What an edition showed of records, and what the same records say today."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from portal.plans.document.compare import RecordChange, records_changed
from portal.plans.document.differing import Change
from portal.plans.document.parts import RecordFacts

from .findings import Disagreement, Kind, Register
from .renames import Rename, explaining, renames_in, touched

DEPARTMENT = "担当課"
NOT_STATED = "記載なし"
# Living numbers stand among the records an edition showed.
NUMBER = "number"
# They stand in what other records say, which their rename changes.
_BODIES = {
    "department": Kind.DEPARTMENT_RENAMED,
    "organization": Kind.ORGANIZATION_RENAMED,
}


def since_edition(
    edition: Mapping[str, RecordFacts], now: Mapping[str, RecordFacts], register: Register
) -> Iterator[Disagreement]:
    """Records renamed, changed, closed, gone or new since the edition was fixed.

    What the plan merely stopped showing is no disagreement. What is only a new name elsewhere
    is told once, with the name.
    """
    changes = records_changed(edition, now)
    renames = renames_in(changes, register)
    counted = touched(changes, renames)
    yield from _bodies_renamed(changes, counted)
    for change in changes:
        if change.kind == NUMBER:
            yield from _counted(change)
        elif change.change is Change.REMOVED:
            yield from _no_longer_shown(change, register)
        elif change.change is Change.ADDED:
            yield _of(Kind.ADDED, change, NOT_STATED, change.label)
        else:
            yield from _changed(change, register, renames)


def _bodies_renamed(
    changes: Sequence[RecordChange], counted: Counter[Rename]
) -> Iterator[Disagreement]:
    renamed = {_rename(each) for each in changes if each.label_before != each.label} | {*counted}
    for each in sorted(renamed, key=lambda each: (each.key, each.before)):
        if kind := _BODIES.get(each.key.partition(":")[0]):
            yield Disagreement(
                kind=kind,
                plan=each.before,
                directory=_with_count(each.after, counted[each]),
                record=each.key,
            )


def _rename(change: RecordChange) -> Rename:
    return Rename(change.key, change.label_before, change.label)


def _with_count(name: str, count: int) -> str:
    return f"{name}（計画に載っている記録のうち{count}件）" if count else name


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


def _changed(
    change: RecordChange, register: Register, renames: Sequence[Rename]
) -> Iterator[Disagreement]:
    if change.label != change.label_before and change.kind not in _BODIES:
        yield _of(Kind.RENAMED, change, change.label_before, change.label)
    if change.key in register.closed:
        yield _of(Kind.CLOSED, change, change.label_before, f"{change.label}は終わっています")
    for fact in change.facts:
        if explaining(fact, renames):
            continue
        kind = Kind.MOVED if fact.name == DEPARTMENT else Kind.CHANGED
        sides = [
            f"{change.label} {fact.name}：{side or NOT_STATED}"
            for side in (fact.before, fact.after)
        ]
        yield _of(kind, change, *sides)
