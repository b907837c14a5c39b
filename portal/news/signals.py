"""News that changes is indexed anew, and its pictures are made when it is published."""

from __future__ import annotations

from collections.abc import Iterable

from wagtail.signals import page_published

from portal.home.page_changes import tell_of_changes
from search import api

from . import pictures
from .entries import key_of
from .models import NewsPage


def changed(pks: Iterable[int]) -> None:
    api.changed(*map(key_of, pks))


def published(instance: NewsPage, **_: object) -> None:
    pictures.make(instance.body)


def connect() -> None:
    """Listen to everything lists, pages and the index show of the news."""
    tell_of_changes(NewsPage, changed)
    page_published.connect(published, sender=NewsPage)


connect()
