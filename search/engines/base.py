"""What every engine promises; ``tests/contracts`` holds each to it."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple

from search.data import Entry, Query, Results, Suggestion, Synonym


class IndexHeldError(RuntimeError):
    """Another process keeps the index; there is only ever one."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where one index lives: its ``name`` among its siblings, and a ``directory`` of its own.

    Nobody but who writes a ``private`` one may look into it.
    """

    name: str
    directory: Path
    private: bool = False


class Word(NamedTuple):
    """A word that is suggested and found by its reading without being an entry.

    ``path`` is where choosing it leads; ``municipality`` is empty for everybody's.
    """

    text: str
    reading: str
    kind: str
    path: str = ""
    municipality: str = ""


class Vocabulary(NamedTuple):
    """What the index knows beside its entries."""

    synonyms: tuple[Synonym, ...] = ()
    words: tuple[Word, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Batch:
    """Changes to make together; ``vocabulary`` replaces the former when given."""

    puts: Sequence[Entry] = ()
    removals: Sequence[str] = ()
    vocabulary: Vocabulary | None = None
    keys: Sequence[str] = ()


class Writer(ABC):
    """The one hand that writes."""

    @abstractmethod
    def apply(self, batch: Batch) -> None:
        """Make ``batch`` durable and visible, or raise and leave the rest to a repeat.

        An entry never replaces one of a higher version.
        """

    @abstractmethod
    def expiring(self, before: int) -> Iterator[str]:
        """Return the keys whose opening hours are known only until ``before`` (minutes)."""


class Engine(ABC):
    """A search engine behind the wall of plain data."""

    @classmethod
    @abstractmethod
    def from_settings(cls, settings: Any, place: Place) -> Engine:
        """Return the engine that the project's ``settings`` describe, for the index at ``place``.

        Whatever it is asked, it reads and writes no other index.
        """

    @abstractmethod
    def find(self, query: Query) -> Results:
        """Return the answers to ``query``; empty, never an error, where there is no index."""

    @abstractmethod
    def suggest(self, text: str, municipality: str | None, limit: int) -> tuple[Suggestion, ...]:
        """Return completions of ``text``, best first."""

    @abstractmethod
    def writing(self) -> AbstractContextManager[Writer]:
        """Hold the pen. Raises ``IndexHeldError`` while another process has it."""

    @abstractmethod
    def rebuild(
        self,
        vocabulary: Vocabulary,
        entries: Iterable[Entry],
        reload: Callable[[Sequence[str]], Batch],
    ) -> int:
        """Build a fresh index beside the live one and swap it in; return how many entries.

        ``reload`` loads what was changed meanwhile, by key. Raises ``IndexHeldError``
        while another rebuild runs.
        """
