"""PDF with text."""

from __future__ import annotations

import io
import logging
from collections.abc import Iterator

from pypdf import PageObject, PdfReader
from pypdf.errors import PyPdfError

from portal.importing.data import Kind, Line, Progress, Reason, Source, Step, Unreadable

from .furniture import set_aside
from .limits import Limits

# A scanned page has at most a stamp or a page number as text.
FEWEST_CHARACTERS = 10


def read_pdf(content: bytes, name: str, limits: Limits, progress: Progress) -> Source:
    """Return the lines of every page."""
    logging.getLogger("pypdf").setLevel(logging.ERROR)
    try:
        pages = _opened(content, limits)
        texts = list(_texts(pages, limits, progress))
    except (Unreadable, MemoryError):
        raise
    except _BROKEN as error:
        raise Unreadable(Reason.BROKEN) from error
    if sum(len("".join(text.split())) for text in texts) < FEWEST_CHARACTERS * len(texts):
        raise Unreadable(Reason.IMAGE_ONLY)
    return Source(name, Kind.PDF, set_aside(list(_lines(texts))), pages=len(texts))


# What pypdf lets through from files that merely look like PDF.
_BROKEN = (PyPdfError, ValueError, KeyError, TypeError, AttributeError, IndexError, OSError,
           RecursionError, AssertionError, NotImplementedError, ZeroDivisionError)  # fmt: skip


def _opened(content: bytes, limits: Limits) -> list[PageObject]:
    reader = PdfReader(io.BytesIO(content), strict=False)
    if reader.is_encrypted and not reader.decrypt(""):
        raise Unreadable(Reason.ENCRYPTED)
    limits.hold(Reason.TOO_MANY_PAGES, len(reader.pages), limits.pages)
    if not reader.pages:
        raise Unreadable(Reason.EMPTY)
    return list(reader.pages)


def _texts(pages: list[PageObject], limits: Limits, progress: Progress) -> Iterator[str]:
    characters = 0
    for done, page in enumerate(pages, 1):
        text = page.extract_text()
        characters += len(text)
        limits.hold(Reason.TOO_MUCH_TEXT, characters, limits.characters)
        progress(Step.READING, done, len(pages))
        yield text


def _lines(texts: list[str]) -> Iterator[Line]:
    number = 0
    for page, text in enumerate(texts, 1):
        for shown in text.splitlines():
            number += 1
            yield Line(number, shown.rstrip(), page)
