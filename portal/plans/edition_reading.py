"""What the pages of editions give their templates."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet
from django.http import Http404
from django.utils.translation import gettext as _

from directory.models import Municipality
from directory.public.scope import Scope
from portal.home.addresses import path_below_root
from portal.home.openness import open_to_all

from .document.parts import Chapter, TermNote
from .models import Edition, PlanPage
from .pieces import chapter_of, chapters_of, front_of
from .showing import Links, ShownChapter, show_chapter, styles_of

NAV = "plan"
LARGEST_NUMBER = 2**31 - 1


@dataclass(frozen=True, slots=True)
class OfPlan:
    """The editions of one plan, the newest first; ``url`` is where it is read now, or ""."""

    title: str
    url: str
    editions: tuple[Edition, ...]


def municipality_of(scope: Scope) -> Municipality:
    """The one municipality of the request. Raises ``Http404`` on the hub."""
    if scope.municipality is None:
        raise Http404
    return scope.municipality


def editions_of(municipality: Municipality) -> QuerySet[Edition]:
    """Its editions, the newest first, without what they keep."""
    rows = Edition.objects.filter(municipality=municipality).defer("document", "text")
    return rows.order_by("-number")


def edition_of(scope: Scope, number: int) -> Edition:
    """One edition without what it keeps. Raises ``Http404``."""
    found = editions_of(municipality_of(scope)).filter(number=min(number, LARGEST_NUMBER)).first()
    if found is None:
        raise Http404(number)
    found.municipality = municipality_of(scope)
    return found


def list_context(scope: Scope) -> dict[str, Any]:
    """All editions of a municipality, plan by plan."""
    municipality = municipality_of(scope)
    editions = list(editions_of(municipality))
    urls = _urls_now(scope, {each.plan_id for each in editions})
    plans: dict[int | None, list[Edition]] = {}
    for each in editions:
        plans.setdefault(each.plan_id, []).append(each)
    return scope.page(
        nav=NAV,
        title=_("これまでの版"),
        plans=[OfPlan(rows[0].title, urls.get(pk, ""), tuple(rows)) for pk, rows in plans.items()],
        can_compare=len(editions) > 1 or bool(urls),
    )


def edition_context(scope: Scope, number: int) -> dict[str, Any]:
    """An edition's first page: what it was, its chapters, and its other forms."""
    edition = edition_of(scope, number)
    document = front_of(edition, files_of(scope, edition))
    front = _shown(Chapter("", "", document.front), document.terms, scope)
    return _page(
        scope,
        edition,
        front,
        title=edition.title,
        document=document,
        about=document.about,
        front=front,
        chapters=chapters_of(edition),
    )


def chapter_context(scope: Scope, number: int, slug: str) -> dict[str, Any]:
    """One chapter of an edition between its neighbours. Raises ``Http404``."""
    edition = edition_of(scope, number)
    chapters = chapters_of(edition)
    place = next((place for place, each in enumerate(chapters) if each.slug == slug), None)
    if place is None:
        raise Http404(slug)
    chapter = _shown(*chapter_of(edition, place, files_of(scope, edition)), scope)
    return _page(
        scope,
        edition,
        chapter,
        title=chapter.title,
        chapter=chapter,
        plan_title=edition.title,
        plan_url=url_of(scope, edition),
        before=chapters[place - 1] if place else None,
        after=next(iter(chapters[place + 1 : place + 2]), None),
    )


def files_of(scope: Scope, edition: Edition) -> str:
    """Where the edition's files are read on this hostname."""
    return f"{url_of(scope, edition)}files/"


def url_of(scope: Scope, edition: Edition) -> str:
    """The edition's permanent address on this hostname."""
    return f"{scope.root}editions/{edition.number}/"


def public_plan(edition: Edition) -> PlanPage | None:
    """The plan an edition was fixed of, if anybody may read it now."""
    return open_to_all(PlanPage.objects.filter(pk=edition.plan_id)).first()


def _page(scope: Scope, edition: Edition, shown: ShownChapter, **context: Any) -> dict[str, Any]:
    plan = public_plan(edition)
    return scope.page(
        nav=NAV,
        edition=edition,
        here=url_of(scope, edition),
        now_url=scope.root + path_below_root(plan) if plan else "",
        compare_url=f"{scope.root}editions/compare/?a={edition.number}&b=now" if plan else "",
        links=shown.links,
        styles=styles_of([shown]),
        **context,
    )


def _shown(chapter: Chapter, terms: Iterable[TermNote], scope: Scope) -> ShownChapter:
    return show_chapter(chapter, terms, Links(scope.root, linked=False))


def _urls_now(scope: Scope, plans: set[int | None]) -> dict[int | None, str]:
    found = open_to_all(PlanPage.objects.filter(pk__in=plans - {None}))
    return {each.pk: scope.root + path_below_root(each) for each in found.only("url_path")}
