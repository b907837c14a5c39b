"""The latest news as an Atom feed."""

from __future__ import annotations

import datetime as dt

from django.contrib.syndication.views import Feed
from django.http import HttpRequest
from django.utils import timezone
from django.utils.feedgenerator import Atom1Feed
from django.utils.translation import gettext as _

from directory.public.scope import Scope
from portal.home.addresses import path_below_root, scope_of_page

from .listing import published
from .models import FEED_SLUG, NewsIndexPage, NewsPage

MOST = 30


class NewsFeed(Feed):
    """What one list of news shows; addresses are those of the hostname that was asked."""

    feed_type = Atom1Feed
    language = "ja"

    def __init__(self, index: NewsIndexPage) -> None:
        self.index = index

    def get_object(self, request: HttpRequest) -> Scope:
        return scope_of_page(self.index, request)

    def title(self, scope: Scope) -> str:
        return _("%(name)sのお知らせ") % {"name": scope.municipality.label}

    def link(self, scope: Scope) -> str:
        return scope.root + path_below_root(self.index)

    def feed_url(self, scope: Scope) -> str:
        return f"{self.link(scope)}{FEED_SLUG}/"

    def feed_guid(self, scope: Scope) -> str:
        return _identity(self.index)

    def subtitle(self, scope: Scope) -> str:
        return self.index.lead

    def author_name(self, scope: Scope) -> str:
        return scope.municipality.label

    def items(self, scope: Scope) -> list[tuple[NewsPage, Scope]]:
        news = published().descendant_of(self.index).prefetch_related("sectors")[:MOST]
        return [(page, scope) for page in news]

    def item_title(self, item: tuple[NewsPage, Scope]) -> str:
        return item[0].title

    def item_description(self, item: tuple[NewsPage, Scope]) -> str:
        return item[0].lead

    def item_link(self, item: tuple[NewsPage, Scope]) -> str:
        page, scope = item
        return scope.root + path_below_root(page)

    def item_guid(self, item: tuple[NewsPage, Scope]) -> str:
        return _identity(item[0])

    def item_pubdate(self, item: tuple[NewsPage, Scope]) -> dt.datetime:
        midnight = dt.datetime.combine(item[0].date, dt.time())
        return timezone.make_aware(midnight)

    def item_updateddate(self, item: tuple[NewsPage, Scope]) -> dt.datetime:
        return item[0].last_published_at or self.item_pubdate(item)

    def item_categories(self, item: tuple[NewsPage, Scope]) -> list[str]:
        return [sector.name for sector in item[0].sectors.all() if sector.live]


def _identity(page: NewsPage | NewsIndexPage) -> str:
    """The same on every hostname, so that nobody is told twice."""
    return f"urn:uuid:{page.translation_key}"
