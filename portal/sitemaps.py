"""Every public address of a hostname, for search engines."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from django.contrib.sitemaps import Sitemap
from django.contrib.sitemaps import views as django_views
from django.db import transaction
from django.db.models import Max
from django.http import HttpRequest, HttpResponse
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe
from wagtail.models import Page, Site, get_page_models

from directory.models import CatchmentArea, Resource, Term
from directory.public import vocabulary
from directory.public.scope import Scope, scope_of
from portal.home.models import MunicipalityPage
from portal.home.openness import open_to_all

# Above this many addresses in all, the map is an index of one map a section.
LARGEST = 5_000
# Addresses that are always there, on the hub and below every municipality.
FIXED = ("counter/", "search/", "help-now/")
LISTS = ("concerns/", "areas/")
HOME_AREAS = (CatchmentArea.Kind.DAILY_LIVING, CatchmentArea.Kind.DISTRICT)


class Address(NamedTuple):
    """A path on this hostname, and when what stands there last changed, if that is known."""

    path: str
    changed: dt.datetime | None = None


Roots = dict[int, str]


class Section(Sitemap):
    """Addresses that are listed together."""

    limit = LARGEST

    def __init__(self, addresses: Sequence[Address]) -> None:
        self.addresses = addresses

    def items(self) -> Sequence[Address]:
        return self.addresses

    def location(self, item: Address) -> str:
        return item.path

    def lastmod(self, item: Address) -> dt.datetime | None:
        return item.changed


def sections(request: HttpRequest) -> dict[str, Section]:
    """Every section by its name, which is part of its address."""
    roots = _roots(scope_of(request))
    return {name: Section(list(listed(request, roots))) for name, listed in SECTIONS.items()}


@transaction.non_atomic_requests
@require_safe
@cache_control(public=True, no_cache=True)
def sitemap(request: HttpRequest) -> HttpResponse:
    """All sections in one map, or an index of them where they are too many."""
    found = sections(request)
    if sum(len(each.addresses) for each in found.values()) > LARGEST:
        return django_views.index(request, found, sitemap_url_name="sitemap_section")
    return django_views.sitemap(request, found)


@transaction.non_atomic_requests
@require_safe
@cache_control(public=True, no_cache=True)
def section(request: HttpRequest, section: str) -> HttpResponse:
    """One section; ``?p=2`` is its second part."""
    return django_views.sitemap(request, sections(request), section=section)


def _roots(scope: Scope) -> Roots:
    """Where each municipality's addresses begin on this hostname, by its key."""
    if scope.municipality:
        return {scope.municipality.pk: scope.root}
    return {each.pk: f"/{each.slug}/" for each in vocabulary.municipalities()}


def _pages(request: HttpRequest, roots: Roots) -> Iterator[Address]:
    """Wagtail's pages that anybody may read, the staff's handbook left out."""
    site = Site.find_for_request(request)
    if site is None:
        return
    staff_only = [each for each in get_page_models() if getattr(each, "staff_only", False)]
    below = Page.objects.descendant_of(site.root_page, inclusive=True).not_type(*staff_only)
    withdrawn = MunicipalityPage.objects.exclude(municipality__in=roots)
    hidden = tuple(withdrawn.values_list("url_path", flat=True))
    found = open_to_all(below).order_by("path").values_list("url_path", "last_published_at")
    for path, changed in found:
        if not path.startswith(hidden):
            yield Address(f"/{path.removeprefix(site.root_page.url_path)}", changed)


def _directory(request: HttpRequest, roots: Roots) -> Iterator[Address]:
    """What is not a record: the ways to search, and the lists."""
    if "/" not in roots.values():
        yield from (Address(f"/{path}") for path in FIXED)
    for root in roots.values():
        yield from (Address(root + path) for path in (*FIXED, *LISTS))


def _glossaries(request: HttpRequest, roots: Roots) -> Iterator[Address]:
    terms = Term.objects.filter(live=True, municipality__in=roots).order_by("municipality")
    changed = terms.values_list("municipality").annotate(Max("last_published_at"))
    yield from (Address(f"{roots[owner]}glossary/", latest) for owner, latest in changed)


def _concerns(request: HttpRequest, roots: Roots) -> Iterator[Address]:
    for root in roots.values():
        for concern in vocabulary.concerns():
            yield Address(f"{root}concerns/{concern.slug}/", concern.last_published_at)


def _areas(request: HttpRequest, roots: Roots) -> Iterator[Address]:
    areas = CatchmentArea.objects.filter(live=True, kind__in=HOME_AREAS, municipality__in=roots)
    for pk, owner, changed in areas.values_list("pk", "municipality_id", "last_published_at"):
        yield Address(f"{roots[owner]}areas/{pk}/", changed)


def _resources(request: HttpRequest, roots: Roots) -> Iterator[Address]:
    resources = Resource.objects.public().filter(municipality__in=roots).order_by("pk")
    for pk, owner, changed in resources.values_list("pk", "municipality_id", "last_published_at"):
        yield Address(f"{roots[owner]}resources/{pk}/", changed)


SECTIONS: dict[str, Callable[[HttpRequest, Roots], Iterator[Address]]] = {
    "pages": _pages,
    "directory": _directory,
    "glossaries": _glossaries,
    "concerns": _concerns,
    "areas": _areas,
    "resources": _resources,
}
