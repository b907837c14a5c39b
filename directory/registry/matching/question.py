"""A need made ready to be put to every place: what it asks, and what each answer weighs."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from directory.registry.matching.conditions import BY_KEY, CONDITIONS
from directory.registry.matching.conditions.acceptance import CLOSED
from directory.registry.matching.conditions.condition import Condition
from directory.registry.matching.data import Candidate, Plain, Verdict, Wanted
from directory.registry.matching.freshness import FRESHNESS, factor
from directory.registry.matching.judgement import Judgement
from directory.registry.matching.weights import complete_weights

# Scores are kept and compared in hundredths, as they are shown: what looks equal is equal.
HUNDREDTHS = 100
_STATUS = "status"


@dataclass(frozen=True, slots=True)
class Asked:
    """One condition the need asks, with the plain value asked."""

    condition: Condition
    value: Plain
    weight: float
    essential: bool

    @property
    def may_exclude(self) -> bool:
        """Whether any answer at all keeps a place out."""
        return self.essential or self.condition.key == _STATUS


@dataclass(frozen=True, slots=True)
class Question:
    """All a ranking asks; ``total`` is the sum of the weights of what is asked."""

    wanted: Wanted
    today: date
    asked: tuple[Asked, ...]
    total: float
    freshness_weight: float

    @property
    def essentials(self) -> tuple[str, ...]:
        """The essential conditions that are asked, in the table's order."""
        return tuple(each.condition.key for each in self.asked if each.essential)

    @property
    def scale(self) -> float:
        """Points of 100 for each weighted degree."""
        return 100 / self.total if self.total else 0.0

    def part_kept(self, degree: float) -> float:
        """Return the part of its points a place with this degree of freshness keeps."""
        return factor(degree, self.freshness_weight)

    def worth(self, degree: float) -> float:
        """Return the hundredths of a point of one weighted degree, less what age takes away."""
        return HUNDREDTHS * self.scale * self.part_kept(degree)


def question(wanted: Wanted, weights: Mapping[str, float], today: date) -> Question:
    """Prepare ``wanted``; raise ValueError naming an essential or a weight that does not exist."""
    if strange := wanted.essential - BY_KEY.keys():
        raise ValueError(f"no such condition: {', '.join(sorted(strange))}")
    complete = complete_weights(weights)
    asked = tuple(
        Asked(each, value, complete[each.key], each.key in wanted.essential)
        for each in CONDITIONS
        if (value := each.asked(wanted)) is not None
    )
    total = sum(each.weight for each in asked)
    return Question(wanted, today, asked, total, complete[FRESHNESS])


def excludes(asked: Asked, judgement: Judgement, candidate: Candidate) -> bool:
    """Tell whether an essential is unmet, or the place closed; what is unknown never excludes."""
    return judgement.verdict is Verdict.NOT_MET and (asked.essential or shut(asked, candidate))


def shut(asked: Asked, candidate: Candidate) -> bool:
    """Tell whether this is the status of a closed place, which nothing can relax."""
    return asked.condition.key == _STATUS and candidate.status == CLOSED
