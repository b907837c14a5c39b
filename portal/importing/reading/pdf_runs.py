"""Pieces of text on a page with where they stand.

pypdf tells where text stands each time it hands some on, and it hands text on whenever the font
is set. So the font is set again before every piece that is drawn: nothing else changes.
"""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from math import hypot
from typing import Any

from pypdf import PageObject
from pypdf.generic import ContentStream, NameObject

from .pdf_rules import moved

SHOWING = (b"Tj", b"TJ", b"'", b'"')


@dataclass(frozen=True, slots=True)
class Run:
    """A piece of text: left, right and baseline in points from the page's lower left corner.

    ``right`` is reckoned from the letters' usual widths.
    """

    text: str
    left: float
    right: float
    base: float
    size: float


def runs_of(page: PageObject, plain: str) -> list[Run]:
    """Return the pieces in the order they are drawn, [] unless they hold all of ``plain``.

    The page's content is changed on the way; read everything else of it before.
    """
    runs: list[Run] = []

    def visit(text: str, cm: Sequence[float], tm: Sequence[float], _font: Any, size: float) -> None:
        if text.strip():
            runs.append(_run(text.strip(), cm, tm, size))

    _set_fonts_anew(page)
    page.extract_text(visitor_text=visit)
    return runs if _signs("".join(run.text for run in runs)) == _signs(plain) else []


def _set_fonts_anew(page: PageObject) -> None:
    contents = page.get_contents()
    if contents is None:
        return
    stream = ContentStream(contents, page.pdf, "bytes")
    operations: list[tuple[Any, bytes]] = []
    font: Any = None
    for operands, operator in stream.operations:
        if operator == b"Tf":
            font = operands
        elif operator in SHOWING and font is not None:
            operations.append((font, b"Tf"))
        operations.append((operands, operator))
    stream.operations = operations
    page[NameObject("/Contents")] = stream


def _run(text: str, cm: Sequence[float], tm: Sequence[float], size: float) -> Run:
    left, base = moved(cm, tm[4], tm[5])
    height = size * hypot(tm[2], tm[3]) * hypot(cm[2], cm[3])
    wide = sum(1.0 if unicodedata.east_asian_width(sign) in "WFA" else 0.5 for sign in text)
    return Run(text, left, left + wide * height, base, height)


def _signs(text: str) -> Counter[str]:
    return Counter("".join(text.split()))
