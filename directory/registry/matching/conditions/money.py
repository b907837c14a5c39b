"""What a place costs, and what it pays."""

from __future__ import annotations

from directory.registry.matching.data import Candidate, Wanted
from directory.registry.matching.judgement import (
    MOST_UNMET,
    Judgement,
    met,
    not_met,
    unknown,
    whether,
)


def fee(wanted: Wanted, candidate: Candidate) -> Judgement:
    """Value: yen."""
    if candidate.fee_yen is None or wanted.fee_limit is None:
        return unknown()
    if candidate.fee_yen <= wanted.fee_limit:
        return met(candidate.fee_yen)
    return not_met(candidate.fee_yen, MOST_UNMET * wanted.fee_limit / candidate.fee_yen)


def pay(_wanted: Wanted, candidate: Candidate) -> Judgement:
    """Value: whether the place pays."""
    return whether(candidate.pays)
