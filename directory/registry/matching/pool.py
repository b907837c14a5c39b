"""All places of a municipality in columns, so that each distinct value is judged only once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass
from itertools import count
from operator import attrgetter, itemgetter
from typing import Any

from directory.registry.matching.conditions import CONDITIONS
from directory.registry.matching.conditions.condition import Condition
from directory.registry.matching.data import Candidate
from directory.registry.matching.freshness import FRESHNESS, due


@dataclass(frozen=True, slots=True)
class Column:
    """For each distinct value one place that has it, and what is said of a value told to all."""

    examples: list[Candidate]
    spread: Callable[[Sequence[Any]], Sequence[Any]]


class Pool:
    """Places in the order of their names; columns are made when first needed, and kept.

    A pool never changes: make a new one when the facts do. Raises ValueError for a key that
    two places have.
    """

    def __init__(self, candidates: Iterable[Candidate]) -> None:
        self.rows = tuple(sorted(candidates, key=attrgetter("name", "key")))
        self.row_of = {each.key: row for row, each in enumerate(self.rows)}
        if len(self.row_of) < len(self.rows):
            raise ValueError(f"{len(self.rows) - len(self.row_of)} places have another's key")
        self._columns: dict[str, Column] = {}

    def __len__(self) -> int:
        return len(self.rows)

    def column(self, condition: Condition) -> Column:
        """Return the column of the facts ``condition`` rests on."""
        return self._column(condition.key, attrgetter(*condition.rests_on))

    def due(self) -> Column:
        """Return the column of the days the records are due to be confirmed again."""
        return self._column(FRESHNESS, due)

    def prepare(self) -> Pool:
        """Make all columns now; return the pool."""
        self.due()
        for condition in CONDITIONS:
            self.column(condition)
        return self

    def _column(self, key: str, facts: Callable[[Candidate], Hashable]) -> Column:
        if key not in self._columns:
            self._columns[key] = _encoded(self.rows, facts)
        return self._columns[key]


def _encoded(rows: tuple[Candidate, ...], facts: Callable[[Candidate], Hashable]) -> Column:
    """Number the distinct values in the order of their first places."""
    numbers: defaultdict[Hashable, int] = defaultdict(count().__next__)
    codes = list(map(numbers.__getitem__, map(facts, rows)))
    return Column(list(dict(zip(codes, rows, strict=True)).values()), _spreading(codes))


def _spreading(codes: list[int]) -> Callable[[Sequence[Any]], Sequence[Any]]:
    """Return what turns one thing a value into one thing a place."""
    if len(codes) > 1:
        # The fastest look-up there is, but of a single code it makes no tuple.
        return itemgetter(*codes)
    return lambda told: [told[code] for code in codes]
