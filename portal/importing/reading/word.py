"""Word documents, in document order, with what python-docx leaves out."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import docx
from docx.document import Document
from docx.opc.exceptions import PackageNotFoundError
from docx.oxml import parse_xml
from lxml.etree import LxmlError

from portal.importing.data import Kind, Line, LineStyle, Progress, Reason, Source, Step, Unreadable

from .limits import Limits
from .word_table import rows
from .word_text import W, blocks, heading_level, list_depth, text_boxes, text_of, wholly_bold

NOTE_PARTS = ("footnotes", "endnotes")


def read_word(content: bytes, name: str, limits: Limits, progress: Progress) -> Source:
    """Return paragraphs, rows of tables, text boxes, notes, headers: one line each."""
    try:
        _hold_unpacked(content, limits)
        document = docx.Document(io.BytesIO(content))
        found = [*_body(document, progress), *_notes(document), *_furniture(document)]
    except Unreadable:
        raise
    except _BROKEN as error:
        raise Unreadable(Reason.BROKEN) from error
    lines = tuple(replace(line, number=number) for number, line in enumerate(found, 1))
    return Source(name, Kind.WORD, lines)


# What zipfile, lxml and python-docx let through from files that merely look like Word's.
_BROKEN = (
    *(PackageNotFoundError, LxmlError, zipfile.BadZipFile, zlib.error, NotImplementedError),
    *(KeyError, ValueError, AttributeError, IndexError, TypeError, OSError, RuntimeError),
)


def _hold_unpacked(content: bytes, limits: Limits) -> None:
    """Refuse what would fill the memory before anything is unpacked."""
    entries = zipfile.ZipFile(io.BytesIO(content)).infolist()
    unpacked = sum(entry.file_size for entry in entries)
    limits.hold(Reason.TOO_MUCH_UNPACKED, unpacked, limits.unpacked)
    limits.hold(Reason.TOO_MUCH_UNPACKED, len(entries), limits.parts)
    if any(entry.flag_bits & 1 for entry in entries):
        raise Unreadable(Reason.ENCRYPTED)


def _body(document: Document, progress: Progress) -> Iterator[Line]:
    found = list(blocks(document.element.body))
    tables = 0
    for done, block in enumerate(found, 1):
        if block.tag == W + "tbl":
            tables += 1
            yield from _table(block, document, tables)
        else:
            yield from _paragraph(block, document)
        progress(Step.READING, done, len(found))


def _table(block: Any, document: Document, table: int) -> Iterator[Line]:
    for cells, carried in rows(block, document):
        yield Line(0, "\t".join(cells), style=LineStyle.CELLS, cells=cells, table=table,
                   carried=carried)  # fmt: skip


def _paragraph(block: Any, document: Document) -> Iterator[Line]:
    text, level, depth = text_of(block), heading_level(block, document), list_depth(block)
    style = LineStyle.HEADING if level else LineStyle.ITEM if depth else LineStyle.TEXT
    for part in text.split("\n"):
        yield Line(0, part, style=style, level=level or depth, bold=wholly_bold(block))
    for box in text_boxes(block):
        yield from (Line(0, part) for part in text_of(box).split("\n") if part.strip())


def _notes(document: Document) -> Iterator[Line]:
    for relation in document.part.rels.values():
        if relation.reltype.rpartition("/")[2] in NOTE_PARTS:
            root = parse_xml(relation.target_part.blob)
            for block in root.iter(W + "p"):
                if text := text_of(block).strip():
                    yield Line(0, text.replace("\n", " "), style=LineStyle.NOTE)


def _furniture(document: Document) -> Iterator[Line]:
    seen = set()
    for section in document.sections:
        for part in (section.header, section.footer, section.first_page_header,
                     section.first_page_footer):  # fmt: skip
            for block in () if part.is_linked_to_previous else blocks(part._element):
                text = " ".join(text_of(block).split())
                if text and text not in seen:
                    seen.add(text)
                    yield Line(0, text, style=LineStyle.FURNITURE)
