"""The document's own table of contents: found, used, and not taken for chapters."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from portal.importing.data import LineStyle

from .fold import fold
from .stream import Chunk, Grid, TextLine

_TITLE = re.compile(r"目次|もくじ|contents")
_PAGE = re.compile(r"[.．…・･‥⋯\-－―─\s　]*[0-9０-９]{1,3}[\s　]*$")
_LEADERS = re.compile(r"(?:[.．…･‥⋯]{2,}|・{3,})[\s　]*[0-9０-９]{0,3}[\s　]*$")
# A list of contents is no longer, and it begins early.
LONGEST = 150
LONGEST_ENTRY = 160
FEWEST = 3


@dataclass(frozen=True, slots=True)
class Contents:
    """Places in the stream that are the table of contents, and its entries, folded."""

    places: frozenset[int] = frozenset()
    titles: frozenset[str] = frozenset()


def contents_of(chunks: Sequence[Chunk]) -> Contents:
    """Return the table of contents, empty where there is none."""
    start = _start(chunks)
    if start is None:
        return Contents()
    end = _end(chunks, start)
    entries = [_entry(chunk) for chunk in chunks[start:end]]
    titles = frozenset(entry for entry in entries if len(entry) >= 3)
    return Contents(frozenset(range(start, end)), titles - {"目次"})


def _start(chunks: Sequence[Chunk]) -> int | None:
    for at, chunk in enumerate(chunks):
        if isinstance(chunk, TextLine):
            folded = fold(chunk.text[:LONGEST_ENTRY])
            if _TITLE.fullmatch(folded) or (len(folded) < 40 and folded.endswith("目次")):
                return at
            if _leaders(chunks[at : at + FEWEST]):
                return at
    return None


def _leaders(chunks: Sequence[Chunk]) -> bool:
    return len(chunks) == FEWEST and all(
        isinstance(chunk, TextLine)
        and len(chunk.text) <= LONGEST_ENTRY
        and _LEADERS.search(chunk.text)
        for chunk in chunks
    )


def _end(chunks: Sequence[Chunk], start: int) -> int:
    """Return where the text begins: where an early entry stands a second time, as a heading."""
    last = min(len(chunks), start + LONGEST)
    entries = [_entry(chunk) for chunk in chunks[start + 1 : last]]
    for first, entry in enumerate(entries[:3]):
        for at in range(first + 1, len(entries)):
            if len(entry) >= 3 and entries[at] == entry:
                return start + 1 + at - first if at - first > 1 else start + 1 + at
    return _while_entries(chunks, start, last)


def _while_entries(chunks: Sequence[Chunk], start: int, last: int) -> int:
    at = start + 1
    while at < last and _looks_listed(chunks[at]):
        at += 1
    return at


def _looks_listed(chunk: Chunk) -> bool:
    if isinstance(chunk, Grid):
        ends = [re.search(r"[0-9０-９]{1,3}$", row.cells[-1].strip()) for row in chunk.rows]
        return sum(map(bool, ends)) * 2 > len(ends)
    if len(chunk.text) > LONGEST_ENTRY:
        return False
    return (
        chunk.style is LineStyle.ITEM
        or _LEADERS.search(chunk.text) is not None
        or (len(chunk.text) < 40 and re.search(r"[\s　][0-9０-９]{1,3}$", chunk.text) is not None)
    )


def _entry(chunk: Chunk) -> str:
    if isinstance(chunk, Grid) or len(chunk.text) > LONGEST_ENTRY:
        return ""
    return fold(_PAGE.sub("", chunk.text))
