"""The indexes there are: one for everybody, one for staff, each with all that is its own.

Behind the two front doors, ``search.api`` and ``search.staff``: nobody else asks here.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass
from functools import lru_cache
from importlib import import_module
from pathlib import Path

from django.conf import settings

from search import sources
from search.data import Entry, Query, Results, Suggestion
from search.engines.base import Engine, Place, Writer
from search.outbox import VOCABULARY_KEY, Outbox
from search.sources import Registry

_SOON_MINUTES = 14 * 24 * 60
_JAPAN_AHEAD_MINUTES = 9 * 60


@dataclass(frozen=True, slots=True)
class Index:
    """One index: its name, where its entries come from, and the setting with its directory."""

    name: str
    label: str
    setting: str
    registry: Registry
    private: bool = False

    @property
    def place(self) -> Place:
        """Where it lives."""
        return Place(self.name, Path(getattr(settings, self.setting)), self.private)

    @property
    def outbox(self) -> Outbox:
        """What it still has to hear of."""
        return Outbox(self.name, self.registry, self.private)

    @property
    def _engine(self) -> Engine:
        return _made(settings.SEARCH_ENGINE, self.place)

    def find(self, query: Query) -> Results:
        """Return the answers to ``query``."""
        return self._engine.find(query)

    def suggest(self, text: str, municipality: str | None, limit: int) -> tuple[Suggestion, ...]:
        """Return up to ``limit`` completions of ``text``, best first."""
        return self._engine.suggest(text, municipality, limit)

    def writing(self) -> AbstractContextManager[Writer]:
        """Keep the index to oneself. Raises ``IndexHeldError``."""
        return self._engine.writing()

    def drain(self, limit: int) -> int:
        """Apply up to ``limit`` waiting changes. Raises ``IndexHeldError``."""
        with self.writing() as writer:
            return self.outbox.drain(writer, limit)

    def refresh_open_hours(self, writer: Writer) -> int:
        """Have entries whose hours soon end indexed anew; return how many."""
        now = int(time.time() // 60) + _JAPAN_AHEAD_MINUTES
        keys = list(writer.expiring(now + _SOON_MINUTES))
        self.outbox.add(keys)
        return len(keys)

    def rebuild(self, progress: Callable[[int], None] | None = None) -> int:
        """Build the index afresh and swap it in; return its entries. See ``api.rebuild``."""
        outbox = self.outbox
        older = outbox.waiting()
        entries = _told(self.registry.all_entries(), progress)
        number = self._engine.rebuild(self.registry.vocabulary(), entries, outbox.reload)
        outbox.forget(older)
        return number


PUBLIC = Index("public", "検索の索引", "SEARCH_INDEX_DIR", sources.PUBLIC)
STAFF = Index(
    "staff",
    "職員の検索の索引",
    "SEARCH_STAFF_INDEX_DIR",
    Registry(shared=sources.PUBLIC),
    private=True,
)
EVERY = (PUBLIC, STAFF)


def public_changed(keys: Iterable[str]) -> None:
    """Have ``keys`` indexed anew for everybody, and for staff where their index has them, too."""
    changed = tuple(keys)
    PUBLIC.outbox.add(changed)
    STAFF.outbox.add(filter(STAFF.registry.knows, changed))


def public_vocabulary_changed() -> None:
    """Have wordings and words loaded anew: the public ones are those of every index."""
    for index in EVERY:
        index.outbox.add([VOCABULARY_KEY])


def _told(entries: Iterable[Entry], progress: Callable[[int], None] | None) -> Iterator[Entry]:
    for number, entry in enumerate(entries, start=1):
        yield entry
        if progress:
            progress(number)


@lru_cache(maxsize=16)
def _made(package: str, place: Place) -> Engine:
    engine: Engine = import_module(package).Engine.from_settings(settings, place)
    return engine
