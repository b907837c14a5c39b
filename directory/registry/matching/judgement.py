"""One condition judged on one place's facts, and the judgements many conditions share."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import NamedTuple

from directory.registry.matching.data import Plain, Verdict

# What is unknown counts less than anything met and more than anything unmet.
LEAST_MET, UNKNOWN_DEGREE, MOST_UNMET = 0.5, 0.4, 0.3
_ONE_TOO_MANY = 0.2


class Judgement(NamedTuple):
    """A verdict, how well the condition fits (0 to 1), and the place's value it rests on."""

    verdict: Verdict
    degree: float
    value: Plain


# Thousands are made for one ranking: this way takes a third of the time of calling the class,
# and looking a member of an enumeration up takes as long again.
_judgement: Callable[[tuple[Verdict, float, Plain]], Judgement] = partial(tuple.__new__, Judgement)
_MET, _NOT_MET, _UNKNOWN = Verdict.MET, Verdict.NOT_MET, Verdict.UNKNOWN


def met(value: Plain, degree: float = 1.0) -> Judgement:
    """The condition is met; ``degree`` is at least ``LEAST_MET``."""
    return _judgement((_MET, degree, value))


def not_met(value: Plain, degree: float = 0.0) -> Judgement:
    """The condition is not met; ``degree`` tells how nearly, at most ``MOST_UNMET``."""
    return _judgement((_NOT_MET, degree, value))


def unknown(value: Plain = None) -> Judgement:
    """Nobody knows yet; ``value`` is what is known in part."""
    return _judgement((_UNKNOWN, UNKNOWN_DEGREE, value))


def whether(fact: bool | None) -> Judgement:
    """Judge a place that must offer something."""
    if fact is None:
        return unknown()
    return met(fact) if fact else not_met(fact)


def in_common(asked: frozenset[str], offered: frozenset[str] | None) -> Judgement:
    """Judge a place that must offer some of ``asked``; the more of it, the better."""
    if offered is None:
        return unknown()
    shared = len(asked & offered)
    return (
        met(listed(offered), share_met(shared / len(asked))) if shared else not_met(listed(offered))
    )


def at_most(limit: int, level: int | None) -> Judgement:
    """Judge a place whose ``level`` must not exceed ``limit``; one above is a near miss."""
    if level is None:
        return unknown()
    if level <= limit:
        return met(level)
    return not_met(level, _ONE_TOO_MANY if level == limit + 1 else 0.0)


def share_met(share: float) -> float:
    """Return the degree of a condition of which ``share`` (from 0; 1 and more is all) is met."""
    return LEAST_MET + (1 - LEAST_MET) * share if share < 1 else 1.0


def listed(codes: frozenset[str]) -> tuple[str, ...]:
    """Return ``codes`` as a plain value."""
    return tuple(sorted(codes))
