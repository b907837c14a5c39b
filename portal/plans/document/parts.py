"""What a plan is made of once it is written down: frozen values and nothing else.

Blocks and records become a ``Document`` here; page, plain text, PDF, search, comparison and
editions are all made from it. An edition keeps the document, so what it showed cannot change.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Span:
    """A run of text. ``ref`` is a record's key ("programme:12") or an address, if it has one.

    ``mark`` is "unknown" for what nobody has confirmed, "strong", or "".
    """

    text: str
    ref: str = ""
    mark: str = ""


Line = tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Cell:
    """What stands in one cell, in lines. ``rows`` is how many rows it spans.

    A cell that an earlier one covers is left out of its row.
    """

    lines: tuple[Line, ...] = ()
    rows: int = 1
    header: bool = False


@dataclass(frozen=True, slots=True)
class Heading:
    """``level`` is 2 to 4; ``anchor`` stays the same when the text is edited."""

    level: int
    text: str
    anchor: str


@dataclass(frozen=True, slots=True)
class Prose:
    """Text written by an editor: clean HTML of paragraphs, lists, links and emphasis."""

    html: str


@dataclass(frozen=True, slots=True)
class Items:
    """A list."""

    items: tuple[Line, ...]
    ordered: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """A table with a caption and a heading for each column."""

    caption: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    note: str = ""


@dataclass(frozen=True, slots=True)
class Profile:
    """What is known of one thing, fact by fact."""

    title: str
    rows: tuple[tuple[str, Cell], ...]
    anchor: str = ""
    ref: str = ""


@dataclass(frozen=True, slots=True)
class FlowStep:
    """One step of a flow; ``following`` names what may come next (refs are anchors, "#...")."""

    anchor: str
    label: str
    phase: str
    actor: str = ""
    when: tuple[str, ...] = ()
    actions: tuple[str, ...] = ()
    following: Line = ()
    consent: str = ""


@dataclass(frozen=True, slots=True)
class Flow:
    """From first contact to closing, in order."""

    title: str
    steps: tuple[FlowStep, ...]


@dataclass(frozen=True, slots=True)
class TimelineRow:
    """A period in fiscal years; either end, or both, may be unknown."""

    label: Span
    start: int | None = None
    end: int | None = None
    wording: str = ""


@dataclass(frozen=True, slots=True)
class Timeline:
    """Periods side by side over ``years`` (fiscal years, ascending)."""

    caption: str
    years: tuple[int, ...]
    rows: tuple[TimelineRow, ...]


@dataclass(frozen=True, slots=True)
class Series:
    """One line of a chart; None where there is no number.

    A ``reference`` is what the others are held against: its number holds for all years.
    """

    name: str
    values: tuple[float | None, ...]
    reference: bool = False


@dataclass(frozen=True, slots=True)
class Chart:
    """Numbers per fiscal year, drawn and printed as a table."""

    caption: str
    unit: str
    years: tuple[int, ...]
    series: tuple[Series, ...]
    note: str = ""


@dataclass(frozen=True, slots=True)
class Box:
    """A named box of a drawing with what stands in it and the boxes inside it."""

    label: str
    lines: tuple[Line, ...] = ()
    children: tuple[Box, ...] = ()


@dataclass(frozen=True, slots=True)
class Drawing:
    """A figure redrawn from data. ``shape`` is "nested" or "cycle"; ``alternative`` says it all."""

    title: str
    shape: str
    boxes: tuple[Box, ...]
    alternative: str


@dataclass(frozen=True, slots=True)
class Picture:
    """An image with its text alternative; ``description`` is the long one, if needed."""

    title: str
    address: str
    width: int
    height: int
    alternative: str
    description: str = ""


@dataclass(frozen=True, slots=True)
class FileItem:
    """A form or document to take home; without ``address`` there is no file yet."""

    title: str
    kind: str
    purpose: str = ""
    version: str = ""
    dated: str = ""
    address: str = ""
    size: int = 0
    provisional: bool = False


@dataclass(frozen=True, slots=True)
class Files:
    """Forms and documents."""

    items: tuple[FileItem, ...]


@dataclass(frozen=True, slots=True)
class Note:
    """A remark. ``tone`` is "info", "warn" or "unread" (an import left it as it stood)."""

    tone: str
    html: str
    title: str = ""


@dataclass(frozen=True, slots=True)
class Decision:
    """A question whose answer leads on: (answer, what follows from it, line by line)."""

    question: str
    answers: tuple[tuple[str, tuple[Line, ...]], ...]


Part = (
    Heading
    | Prose
    | Items
    | Table
    | Profile
    | Flow
    | Timeline
    | Chart
    | Drawing
    | Picture
    | Files
    | Note
    | Decision
)


@dataclass(frozen=True, slots=True)
class Chapter:
    """One chapter: ``slug`` is the last part of its address, ``label`` its printed number."""

    slug: str
    title: str
    parts: tuple[Part, ...]
    label: str = ""


@dataclass(frozen=True, slots=True)
class RecordFacts:
    """What a plan showed of one record, by the name of each fact."""

    key: str
    kind: str
    label: str
    facts: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class TermNote:
    """A term whose first occurrence in a chapter is explained."""

    key: str
    name: str
    reading: str
    other_names: tuple[str, ...]
    definition: str


@dataclass(frozen=True, slots=True)
class Document:
    """A plan as it stood at one moment. ``front`` comes before the chapters."""

    municipality: str
    fictional: bool
    title: str
    subtitle: str
    about: tuple[tuple[str, Cell], ...]
    front: tuple[Part, ...]
    chapters: tuple[Chapter, ...]
    records: Mapping[str, RecordFacts] = field(default_factory=dict)
    terms: tuple[TermNote, ...] = ()
