"""What a condition of the table is."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from operator import attrgetter

from directory.registry.matching.data import Candidate, Plain, Wanted
from directory.registry.matching.judgement import Judgement, listed


@dataclass(frozen=True, slots=True, kw_only=True)
class Condition:
    """One condition: what a need asks of it, and how a place's facts answer.

    ``asked`` gives the plain value asked, or None where the need does not ask. ``judge`` reads
    no facts but those named in ``rests_on``: places that agree on these get one judgement.
    ``context`` gives what is shown of a place although the need does not ask.
    """

    key: str
    weight: float
    rests_on: tuple[str, ...]
    asked: Callable[[Wanted], Plain]
    judge: Callable[[Wanted, Candidate], Judgement]
    context: Callable[[Candidate], Plain] | None = None


def always(value: Plain) -> Callable[[Wanted], Plain]:
    """Every need asks this."""
    return lambda wanted: value


def stated(name: str) -> Callable[[Wanted], Plain]:
    """Needs ask this where their field ``name`` is not None."""
    return attrgetter(name)


def ticked(name: str) -> Callable[[Wanted], Plain]:
    """Needs ask this where their field ``name`` is True."""
    return lambda wanted: getattr(wanted, name) or None


def named(name: str) -> Callable[[Wanted], Plain]:
    """Needs ask this where their field ``name`` holds any code."""
    return lambda wanted: listed(getattr(wanted, name)) or None
