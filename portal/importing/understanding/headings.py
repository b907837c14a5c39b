"""Which lines are headings, and how deep: by numbering first, by the format's word second."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from portal.importing.data import LineStyle

from .fold import CIRCLED, CLOSING, OPENING, ROMAN, fold
from .labels import Labels
from .stream import Chunk, Grid, TextLine

_NUMBER = "[0-9０-９一二三四五六七八九十]+"
_STYLES = (
    ("chapter", rf"第{_NUMBER}[章編部][\s　:：]*"),
    ("section", rf"第{_NUMBER}節[\s　:：]*"),
    ("roman", rf"(?:[{ROMAN}]+|[IVX]{{1,4}}(?=[\s　.．]))[\s　.．、]*"),
    ("dotted", r"[0-9０-９]{1,2}(?:[-－‐–.．][0-9０-９]{1,2})+[\s　.．]*"),
    ("point", r"[0-9０-９]{1,2}[.．、)）][\s　]*"),
    ("number", r"[0-9０-９]{1,2}[\s　]+(?![年月日人名歳条項号回件種章％%か箇ヶ０-９0-9])"),
    (
        "parenthesis",
        r"[(（][0-9０-９一二三四五六七八九十]{1,2}[)）](?:[-－‐][0-9０-９]{1,2})?[\s　]*",
    ),
    ("kana", r"[ア-ン][\s　.．、)）]+"),
    ("circled", rf"[{CIRCLED}][\s　]*"),
    *((f"mark {sign}", rf"{sign}[\s　]*") for sign in "◆■●◇□▼◎・"),
)
_PREFIXES = tuple((style, re.compile(pattern)) for style, pattern in _STYLES)
NUMBERED = {"chapter", "section", "roman", "dotted", "point", "number"}
_SENTENCE_END = re.compile(r"[。、，,．]$|(?:ます|です|する|した|により|について、)$")
_LEADERS = re.compile(r"[.．…・･‥⋯ ]{3,}[\s　]*[-－]?[0-9０-９]{1,3}[-－]?$|…+")
LONGEST = 45
# What follows a heading is running text, at least this long.
SENTENCE = 18


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading: ``at`` is its place in the stream, ``strong`` where its look leaves no doubt."""

    at: int
    text: str
    label: str
    title: str
    style: str
    level: int
    strong: bool


def heading_at(at: int, line: TextLine, strong: bool) -> Heading:
    """Return the heading a line is."""
    style, label, title = split_label(line.text)
    level = line.level if line.style is LineStyle.HEADING else 0
    style = style or (f"level {level}" if level else "bare")
    return Heading(at, line.text.strip(), label, title, style, level, strong)


def number_of(label: str) -> int | None:
    """Return the last number of a numbering, None where it counts with other signs."""
    found = re.findall(r"[0-9]+", unicodedata.normalize("NFKC", label))
    return int(found[-1]) if found else None


def split_label(text: str) -> tuple[str, str, str]:
    """Return (style, numbering as written, rest); style "" where there is no numbering."""
    shown = text.strip()
    for style, pattern in _PREFIXES:
        if (found := pattern.match(shown)) and shown[found.end() :].strip():
            return style, found[0].strip(), shown[found.end() :].strip()
    if shown and shown[0] in OPENING and shown[-1] == CLOSING[OPENING.index(shown[0])]:
        return f"bracket {shown[0]}", "", shown
    return "", "", shown


def headings_of(
    chunks: Sequence[Chunk], labels: Labels, titles: frozenset[str], skip: frozenset[int]
) -> Iterator[Heading]:
    """Yield the headings; ``titles`` are the folded entries of the table of contents.

    ``skip`` are places in the stream that are none for sure.
    """
    for at, chunk in enumerate(chunks):
        if at in skip or isinstance(chunk, Grid):
            continue
        following = chunks[at + 1] if at + 1 < len(chunks) else None
        if (found := _heading(chunk, following, labels, titles)) is not None:
            style, strong = found
            _style, label, title = split_label(chunk.text)
            level = chunk.level if chunk.style is LineStyle.HEADING else 0
            yield Heading(at, chunk.text.strip(), label, title, style, level, strong)


def _heading(
    line: TextLine, following: Chunk | None, labels: Labels, titles: frozenset[str]
) -> tuple[str, bool] | None:
    style, _label, title = split_label(line.text)
    if line.style is LineStyle.HEADING:
        return style or f"level {line.level}", True
    if line.style in (LineStyle.ITEM, LineStyle.NOTE) or not _short(line.text):
        return None
    if fold(line.text) in titles:
        return style or "listed", True
    if line.bold and (style or line.after_gap):
        return style or "bold", True
    if not style or labels.leading(line.text):
        return None
    if style == "mark ・":
        return None
    if style in NUMBERED:
        return (style, True) if not _LEADERS.search(title) else None
    return (style, False) if _introduces(style, following, labels) else None


def _short(text: str) -> bool:
    folded = fold(text[: 4 * LONGEST])
    return 2 <= len(folded) <= LONGEST and not _SENTENCE_END.search(folded)


def _introduces(style: str, following: Chunk | None, labels: Labels) -> bool:
    """Whether what follows is the text below a heading rather than the next entry of a list."""
    if following is None:
        return False
    if isinstance(following, Grid):
        return True
    if split_label(following.text)[0] == style or labels.leading(following.text):
        return False
    if style.startswith("bracket"):
        return True
    folded = fold(following.text)
    return len(folded) >= SENTENCE or folded.endswith("。")
