"""Elements of an understood document → the raw blocks of a chapter."""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Iterator
from html import escape
from typing import Any

from portal.importing.data import (
    Bullets,
    Chapter,
    Element,
    Item,
    Paragraph,
    TableGrid,
    Unread,
)

# Signs that HTML's own lists stand for.
BULLET_SIGNS = frozenset("・-*•●○◆◇■□▪–—※〇")
DEEPEST_HEADING = 4
BLANK_LINE_BETWEEN = 2
Block = dict[str, Any]


def blocks_of(chapter: Chapter, depth: int = 2) -> Iterator[Block]:
    """The blocks of a chapter and all below it; the headings below begin at ``depth``."""
    yield from _elements(chapter.elements)
    for each in chapter.chapters:
        yield _block("heading", {"level": str(min(depth, DEEPEST_HEADING)), "text": heading(each)})
        yield from blocks_of(each, depth + 1)


def kept_as_it_stood(chapter: Chapter) -> Iterator[Block]:
    """What no draft needs to show as text (contents, page numbers): kept, and marked."""
    for each in chapter.walk():
        texts = [heading(each), *(text for element in each.elements for text in _texts(element))]
        yield _unread("\n".join(filter(None, texts)), each.lines)


def heading(chapter: Chapter) -> str:
    """A chapter's numbering and title as they were written."""
    return f"{chapter.label} {chapter.title}".strip()


def line_numbers(lines: Iterable[int]) -> str:
    """「12-16、20」 for 12, 14, 16 and 20: a single line between two belongs to both."""
    runs: list[list[int]] = []
    for number in sorted(set(lines)):
        if runs and number - runs[-1][-1] <= BLANK_LINE_BETWEEN:
            runs[-1].append(number)
        else:
            runs.append([number])
    return "、".join(str(run[0]) if len(run) == 1 else f"{run[0]}-{run[-1]}" for run in runs)


def _elements(elements: tuple[Element, ...]) -> Iterator[Block]:
    running: list[str] = []
    for element in elements:
        if isinstance(element, Paragraph | Bullets):
            running.append(_html(element))
            continue
        yield from _written(running)
        running = []
        yield _table(element) if isinstance(element, TableGrid) else _left(element)
    yield from _written(running)


def _written(html: list[str]) -> Iterator[Block]:
    if html:
        yield _block("text", "".join(html))


def _html(element: Paragraph | Bullets) -> str:
    if isinstance(element, Paragraph):
        return f"<p>{_lines(element.text)}</p>"
    items = "".join(f"<li>{_lines(_marked(item))}</li>" for item in element.items)
    return f"<ul>{items}</ul>"


def _marked(item: Item) -> str:
    """A number says more than a dot does, so it stays."""
    return item.text if set(item.marker) <= BULLET_SIGNS else f"{item.marker} {item.text}"


def _lines(text: str) -> str:
    return escape(text, quote=False).replace("\n", "<br/>")


def _table(grid: TableGrid) -> Block:
    heads, rows = grid.rows[: grid.header_rows], grid.rows[grid.header_rows :]
    width = len(grid.rows[0]) if grid.rows else 0
    columns = ["　".join(filter(None, (row[at] for row in heads))) for at in range(width)]
    value = {
        "columns": [{"type": "text", "heading": each} for each in columns],
        "rows": [{"values": list(row)} for row in rows],
        "caption": "",
    }
    return _block("table", value)


def _left(element: Unread) -> Block:
    return _unread(element.text, element.lines)


def _unread(text: str, lines: Iterable[int]) -> Block:
    return _block("unread", {"lines": line_numbers(lines), "text": text})


def _texts(element: Element) -> Iterator[str]:
    if isinstance(element, Bullets):
        yield from (f"{item.marker} {item.text}".strip() for item in element.items)
    elif isinstance(element, TableGrid):
        yield from ("　".join(row) for row in element.rows)
    else:
        yield element.text


def _block(kind: str, value: object) -> Block:
    return {"type": kind, "value": value, "id": str(uuid.uuid4())}
