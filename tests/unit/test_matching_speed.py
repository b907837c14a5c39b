"""Ranking judges distinct values, not places; that is what makes it fast."""

from __future__ import annotations

import time
from collections.abc import Callable

from benchmarks.matching import TODAY, candidates, naive, needs
from directory.registry.matching import CONDITIONS, Pool, rank

PLACES = list(candidates(2_000, seed=31))
NEEDS = list(needs(2, seed=32))


def _fastest(run: Callable[[], object], rounds: int) -> float:
    """Return the processor seconds of the fastest round: others may be at work beside us."""
    durations = []
    for _ in range(rounds):
        started = time.process_time()
        run()
        durations.append(time.process_time() - started)
    return min(durations)


def test_ranking_is_several_times_faster_than_judging_every_place():
    pool = Pool(PLACES).prepare()
    fast = _fastest(lambda: [rank(need, pool, today=TODAY).candidates[:20] for need in NEEDS], 3)
    slow = _fastest(lambda: [naive(need, PLACES) for need in NEEDS], 1)
    assert slow > 4 * fast


def test_distinct_values_are_few():
    pool = Pool(PLACES)
    judged = sum(len(pool.column(condition).examples) for condition in CONDITIONS)
    assert judged < len(PLACES) * len(CONDITIONS) / 8


def test_columns_are_made_when_needed_and_then_kept():
    pool = Pool(PLACES)
    fee = next(condition for condition in CONDITIONS if condition.key == "fee")
    assert pool.column(fee) is pool.column(fee)


def test_a_ledger_is_written_once_and_only_for_who_is_looked_at():
    ranking = rank(NEEDS[0], Pool(PLACES), today=TODAY)
    assert ranking.candidates[0] is ranking.candidates[0]
    assert len(ranking._judged) == 1
