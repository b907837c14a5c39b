"""What a question asks for, in the terms of the index; see ``planning`` for how it is made."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import Enum
from typing import Protocol

from search.text.thesaurus import Thesaurus

Terms = tuple[str, ...]


class Way(Enum):
    """How an alternative answers a unit; the value is what it weighs.

    ``SYNONYM`` is another word for one word of the question, ``PHRASE`` one for several
    together, which says more surely what is meant.
    """

    COMPOUND = 1.2
    EXACT = 1.0
    KANA = 0.9
    READING = 0.8
    PHRASE = 0.75
    SYNONYM = 0.5
    GRAM = 0.45
    PART = 0.35

    @property
    def is_reworded(self) -> bool:
        """Whether the answer is in other words than the question."""
        return self in (Way.SYNONYM, Way.PHRASE)

    @property
    def is_run(self) -> bool:
        """Whether the terms are pairs of characters that must follow each other."""
        return self in (Way.GRAM, Way.READING)


@dataclass(frozen=True, slots=True)
class Alternative:
    """One way to answer a unit: all of ``terms`` must be there (in a row for a run).

    ``said`` is the question's wording, ``means`` what is looked for instead. ``idfs``
    weigh the terms; ``share`` is the largest share of the entries it can be in.
    """

    way: Way
    terms: Terms
    said: str
    means: str
    idfs: tuple[float, ...]
    share: float


@dataclass(frozen=True, slots=True)
class Unit:
    """One word of the question. An ``extra`` unit adds to the score and is never missed."""

    text: str
    begin: int
    end: int
    alternatives: tuple[Alternative, ...]
    extra: bool = False

    @property
    def share(self) -> float:
        """The share of the entries that answers this unit in its own words, at most."""
        own = [a.share for a in self.alternatives if not a.way.is_reworded]
        return max(own or [a.share for a in self.alternatives])


@dataclass(frozen=True, slots=True)
class Plan:
    """A question as groups of units, one group for each part between spaces.

    What answers no unit of ``groups`` is no answer; ``common`` units only add to the
    score. ``question`` is folded and squeezed, ``reading`` the same in hiragana.
    """

    question: str
    reading: str
    groups: tuple[tuple[Unit, ...], ...] = ()
    common: tuple[Unit, ...] = ()

    @property
    def units(self) -> tuple[Unit, ...]:
        """All units, the telling ones first."""
        return (*(unit for group in self.groups for unit in group), *self.common)

    def without(self, unit: Unit) -> Plan:
        """Return the plan of the same question without the word of ``unit``."""
        left = tuple(tuple(u for u in group if u is not unit) for group in self.groups)
        groups = tuple(group for group in left if any(not u.extra for u in group))
        if groups or not self.common:
            return Plan(self.question, self.reading, groups, self.common)
        return Plan(self.question, self.reading, (self.common,))


class Vocabulary(Protocol):
    """What planning asks of an index."""

    @property
    def size(self) -> int:
        """Number of entries."""

    @property
    def thesaurus(self) -> Thesaurus:
        """The wordings in force."""

    def frequency(self, term: str) -> int:
        """In how many entries ``term`` is."""

    def phrase_frequency(self, way: Way, pair: str) -> int:
        """In how many entries' names (GRAM) or readings (READING) ``pair`` is."""

    def read_as(self, readings: Iterable[str]) -> Mapping[str, tuple[Terms, ...]]:
        """Return, for those of ``readings`` that are known, what is read so."""


def idf(size: int, frequency: int) -> float:
    """Return BM25's inverse document frequency."""
    return math.log(1 + (size - frequency + 0.5) / (frequency + 0.5))
