"""Whether a document is read at once, or beside the web server while its page tells how far it is.

On one core of a small server an A4 page takes 10 ms as text or Word and 40 ms as PDF; what is
small here is answered within about two seconds.
"""

from __future__ import annotations

import io
import zipfile

from pypdf import PdfReader
from pypdf.errors import PyPdfError

from portal.importing.data import Kind
from portal.importing.reading.kinds import WORD_BODY, kind_of

SMALL_TEXT = 300_000
SMALL_WORD_BODY = 200_000
SMALL_PDF_PAGES = 40
_BROKEN = (PyPdfError, ValueError, LookupError, TypeError, AttributeError, OSError, RecursionError)


def is_small(content: bytes, name: str) -> bool:
    """Whether reading ``content`` takes no longer than a person waits. Raises ``Unreadable``."""
    kind = kind_of(content, name)
    if kind is Kind.PDF:
        return _pages(content) <= SMALL_PDF_PAGES
    if kind is Kind.WORD:
        body = zipfile.ZipFile(io.BytesIO(content)).getinfo(WORD_BODY)
        return body.file_size <= SMALL_WORD_BODY
    return len(content) <= SMALL_TEXT


def _pages(content: bytes) -> int:
    """How many pages a PDF has; 0 where it cannot be told, which its reader says better."""
    try:
        reader = PdfReader(io.BytesIO(content))
        if reader.is_encrypted:
            reader.decrypt("")
        return len(reader.pages)
    except _BROKEN:
        return 0
