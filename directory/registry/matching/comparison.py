"""Places side by side, and one ranking beside another."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from directory.registry.matching.conditions import CONDITIONS
from directory.registry.matching.data import Wanted
from directory.registry.matching.freshness import FRESHNESS
from directory.registry.matching.ledger import Line, Match
from directory.registry.matching.pool import Pool
from directory.registry.matching.question import HUNDREDTHS
from directory.registry.matching.ranking import Ranking, rank

MOST_SIDE_BY_SIDE = 4
_SHOWN = 20


@dataclass(frozen=True, slots=True)
class Row:
    """One condition of several places: a line each, None where a place has none."""

    condition: str
    lines: tuple[Line | None, ...]

    @property
    def differs(self) -> bool:
        """Whether the verdicts or the values are not all the same."""
        return len({(line.verdict, line.value) if line else None for line in self.lines}) > 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Move:
    """Where other weights take one place; places are counted from 1."""

    key: int
    name: str
    place_before: int
    place_after: int
    score_before: float
    score_after: float


def side_by_side(matches: Sequence[Match]) -> tuple[Row, ...]:
    """Return a row for every condition any of ``matches`` has; raise ValueError beyond four."""
    if len(matches) > MOST_SIDE_BY_SIDE:
        raise ValueError(f"at most {MOST_SIDE_BY_SIDE} places")
    rows = [
        Row(key, tuple(match.line(key) for match in matches))
        for key in [*(each.key for each in CONDITIONS), FRESHNESS]
    ]
    return tuple(row for row in rows if any(row.lines))


def compare(
    wanted: Wanted,
    pool: Pool,
    before: Mapping[str, float],
    after: Mapping[str, float],
    *,
    today: date,
    top: int = _SHOWN,
) -> tuple[Move, ...]:
    """Return how the first ``top`` of either ranking move, in the order ``after`` gives them.

    Weights never exclude, so that every place has one before and one after.
    """
    old = rank(wanted, pool, today=today, weights=before)
    new = rank(wanted, pool, today=today, weights=after)
    old_places, new_places = old.places(), new.places()
    shown = {*old.candidates.rows[:top], *new.candidates.rows[:top]}
    moves = [_move(row, old, new, old_places, new_places) for row in shown]
    return tuple(sorted(moves, key=lambda move: move.place_after))


def _move(
    row: int, old: Ranking, new: Ranking, old_places: dict[int, int], new_places: dict[int, int]
) -> Move:
    place = old.pool.rows[row]
    return Move(
        key=place.key,
        name=place.name,
        place_before=old_places[place.key],
        place_after=new_places[place.key],
        score_before=old.scores.hundredths[row] / HUNDREDTHS,
        score_after=new.scores.hundredths[row] / HUNDREDTHS,
    )
