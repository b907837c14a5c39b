"""The front door of the search: everything else asks here, and only here."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from functools import lru_cache
from importlib import import_module

from django.conf import settings

from search import outbox, sources
from search.data import Entry, Query, Results, Suggestion
from search.engines.base import Engine, IndexHeldError, Writer

__all__ = [
    "IndexHeldError",
    "changed",
    "drain",
    "find",
    "rebuild",
    "refresh_open_hours",
    "suggest",
    "thesaurus_changed",
    "writing",
]

_SOON_MINUTES = 14 * 24 * 60
_JAPAN_AHEAD_MINUTES = 9 * 60


def find(query: Query) -> Results:
    """Return the answers to ``query``; asks no database and never raises for a bad index."""
    return _engine().find(query)


def suggest(
    text: str, *, municipality: str | None = None, limit: int = 8
) -> tuple[Suggestion, ...]:
    """Return up to ``limit`` completions of ``text``, best first."""
    return _engine().suggest(text, municipality, limit)


def changed(*keys: str) -> None:
    """Have ``keys`` (``"<source>:<id>"``) indexed anew once the current transaction commits."""
    outbox.add(keys)


def thesaurus_changed() -> None:
    """Have wordings and words loaded anew once the current transaction commits."""
    outbox.add([outbox.VOCABULARY_KEY])


def drain(limit: int = 500) -> int:
    """Apply up to ``limit`` waiting changes to the index; return how many keys those were.

    Raises ``IndexHeldError`` while an indexer runs in another process.
    """
    with writing() as writer:
        return outbox.drain(writer, limit)


def writing() -> AbstractContextManager[Writer]:
    """Keep the index to oneself, as the indexer does. Raises ``IndexHeldError``."""
    return _engine().writing()


def refresh_open_hours(writer: Writer) -> int:
    """Have entries whose hours soon end indexed anew; return how many."""
    now = int(time.time() // 60) + _JAPAN_AHEAD_MINUTES
    keys = list(writer.expiring(now + _SOON_MINUTES))
    changed(*keys)
    return len(keys)


def rebuild(progress: Callable[[int], None] | None = None) -> int:
    """Build the index afresh beside the live one and swap it in; return its entries.

    ``progress`` is told how many are done. Call it outside a transaction, so that it
    sees what is committed meanwhile. Raises ``IndexHeldError`` while another rebuild runs.
    """
    older = outbox.waiting()
    number = _engine().rebuild(sources.vocabulary(), _told(progress), outbox.reload)
    outbox.forget(older)
    return number


def _told(progress: Callable[[int], None] | None) -> Iterator[Entry]:
    for number, entry in enumerate(sources.all_entries(), start=1):
        yield entry
        if progress:
            progress(number)


def _engine() -> Engine:
    return _made(settings.SEARCH_ENGINE, str(settings.SEARCH_INDEX_DIR))


@lru_cache(maxsize=8)
def _made(package: str, _location: str) -> Engine:
    engine: Engine = import_module(package).Engine.from_settings(settings)
    return engine
