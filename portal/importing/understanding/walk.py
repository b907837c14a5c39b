"""One walk through the document: headings set the context, tables and lines yield records."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from .context import Context
from .headings import Heading
from .labels import Labels
from .records import Record
from .sheets import WINDOW, Sheets
from .stream import Chunk, Grid, TextLine
from .tables import Tables


def records_of(
    chunks: Sequence[Chunk],
    headings: dict[int, Heading],
    labels: Labels,
    skip: frozenset[int],
    told: Callable[[int], None],
) -> list[Record]:
    """Return every record; ``skip`` are places in the stream that are none of the text."""
    context = Context()
    sheets, tables = Sheets(labels, context), Tables(labels)
    found: list[Record] = []
    at = 0
    while at < len(chunks):
        told(at)
        chunk = chunks[at]
        if at in skip:
            at += 1
        elif isinstance(chunk, Grid):
            goes_on = at > 0 and isinstance(chunks[at - 1], Grid)
            found.extend(tables.records(chunk, context, goes_on=goes_on))
            sheets.close()
            context.after_table = True
            at += 1
        else:
            at += sheets.take(_window(chunks, at, skip), headings.get(at))
    return [*found, *sheets.records]


def _window(chunks: Sequence[Chunk], at: int, skip: frozenset[int]) -> list[TextLine]:
    lines: list[TextLine] = []
    for place in range(at, min(at + 2 * WINDOW, len(chunks))):
        chunk = chunks[place]
        if isinstance(chunk, Grid) or place in skip:
            break
        lines.append(chunk)
    return lines
