"""What the search knows of plans and their chapters: what anybody may read, and nothing else."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from django.db.models import QuerySet
from wagtail.models import Page

from directory.shelves import PLAN, listed
from portal.home.addresses import path_below_root
from portal.home.openness import open_to_all
from search.data import SHELF, Entry, Name

from .about import about
from .composing import chapter_of
from .document.lines import BETWEEN_CELLS, cell_text, placed_lines
from .document.parts import Chapter
from .facts.live import LiveFacts
from .models import ChapterPage, PlanPage

PREFIX = "plan"
CHAPTER, WHOLE = "chapter", "plan"


def key_of(pk: int) -> str:
    return f"{PREFIX}:{pk}"


def entry(key: str) -> Entry | None:
    """The entry of one key, loaded fresh; None where the public may not see it."""
    pk = int(key.partition(":")[2])
    for pages in (_public(ChapterPage), _public(PlanPage)):
        if page := pages.filter(pk=pk).first():
            return to_entry(page, LiveFacts(page.municipality), _plan_of(page))
    return None


def entries() -> Iterator[Entry]:
    """Every public plan and chapter; the records of a municipality are read once."""
    facts: dict[int, LiveFacts] = {}
    plans = list(_public(PlanPage))
    by_path: Mapping[str, PlanPage] = {each.path: each for each in plans}
    for page in (*plans, *_public(ChapterPage).iterator(chunk_size=50)):
        known = facts.setdefault(page.municipality_id, LiveFacts(page.municipality))
        plan = page if isinstance(page, PlanPage) else by_path.get(page.path[: -Page.steplen])
        # A plan published since the first question tells of its chapters itself.
        if plan:
            yield to_entry(page, known, plan)


def to_entry(page: PlanPage | ChapterPage, facts: LiveFacts, plan: PlanPage) -> Entry:
    """Build the entry of a page that is open to all, ``plan`` or one of its chapters."""
    is_plan = isinstance(page, PlanPage)
    label = "" if is_plan else page.label
    return Entry(
        key=key_of(page.pk),
        municipality=page.municipality.code,
        kind=WHOLE if is_plan else CHAPTER,
        name=Name(f"{label} {page.title}".strip()),
        path=path_below_root(page),
        body=(*(_about(page, facts) if is_plan else ()), *_lines(chapter_of(page, facts))),
        facets={SHELF: (PLAN,)},
        card=listed(
            where=str(page._meta.verbose_name) if is_plan else plan.title,
            date=plan.dated.isoformat() if plan.dated else "",
            lead=page.search_description,
            fictional=page.municipality.fictional,
        ),
    )


def _public(model: type[Page]) -> QuerySet:
    pages = model.objects.filter(municipality__live=True).select_related("municipality")
    return open_to_all(pages).order_by("municipality", "path")


def _plan_of(page: PlanPage | ChapterPage) -> PlanPage:
    return page if isinstance(page, PlanPage) else PlanPage.objects.parent_of(page).get()


def _about(plan: PlanPage, facts: LiveFacts) -> list[str]:
    said = [f"{name}：{cell_text(cell)}" for name, cell in about(plan, facts)]
    return [*filter(None, [plan.subtitle]), *said]


def _lines(chapter: Chapter) -> Iterator[str]:
    """A row of a table is one passage; the strokes between its cells are for comparing."""
    return (line.replace(BETWEEN_CELLS, " ") for _, line in placed_lines(chapter))
