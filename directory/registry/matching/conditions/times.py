"""When a place and a person have time."""

from __future__ import annotations

from directory.registry.matching.data import Candidate, Plain, Wanted
from directory.registry.matching.judgement import Judgement, met, not_met, share_met, unknown

# The first of the three bits of each weekday.
_MORNINGS = 0b001001001001001001001


def asked_days(wanted: Wanted) -> Plain:
    """(slots, times a week or None)."""
    return (wanted.slots, wanted.times_a_week) if wanted.slots else None


def days(wanted: Wanted, candidate: Candidate) -> Judgement:
    """Met by one slot in common; best when the days in common suffice for the times wanted.

    Value: all slots of the place. Nobody needs more days than they can come themselves.
    """
    if candidate.slots is None or not wanted.slots:
        return unknown()
    common = candidate.slots & wanted.slots
    if not common:
        return not_met(candidate.slots)
    possible = number_of_days(wanted.slots)
    enough = min(wanted.times_a_week or possible, possible)
    return met(candidate.slots, share_met(number_of_days(common) / enough))


def number_of_days(slots: int) -> int:
    """Return on how many weekdays ``slots`` lie."""
    return ((slots | slots >> 1 | slots >> 2) & _MORNINGS).bit_count()
