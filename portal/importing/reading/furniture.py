"""Page furniture: page numbers and running headers, set aside but kept."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace

from portal.importing.data import Line, LineStyle

PAGE_NUMBER = re.compile(r"[-‐－–—\s]*(?:[pP]\.?\s*)?\d{1,3}(?:\s*/\s*\d{1,3})?[-‐－–—\s]*")
# Between dashes a number is a page's even where nothing else says so.
DASHED_NUMBER = re.compile(r"[\s　]*[-‐－–—]\s*[0-9０-９]{1,3}\s*[-‐－–—][\s　]*")
DIGITS = re.compile(r"[0-9０-９]+")
# How many lines at either end of a page may be running ones, and on how many pages they must be.
EDGE = 2
FEWEST_PAGES = 3
SHARE = 0.4
# A lone number in a text without pages is a page number only where it stands well apart.
APART = 2


def set_aside(lines: Sequence[Line]) -> tuple[Line, ...]:
    """Return the same lines, those that are page furniture styled so."""
    paged = any(line.page for line in lines)
    aside = _running(lines) if paged else _lone_numbers(lines)
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


def _all(flags: Iterable[bool]) -> bool:
    flags = list(flags)
    return len(flags) == APART and all(flags)
