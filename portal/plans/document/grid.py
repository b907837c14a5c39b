"""A table as a grid: which cells hold in a row, those that an earlier row began included."""

from __future__ import annotations

from dataclasses import dataclass

from .parts import Cell, Table


@dataclass(frozen=True, slots=True)
class Placed:
    """A cell in its column. ``begun`` tells whether an earlier row already showed it."""

    column: str
    cell: Cell
    begun: bool = False


def grid(table: Table) -> tuple[tuple[Placed, ...], ...]:
    """Each row with all its cells in the order of the columns."""
    lasting: dict[int, tuple[Cell, int]] = {}
    return tuple(_row(table.columns, row, lasting) for row in table.rows)


def _row(
    columns: tuple[str, ...], row: tuple[Cell, ...], lasting: dict[int, tuple[Cell, int]]
) -> tuple[Placed, ...]:
    """Place ``row``; ``lasting`` is what reaches into it by column, with the rows left."""
    fresh = iter(row)
    placed = []
    for number, column in enumerate(columns):
        if number in lasting:
            cell, left = lasting.pop(number)
            placed.append(Placed(column, cell, begun=True))
        else:
            found = next(fresh, None)
            if found is None:
                continue
            cell, left = found, found.rows
            placed.append(Placed(column, cell))
        if left > 1:
            lasting[number] = (cell, left - 1)
    return tuple(placed)
