"""What each condition weighs, 0 (does not count) to 10; each municipality may have its own."""

from __future__ import annotations

import math
from collections.abc import Mapping
from types import MappingProxyType

from directory.registry.matching.conditions import CONDITIONS
from directory.registry.matching.freshness import (
    DEFAULT_FRESHNESS_WEIGHT,
    FRESHNESS,
    MOST_WEIGHT,
)

DEFAULT_WEIGHTS: Mapping[str, float] = MappingProxyType(
    {each.key: float(each.weight) for each in CONDITIONS} | {FRESHNESS: DEFAULT_FRESHNESS_WEIGHT}
)


class WeightError(ValueError):
    """The weight of ``key`` is no number from 0 to 10, or no condition has that key."""

    def __init__(self, key: str, problem: str) -> None:
        super().__init__(f"{key}: {problem}")
        self.key = key


def complete_weights(own: Mapping[str, object]) -> Mapping[str, float]:
    """Return a weight for every condition, ``own`` before the default; raise WeightError."""
    checked = {key: _checked(key, weight) for key, weight in own.items()}
    return MappingProxyType({**DEFAULT_WEIGHTS, **checked})


def _checked(key: str, weight: object) -> float:
    if key not in DEFAULT_WEIGHTS:
        raise WeightError(key, "no such condition")
    if isinstance(weight, bool) or not isinstance(weight, int | float):
        raise WeightError(key, "not a number")
    if not (math.isfinite(weight) and 0 <= weight <= MOST_WEIGHT):
        raise WeightError(key, "not from 0 to 10")
    return float(weight)
