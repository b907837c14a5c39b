"""What kind of file it is: by its first bytes, then by its name."""

from __future__ import annotations

import io
import zipfile
from pathlib import PurePath

from portal.importing.data import Kind, Reason, Unreadable

PDF = b"%PDF-"
ZIP = b"PK\x03\x04"
COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
ENCRYPTED_PACKAGE = "EncryptedPackage".encode("utf-16-le")
WORD_BODY = "word/document.xml"
# A PDF may have a few bytes of something else before it begins.
PDF_WITHIN = 1024
BY_SUFFIX = {
    ".txt": Kind.TEXT,
    ".text": Kind.TEXT,
    ".tsv": Kind.TEXT,
    ".md": Kind.MARKDOWN,
    ".markdown": Kind.MARKDOWN,
    ".docx": Kind.WORD,
    ".pdf": Kind.PDF,
}


def kind_of(content: bytes, name: str) -> Kind:
    """Return the kind. Raises ``Unreadable`` where it is none that is read."""
    if PDF in content[:PDF_WITHIN]:
        return Kind.PDF
    if content.startswith(ZIP):
        return _packed(content)
    if content.startswith(COMPOUND):
        reason = Reason.ENCRYPTED if ENCRYPTED_PACKAGE in content else Reason.UNKNOWN_KIND
        raise Unreadable(reason)
    return _by_name(name)


def _packed(content: bytes) -> Kind:
    try:
        names = zipfile.ZipFile(io.BytesIO(content)).namelist()
    except (zipfile.BadZipFile, NotImplementedError, OSError, ValueError) as error:
        raise Unreadable(Reason.BROKEN) from error
    if WORD_BODY not in names:
        raise Unreadable(Reason.UNKNOWN_KIND)
    return Kind.WORD


def _by_name(name: str) -> Kind:
    kind = BY_SUFFIX.get(PurePath(name).suffix.lower())
    if kind is None:
        raise Unreadable(Reason.UNKNOWN_KIND)
    if kind in (Kind.WORD, Kind.PDF):
        raise Unreadable(Reason.BROKEN)
    return kind
