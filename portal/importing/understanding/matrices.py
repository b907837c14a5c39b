"""Matrices of ticks: which counter runs which programme."""

from __future__ import annotations

import re
from collections.abc import Iterator

from portal.importing.mapping import Field

from .labels import Labels
from .names import ProgrammeName, programmes_named, split_name
from .records import Record
from .stream import Grid, Row

TICK = re.compile(r"[○〇◯●◎✓✔レ☑■]")
FEWEST = 2


def counters_by_programme(grid: Grid, labels: Labels) -> Iterator[Record]:
    """Yield a record for each tick of a table with programmes above and counters beside."""
    head, *rows = grid.rows
    above = {at: several[0] for at, cell in enumerate(head.cells) if at
             and (several := programmes_named(cell))}  # fmt: skip
    cells = [row.cells[at].strip() for row in rows for at in above]
    if len(above) < FEWEST or not any(cells) or not all(_tick_or_none(cell) for cell in cells):
        return
    for row in rows:
        for at, named in above.items():
            if TICK.fullmatch(row.cells[at].strip()):
                yield _record(head, row, at, named, labels)


def _tick_or_none(cell: str) -> bool:
    return cell in {"", "-", "－", "―", "×", "✕"} or bool(TICK.fullmatch(cell))


def _record(head: Row, row: Row, at: int, named: ProgrammeName, labels: Labels) -> Record:
    record = Record(split_name(head.cells[at])[0], named.kind, named.variant,
                    lines=[head.line, row.line])  # fmt: skip
    for place, (heading, cell) in enumerate(zip(head.cells, row.cells, strict=True)):
        fields = labels.fields_of(heading) or ((Field.PLACE,) if place == 0 else ())
        if fields and not programmes_named(heading):
            target = Field.PLACE if place == 0 else fields[0]
            record.last.add(target, cell, (row.line,))
    return record
