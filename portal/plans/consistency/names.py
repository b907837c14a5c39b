"""Names in typed text that the directory no longer uses, or never knew."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from .departments import Found, departments_in, is_known
from .findings import Disagreement, Kind, NotInUse, Register, Where, Written
from .spelling import one_width

# Shorter names stand in too many other words.
_SHORTEST = 3


def names_not_in_use(texts: Iterable[Written], register: Register) -> Iterator[Disagreement]:
    """Former names, other names and names of closed places, once for each block."""
    outdated = {one_width(each.text): each for each in register.not_in_use}
    known = {name for name in map(one_width, register.names) if name}
    wanted = {name: each for name, each in outdated.items() if _is_wanted(name, known)}
    pattern = _any_of([*wanted, *known])
    if not wanted or pattern is None:
        return
    for written in texts:
        found = dict.fromkeys(pattern.findall(one_width(written.text)))
        yield from (_outdated(written, name, wanted[name]) for name in found if name in wanted)


def unknown_departments(texts: Iterable[Written], register: Register) -> Iterator[Disagreement]:
    """Names that can only be those of a department, and that the directory does not have."""
    known = frozenset(map(one_width, register.departments))
    if not known:
        return
    outdated = frozenset(one_width(each.text) for each in register.not_in_use)
    for written in texts:
        for found in _once(departments_in(one_width(written.text))):
            if not is_known(found, known) and not is_known(found, outdated):
                yield Disagreement(
                    kind=Kind.NO_SUCH_DEPARTMENT,
                    plan=found.around,
                    directory="、".join(sorted(register.departments)),
                    where=written.where,
                )


def unknown_in_records(texts: Iterable[Written], register: Register) -> Iterator[Disagreement]:
    """The same, each name once and in one row a record: lists of members name a whole town hall."""
    first: dict[str, Disagreement] = {}
    for each in unknown_departments(texts, register):
        first.setdefault(each.plan, each)
    rows: dict[Where | None, list[Disagreement]] = {}
    for each in first.values():
        rows.setdefault(each.where, []).append(each)
    for row in rows.values():
        yield replace(row[0], plan="、".join(each.plan for each in row))


def _once(found: Iterable[Found]) -> Iterable[Found]:
    return {each.whole: each for each in found}.values()


def _is_wanted(name: str, known: set[str]) -> bool:
    return len(name) >= _SHORTEST and name not in known


def _any_of(names: list[str]) -> re.Pattern[str] | None:
    """The longest name that fits wins, so that a name inside another one is not found."""
    ordered = sorted(set(names), key=lambda each: (-len(each), each))
    return re.compile("|".join(map(re.escape, ordered))) if ordered else None


def _outdated(written: Written, name: str, instead: NotInUse) -> Disagreement:
    return Disagreement(
        kind=instead.kind, plan=name, directory=instead.now, where=written.where, record=instead.key
    )
