"""One state of the index, as a query sees it from beginning to end."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any

import tantivy

from search.candidates import Candidate
from search.data import Suggestion
from search.engines.embedded import completions, sidefile, trees
from search.engines.embedded.generations import stamp
from search.engines.embedded.schema import SETS, open_index, term
from search.engines.embedded.shelves import ShelfWords
from search.plan import Terms, Way
from search.text.thesaurus import Thesaurus

TANTIVY, SIDE = "tantivy", "side.db"
_CANDIDATES_KEPT = 3000

Address = tuple[int, int]


class Snapshot:
    """A generation as it was at one commit. Safe to share between threads."""

    def __init__(self, generation: Path, former: Snapshot | None = None) -> None:
        self.generation = generation
        self.stamp = self.stamp_of(generation)
        same = former is not None and former.generation == generation
        self._index: tantivy.Index = (
            former._index if same and former else open_index(generation / TANTIVY)
        )
        self._index.reload()
        self.searcher: tantivy.Searcher = self._index.searcher()
        self._side: _Side = former._side if same and former else _Side(generation / SIDE)
        self.thesaurus = self._side.thesaurus()
        self._kept: dict[Address, tuple[Candidate, bytes]] = {}
        self._sets: dict[str, int] = former._sets if same and former else {}
        self._shelves: dict[str, ShelfWords] = {}
        self.frequency = lru_cache(maxsize=20_000)(self._frequency)

    @staticmethod
    def stamp_of(generation: Path) -> tuple[int, int, int]:
        """Return what changes with every commit to ``generation``."""
        return stamp(generation / TANTIVY / "meta.json")

    @property
    def size(self) -> int:
        """Number of entries."""
        return int(self.searcher.num_docs)

    def about_in(self, municipality: str) -> int:
        """About how many entries a municipality has; those just removed may still count."""
        return int(self.searcher.doc_freq("term", term("municipality", municipality)))

    def _frequency(self, term: str) -> int:
        return int(self.searcher.doc_freq("all", term))

    def phrase_frequency(self, way: Way, pair: str) -> int:
        """In how many entries' names (GRAM) or readings (READING) ``pair`` is."""
        return int(self.searcher.doc_freq(trees.phrase_field(way), pair))

    def read_as(
        self, readings: Iterable[str], shelf: str | None = None
    ) -> Mapping[str, tuple[Terms, ...]]:
        """Return, for those of ``readings`` that are known (on ``shelf``), what is read so."""
        return self._side.read_as(tuple(readings), shelf)

    def words_of(self, shelf: str | None) -> Snapshot | ShelfWords:
        """Return what planning may know: the words of ``shelf`` alone, or of everything."""
        if shelf is None:
            return self
        if shelf not in self._shelves:
            self._shelves[shelf] = ShelfWords(self, shelf)
        return self._shelves[shelf]

    def suggest(self, text: str, municipality: str | None, limit: int) -> tuple[Suggestion, ...]:
        """Return completions of ``text``, best first."""
        return completions.complete(self._side.connection, text, municipality, limit)

    def candidate(self, address: Address) -> tuple[Candidate, bytes]:
        """Return the candidate at ``address`` and the face of its hit."""
        found = self._kept.get(address)
        if found is None:
            found = self._load(address)
            if len(self._kept) >= _CANDIDATES_KEPT:
                self._kept.clear()
            self._kept[address] = found
        return found

    def _load(self, address: Address) -> tuple[Candidate, bytes]:
        stored: Any = self.searcher.doc(tantivy.DocAddress(*address))
        return Candidate.decoded(stored.get_first("forward")), stored.get_first("face")

    def number_of_sets(self, facet: str) -> int:
        """Return about how many different sets of values ``facet`` has (remembered)."""
        if facet not in self._sets:
            everything = tantivy.Query.all_query()
            number = self.searcher.cardinality(everything, f"{SETS}.{facet}")
            self._sets[facet] = round(number or 0)
        return self._sets[facet]

    def count(self, tree: tantivy.Query) -> int:
        """Return how many entries ``tree`` keeps."""
        found: Any = self.searcher.search(tree, limit=1, count=True)
        return int(found.count)

    def top(self, tree: tantivy.Query, limit: int, *, by_order: bool) -> list[Address]:
        """Return the first ``limit`` entries by score, or by the stored order."""
        if limit < 1:
            return []
        sorting = {"order_by_field": "order", "order": tantivy.Order.Asc} if by_order else {}
        found = self.searcher.search(tree, limit=limit, count=False, **sorting)  # type: ignore[arg-type]
        return [(address.segment_ord, address.doc) for _, address in found.hits]

    def addresses(self, tree: tantivy.Query) -> list[Address]:
        """Return all entries that ``tree`` keeps."""
        return self.top(tree, self.count(tree), by_order=False)

    def entry_numbers(self, addresses: Sequence[Address]) -> list[int]:
        """Return the numbers that stand for the entries at ``addresses``."""
        return [int(number) for number in self.numbers("number", addresses) if number is not None]

    def numbers(self, field: str, addresses: Sequence[Address]) -> list[float | int | None]:
        """Return the values of the column ``field`` at ``addresses``."""
        return list(
            self.searcher.fast_field_values(
                field, [tantivy.DocAddress(*address) for address in addresses]
            )
        )


class _Side:
    """The side file as readers see it: a connection a thread."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._local = threading.local()
        self._learned: tuple[str, Thesaurus] | None = None

    @property
    def connection(self) -> sqlite3.Connection:
        if not hasattr(self._local, "connection"):
            self._local.connection = sidefile.open_for_reading(self._path)
        connection: sqlite3.Connection = self._local.connection
        return connection

    def thesaurus(self) -> Thesaurus:
        written = sidefile.written_synonyms(self.connection)
        if self._learned is None or self._learned[0] != written:
            self._learned = (written, Thesaurus(sidefile.synonyms(written)))
        return self._learned[1]

    def read_as(
        self, readings: Sequence[str], shelf: str | None
    ) -> Mapping[str, tuple[Terms, ...]]:
        rows = sidefile.read_as(self.connection, readings, shelf)
        known: dict[str, list[Terms]] = {}
        for reading, terms in rows:
            known.setdefault(reading, []).append(tuple(terms.split(" ")))
        return {reading: tuple(terms) for reading, terms in known.items()}
