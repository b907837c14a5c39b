"""What stands below a heading: paragraphs, lists, tables, and what could not be told apart."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from statistics import median_low, quantiles

from portal.importing.data import (
    Bullets,
    Element,
    FaultCode,
    Item,
    Kind,
    LineStyle,
    Paragraph,
    Source,
    TableGrid,
    Unread,
)

from .fold import CIRCLED, fold
from .stream import Chunk, Grid, TextLine

_MARKER = re.compile(
    rf"[\s　]*([・●○〇◯■□◆◇▼▲△▽◎☆★➢✓•‣⚫※]|[{CIRCLED}]|[(（][0-9０-９ア-ンa-z]{{1,2}}[)）]"
    r"|[0-9０-９]{1,2}[.．、)）](?![0-9０-９])|[-‐−–—](?=[\s　]))[\s　]*"
)
_ENDED = re.compile(r"[。.！？!?」』）)】:：]$")
# A line is full, and may go on below, from this share of the usual width.
FULL = 0.7
# A column's width shows in so many lines above and below; none is narrower.
NEARBY = 3
NARROWEST = 17
# So many short lines below each other are a table or a figure that fell apart.
SHORT = 14
FEWEST_SHORT = 5


@dataclass(frozen=True, slots=True)
class Layout:
    """How the document breaks its lines.

    ``wraps`` whether a paragraph may go on in the next line, ``width`` a full line's characters,
    ``gap`` how many blank lines stand between lines of one paragraph.
    """

    wraps: bool
    width: int
    gap: int


def layout_of(source: Source, chunks: Sequence[Chunk]) -> Layout:
    """Return how the lines of a document are broken."""
    lines = [chunk for chunk in chunks if isinstance(chunk, TextLine)]
    if source.kind is Kind.WORD or len(lines) < 2:
        return Layout(False, 0, 0)
    lengths = sorted(len(fold(line.text)) for line in lines)
    width = int(quantiles(lengths, n=10)[-1])
    gap = median_low(line.after_gap for line in lines) if source.kind is not Kind.MARKDOWN else 0
    # Lines longer than a page is wide were never broken.
    return Layout(width <= 60, width, gap)


def elements_of(chunks: Sequence[Chunk], layout: Layout) -> Iterator[Element]:
    """Yield the elements; every character of the chunks is in them."""
    run: list[TextLine] = []
    for chunk in chunks:
        if isinstance(chunk, TextLine):
            run.append(chunk)
            continue
        yield from _of_lines(run, layout)
        run = []
        yield TableGrid(tuple(row.cells for row in chunk.rows), chunk.lines, _head_rows(chunk))
    yield from _of_lines(run, layout)


def _head_rows(grid: Grid) -> int:
    """Return 1 where every cell of the first row is short and filled, as heads are."""
    cells = grid.rows[0].cells
    return int(len(grid.rows) > 1 and all(0 < len(fold(cell)) <= 25 for cell in cells))


def _of_lines(lines: Sequence[TextLine], layout: Layout) -> Iterator[Element]:
    blocks = list(_blocks(lines, layout))
    at = 0
    while at < len(blocks):
        end = _while(blocks, at, _is_item)
        if end > at:
            yield Bullets(tuple(_item(block) for block in blocks[at:end]))
            at = end
            continue
        end = _while(blocks, at, _is_scrap)
        if end - at >= FEWEST_SHORT:
            scraps = [line for block in blocks[at:end] for line in block]
            yield Unread("\n".join(line.text.strip() for line in scraps), _lines(scraps),
                         FaultCode.RUN_TOGETHER)  # fmt: skip
            at = end
            continue
        yield Paragraph(_text(blocks[at]), _lines(blocks[at]))
        at += 1


def _while(
    blocks: Sequence[list[TextLine]], at: int, holds: Callable[[list[TextLine]], bool]
) -> int:
    while at < len(blocks) and holds(blocks[at]):
        at += 1
    return at


def _blocks(lines: Sequence[TextLine], layout: Layout) -> Iterator[list[TextLine]]:
    """Yield the lines of one paragraph, or of one list entry, together."""
    block: list[TextLine] = []
    for at, line in enumerate(lines):
        if block and not _goes_on(block[-1], line, layout, _nearby(lines, at)):
            yield block
            block = []
        block.append(line)
    if block:
        yield block


def _nearby(lines: Sequence[TextLine], at: int) -> int:
    """Return how long the lines around are: a column's width, where there are columns."""
    around = lines[max(0, at - NEARBY) : at + NEARBY]
    return max(len(fold(line.text)) for line in around)


def _goes_on(before: TextLine, line: TextLine, layout: Layout, nearby: int) -> bool:
    if not layout.wraps or line.style is not LineStyle.TEXT or _MARKER.match(line.text):
        return False
    if line.after_gap > layout.gap or line.text.startswith("\u3000"):
        return False
    folded = fold(before.text)
    width = min(layout.width, max(nearby, NARROWEST))
    return not _ENDED.search(folded) and len(folded) >= width * FULL


def _is_item(block: list[TextLine]) -> bool:
    return block[0].style is LineStyle.ITEM or _MARKER.match(block[0].text) is not None


def _is_scrap(block: list[TextLine]) -> bool:
    folded = fold(block[0].text)
    return len(block) == 1 and not _is_item(block) and len(folded) <= SHORT and "。" not in folded


def _item(block: list[TextLine]) -> Item:
    text = _text(block)
    marker = _MARKER.match(text)
    depth = block[0].level if block[0].style is LineStyle.ITEM else 1
    if marker and text[marker.end() :]:
        return Item(text[marker.end() :], _lines(block), marker[1], max(depth, 1))
    return Item(text, _lines(block), "", max(depth, 1))


def _text(block: Sequence[TextLine]) -> str:
    """Return the lines joined: without a space, unless two Latin words would meet."""
    text = block[0].text.strip()
    for line in block[1:]:
        more = line.text.strip()
        latin = text[-1:].isascii() and text[-1:].isalnum() and more[:1].isascii()
        text += f" {more}" if latin else more
    return text


def _lines(block: Sequence[TextLine]) -> tuple[int, ...]:
    return tuple(number for line in block for number in line.lines)
