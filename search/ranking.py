"""The final order of the best candidates, the same on every engine."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from search.candidates import Candidate
from search.data import Query
from search.geometry import distance_m
from search.plan import Alternative, Plan, Unit, Way

# Name, tags, place, body: what a word weighs there, and how long such a text usually is.
_WEIGHTS = (10.0, 5.0, 6.0, 1.0)
_USUAL_LENGTHS = (6.0, 6.0, 4.0, 60.0)
_PHRASE_WEIGHT = 6.0
_K1 = 1.2
_COVERAGE_POWER = 1.5
_SAME_NAME, _SAME_BEGINNING = 1.5, 1.2
_RESPONSIBLE_LIFT = 1.8
_NEAR_LIFT, _NEAR_HALF_M = 0.4, 1000.0
_PROMINENCE_POWER = 0.2

FIELDS = ("name", "tags", "place", "body")


class Match(NamedTuple):
    """That ``alternative`` answers ``unit`` best, mostly in ``field``, worth ``score``."""

    unit: Unit
    alternative: Alternative
    field: str
    score: float


@dataclass(frozen=True, slots=True)
class Ranked:
    """A candidate in its place, with the matches that put it there, weightiest first."""

    candidate: Candidate
    score: float
    matches: tuple[Match, ...]
    named: bool
    distance_m: float | None
    responsible: bool


def rank(plan: Plan | None, query: Query, candidates: Iterable[Candidate]) -> list[Ranked]:
    """Return ``candidates`` best first; without a plan, by prominence and name."""
    pool = list(candidates)
    matches = [_matches(plan, candidate) if plan else () for candidate in pool]
    best = _best_by_unit(matches)
    ranked = [
        _ranked(plan, query, candidate, found, best)
        for candidate, found in zip(pool, matches, strict=True)
    ]
    return sorted(ranked, key=lambda r: (-r.score, r.candidate.order))


def _ranked(
    plan: Plan | None,
    query: Query,
    candidate: Candidate,
    matches: tuple[Match, ...],
    best: dict[int, float],
) -> Ranked:
    naming = _naming(plan, candidate) if plan else 1.0
    relevance = _relevance(candidate, matches, best) * naming if plan else candidate.prominence
    distance = _distance(query, candidate)
    responsible = not candidate.responsible_for.isdisjoint(query.areas)
    score = relevance * (_RESPONSIBLE_LIFT if responsible else 1.0) * _near_lift(distance)
    return Ranked(candidate, score, matches, naming > 1, distance, responsible)


class _Weights(dict[str, tuple[float, int]]):
    """What a term weighs in one candidate, and in which field most; reckoned once a term."""

    def __init__(self, candidate: Candidate) -> None:
        super().__init__()
        self.candidate = candidate

    def __missing__(self, term: str) -> tuple[float, int]:
        self[term] = found = _weight_of(term, self.candidate)
        return found


def _matches(plan: Plan, candidate: Candidate) -> tuple[Match, ...]:
    weights = _Weights(candidate)
    found = (_best_match(unit, weights) for unit in plan.units)
    return tuple(sorted((m for m in found if m), key=lambda m: -m.score))


def _best_match(unit: Unit, weights: _Weights) -> Match | None:
    best: Match | None = None
    for alternative in unit.alternatives:
        score, field = _answer(alternative, weights)
        if score and (best is None or score > best.score):
            best = Match(unit, alternative, FIELDS[field], score)
    return best


def _answer(alternative: Alternative, weights: _Weights) -> tuple[float, int]:
    if alternative.way.is_run:
        return _phrase_answer(alternative, weights.candidate)
    total, weakest, field = 0.0, math.inf, 3
    for term, idf in zip(alternative.terms, alternative.idfs, strict=True):
        weight, where = weights[term]
        if not weight:
            return 0.0, 3
        total += idf * _saturated(weight)
        # All of it is only where its weakest part is.
        if weight < weakest:
            weakest, field = weight, where
    return alternative.way.value * total, field


def _weight_of(term: str, candidate: Candidate) -> tuple[float, int]:
    padded = f" {term} "
    total, strongest, field = 0.0, 0.0, 3
    for index, stream in enumerate(candidate.streams):
        # Most terms are in few fields; looking costs less than weighing.
        if padded in stream:
            length = candidate.lengths[index] / _USUAL_LENGTHS[index]
            weight = _WEIGHTS[index] * stream.count(padded) / (0.5 + 0.5 * length)
            total += weight
            if weight > strongest:
                strongest, field = weight, index
    return total, field


def _phrase_answer(alternative: Alternative, candidate: Candidate) -> tuple[float, int]:
    phrase = alternative.terms[0] + "".join(pair[1:] for pair in alternative.terms[1:])
    where = candidate.readings if alternative.way is Way.READING else candidate.names
    at = where.find(phrase)
    if at < 0:
        return 0.0, 3
    score = alternative.way.value * max(alternative.idfs) * _saturated(_PHRASE_WEIGHT)
    return score, where.count("\v", 0, at)


def _saturated(weight: float) -> float:
    return (_K1 + 1) * weight / (weight + _K1)


def _best_by_unit(matches: Sequence[tuple[Match, ...]]) -> dict[int, float]:
    best: dict[int, float] = {}
    for match in (m for found in matches for m in found if not m.unit.extra):
        best[match.unit.begin] = max(best.get(match.unit.begin, 0.0), match.score)
    return best


def _relevance(candidate: Candidate, matches: tuple[Match, ...], best: dict[int, float]) -> float:
    total = sum(match.score for match in matches)
    asked = sum(best.values())
    met = sum(best[match.unit.begin] for match in matches if not match.unit.extra)
    coverage = met / asked if asked else 1.0
    brevity = 1 + 0.1 * 20 / (20 + len(candidate.own_name))
    fame = max(candidate.prominence, 0.01) ** _PROMINENCE_POWER
    return float(total * coverage**_COVERAGE_POWER * brevity * fame)


def _naming(plan: Plan, candidate: Candidate) -> float:
    own = (candidate.own_name, candidate.own_reading)
    if plan.question and (plan.question in own or plan.reading in own):
        return _SAME_NAME
    starts = [name.startswith((plan.question, plan.reading)) for name in own if name]
    return _SAME_BEGINNING if plan.question and any(starts) else 1.0


def _distance(query: Query, candidate: Candidate) -> float | None:
    if query.near is None or candidate.position is None:
        return None
    return distance_m(query.near, candidate.position)


def _near_lift(distance: float | None) -> float:
    if distance is None or math.isnan(distance):
        return 1.0
    return 1 + _NEAR_LIFT / (1 + distance / _NEAR_HALF_M)
