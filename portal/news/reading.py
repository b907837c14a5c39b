"""What the pages of the news show."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from django.core.paginator import Page as Sheet
from django.core.paginator import Paginator
from django.http import HttpRequest

from portal.home.addresses import path_below_root, scope_of_page

from .listing import card_of, published, years
from .models import FEED_SLUG, NewsIndexPage, NewsPage
from .pictures import make, prepare

PER_PAGE = 12


def index_context(index: NewsIndexPage, request: HttpRequest) -> dict[str, Any]:
    """One page of the list, of one year or of all; an unknown year is said to have none."""
    scope = scope_of_page(index, request)
    news = published().descendant_of(index)
    counted = years(news)
    year = _year(request)
    sheet = Paginator(news.filter(date__year=year) if year else news, PER_PAGE).get_page(
        request.GET.get("page")
    )
    here = scope.root + path_below_root(index)
    return scope.page(
        nav="news",
        title=index.title,
        here=here,
        cards=[card_of(page) for page in sheet],
        year=year,
        years=[
            {"year": each, "number": number, "url": f"{here}?{urlencode({'year': each})}"}
            for each, number in counted
        ],
        paging=_paging(sheet, here, year),
        feed_url=f"{here}{FEED_SLUG}/",
    )


def page_context(page: NewsPage, request: HttpRequest) -> dict[str, Any]:
    """One piece of news with what it is about."""
    scope = scope_of_page(page, request)
    here = scope.root + path_below_root(page)
    # A preview is an editor's: what it shows may not have been published yet.
    (make if getattr(request, "is_preview", False) else prepare)(page.body)
    return scope.page(
        nav="news",
        title=page.title,
        index_url=f"{here.rstrip('/').rpartition('/')[0]}/",
        sectors=[each for each in page.sectors.all() if each.live],
        programmes=[
            each
            for each in page.programmes.all()
            if each.live and each.municipality_id == page.municipality_id
        ],
    )


def _year(request: HttpRequest) -> int | None:
    """The year asked for; None for what is no year."""
    asked = request.GET.get("year", "")
    return (int(asked) or None) if asked.isdecimal() and len(asked) <= 4 else None


def _paging(sheet: Sheet, here: str, year: int | None) -> dict[str, Any]:
    def url(number: int) -> str:
        asked = {"year": year} if year else {}
        return f"{here}?{urlencode(asked | {'page': number})}"

    return {
        "number": sheet.number,
        "pages": sheet.paginator.num_pages,
        "total": sheet.paginator.count,
        "size": PER_PAGE,
        "previous_url": url(sheet.previous_page_number()) if sheet.has_previous() else "",
        "next_url": url(sheet.next_page_number()) if sheet.has_next() else "",
    }
