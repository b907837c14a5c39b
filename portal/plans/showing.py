"""A document's parts made ready for templates: levels, anchors, terms and where links lead."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from portal.plans.document.anchors import without_repeats
from portal.plans.document.linking import with_terms
from portal.plans.document.outline import Entry, contents, placed
from portal.plans.document.parts import (
    Chapter,
    Chart,
    Decision,
    Drawing,
    Files,
    Flow,
    Note,
    Part,
    Picture,
    Profile,
    Table,
    TermNote,
    Timeline,
)

TEXT_STYLE = "css/parts/plan_text.css"
# Which style sheets of css/components each type of part needs.
_STYLES: dict[type, tuple[str, ...]] = {
    Table: ("plan_table",),
    Profile: ("plan_profile",),
    Flow: ("plan_flow",),
    Timeline: ("plan_timeline",),
    Chart: ("plan_table", "plan_chart"),
    Drawing: ("plan_drawing",),
    Picture: ("plan_picture",),
    Files: ("plan_files",),
    Note: ("plan_note",),
    Decision: ("plan_decision",),
}
ELSEWHERE = ("https://", "http://", "mailto:", "tel:")


@dataclass(frozen=True, slots=True)
class Links:
    """Where the references of one page lead.

    ``root`` is where the municipality's addresses begin. Without ``linked`` nothing leads to
    records, which an edition does not, since they may have changed. On ``paper`` nothing can
    be opened. ``within`` keeps the ids of a page with several chapters apart.
    """

    root: str = "/"
    linked: bool = True
    paper: bool = False
    terms: Mapping[str, TermNote] = field(default_factory=dict)
    within: str = ""

    def address(self, ref: str) -> str:
        """Return the address of a span's ``ref``, "" where it has none here."""
        if ref.startswith(("#", *ELSEWHERE)):
            return ref
        if not self.linked:
            return ""
        if ref.startswith("/") and not ref.startswith("//"):
            return ref
        return self._of_record(*ref.partition(":")[::2])

    def _of_record(self, kind: str, key: str) -> str:
        pages = {"resource": f"resources/{key}/", "area": f"areas/{key}/"}
        pages["term"] = f"glossary/#term-{key}"
        return f"{self.root}{pages[kind]}" if kind in pages and key else ""


@dataclass(frozen=True, slots=True)
class ShownPart:
    """A part with the level a heading of its own would have."""

    part: Part
    level: int

    @property
    def template(self) -> str:
        """One template for each type of part."""
        return f"plans/parts/{type(self.part).__name__.lower()}.html"


@dataclass(frozen=True, slots=True)
class ShownChapter:
    """A chapter as ``plans/chapter_body.html`` prints it; ``contents`` lists its headings."""

    slug: str
    label: str
    title: str
    parts: tuple[ShownPart, ...]
    contents: tuple[Entry, ...]
    links: Links

    @property
    def anchor(self) -> str:
        """Where it begins on a page of all chapters."""
        return f"chapter-{self.slug}"


def show_chapter(
    chapter: Chapter,
    terms: Iterable[TermNote],
    links: Links,
    *,
    top: int = 2,
    seen: set[str] | None = None,
) -> ShownChapter:
    """Make a chapter ready; its outermost headings get the level ``top``.

    ``seen`` are the anchors a page already has; those of this chapter are added to it.
    """
    known = {term.key: term for term in terms}
    parts = without_repeats(chapter.parts, set() if seen is None else seen)
    if not links.paper:
        parts = with_terms(parts, known.values())
    return ShownChapter(
        slug=chapter.slug,
        label=chapter.label,
        title=chapter.title,
        parts=tuple(ShownPart(each.part, each.level) for each in placed(parts, top)),
        contents=contents(parts),
        links=replace(links, terms=known, within=chapter.slug),
    )


def styles_of(chapters: Iterable[ShownChapter]) -> tuple[str, ...]:
    """Return the paths of the style sheets that the parts of ``chapters`` need, each once."""
    names = (
        name
        for chapter in chapters
        for shown in chapter.parts
        for name in _STYLES.get(type(shown.part), ())
    )
    return (TEXT_STYLE, *map(_sheet, dict.fromkeys(names)))


def every_style() -> frozenset[str]:
    """Return all style sheets that ``styles_of`` may name."""
    return frozenset({TEXT_STYLE, *(_sheet(name) for names in _STYLES.values() for name in names)})


def _sheet(name: str) -> str:
    return f"css/components/{name}.css"
