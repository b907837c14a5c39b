"""Names of places out of a cell or the lines below a label: whole names, nothing else."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from portal.importing.line_breaks import ends_name

from .areas import is_area
from .departments import is_department
from .fold import BULLET, CIRCLED, CLOSING, OPENING, fold
from .naming import is_facility

_SIGN = (
    r"(?:[・●○〇◯■□◆◇▼▲△▽◎☆★➢✓•‣⚫※]|[(（][0-9０-９ア-ンa-z]{1,2}[)）]"
    r"|[0-9０-９]{1,2}[.．、)）](?![0-9０-９]))"
)
_ITEM_START = re.compile(rf"[\s　]*(?:{_SIGN}|[{CIRCLED}])")
_WITHIN = re.compile(rf"(?:^|(?<=[\s　)）])){_SIGN}|[{CIRCLED}]")
_BRACKET = re.compile(r"[\s　]*[（(]((?:[^（）()]|[（(][^（）()]*[）)])*)[）)]")
_AREA_BRACKET = re.compile(rf"[{re.escape(OPENING)}]([^{re.escape(OPENING + CLOSING)}]*)"
                           rf"[{re.escape(CLOSING)}]")  # fmt: skip
# Who runs a place, behind its name in brackets of any sort: 甲館【委託：乙会】
_RUN_BY = re.compile(
    r"(?<=[^\s　。:：、】〕］\]（(])[【〔［\[＜]"
    r"([^【】〔〕［］\[\]＜＞\n]*(?:直営|委託|補助|法人|会社|協議会|社協)[^【】〔〕［］\[\]＜＞\n]*)[】〕］\]＞]"
)
_FREQUENCY = re.compile(
    r"[\s　]+(?:週|月|年|隔月|毎[週月年日]|第[0-9０-９]"
    r"|[0-9０-９]+[\s　]*(?:か月|ヶ月|カ月|箇月|週間|年)に)[^\s　]*.*$|[\s　]*[:：].*$"
)
_JOIN = re.compile(r"[ぁ-んァ-ヶー一-龥々a-z0-9]$")


@dataclass(frozen=True, slots=True)
class PlaceName:
    """A name with what stands in brackets behind it, the area it stands under, its number."""

    name: str
    brackets: tuple[str, ...] = ()
    area: str = ""
    number: str = ""


def place_names(text: str) -> list[PlaceName]:
    """Return the entries of a place's cell, in order; a category is returned like a name."""
    found: list[PlaceName] = []
    area = number = ""
    for piece in _pieces(_RUN_BY.sub(r"（\1）", text)):
        heading = _AREA_BRACKET.match(piece.strip())
        if heading and not (heading[0][0] in "「『" and not is_area(heading[1])):
            area, piece = heading[1], piece.strip()[heading.end() :]
        piece, marked = _unmarked(piece)
        number = marked or number
        found.extend(
            PlaceName(name, brackets, area, number) for name, brackets in _named(piece) if name
        )
    return found


def _pieces(text: str) -> Iterator[str]:
    """Split where a new entry begins: at a sign, at a bracketed area, at a whole name's end."""
    whole = ""
    for line in text.split("\n"):
        for part in _entries(line):
            if whole and _goes_on(whole, part):
                whole += part.strip()
            else:
                yield whole
                whole = part.strip()
    yield whole


def _entries(line: str) -> list[str]:
    cuts = sorted({0, *(found.start() for found in _WITHIN.finditer(line)),
                   *(found.start() for found in _AREA_BRACKET.finditer(line)
                     if not _within_name(found))})  # fmt: skip
    parts = [line[start:end] for start, end in zip(cuts, [*cuts[1:], None], strict=True)]
    return [part for part in parts if part.strip()]


def _within_name(found: re.Match[str]) -> bool:
    """Whether quotes are part of a name: こども館「あおぞら」."""
    before = found.string[: found.start()]
    return found[0][0] in "「『" and not is_area(found[1]) and bool(_JOIN.search(fold(before)))


def _goes_on(whole: str, part: str) -> bool:
    """Whether a line is the rest of a name broken at the line's end."""
    if _ITEM_START.match(part) or _AREA_BRACKET.match(part) or is_department(part):
        return False
    if _open(whole) or part.lstrip().startswith(("（", "(")):
        return True
    folded = fold(whole)
    if is_facility(whole) and is_facility(part):
        return False
    return not ends_name(whole) and len(fold(part)) <= 12 and bool(_JOIN.search(folded))


def _open(text: str) -> bool:
    return text.count("（") + text.count("(") > text.count("）") + text.count(")")


def _unmarked(piece: str) -> tuple[str, str]:
    """Return a piece without its signs, and the circled number among them."""
    number, before = "", None
    while before != piece:
        before = piece
        piece = BULLET.sub("", piece.strip())
        if found := _ITEM_START.match(piece):
            number = next((sign for sign in found[0] if sign in CIRCLED), number)
            piece = piece[found.end() :]
    return piece.strip(), number


def _named(piece: str) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield each name with its brackets; after brackets another name may follow."""
    name, start = "", 0
    brackets: list[str] = []
    for found in _BRACKET.finditer(piece):
        between = piece[start : found.start()].strip()
        if between and name:
            yield from _listed(name, tuple(brackets))
            name, brackets = "", []
        start = found.end()
        if name or between:
            name = name or between
            brackets.append(found[1])
        else:
            # What begins with brackets has them in its name: (有)…
            return (yield from _named_from(found[0].strip(), piece[start:]))
    if name:
        yield from _listed(name, tuple(brackets))
    if rest := piece[start:].strip():
        yield from _listed(rest, ())


def _named_from(beginning: str, rest: str) -> Iterator[tuple[str, tuple[str, ...]]]:
    for name, brackets in _named(rest.strip()):
        yield beginning + name, brackets
        beginning = ""


def _listed(name: str, brackets: tuple[str, ...]) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield the names of an enumeration; brackets belong to the last."""
    parts = [part for part in re.split(r"[、，,／]|/(?![a-z])", name) if part.strip()]
    for at, part in enumerate(parts):
        part = _FREQUENCY.sub("", part).strip(" \u3000。・")
        yield part, brackets if at == len(parts) - 1 else ()
