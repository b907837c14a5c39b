"""Whether a place takes somebody now, and on what terms."""

from __future__ import annotations

from directory.registry.matching.data import Candidate, Wanted
from directory.registry.matching.judgement import Judgement, met, not_met, unknown, whether

OPEN, CLOSED = "open", "closed"
_NOT_NOW = 0.2
_LAST_VACANCY = 0.8


def status(_wanted: Wanted, candidate: Candidate) -> Judgement:
    """Met by an open place; value: "open", "planned", "paused" or "closed"."""
    if not candidate.status:
        return unknown()
    if candidate.status == OPEN:
        return met(OPEN)
    return not_met(candidate.status, 0.0 if candidate.status == CLOSED else _NOT_NOW)


def capacity(_wanted: Wanted, candidate: Candidate) -> Judgement:
    """Met by a vacancy; value: how many there are."""
    free = candidate.vacancies
    if free is None:
        return unknown()
    return met(free, 1.0 if free > 1 else _LAST_VACANCY) if free > 0 else not_met(free)


def companion(wanted: Wanted, candidate: Candidate) -> Judgement:
    """Met by whoever has a companion; value: whether the place needs one."""
    needed = candidate.companion_needed
    if wanted.has_companion:
        return met(needed)
    if needed is None:
        return unknown()
    return not_met(needed) if needed else met(needed)


def medication(_wanted: Wanted, candidate: Candidate) -> Judgement:
    """Value: whether the place can deal with medication."""
    return whether(candidate.medication)


def watching(_wanted: Wanted, candidate: Candidate) -> Judgement:
    """Value: whether the place can watch over somebody."""
    return whether(candidate.watching)


def visit(_wanted: Wanted, candidate: Candidate) -> Judgement:
    """Value: whether one may come and look."""
    return whether(candidate.visit)


def trial(_wanted: Wanted, candidate: Candidate) -> Judgement:
    """Value: whether one may try."""
    return whether(candidate.trial)


def supporter(_wanted: Wanted, candidate: Candidate) -> Judgement:
    """Value: whether a supporter is on site."""
    return whether(candidate.supporter)


def agreement(_wanted: Wanted, candidate: Candidate) -> Judgement:
    """Value: whether the agreement as 協力事業者 stands."""
    return whether(candidate.agreement)
