"""The chapters of a plan or handbook with their headings, for contents lists and paging."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from wagtail.models import Page, PageViewRestriction
from wagtail.signals import post_page_move

from directory.public.remembering import remembered
from portal.home.openness import open_to_all
from portal.plans.document.outline import Entry

from .models import ChapterPage, HandbookChapterPage, HandbookPage, PlanPage

ANCHOR_LETTERS = 8


@dataclass(frozen=True, slots=True)
class ListedChapter:
    """A published chapter: its address below its plan, its names and its headings."""

    pk: int
    slug: str
    label: str
    title: str
    headings: tuple[Entry, ...]


@remembered(ChapterPage, PlanPage, PageViewRestriction)
def chapters_of_plan(plan_path: str) -> tuple[ListedChapter, ...]:
    """The chapters anybody may read, in order. One query, however many there are.

    ``plan_path`` is the plan's place in the tree of pages.
    """
    return _listed(open_to_all(_below(plan_path, ChapterPage)))


@remembered(HandbookChapterPage, HandbookPage)
def chapters_of_handbook(handbook_path: str) -> tuple[ListedChapter, ...]:
    """The published chapters of a handbook, in order."""
    return _listed(_below(handbook_path, HandbookChapterPage).live())


for _remembered in (chapters_of_plan, chapters_of_handbook):
    post_page_move.connect(_remembered.forget)


def _below(path: str, chapters: type[Page]) -> Any:
    depth = len(path) // Page.steplen + 1
    return chapters.objects.filter(path__startswith=path, depth=depth).order_by("path")


def _listed(chapters: Any) -> tuple[ListedChapter, ...]:
    rows = chapters.values_list("pk", "slug", "label", "title", "body")
    return tuple(
        ListedChapter(pk, slug, label, title, _headings(body.raw_data))
        for pk, slug, label, title, body in rows
    )


def _headings(blocks: Any) -> tuple[Entry, ...]:
    """Headings as the editor typed them: no record is asked for them."""
    return tuple(
        Entry(f"h-{block['id'][:ANCHOR_LETTERS]}", text)
        for block in blocks
        if block["type"] == "heading" and block.get("id")
        for text in _outermost(block["value"])
    )


def _outermost(value: Mapping[str, Any]) -> Iterator[str]:
    if str(value.get("level", "")) == "2" and value.get("text"):
        yield value["text"]
