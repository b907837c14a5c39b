"""The weights a municipality ranks with."""

from __future__ import annotations

from collections.abc import Mapping

from directory.models import Municipality
from directory.registry.matching import WeightError, complete_weights
from directory.registry.models import RegistrySettings


def weights_of(municipality: Municipality) -> Mapping[str, float]:
    """A weight for every condition; one that makes no sense has the default's place."""
    kept = RegistrySettings.objects.filter(municipality=municipality).values_list("weights")
    own = next((weights for (weights,) in kept if isinstance(weights, dict)), {})
    return complete_weights({key: weight for key, weight in own.items() if _sound(key, weight)})


def _sound(key: str, weight: object) -> bool:
    try:
        complete_weights({key: weight})
    except WeightError:
        return False
    return True
