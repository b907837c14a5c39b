"""The proof that every character of a document stands in its drafts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import Any

from bs4 import BeautifulSoup

from portal.importing.data import Line, Source

from .blocks import BULLET_SIGNS, Block
from .tree import Draft


def dropped(source: Source, draft: Draft) -> Counter[str]:
    """The characters of the source, but spaces and bullets, that the drafts lack."""
    wanted = Counter(char for line in source.lines for char in _said(line))
    held: Counter[str] = Counter()
    for text in _texts(draft):
        held.update(text)
    missing = wanted - held
    return Counter({char: n for char, n in missing.items() if not _is_layout(char)})


def _said(line: Line) -> str:
    return "".join(line.cells) if line.cells else line.text


def _is_layout(char: str) -> bool:
    return char.isspace() or char in BULLET_SIGNS


def _texts(draft: Draft) -> Iterable[str]:
    for sheet in draft.sheets:
        yield sheet.label + sheet.title
    blocks = (*draft.front, *draft.set_aside, *(b for sheet in draft.sheets for b in sheet.blocks))
    for block in blocks:
        yield from _of(block)


def _of(block: Block) -> Iterable[str]:
    value: Any = block["value"]
    if block["type"] == "text":
        yield BeautifulSoup(value, "html.parser").get_text()
    elif block["type"] == "table":
        yield from (column["heading"] for column in value["columns"])
        yield from (cell for row in value["rows"] for cell in row["values"])
    else:
        yield value["text"]
