"""Whom a place takes, and what it has experience with."""

from __future__ import annotations

from directory.registry.matching.data import EVERYBODY, Candidate, Wanted
from directory.registry.matching.judgement import (
    Judgement,
    in_common,
    listed,
    met,
    not_met,
    unknown,
)

_TAKES = {"women": "woman", "men": "man"}
_OPEN_TO_ALL, _BEYOND_TARGET = 0.9, 0.7


def sector(wanted: Wanted, candidate: Candidate) -> Judgement:
    """Met by its sectors, or because it takes people beyond its usual target.

    Value: how, then the place's sectors: ("sector", …), ("all", …), ("beyond_target", …) or
    ("other", …); None where neither is known.
    """
    codes = candidate.sectors or frozenset()
    if codes & wanted.sectors:
        return met(("sector", *listed(codes)))
    if EVERYBODY in codes:
        return met(("all", *listed(codes)), _OPEN_TO_ALL)
    if candidate.beyond_target:
        return met(("beyond_target", *listed(codes)), _BEYOND_TARGET)
    value = None if candidate.sectors is None else ("other", *listed(codes))
    settled = candidate.sectors is not None and candidate.beyond_target is False
    return not_met(value) if settled else unknown(value)


def age(wanted: Wanted, candidate: Candidate) -> Judgement:
    """Met where the whole band is taken, unknown where only a part is; value: (from, to)."""
    if candidate.ages is None or wanted.ages is None:
        return unknown()
    (youngest, oldest), (first, last) = candidate.ages, wanted.ages
    if youngest <= first and last <= oldest:
        return met(candidate.ages)
    apart = last < youngest or oldest < first
    return not_met(candidate.ages) if apart else unknown(candidate.ages)


def gender(wanted: Wanted, candidate: Candidate) -> Judgement:
    """Value: "any", "women" or "men"; whoever is neither woman nor man has to be asked for."""
    taken = candidate.genders
    if taken is None:
        return unknown()
    if taken == "any" or _TAKES.get(taken) == wanted.gender:
        return met(taken)
    return unknown(taken) if wanted.gender == "other" else not_met(taken)


def difficulty(wanted: Wanted, candidate: Candidate) -> Judgement:
    """Value: all difficulties the place has experience with."""
    return in_common(wanted.difficulties, candidate.difficulties)
