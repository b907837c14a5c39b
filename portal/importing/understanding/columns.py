"""Which fields the columns, or the rows, of a table stand for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from portal.importing.mapping import Field

from .departments import is_department
from .labels import Labels
from .modes import is_mode
from .names import programmes_named
from .sectors import is_sector
from .stream import Grid, Row

Fields = tuple[Field, ...]
# The head of a table is at its top.
HEAD_WITHIN = 3


@dataclass(frozen=True, slots=True)
class Head:
    """The head of a table with columns; ``rows`` is how many rows it takes.

    ``ticks`` has for each column the mode, sector or department whose ticks it holds, or "".
    """

    columns: tuple[Fields, ...]
    first: int
    rows: int
    ticks: tuple[str, ...] = ()

    def ticked_at(self, column: int) -> str:
        """Return what ticks in a column mean, "" where it holds words."""
        return self.ticks[column] if self.ticks else ""

    def columns_of(self, target: Field) -> list[int]:
        """Return which columns stand for ``target``."""
        return [at for at, fields in enumerate(self.columns) if target in fields]

    def has(self, target: Field) -> bool:
        """Whether a column stands for ``target``."""
        return any(target in fields for fields in self.columns)


def head_of(grid: Grid, labels: Labels) -> Head | None:
    """Return the head of a table with columns, None where it has none."""
    for at, row in enumerate(grid.rows[:HEAD_WITHIN]):
        if _is_head(row, [labels.fields_of(cell) for cell in row.cells]):
            columns = tuple(_fields(cell, labels) for cell in row.cells)
            below = grid.rows[at + 1] if at + 1 < len(grid.rows) else None
            return _with_second(Head(columns, at, 1, _ticked(row, labels)), row, below, labels)
    return None


def _is_head(row: Row, columns: Sequence[Fields]) -> bool:
    known = sum(bool(fields) for fields in columns)
    named = [cell for cell in row.cells if cell.strip()]
    ticked = sum(
        bool(_ticks(cell)) for fields, cell in zip(columns, row.cells, strict=True) if not fields
    )
    return known >= 2 and (known + ticked) * 2 >= len(named) and len(set(named)) >= 2


def _with_second(head: Head, above: Row, below: Row | None, labels: Labels) -> Head:
    """Take in a second row of headings, below a heading that spans several columns."""
    if below is None or not below.carried:
        return head
    second = tuple(_fields(cell, labels) for cell in below.cells)
    named = [at for at, cell in enumerate(below.cells) if cell.strip()]
    if not named or not all(second[at] for at in named):
        return head
    columns = tuple(
        old if old and new in ((), (Field.OTHER,)) else new
        for new, old in zip(second, _spread(head, above, below), strict=True)
    )
    pairs = zip(_ticked(below, labels), head.ticks, strict=True)
    return Head(columns, head.first, 2, tuple(new or old for new, old in pairs))


def _ticked(row: Row, labels: Labels) -> tuple[str, ...]:
    return tuple(cell if _ticks(cell) and not labels.fields_of(cell) else "" for cell in row.cells)


def _spread(head: Head, above: Row, below: Row) -> list[Fields]:
    """Return the head's fields, those of a heading over several columns under each of them."""
    spread: list[Fields] = []
    for at, (fields, cell) in enumerate(zip(head.columns, above.cells, strict=True)):
        beside = bool(spread) and not cell.strip() and bool(below.cells[at].strip())
        spread.append(spread[-1] if beside and not fields else fields)
    return spread


def _fields(cell: str, labels: Labels) -> Fields:
    """Return a heading's fields; the name of a mode, a sector … heads a column of ticks."""
    return labels.fields_of(cell) or _ticks(cell)


def _ticks(heading: str) -> Fields:
    """Return what ticks below a heading say."""
    if is_mode(heading):
        return (Field.MODE,)
    if is_sector(heading):
        return (Field.SECTOR,)
    return (Field.DEPARTMENT,) if is_department(heading) else ()


def label_pairs(row: Row, labels: Labels) -> list[tuple[Fields, str]]:
    """Return the (fields, value) pairs of a row that goes label, value, label, value."""
    pairs: list[tuple[Fields, str]] = []
    fields: Fields = ()
    for cell in row.cells:
        if not cell.strip():
            continue
        known = labels.fields_of(cell)
        if known and not fields:
            fields = known
        elif fields and (not pairs or pairs[-1][0] is not fields):
            pairs.append((fields, cell))
            fields = ()
        elif pairs:
            pairs[-1] = (pairs[-1][0], f"{pairs[-1][1]}\n{cell}")
    return pairs


def alternates(row: Row, labels: Labels) -> bool:
    """Whether a row goes label, value, label, value to its end."""
    filled = [cell for cell in row.cells if cell.strip()]
    known = [bool(labels.fields_of(cell)) for cell in filled]
    return len(filled) >= 4 and all(known[::2]) and not all(known[1::2])


def labels_beside(grid: Grid, labels: Labels) -> bool:
    """Whether the first column holds labels: the table is one programme's sheet."""
    filled = [row for row in grid.rows if sum(bool(cell.strip()) for cell in row.cells) > 1]
    known = sum(bool(labels.fields_of(_first(row))) for row in filled)
    return known >= 2 and known * 2 >= len(filled)


def _first(row: Row) -> str:
    return next((cell for cell in row.cells if cell.strip()), "")


def programmes_across(grid: Grid) -> bool:
    """Whether the columns are programmes: their names stand side by side in the first row."""
    return sum(bool(programmes_named(cell)) for cell in grid.rows[0].cells[1:]) >= 2
