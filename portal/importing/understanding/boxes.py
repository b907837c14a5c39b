"""Counters in a document without programmes' sheets: boxes by sector, lists of who takes part."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from portal.importing.data import NamingGuess, PlaceFound
from portal.importing.line_breaks import ends_name

from .departments import is_department
from .fold import CLOSING, OPENING, bare, fold
from .naming import is_facility, naming_of, place_kind
from .sectors import is_sector, sector_of
from .stream import Chunk, TextLine

_ETC = re.compile(r"[\s　]*(?:など|等|ほか|他)[\s　]*$")
_LISTED = re.compile(r"[、，]")
# Who takes part, by their nature as bodies: these are places one can go to.
_BODY = re.compile(r"(?:センター|連携室|社会福祉協議会|相談室|相談支援機関)$")
LONGEST_BOX = 12
LONGEST_NAME = 24


def places_in_boxes(chunks: Sequence[Chunk]) -> Iterator[PlaceFound]:
    """Yield the entries of boxes headed by a sector, then the bodies in enumerations."""
    for at, chunk in enumerate(chunks):
        if isinstance(chunk, TextLine) and _heads_box(chunk.text):
            yield from _box(chunks, at)
    yield from _enumerated([chunk for chunk in chunks if isinstance(chunk, TextLine)])


def _heads_box(text: str) -> bool:
    shown = text.strip()
    return bool(shown) and shown[0] in OPENING and shown[-1] in CLOSING and is_sector(bare(shown))


def _box(chunks: Sequence[Chunk], at: int) -> Iterator[PlaceFound]:
    heading = chunks[at]
    assert isinstance(heading, TextLine)
    sector = sector_of(heading.text)
    for name, lines in _entries(chunks[at + 1 : at + 1 + LONGEST_BOX]):
        naming = naming_of(name)
        if naming is not None:
            yield PlaceFound(name, naming, place_kind(name), sector=sector, lines=lines,
                             departments=(name,) if is_department(name) else ())  # fmt: skip


def _entries(chunks: Sequence[Chunk]) -> Iterator[tuple[str, tuple[int, ...]]]:
    """Yield the names up to the next heading, or to "など", which ends a box."""
    held = ""
    held_lines: tuple[int, ...] = ()
    for chunk in chunks:
        if not isinstance(chunk, TextLine) or chunk.text.strip()[0] in OPENING:
            break
        last = _ETC.search(chunk.text) is not None
        text = _ETC.sub("", chunk.text).strip()
        if len(fold(text)) > LONGEST_NAME or text.endswith("。"):
            break
        *whole, rest = _LISTED.split(held + text)
        lines = (*held_lines, *chunk.lines)
        for name in whole:
            yield name.strip(), lines
        held, held_lines = (rest, lines) if _broken(rest) and not last else ("", ())
        if not held and rest:
            yield rest.strip(), lines
        if last:
            break


def _broken(name: str) -> bool:
    """Whether a line holds only the beginning of a name: a group of people, not yet a role."""
    return re.search(r"(?:者|児|世代|支援|相談|福祉|地域|総合|包括)$", fold(name)) is not None


def _enumerated(lines: Sequence[TextLine]) -> Iterator[PlaceFound]:
    for text, numbers in _sentences(lines):
        parts = [part.strip(" \u3000。・") for part in re.split(r"[、，・]", text)]
        if len(parts) < 3:
            continue
        for part in parts:
            name = _ETC.sub("", part)
            if re.search("等|その他", name):
                continue
            if _BODY.search(fold(name)) and len(fold(name)) <= LONGEST_NAME and is_facility(name):
                yield PlaceFound(name, NamingGuess.PROPER, place_kind(name), lines=numbers)


def _sentences(lines: Sequence[TextLine]) -> Iterator[tuple[str, tuple[int, ...]]]:
    """Yield enumerations, those that go on in the next line joined."""
    text = ""
    numbers: tuple[int, ...] = ()
    for line in lines:
        shown = line.text.strip()
        goes_on = bool(text) and (text[-1] in "、，" or not ends_name(text))
        if text and not (goes_on and _LISTED.search(text)):
            yield text, numbers
            text, numbers = "", ()
        text, numbers = text + shown, (*numbers, *line.lines)
    if text:
        yield text, numbers
