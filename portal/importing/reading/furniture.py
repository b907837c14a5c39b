"""Page furniture: page numbers and running headers, set aside but kept."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from portal.importing.data import Line, LineStyle

PAGE_NUMBER = re.compile(r"[-‐－–—\s]*(?:[pP]\.?\s*)?\d{1,3}(?:\s*/\s*\d{1,3})?[-‐－–—\s]*")
# Between dashes a number is a page's even where nothing else says so.
DASHED_NUMBER = re.compile(r"[\s　]*[-‐－–—]\s*[0-9０-９]{1,3}\s*[-‐－–—][\s　]*")
LONE_NUMBER = re.compile(r"[0-9０-９]{1,3}")
DIGITS = re.compile(r"[0-9０-９]+")
# How many lines at either end of a page may be running ones, and on how many pages they must be.
EDGE = 2
FEWEST_PAGES = 3
SHARE = 0.4
# A lone number in a text without pages is a page number only where it stands well apart,
# or where such numbers count on from one to the next.
APART = 2
FEWEST_COUNTED = 3
# Two lone numbers are not on the same page.
SHORTEST_PAGE = 5
LONGEST_HEADER = 40


def set_aside(lines: Sequence[Line]) -> tuple[Line, ...]:
    """Return the same lines, those that are page furniture styled so."""
    paged = any(line.page for line in lines)
    aside = _running(lines) if paged else _lone_numbers(lines) | _counted(lines)
    return tuple(
        replace(line, style=LineStyle.FURNITURE) if line.number in aside else line for line in lines
    )


def _running(lines: Sequence[Line]) -> set[int]:
    pages: dict[int, list[Line]] = defaultdict(list)
    for line in lines:
        if line.text.strip():
            pages[line.page or 0].append(line)
    edges = {page: _edge(of_page) for page, of_page in pages.items()}
    seen = Counter(shape for edge in edges.values() for shape in {_shape(each) for each in edge})
    often = max(FEWEST_PAGES, len(pages) * SHARE)
    return {
        line.number
        for edge in edges.values()
        for line in edge
        if seen[_shape(line)] >= often or PAGE_NUMBER.fullmatch(line.text.strip())
    }


def _edge(lines: list[Line]) -> list[Line]:
    return lines if len(lines) <= 2 * EDGE else [*lines[:EDGE], *lines[-EDGE:]]


def _shape(line: Line) -> str:
    return DIGITS.sub("0", "".join(line.text.split()))


def _lone_numbers(lines: Sequence[Line]) -> set[int]:
    blank = [not line.text.strip() for line in lines]
    return {
        line.number
        for place, line in enumerate(lines)
        if DASHED_NUMBER.fullmatch(line.text)
        or (
            PAGE_NUMBER.fullmatch(line.text.strip())
            and line.text.isascii()
            and _all(blank[max(0, place - APART) : place])
            and _all(blank[place + 1 : place + 1 + APART])
        )
    }


def _counted(lines: Sequence[Line]) -> set[int]:
    """Return lone numbers that count the pages, with the running headers beside them."""
    run: list[int] = []
    best: list[int] = []
    for place, number in _numbers(lines):
        follows = run and number == _value(lines[run[-1]]) + 1 and place - run[-1] >= SHORTEST_PAGE
        run = [*run, place] if follows else [place] if not run or number == 1 else run
        best = max(best, run, key=len)
    if len(best) < FEWEST_COUNTED:
        return set()
    beside = [place + step for place in best for step in (-1, 1) if 0 <= place + step < len(lines)]
    shapes = Counter(_shape(lines[place]) for place in beside if lines[place].text.strip())
    return {lines[place].number for place in best} | {
        lines[place].number
        for place in beside
        if shapes[_shape(lines[place])] >= max(2, len(best) * SHARE)
        and len(lines[place].text) <= LONGEST_HEADER
    }


def _numbers(lines: Sequence[Line]) -> Iterator[tuple[int, int]]:
    for place, line in enumerate(lines):
        if LONE_NUMBER.fullmatch(line.text.strip()):
            yield place, _value(line)


def _value(line: Line) -> int:
    return int(unicodedata.normalize("NFKC", line.text.strip()))


def _all(flags: Iterable[bool]) -> bool:
    flags = list(flags)
    return len(flags) == APART and all(flags)
