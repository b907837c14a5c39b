"""The words of one shelf: what stands on the others must not change what they weigh here."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import TYPE_CHECKING

from search.data import SHELF
from search.engines.embedded import trees
from search.plan import Terms, Way
from search.text.thesaurus import Thesaurus

if TYPE_CHECKING:
    from search.engines.embedded.snapshot import Snapshot


class ShelfWords:
    """What planning asks of an index (``search.plan.Vocabulary``), answered by one shelf."""

    def __init__(self, snapshot: Snapshot, shelf: str) -> None:
        self._snapshot, self._name = snapshot, shelf
        self._shelf = trees.chosen(SHELF, [shelf])
        self.size = snapshot.count(self._shelf)
        self.thesaurus: Thesaurus = snapshot.thesaurus
        self.frequency = lru_cache(maxsize=20_000)(self._frequency)
        self.phrase_frequency = lru_cache(maxsize=20_000)(self._phrase_frequency)

    def _frequency(self, term: str) -> int:
        return self._count("all", term) if self._snapshot.frequency(term) else 0

    def _phrase_frequency(self, way: Way, pair: str) -> int:
        known = self._snapshot.phrase_frequency(way, pair)
        return self._count(trees.phrase_field(way), pair) if known else 0

    def _count(self, field: str, word: str) -> int:
        return self._snapshot.count(trees.all_of([trees.exactly(field, word), self._shelf]))

    def read_as(self, readings: Iterable[str]) -> Mapping[str, tuple[Terms, ...]]:
        """Return, for those of ``readings`` that this shelf knows, what is read so."""
        return self._snapshot.read_as(readings, self._name)
