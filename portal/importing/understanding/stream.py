"""A document as one stream of text lines and tables, repaired where extraction broke it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from portal.importing.data import Line, LineStyle, Source

_ONE_SIGN = re.compile(r"[ぁ-んァ-ヶー一-龥々]")
# Fewer single letters below each other may be a list, not a word written downwards.
FEWEST_DOWNWARDS = 3


@dataclass(frozen=True, slots=True)
class TextLine:
    """A line of text; ``lines`` are more than one where a word was written downwards."""

    text: str
    lines: tuple[int, ...]
    style: LineStyle = LineStyle.TEXT
    level: int = 0
    bold: bool = False
    after_gap: int = 0


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a table."""

    cells: tuple[str, ...]
    line: int
    carried: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Grid:
    """A table: rows of the same width."""

    rows: tuple[Row, ...]

    @property
    def lines(self) -> tuple[int, ...]:
        """One line number a row."""
        return tuple(row.line for row in self.rows)


Chunk = TextLine | Grid


def stream_of(source: Source) -> tuple[Chunk, ...]:
    """Return text lines and tables in reading order, without blank lines and furniture."""
    return tuple(_downwards(list(_chunks(source.lines))))


def _chunks(lines: Sequence[Line]) -> Iterator[Chunk]:
    rows: list[Line] = []
    gap = 0
    for line in lines:
        if line.style is LineStyle.FURNITURE:
            continue
        if line.style is LineStyle.CELLS and any(line.cells):
            if rows and rows[-1].table != line.table:
                yield _grid(rows)
                rows = []
            rows.append(line)
        elif not line.text.strip():
            gap += 1
            continue
        else:
            if rows:
                yield _grid(rows)
                rows = []
            yield TextLine(line.text, (line.number,), line.style, line.level, line.bold, gap)
        gap = 0
    if rows:
        yield _grid(rows)


def _grid(lines: Sequence[Line]) -> Grid:
    width = max(len(line.cells) for line in lines)
    return Grid(
        tuple(
            Row((*line.cells, *[""] * (width - len(line.cells))), line.number, line.carried)
            for line in lines
        )
    )


def _downwards(chunks: Sequence[Chunk]) -> Iterator[Chunk]:
    """Join runs of single letters: a heading beside a table, written downwards."""
    run: list[TextLine] = []
    for chunk in chunks:
        if isinstance(chunk, TextLine) and _ONE_SIGN.fullmatch(chunk.text.strip()):
            run.append(chunk)
            continue
        yield from _joined(run)
        run = []
        yield chunk
    yield from _joined(run)


def _joined(run: Sequence[TextLine]) -> Iterator[TextLine]:
    if len(run) < FEWEST_DOWNWARDS:
        yield from run
        return
    text = "".join(line.text.strip() for line in run)
    lines = tuple(number for line in run for number in line.lines)
    yield replace(run[0], text=text, lines=lines)
