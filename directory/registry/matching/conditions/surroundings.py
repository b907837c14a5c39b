"""What a place is like to be in."""

from __future__ import annotations

from directory.registry.matching.data import Candidate, Wanted
from directory.registry.matching.judgement import (
    Judgement,
    at_most,
    listed,
    met,
    not_met,
    unknown,
)


def environment(wanted: Wanted, candidate: Candidate) -> Judgement:
    """Not met by anything the person avoids; value: all that is known of the surroundings."""
    if candidate.environment is None:
        return unknown()
    value = listed(candidate.environment)
    return not_met(value) if wanted.avoid & candidate.environment else met(value)


def sensory(wanted: Wanted, candidate: Candidate) -> Judgement:
    """Value: 1 (quiet) to 3 (strong)."""
    return at_most(wanted.sensory_limit or 0, candidate.sensory)


def group(wanted: Wanted, candidate: Candidate) -> Judgement:
    """Value: 1 (alone), 2 (up to 5), 3 (up to 15) or 4 (more)."""
    return at_most(wanted.group_limit or 0, candidate.group_size)


def talking(wanted: Wanted, candidate: Candidate) -> Judgement:
    """Value: 1 (little) to 3 (much)."""
    return at_most(wanted.talking_limit or 0, candidate.talking)
