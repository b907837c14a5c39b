"""What the pages of plans and handbooks give their templates."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import takewhile
from typing import Any

from django.http import HttpRequest
from django.utils import timezone

from directory.public import vocabulary
from directory.public.glossary import terms_of
from directory.public.scope import Scope
from portal.home.addresses import path_below_root, scope_of_page
from portal.plans.composing import chapter_of, document_of, facts_for
from portal.plans.document.parts import Chapter, Document, Items, Note, Prose, TermNote

from .about import about
from .chapter_lists import ListedChapter, chapters_of_handbook, chapters_of_plan
from .models import ChapterPage, HandbookChapterPage, HandbookPage, PlanPage
from .showing import Links, show_chapter, styles_of
from .standing import warnings_of

WORDS = (Prose, Items, Note)
AnyPage = PlanPage | ChapterPage | HandbookPage | HandbookChapterPage


def plan_context(page: PlanPage, request: HttpRequest) -> dict[str, Any]:
    """A plan's first page: what it is, how it stands, and its chapters with their headings."""
    scope = _scope(page, request)
    facts = facts_for(page)
    front = show_chapter(chapter_of(page, facts), _terms(page), Links(scope.root))
    lead = len(list(takewhile(lambda shown: isinstance(shown.part, WORDS), front.parts)))
    return scope.page(
        nav="plan",
        title=page.title,
        here=scope.root + path_below_root(page),
        about=about(page, facts),
        warnings=warnings_of(page, timezone.localdate()),
        # The contents stand between the first words and whatever is large.
        lead=replace(front, parts=front.parts[:lead]),
        front=replace(front, parts=front.parts[lead:]),
        chapters=chapters_of_plan(page.path),
        links=front.links,
        styles=styles_of([front]),
    )


def chapter_context(page: ChapterPage, request: HttpRequest) -> dict[str, Any]:
    """One chapter between its neighbours."""
    plan = _parent(page, PlanPage)
    return _chapter_context(page, request, plan, chapters_of_plan(plan.path)) | {
        "warnings": warnings_of(plan, timezone.localdate())
    }


def handbook_context(page: HandbookPage, request: HttpRequest) -> dict[str, Any]:
    """A handbook's first page."""
    scope = _scope(page, request)
    front = show_chapter(chapter_of(page, facts_for(page)), _terms(page), Links(scope.root))
    return scope.page(
        nav="handbook",
        title=page.title,
        here=scope.root + path_below_root(page),
        front=front,
        chapters=chapters_of_handbook(page.path),
        styles=styles_of([front]),
    )


def handbook_chapter_context(page: HandbookChapterPage, request: HttpRequest) -> dict[str, Any]:
    """One chapter of a handbook between its neighbours."""
    handbook = _parent(page, HandbookPage)
    return _chapter_context(page, request, handbook, chapters_of_handbook(handbook.path))


def whole_context(page: PlanPage, request: HttpRequest) -> dict[str, Any]:
    """Every chapter on one page."""
    scope = _scope(page, request)
    return scope.page(
        nav="plan",
        title=page.title,
        here=scope.root + path_below_root(page),
        warnings=warnings_of(page, timezone.localdate()),
        **whole_of(document_of(page), Links(scope.root)),
    )


def no_paper_context(page: PlanPage, request: HttpRequest) -> dict[str, Any]:
    """Where to go on from a PDF that cannot be made."""
    scope = _scope(page, request)
    return scope.page(nav="plan", title=page.title, here=scope.root + path_below_root(page))


def whole_of(document: Document, links: Links) -> dict[str, Any]:
    """What ``plans/whole_body.html`` prints: a document with its chapters made ready."""
    seen: set[str] = set()
    front = show_chapter(Chapter("", "", document.front), document.terms, links, seen=seen)
    chapters = [
        show_chapter(each, document.terms, links, top=3, seen=seen) for each in document.chapters
    ]
    return {
        "document": document,
        "front": front,
        "chapters": chapters,
        "links": front.links,
        "styles": styles_of([front, *chapters]),
    }


def _chapter_context(
    page: ChapterPage | HandbookChapterPage,
    request: HttpRequest,
    parent: PlanPage | HandbookPage,
    chapters: Sequence[ListedChapter],
) -> dict[str, Any]:
    scope = _scope(page, request)
    chapter = show_chapter(chapter_of(page, facts_for(page)), _terms(page), Links(scope.root))
    before, after = _neighbours(page.pk, chapters)
    return scope.page(
        nav="handbook" if page.staff_only else "plan",
        title=page.title,
        plan=parent,
        plan_url=scope.root + path_below_root(parent),
        chapter=chapter,
        links=chapter.links,
        before=before,
        after=after,
        styles=styles_of([chapter]),
    )


def with_municipality(page: AnyPage) -> AnyPage:
    """Give a page its municipality from the list every page remembers anyway; return it."""
    if known := vocabulary.municipality_with(pk=page.municipality_id):
        page.municipality = known
    return page


def _scope(page: AnyPage, request: HttpRequest) -> Scope:
    return scope_of_page(with_municipality(page), request)


def _neighbours(
    pk: int, chapters: Sequence[ListedChapter]
) -> tuple[ListedChapter | None, ListedChapter | None]:
    """The chapters before and after one; a chapter not published yet has none."""
    place = next((number for number, each in enumerate(chapters) if each.pk == pk), None)
    if place is None:
        return None, None
    return (
        chapters[place - 1] if place else None,
        chapters[place + 1] if place + 1 < len(chapters) else None,
    )


def _terms(page: AnyPage) -> Iterable[TermNote]:
    return [
        TermNote(f"term:{each.pk}", each.name, each.reading, each.other_names, each.definition)
        for each in terms_of(page.municipality_id)
    ]


def _parent(page: ChapterPage | HandbookChapterPage, model: type) -> Any:
    """The plan or handbook above a chapter; known already where the address led through it."""
    return getattr(page, "plan", None) or model.objects.ancestor_of(page).get()
