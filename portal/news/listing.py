"""News as lists show it."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from django.db.models import Count, QuerySet
from wagtail.models import Page, PageViewRestriction

from directory.models import Municipality
from directory.public.remembering import remembered
from directory.public.scope import Scope
from portal.home.addresses import path_below_root
from portal.home.models import MunicipalityPage
from portal.home.only_child import open_in
from portal.home.openness import open_to_all

from .models import NewsIndexPage, NewsPage

LATEST = 3


@dataclass(frozen=True, slots=True)
class NewsCard:
    """One line of a list; ``path`` lies below the municipality's root."""

    title: str
    path: str
    date: dt.date
    important: bool
    lead: str


def published() -> QuerySet[NewsPage]:
    """What anybody may read, newest first."""
    pages = NewsPage.objects.filter(municipality__live=True).defer_streamfields()
    return open_to_all(pages).order_by("-date", "-pk")


def card_of(page: NewsPage) -> NewsCard:
    return NewsCard(page.title, path_below_root(page), page.date, page.is_important, page.lead)


def years(news: QuerySet[NewsPage]) -> list[tuple[int, int]]:
    """The years there is news of, newest first, each with how much."""
    counted = news.order_by().values_list("date__year").annotate(number=Count("pk"))
    return sorted(counted, reverse=True)


has_news = open_in(NewsIndexPage)


def on_first_page(scope: Scope) -> dict[str, object]:
    """What a municipality's first page shows of its news; nothing on the hub."""
    if scope.municipality is None:
        return {}
    pk = scope.municipality.pk
    return {"news": _latest(pk), "has_news": has_news(pk)}


@remembered(NewsPage, NewsIndexPage, MunicipalityPage, Page, PageViewRestriction, Municipality)
def _latest(municipality_pk: int) -> tuple[NewsCard, ...]:
    return tuple(map(card_of, published().filter(municipality=municipality_pk)[:LATEST]))
