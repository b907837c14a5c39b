"""The embedded engine: many reading processes, one writing, files between them."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any, TypeVar

from search.data import Entry, Query, Results, Suggestion
from search.engines.base import Batch, Engine, Place, Vocabulary, Writer
from search.engines.embedded import rebuilding
from search.engines.embedded.finding import find
from search.engines.embedded.generations import Generations, stamp
from search.engines.embedded.snapshot import Snapshot
from search.engines.embedded.writing import EmbeddedWriter

logger = logging.getLogger(__name__)
_T = TypeVar("_T")
_TO_PASS_ON = (KeyboardInterrupt, SystemExit, GeneratorExit)


class EmbeddedEngine(Engine):
    """An index in a directory of its own."""

    def __init__(self, place: Place) -> None:
        self._generations = Generations(place.directory, private=place.private)
        self._snapshot: Snapshot | None = None
        self._pointer_stamp = (0, 0, 0)
        self._renewing = threading.Lock()

    @classmethod
    def from_settings(cls, settings: Any, place: Place) -> EmbeddedEngine:
        """See ``Engine``; needs no settings."""
        return cls(place)

    def find(self, query: Query) -> Results:
        """See ``Engine``."""
        return self._asked(lambda snapshot: find(snapshot, query), Results())

    def suggest(self, text: str, municipality: str | None, limit: int) -> tuple[Suggestion, ...]:
        """See ``Engine``."""
        return self._asked(lambda snapshot: snapshot.suggest(text, municipality, limit), ())

    @contextmanager
    def writing(self) -> Iterator[Writer]:
        """See ``Engine``."""
        with self._generations.held(self._generations.indexer_lock, wait=False):
            writer = EmbeddedWriter(self._generations)
            try:
                yield writer
            finally:
                writer.close()

    def rebuild(
        self,
        vocabulary: Vocabulary,
        entries: Iterable[Entry],
        reload: Callable[[Sequence[str]], Batch],
    ) -> int:
        """See ``Engine``."""
        return rebuilding.rebuild(self._generations, vocabulary, entries, reload)

    def _asked(self, ask: Callable[[Snapshot], _T], nothing: _T) -> _T:
        # A generation may vanish between being named and being read: look once more.
        for attempt in (1, 2):
            try:
                snapshot = self._newest()
                return nothing if snapshot is None else ask(snapshot)
            except _TO_PASS_ON:
                raise
            except BaseException:
                # A damaged file may make the libraries panic, which is no Exception.
                self._snapshot = None
                if attempt == 2:
                    logger.exception("The search index cannot be read; rebuild it")
        return nothing

    def _newest(self) -> Snapshot | None:
        snapshot = self._snapshot
        if snapshot is not None and self._is_fresh(snapshot):
            return snapshot
        with self._renewing:
            if self._snapshot is None or not self._is_fresh(self._snapshot):
                self._renew()
            return self._snapshot

    def _is_fresh(self, snapshot: Snapshot) -> bool:
        return (
            stamp(self._generations.pointer) == self._pointer_stamp
            and Snapshot.stamp_of(snapshot.generation) == snapshot.stamp
        )

    def _renew(self) -> None:
        pointer = stamp(self._generations.pointer)
        current = self._generations.current()
        self._snapshot = Snapshot(current, self._snapshot) if current else None
        self._pointer_stamp = pointer
