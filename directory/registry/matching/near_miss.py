"""With few candidates: the one essential condition to relax, and what that yields."""

from __future__ import annotations

from dataclasses import dataclass

from directory.registry.matching.ranking import Ranking

FEW = 3


@dataclass(frozen=True, slots=True)
class NearMiss:
    """The places, best first, that only ``condition`` keeps out."""

    condition: str
    keys: tuple[int, ...]
    names: tuple[str, ...]


def near_misses(ranking: Ranking, *, few: int = FEW) -> tuple[NearMiss, ...]:
    """Return what relaxing one condition yields, the most places first, then the best.

    Nothing where there are more than ``few`` candidates; a closed place is never yielded.
    """
    if len(ranking.candidates) > few:
        return ()
    alone = {1 << bit: each.condition.key for bit, each in enumerate(ranking.question.asked)}
    yielded: dict[str, list[int]] = {}
    for row in ranking.excluded.rows:
        condition = alone.get(ranking.scores.failed[row])
        if condition is not None:
            yielded.setdefault(condition, []).append(row)
    best_first = sorted(
        yielded.items(),
        key=lambda item: (-len(item[1]), -ranking.scores.hundredths[item[1][0]]),
    )
    return tuple(_near_miss(ranking, condition, rows) for condition, rows in best_first)


def _near_miss(ranking: Ranking, condition: str, rows: list[int]) -> NearMiss:
    places = [ranking.pool.rows[row] for row in rows]
    return NearMiss(
        condition, tuple(each.key for each in places), tuple(each.name for each in places)
    )
