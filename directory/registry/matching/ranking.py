"""All places in order, best first; reasons are written only for those somebody looks at."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from operator import add, mul, or_
from typing import overload

from directory.registry.matching.data import Wanted
from directory.registry.matching.freshness import due, freshness
from directory.registry.matching.ledger import Match, judged
from directory.registry.matching.pool import Column, Pool
from directory.registry.matching.question import Asked, Question, excludes, question, shut
from directory.registry.matching.weights import DEFAULT_WEIGHTS


class Matches(Sequence[Match]):
    """Places judged, in order; each one's ledger is written when it is first looked at."""

    def __init__(self, pool: Pool, rows: Sequence[int], judge: Callable[[int], Match]) -> None:
        self.rows = rows
        self._pool = pool
        self._judge = judge

    @property
    def keys(self) -> tuple[int, ...]:
        """The keys in order; no ledger is written for them."""
        return tuple(self._pool.rows[row].key for row in self.rows)

    def __len__(self) -> int:
        return len(self.rows)

    @overload
    def __getitem__(self, index: int) -> Match: ...

    @overload
    def __getitem__(self, index: slice) -> tuple[Match, ...]: ...

    def __getitem__(self, index: int | slice) -> Match | tuple[Match, ...]:
        if isinstance(index, slice):
            return tuple(map(self._judge, self.rows[index]))
        return self._judge(self.rows[index])


@dataclass(frozen=True, slots=True)
class Scores:
    """For each row of a pool its score in hundredths, and a bit for each reason to exclude it.

    The bits stand in the order of ``question.asked``; the one after them is set for what is
    closed, so that a closed place never fails by one condition alone.
    """

    hundredths: list[int]
    failed: list[int]


class Ranking:
    """The answer to a need: ``candidates`` best first, ``excluded`` nearest to fitting first."""

    def __init__(self, asked: Question, pool: Pool, scores: Scores) -> None:
        self.question = asked
        self.pool = pool
        self.scores = scores
        self._judged: dict[int, Match] = {}
        # Sorting is stable and rows stand in the order of names, which settles ties.
        best = sorted(range(len(pool)), key=scores.hundredths.__getitem__, reverse=True)
        failed = scores.failed
        fit = [row for row in best if not failed[row]]
        out = sorted([row for row in best if failed[row]], key=lambda row: failed[row].bit_count())
        self.candidates = Matches(pool, fit, self._match)
        self.excluded = Matches(pool, out, self._match)

    def find(self, key: int) -> Match | None:
        """Return the place with ``key``, ranked or excluded, or None where the pool lacks it."""
        row = self.pool.row_of.get(key)
        return None if row is None else self._match(row)

    def places(self) -> dict[int, int]:
        """Return the place, from 1, of every ranked key."""
        return {key: place for place, key in enumerate(self.candidates.keys, start=1)}

    def _match(self, row: int) -> Match:
        if row not in self._judged:
            self._judged[row] = judged(self.question, self.pool.rows[row])
        return self._judged[row]


def rank(
    wanted: Wanted,
    pool: Pool,
    *,
    today: date,
    weights: Mapping[str, float] = DEFAULT_WEIGHTS,
) -> Ranking:
    """Rank ``pool`` for ``wanted``; weights that are not given are the default ones.

    A place scores 100 × Σ weight × degree / Σ weight over the conditions asked, times what
    its freshness leaves. Raises ValueError naming a weight or an essential that does not exist.
    """
    asked = question(wanted, weights, today)
    return Ranking(asked, pool, _scores(asked, pool))


def _scores(asked: Question, pool: Pool) -> Scores:
    weighted: Iterable[float] = [0.0] * len(pool)
    failed = [0] * len(pool)
    for bit, each in enumerate(asked.asked):
        column = pool.column(each.condition)
        degrees, bits = _judged_once(asked, each, column, bit)
        weighted = map(add, weighted, column.spread(degrees))
        if any(bits):
            failed = list(map(or_, failed, column.spread(bits)))
    return Scores(list(map(round, map(mul, weighted, _worth(asked, pool)))), failed)


def _judged_once(
    asked: Question, each: Asked, column: Column, bit: int
) -> tuple[list[float], list[int]]:
    """Return, for each distinct value, its weighted degree and its bits of failure."""
    wanted, judge, weight = asked.wanted, each.condition.judge, each.weight
    if not each.may_exclude:
        return [weight * judge(wanted, example).degree for example in column.examples], []
    closed = 1 << len(asked.asked)
    degrees, bits = [], []
    for example in column.examples:
        judgement = judge(wanted, example)
        degrees.append(weight * judgement.degree)
        out = excludes(each, judgement, example)
        bits.append((1 << bit | shut(each, example) * closed) * out)
    return degrees, bits


def _worth(asked: Question, pool: Pool) -> Sequence[float]:
    """Return, for each row, what one weighted degree is worth there."""
    column = pool.due()
    ages = map(due, column.examples)
    return column.spread([asked.worth(freshness(day, asked.today)) for day in ages])
