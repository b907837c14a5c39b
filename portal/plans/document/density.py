"""How closely facts can be set: what runs on in one line, and what stands side by side."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from .lines import plain
from .parts import Cell, Line, Profile, Table

# In letters. A word is an item of a list, an answer stands beside another, a column holds
# nothing longer.
WORD, ANSWER, COLUMN = 24, 12, 6
_PAUSES = frozenset("、。：")
# A profile of more facts than these shows a few and folds the others away on a narrow screen.
FEW, FIRST = 6, 4


@dataclass(frozen=True, slots=True)
class Placed:
    """A fact of a profile; ``wide`` ones have the whole width."""

    name: str
    cell: Cell
    wide: bool


@dataclass(frozen=True, slots=True)
class Folded:
    """A profile's facts: the ``first`` ones, and ``rest``, which may be folded away."""

    first: tuple[Placed, ...]
    rest: tuple[Placed, ...]


def runs_on(cell: Cell) -> bool:
    """Tell whether a cell's lines are words that read as one list: 「A、B、C」."""
    return len(cell.lines) > 1 and not cell.header and all(map(_is_word, cell.lines))


def folded(profile: Profile) -> Folded:
    """Lay out a profile's facts, two short ones side by side."""
    if len(profile.rows) <= FEW:
        return Folded(tuple(_placed(profile.rows)), ())
    return Folded(tuple(_placed(profile.rows[:FIRST])), tuple(_placed(profile.rows[FIRST:])))


def short_columns(table: Table) -> frozenset[str]:
    """The columns whose every line is so short that it need not break."""
    long = {
        column
        for row in table.rows
        if len(row) == len(table.columns)
        for column, cell in zip(table.columns, row, strict=True)
        if any(len(plain(line)) > COLUMN for line in cell.lines) or runs_on(cell)
    }
    return frozenset(table.columns[1:]) - long


def _is_word(line: Line) -> bool:
    text = plain(line)
    is_marked = any(span.mark == "strong" for span in line)
    return len(text) <= WORD and not is_marked and _PAUSES.isdisjoint(text)


def _placed(rows: Sequence[tuple[str, Cell]]) -> Iterator[Placed]:
    """Pair neighbours that are both short; whatever stays alone gets the whole width."""
    number = 0
    while number < len(rows):
        pair = rows[number : number + 2]
        is_pair = len(pair) > 1 and all(_is_short(cell) for _name, cell in pair)
        for name, cell in pair if is_pair else pair[:1]:
            yield Placed(name, cell, wide=not is_pair)
        number += 1 + is_pair


def _is_short(cell: Cell) -> bool:
    return len(cell.lines) == 1 and len(plain(cell.lines[0])) <= ANSWER
