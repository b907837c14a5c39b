"""News, a statement and a contact page for the municipalities of the public world."""

from __future__ import annotations

import datetime as dt
from typing import Any

from directory import models
from portal.about.models import AccessibilityPage, ContactPage
from portal.home.models import MunicipalityPage
from portal.news.models import NewsIndexPage, NewsPage

DAY = dt.date(2026, 5, 1)


def add_index(city: models.Municipality, **facts: Any) -> NewsIndexPage:
    """A published list of news."""
    return _published(_first_page(city), NewsIndexPage(title="お知らせ", slug="news", **facts))


def add_news(index: NewsIndexPage, title: str, slug: str, **facts: Any) -> NewsPage:
    """A published piece of news of the first of May, unless told otherwise."""
    return _published(index, NewsPage(title=title, slug=slug, **({"date": DAY} | facts)))


def add_statement(city: models.Municipality, **facts: Any) -> AccessibilityPage:
    """A published statement that claims what ``facts`` say, and nothing else."""
    page = AccessibilityPage(title="アクセシビリティについて", slug="accessibility", **facts)
    return _published(_first_page(city), page)


def add_contact(city: models.Municipality, **facts: Any) -> ContactPage:
    """A published contact page."""
    return _published(_first_page(city), ContactPage(title="お問い合わせ", slug="contact", **facts))


def _first_page(city: models.Municipality) -> MunicipalityPage:
    return MunicipalityPage.objects.get(municipality=city)


def _published(parent: Any, page: Any) -> Any:
    parent.add_child(instance=page)
    page.save_revision().publish()
    page.refresh_from_db()
    return page
