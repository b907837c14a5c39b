"""What needs a person's eyes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from portal.importing.data import (
    Chapter,
    ChapterKind,
    Fault,
    FaultCode,
    PlaceFound,
    ProgrammeFound,
    TableGrid,
    Unread,
)
from portal.importing.mapping import Field

from .assembly import Group
from .departments import departments
from .labels import Labels
from .modes import modes_in
from .names import programmes_named


def faults_of(
    groups: Sequence[Group],
    programmes: Sequence[ProgrammeFound],
    places: Sequence[PlaceFound],
    chapters: Sequence[Chapter],
    labels: Labels,
) -> Iterator[Fault]:
    """Yield what was not understood, or what the document tells in two ways."""
    for group, programme in zip(groups, programmes, strict=True):
        yield from _of_programme(programme)
        yield from _of_wording(group)
        yield from _disagreements(group)
    for place in places:
        if not place.programmes:
            yield Fault(place.lines, FaultCode.PLACE_WITHOUT_PROGRAMME, place.name)
    known = frozenset(line for programme in programmes for line in programme.lines)
    for chapter in (each for root in chapters for each in root.walk()):
        if chapter.kind is ChapterKind.BODY:
            yield from _of_chapter(chapter, known, labels)


def _of_chapter(chapter: Chapter, known: frozenset[int], labels: Labels) -> Iterator[Fault]:
    for element in chapter.elements:
        if isinstance(element, TableGrid):
            yield from _unknown_columns(element, labels)
            yield from _unread_programmes(element, known)
        if isinstance(element, Unread):
            yield Fault(element.lines, element.code, element.text.split("\n")[0])


def _unknown_columns(grid: TableGrid, labels: Labels) -> Iterator[Fault]:
    """Yield the headings beside known ones that the mapping has no field for."""
    known = [bool(labels.fields_of(cell)) for cell in grid.rows[0]]
    if sum(known) < 2 or 2 * sum(known) < len(known):
        return
    for cell, fields in zip(grid.rows[0], known, strict=True):
        if cell.strip() and not fields:
            yield Fault(grid.lines[:1], FaultCode.UNKNOWN_COLUMN, cell)


def _unread_programmes(grid: TableGrid, known: frozenset[int]) -> Iterator[Fault]:
    """Yield the rows that name a programme in a table whose shape was not understood."""
    for line, row in zip(grid.lines, grid.rows, strict=True):
        named = [cell for cell in row if programmes_named(cell)]
        if named and line not in known:
            yield Fault((line,), FaultCode.BROKEN_TABLE, named[0])


def _of_programme(programme: ProgrammeFound) -> Iterator[Fault]:
    if not programme.departments:
        yield Fault(programme.lines, FaultCode.NO_DEPARTMENT, programme.name)
    if not programme.modes:
        yield Fault(programme.lines, FaultCode.NO_MODE, programme.name)
    for operator in programme.operators:
        if not operator.mode:
            yield Fault(programme.lines, FaultCode.OPERATOR_WITHOUT_MODE, operator.name)


def _of_wording(group: Group) -> Iterator[Fault]:
    for record in group.records:
        for stretch in record.stretches:
            wording = stretch.text(Field.MODE)
            if wording and not modes_in(wording):
                yield Fault(stretch.lines(Field.MODE), FaultCode.MODE_WORDING, wording)


def _disagreements(group: Group) -> Iterator[Fault]:
    """Yield where an overview and a sheet name different departments, or modes."""
    told = group.telling
    for target in (Field.DEPARTMENT, Field.MODE):
        known = [record for record in told if _read(target, record.text(target))]
        for other in known[1:]:
            if not _same(target, known[0].text(target), other.text(target)):
                lines = tuple(line for each in other.stretches for line in each.lines(target))
                yield Fault(lines, FaultCode.DISAGREEMENT, other.text(target))


def _read(target: Field, text: str) -> tuple[str, ...]:
    return modes_in(text) if target is Field.MODE else departments(text)


def _same(target: Field, one: str, other: str) -> bool:
    """Whether two wordings say the same; a short name of a department is the same one."""
    first, second = _read(target, one), _read(target, other)
    if target is Field.MODE:
        return set(first) == set(second)
    joined = "".join("".join(first).split())
    return all("".join(name.split()) in joined for name in second)
