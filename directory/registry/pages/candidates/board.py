"""A need laid over everything in use: who fits, who does not, and why."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from django.utils import timezone

from directory.registry import facts
from directory.registry.forms.candidates import ANY_KIND, CONSULTING, TAKING_PART
from directory.registry.matching import (
    FRESHNESS,
    Match,
    Pool,
    Ranking,
    near_misses,
    rank,
)
from directory.registry.models import Need
from directory.registry.permissions import Member
from directory.registry.wording import Terms, asked_text, condition_name, kept, terms_of
from search.text.folding import hiragana

# With fewer candidates the nearest miss is told.
ENOUGH = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Board:
    """One need's ranking with all that is needed to put it into words."""

    need: Need
    today: dt.date
    ranking: Ranking
    gathered: Mapping[int, facts.Gathered]
    terms: Terms
    weights: Mapping[str, float]
    relaxed: str = ""

    @property
    def asked(self) -> list[dict[str, Any]]:
        """What the need asks, in words, the essential first."""
        rows = [
            {
                "condition": each.condition.key,
                "name": self.name_of(each.condition.key),
                "text": asked_text(each.condition.key, each.value, self.terms),
                "essential": each.essential,
                "weight": each.weight,
            }
            for each in self.ranking.question.asked
        ]
        return sorted(rows, key=lambda row: not row["essential"])

    @property
    def freshness_weight(self) -> float:
        return self.weights[FRESHNESS]

    def name_of(self, condition: str) -> str:
        """What a condition is called here: who must be fetched asks for a lift."""
        lift = condition == "travel" and self.ranking.question.wanted.needs_lift
        return condition_name("lift" if lift else condition)

    def misses(self) -> list[dict[str, Any]]:
        """With few candidates: which one condition to give up, and what that yields."""
        return [
            {"condition": each.condition, "name": self.name_of(each.condition), "names": each.names}
            for each in near_misses(self.ranking, few=ENOUGH - 1)
        ]

    def keeps_out(self) -> list[tuple[str, int]]:
        """The conditions asked and how many places each keeps out, the most first."""
        failed = self.ranking.scores.failed
        counted = [
            (each.condition.key, sum(row >> bit & 1 for row in failed))
            for bit, each in enumerate(self.ranking.question.asked)
        ]
        return sorted(counted, key=lambda pair: -pair[1])

    def fitting(self, text: str = "") -> list[int]:
        """The keys of the candidates in order, or of those whose name holds ``text``."""
        return self._keys(self.ranking.candidates.rows, text)

    def kept_out(self, text: str = "") -> list[int]:
        """The keys of the places kept out, nearest to fitting first."""
        return self._keys(self.ranking.excluded.rows, text)

    def match(self, key: int) -> Match | None:
        """A place judged; None where it is not among those looked at."""
        return self.ranking.find(key)

    def origins(self, key: int) -> Mapping[str, str]:
        """From which face a place's values are."""
        return self.gathered[key].origins

    def keeping(self, match: Match) -> dict[str, Any]:
        """The ledger to keep with a decision."""
        return kept(match, self.terms, self.origins(match.key))

    def _keys(self, rows: Iterable[int], text: str) -> list[int]:
        places, sought = self.ranking.pool.rows, hiragana(text)
        found = [places[row] for row in rows]
        return [each.key for each in found if not sought or sought in hiragana(each.name)]


def board(member: Member, need: Need, *, kind: str = ANY_KIND, relax: str = "") -> Board:
    """Rank what is in use for ``need``; ``relax`` makes one essential a mere wish, here only."""
    today = timezone.localdate()
    found = facts.gathered(member.municipality, today)
    wanted = facts.wanted(need)
    relaxed = relax if relax in wanted.essential else ""
    wanted = replace(wanted, essential=wanted.essential - {relaxed})
    weights = facts.weights_of(member.municipality)
    pool = Pool(each.candidate for each in found.values() if _is_of(each.candidate.kind, kind))
    return Board(
        need=need,
        today=today,
        ranking=rank(wanted, pool, today=today, weights=weights),
        gathered=found,
        terms=terms_of(member.municipality),
        weights=weights,
        relaxed=relaxed,
    )


def _is_of(kind: str, asked: str) -> bool:
    if asked == TAKING_PART:
        return kind not in CONSULTING
    return asked in (ANY_KIND, kind)
