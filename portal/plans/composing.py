"""Pages become chapters and documents: stored blocks and live facts, written down as parts."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from django.utils import timezone
from wagtail.models import Page

from .about import Rows, about, facts_of
from .compose import compose, mentions
from .compose.bodies import bodies_of, names_bodies
from .compose.shown import shown
from .document.parts import Chapter, Document, Part, RecordFacts, TermNote
from .facts.live import LiveFacts
from .facts.records import Fact, Facts
from .models import ChapterPage, HandbookChapterPage, HandbookPage, PlanPage
from .streams import Block, blocks_of

Written = PlanPage | ChapterPage | HandbookPage | HandbookChapterPage
_DEEPEST = 4


@dataclass(frozen=True, slots=True)
class _Manuscript:
    """A chapter before it is composed; ``stored`` is its body as the database holds it."""

    slug: str
    title: str
    label: str
    stored: tuple[Mapping, ...]


def facts_for(page: Written) -> LiveFacts:
    """The facts a page may show: a handbook shows staff papers, too."""
    return LiveFacts(page.municipality, staff=page.staff_only)


def chapter_of(page: Written, facts: Facts) -> Chapter:
    """One page as it stands in ``page``; a plan's own page is what comes before its chapters."""
    given = _manuscript(page)
    (blocks,) = blocks_of([given.stored], facts)
    return _chapter(given, blocks, facts)


def records_of(page: Written, facts: Facts) -> dict[str, RecordFacts]:
    """The records and living numbers one page shows, by key."""
    return _records(*blocks_of([page.body.raw_data], facts), facts)


def about_of(plan: PlanPage, facts: Facts | None = None) -> Rows:
    """What a plan says about itself; facts already at hand need not be asked for again."""
    return about(plan, facts or facts_for(plan))


def document_of(
    plan: PlanPage | HandbookPage, *, draft: bool = False, facts: LiveFacts | None = None
) -> Document:
    """A whole plan or handbook as readers see it, or with ``draft`` as it was last saved.

    ``facts`` are those of its municipality, where the caller has asked for some already.

    The number of queries does not grow with chapters or records: eight for the facts, a few for
    the pages, and at most a few more where texts show images or link to pages and documents.
    """
    plan = plan.get_latest_revision_as_object() if draft else plan
    facts = facts or facts_for(plan)
    given = [_manuscript(plan), *(_drafts(plan) if draft else _published(plan))]
    streams = blocks_of((each.stored for each in given), facts)
    front, *chapters = (_chapter(*each, facts) for each in zip(given, streams, strict=True))
    is_plan = isinstance(plan, PlanPage)
    return Document(
        municipality=plan.municipality.name,
        fictional=plan.municipality.fictional,
        title=plan.title,
        subtitle=plan.subtitle if is_plan else "",
        about=about(plan, facts) if is_plan else (),
        front=front.parts,
        chapters=tuple(chapters),
        records={
            **({each.key: shown(each) for each in facts_of(plan, facts)} if is_plan else {}),
            **_records([block for stream in streams for block in stream], facts),
        },
        terms=term_notes(facts),
    )


def term_notes(facts: Facts) -> tuple[TermNote, ...]:
    """The glossary's terms that have a definition to show."""
    return tuple(
        TermNote(each.key, each.name, each.reading, each.other_names, each.definition)
        for each in facts.terms
        if each.definition
    )


def _published(plan: PlanPage | HandbookPage) -> Iterator[_Manuscript]:
    pages = _chapter_type(plan).objects.child_of(plan).live()
    # Whoever reads the plan has passed what restricts it; a chapter may have its own restriction.
    open_ones = pages.filter(view_restrictions=None).exclude(expire_at__lte=timezone.now())
    return map(_manuscript, open_ones.order_by("path"))


def _drafts(plan: PlanPage | HandbookPage) -> Iterator[_Manuscript]:
    pages = _chapter_type(plan).objects.child_of(plan).select_related("latest_revision")
    for page in pages.order_by("path"):
        yield _draft(page) if page.latest_revision else _manuscript(page)


def _chapter_type(plan: PlanPage | HandbookPage) -> type[Page]:
    return ChapterPage if isinstance(plan, PlanPage) else HandbookChapterPage


def _manuscript(page: Written) -> _Manuscript:
    stored = tuple(page.body.raw_data)
    return _Manuscript(page.slug, page.title, getattr(page, "label", ""), stored)


def _draft(page: ChapterPage | HandbookChapterPage) -> _Manuscript:
    """What was saved last, read as it is stored: a page made of each would ask for its links."""
    saved = page.latest_revision.content
    stored = tuple(json.loads(saved.get("body") or "[]"))
    return _Manuscript(saved["slug"], saved["title"], saved.get("label") or "", stored)


def _chapter(given: _Manuscript, blocks: list[Block], facts: Facts) -> Chapter:
    return Chapter(given.slug, given.title, tuple(_parts(blocks, facts)), given.label)


def _parts(blocks: Iterable[Block], facts: Facts) -> Iterator[Part]:
    level = 2
    for block in blocks:
        if block.name == "heading":
            level = min(int(block.value.get("level") or 2) + 1, _DEEPEST)
        yield from compose(block.name, block.value, facts, block.anchor, level=level)


def _records(blocks: Iterable[Block], facts: Facts) -> dict[str, RecordFacts]:
    found: dict[str, Fact] = {}
    numbers: dict[str, RecordFacts] = {}
    for block in blocks:
        found |= mentions(block.name, block.value, facts)
        numbers |= {f"number:{name}": _number(name, facts) for name in block.numbers}
    behind = bodies_of(found.values(), facts.bodies) if names_bodies(found.values()) else {}
    return {key: shown(fact) for key, fact in found.items()} | behind | numbers


def _number(name: str, facts: Facts) -> RecordFacts:
    return RecordFacts(f"number:{name}", "number", name, {"数": str(facts.numbers[name])})
