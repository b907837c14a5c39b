"""What one does at a place, and which step of the ladder that is."""

from __future__ import annotations

from directory.registry.matching.data import Candidate, Wanted
from directory.registry.matching.judgement import Judgement, in_common, met, not_met, unknown

# By how many steps the place lies above where the person stands: same or next is met.
_STEPS_MET = {1: 1.0, 0: 0.9}
_STEPS_UNMET = {2: 0.3, -1: 0.3, 3: 0.1, -2: 0.1}


def activity(wanted: Wanted, candidate: Candidate) -> Judgement:
    """Value: all activities of the place."""
    return in_common(wanted.interests, candidate.activities)


def skill(wanted: Wanted, candidate: Candidate) -> Judgement:
    """Value: all skills one can use or learn at the place."""
    return in_common(wanted.strengths, candidate.skills)


def step(wanted: Wanted, candidate: Candidate) -> Judgement:
    """Best one step above where the person stands, next the same step; value: the place's step."""
    if candidate.step is None or wanted.step is None:
        return unknown(candidate.step)
    above = candidate.step - wanted.step
    if above in _STEPS_MET:
        return met(candidate.step, _STEPS_MET[above])
    return not_met(candidate.step, _STEPS_UNMET.get(above, 0.0))
