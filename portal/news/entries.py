"""What the search knows of the news: what anybody may read, and nothing else."""

from __future__ import annotations

from collections.abc import Iterator

from django.db.models import QuerySet

from directory.shelves import NEWS, listed
from portal.home.addresses import path_below_root
from portal.home.openness import open_to_all
from search.data import SHELF, Entry, Name

from .models import NewsPage

PREFIX = "news"
KIND = "news"


def key_of(pk: int) -> str:
    return f"{PREFIX}:{pk}"


def entry(key: str) -> Entry | None:
    """The entry of one key, loaded fresh; None where the public may not see it."""
    found = _public().filter(pk=int(key.partition(":")[2])).first()
    return to_entry(found) if found else None


def entries() -> Iterator[Entry]:
    """Every public piece of news."""
    for page in _public().order_by("pk").iterator(chunk_size=500):
        yield to_entry(page)


def _public() -> QuerySet[NewsPage]:
    pages = NewsPage.objects.filter(municipality__live=True).select_related("municipality")
    return open_to_all(pages).prefetch_related("sectors", "programmes")


def to_entry(page: NewsPage) -> Entry:
    """Build the entry of a page that is open to all."""
    return Entry(
        key=key_of(page.pk),
        municipality=page.municipality.code,
        kind=KIND,
        name=Name(page.title),
        path=path_below_root(page),
        tags=_tags(page),
        body=tuple(text for text in (page.lead, *_texts(page)) if text),
        facets={SHELF: (NEWS,)},
        card=listed(
            where=str(page._meta.verbose_name),
            date=page.date.isoformat(),
            lead=page.lead,
            fictional=page.municipality.fictional,
        ),
    )


def _tags(page: NewsPage) -> tuple[str, ...]:
    sectors = [each.name for each in page.sectors.all() if each.live]
    programmes = [
        each.local_name or each.name
        for each in page.programmes.all()
        if each.live and each.municipality_id == page.municipality_id
    ]
    return tuple(dict.fromkeys(sectors + programmes))


def _texts(page: NewsPage) -> list[str]:
    return page.body.stream_block.get_searchable_content(page.body)
