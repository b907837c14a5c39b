"""A chapter is indexed anew when it changes, and when a record it shows does."""

from __future__ import annotations

from collections.abc import Iterable

from django.db.models import Model
from django.db.models.signals import post_delete, post_save

from directory.models import Programme, Sector
from portal.home.page_changes import tell_of_changes
from search import api

from .bodies import below, keys_of, that_may_show
from .entries import key_of
from .models import ChapterPage, PlanPage
from .record_kinds import BLOCKS

PAGES = (PlanPage, ChapterPage)


def pages_changed(pks: Iterable[int]) -> None:
    api.changed(*map(key_of, pks))


def record_changed(sender: type[Model], instance: Model, **_: object) -> None:
    """Only the keys of chapters that may show it are told; the indexer looks what they show."""
    live = (below(page, instance.municipality_id).filter(live=True) for page in PAGES)
    pages_changed(keys_of(that_may_show(pages, sender) for pages in live))


def sector_changed(**_: object) -> None:
    """Everybody's word: it may stand in any municipality's tables."""
    live = (below(page, None).filter(live=True) for page in PAGES)
    pages_changed(keys_of(that_may_show(pages, Programme) for pages in live))


def connect() -> None:
    """Listen to everything the index shows of plans."""
    for page in PAGES:
        tell_of_changes(page, pages_changed)
    for signal in (post_save, post_delete):
        for record in BLOCKS:
            signal.connect(record_changed, sender=record)
        signal.connect(sector_changed, sender=Sector)


connect()
