"""What crosses the importer's walls: a document as read, and the same document as understood.

Everything is frozen. Line numbers are 1-based and are those of ``Source.lines``: the physical
lines of a text file, the logical ones (a paragraph, a row of a table) of Word and PDF.
Messages are enum members; whoever shows them words them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from enum import StrEnum

# step, how many are done, how many there are
Progress = Callable[["Step", int, int], None]


class Step(StrEnum):
    """What a long import is doing."""

    READING = "reading"
    OUTLINE = "outline"
    PROGRAMMES = "programmes"
    PLACES = "places"
    WRITING = "writing"


class Kind(StrEnum):
    """The formats that are read."""

    TEXT = "text"
    MARKDOWN = "markdown"
    WORD = "word"
    PDF = "pdf"


class Reason(StrEnum):
    """Why a file cannot be read."""

    EMPTY = "empty"
    BROKEN = "broken"
    ENCRYPTED = "encrypted"
    IMAGE_ONLY = "image_only"
    UNKNOWN_KIND = "unknown_kind"
    UNKNOWN_ENCODING = "unknown_encoding"
    TOO_LARGE = "too_large"
    TOO_MANY_PAGES = "too_many_pages"
    TOO_MUCH_TEXT = "too_much_text"
    TOO_MUCH_UNPACKED = "too_much_unpacked"


class Unreadable(Exception):  # noqa: N818 - it is said of the file
    """A file that is refused; ``found`` and ``limit`` are numbers where one was passed."""

    def __init__(self, reason: Reason, *, found: int | None = None, limit: int | None = None):
        super().__init__(reason.value)
        self.reason = reason
        self.found = found
        self.limit = limit


class LineStyle(StrEnum):
    """What the format itself says a line is."""

    TEXT = "text"
    HEADING = "heading"
    ITEM = "item"
    CELLS = "cells"
    NOTE = "note"
    FURNITURE = "furniture"


@dataclass(frozen=True, slots=True)
class Line:
    """One line as read.

    ``text`` has no markup; ``marks`` is the markup that was read as structure (``##``, ``<b>``).
    ``level`` is a heading's or an item's depth from 1, 0 where the format says none.
    ``cells`` is one row of table number ``table``; ``carried`` names the columns (from 0) whose
    cell is a merged one that began further up or left, and is empty here.
    """

    number: int
    text: str
    page: int | None = None
    style: LineStyle = LineStyle.TEXT
    level: int = 0
    cells: tuple[str, ...] = ()
    table: int | None = None
    carried: tuple[int, ...] = ()
    marks: str = ""
    bold: bool = False


@dataclass(frozen=True, slots=True)
class Source:
    """A document as read. Page furniture stays among the lines, styled as such."""

    name: str
    kind: Kind
    lines: tuple[Line, ...]
    pages: int | None = None
    encoding: str = ""

    @property
    def furniture(self) -> tuple[Line, ...]:
        """Page numbers and running headers: set aside, never dropped."""
        return tuple(line for line in self.lines if line.style is LineStyle.FURNITURE)


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Running text; broken lines are joined."""

    text: str
    lines: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Item:
    """One entry of a list; ``marker`` is the sign it was written with (・, ①)."""

    text: str
    lines: tuple[int, ...]
    marker: str = ""
    depth: int = 1


@dataclass(frozen=True, slots=True)
class Bullets:
    """A list."""

    items: tuple[Item, ...]

    @property
    def lines(self) -> tuple[int, ...]:
        """The lines of all items."""
        return tuple(line for item in self.items for line in item.lines)


@dataclass(frozen=True, slots=True)
class TableGrid:
    """A table; ``rows`` all have the same number of cells, ``lines`` has one number a row."""

    rows: tuple[tuple[str, ...], ...]
    lines: tuple[int, ...]
    header_rows: int = 0


@dataclass(frozen=True, slots=True)
class Unread:
    """Text whose shape was not understood: shown as it stands, marked."""

    text: str
    lines: tuple[int, ...]
    code: FaultCode


Element = Paragraph | Bullets | TableGrid | Unread


class ChapterKind(StrEnum):
    """What a chapter is for."""

    BODY = "body"
    CONTENTS = "contents"
    FURNITURE = "furniture"


@dataclass(frozen=True, slots=True)
class Chapter:
    """A heading with what stands below it.

    ``label`` is the numbering as written (第1章, １．). The first chapter may have no title: it
    holds what stands before the first heading. Chapters of kind ``CONTENTS`` (the document's own
    table of contents) and ``FURNITURE`` are kept for completeness; a draft need not show them.
    """

    title: str
    label: str
    level: int
    lines: tuple[int, ...]
    elements: tuple[Element, ...] = ()
    chapters: tuple[Chapter, ...] = ()
    kind: ChapterKind = ChapterKind.BODY

    def walk(self) -> Iterator[Chapter]:
        """Yield this chapter and all below it, in reading order."""
        yield self
        for chapter in self.chapters:
            yield from chapter.walk()


class FaultCode(StrEnum):
    """What was not understood."""

    RUN_TOGETHER = "run_together"
    BROKEN_TABLE = "broken_table"
    UNKNOWN_COLUMN = "unknown_column"
    NO_DEPARTMENT = "no_department"
    NO_MODE = "no_mode"
    MODE_WORDING = "mode_wording"
    OPERATOR_WITHOUT_MODE = "operator_without_mode"
    PLACE_WITHOUT_PROGRAMME = "place_without_programme"
    DISAGREEMENT = "disagreement"
    FURNITURE = "furniture"


@dataclass(frozen=True, slots=True)
class Fault:
    """Lines that need a person's eyes, why, and the words in question."""

    lines: tuple[int, ...]
    code: FaultCode
    wording: str = ""


@dataclass(frozen=True, slots=True)
class OperatorFound:
    """Who runs something; ``mode`` is a mode's code, empty where none is stated."""

    name: str
    mode: str = ""


@dataclass(frozen=True, slots=True)
class ProgrammeFound:
    """A programme as the document describes it; empty is "not stated".

    ``kind`` is the code of the standard programme (``elderly_centre`` …), empty for one of the
    municipality's own. ``items`` are the 号 of 法106条の4第2項; ``items_stated`` tells whether
    the document says them or they follow from the kind. ``modes`` holds each mode's code once,
    ``operators`` whoever is named, each with its own mode. ``departments`` is one name an entry.
    """

    name: str
    kind: str = ""
    variant: str = ""
    items: tuple[int, ...] = ()
    items_stated: bool = False
    sector: str = ""
    sector_wording: str = ""
    local_name: str = ""
    departments: tuple[str, ...] = ()
    modes: tuple[str, ...] = ()
    mode_wording: str = ""
    setup_form: str = ""
    operators: tuple[OperatorFound, ...] = ()
    target: str = ""
    staffing: str = ""
    law: str = ""
    places: tuple[str, ...] = ()
    areas: tuple[str, ...] = ()
    contents: str = ""
    lines: tuple[int, ...] = ()


class NamingGuess(StrEnum):
    """Whether a name is that of one facility; the codes are the directory's."""

    PROPER = "proper"
    CATEGORY = "category"
    ROLE = "role"


@dataclass(frozen=True, slots=True)
class PlaceFound:
    """A counter or place by name; ``kind`` is the directory's code as far as the name tells.

    ``programmes`` are names as in ``Understood.programmes``; ``note`` is what stands in brackets
    after the name and is neither operator nor area.
    """

    name: str
    naming: NamingGuess
    kind: str = ""
    programmes: tuple[str, ...] = ()
    sector: str = ""
    areas: tuple[str, ...] = ()
    operators: tuple[OperatorFound, ...] = ()
    departments: tuple[str, ...] = ()
    location: str = ""
    note: str = ""
    lines: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Named:
    """An area, a department or an organization, and where it is named."""

    name: str
    lines: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class PlanFound:
    """What the document says of itself; empty is "not stated". Fiscal years are Western."""

    title: str = ""
    subtitle: str = ""
    publisher: str = ""
    date_wording: str = ""
    period_wording: str = ""
    period_from: int | None = None
    period_to: int | None = None
    legal_basis: tuple[Named, ...] = ()
    lines: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Understood:
    """The document as understood."""

    plan: PlanFound = PlanFound()
    chapters: tuple[Chapter, ...] = ()
    programmes: tuple[ProgrammeFound, ...] = ()
    places: tuple[PlaceFound, ...] = ()
    areas: tuple[Named, ...] = ()
    departments: tuple[Named, ...] = ()
    organizations: tuple[Named, ...] = ()
    faults: tuple[Fault, ...] = field(default=())

    def walk(self) -> Iterator[Chapter]:
        """Yield every chapter, in reading order."""
        for chapter in self.chapters:
            yield from chapter.walk()


@dataclass(frozen=True, slots=True)
class Coverage:
    """How much of the source the tree holds, in characters that are not space.

    ``missing`` names the lines with characters that are in no element; ``markup`` counts the
    signs of structure (``##``, ``<b>``) that became structure.
    """

    total: int
    held: int
    markup: int
    missing: tuple[int, ...] = ()

    @property
    def complete(self) -> bool:
        """Whether nothing was lost."""
        return self.held == self.total
