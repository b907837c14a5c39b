"""Which counters somebody should turn to: responsible first, and what makes them so."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from enum import IntEnum
from typing import NamedTuple


class Tier(IntEnum):
    """How a counter stands to a place, the weightiest first.

    A candidate would be responsible if the place lay in its area, which nobody knows.
    """

    RESPONSIBLE = 1
    CANDIDATE = 2
    EVERYONE = 3
    UNSTATED = 4


class ServedArea(NamedTuple):
    """An area that a counter serves.

    ``everywhere``: everyone in the municipality lives in it. ``vague``: a word that no town
    can lie in, such as 市外, or a direction in a facility's name.
    """

    pk: int
    name: str
    everywhere: bool = False
    vague: bool = False


class Standing(NamedTuple):
    """A tier and the areas that put a counter there."""

    tier: Tier
    areas: tuple[ServedArea, ...] = ()


def standing(
    served: Sequence[ServedArea], home: Iterable[int], *, is_counter: bool
) -> Standing | None:
    """How what serves ``served`` stands to somebody living in the areas ``home``.

    With no home area known, whatever serves some area is a candidate. None where it is for
    others, or is no counter and has no area of its own.
    """
    here = set(home)
    narrow = tuple(area for area in served if not (area.everywhere or area.vague))
    mine = tuple(area for area in narrow if area.pk in here)
    if mine:
        return Standing(Tier.RESPONSIBLE, mine)
    if not is_counter:
        return Standing(Tier.CANDIDATE, narrow) if narrow and not here else None
    everywhere = tuple(area for area in served if area.everywhere)
    if everywhere:
        return Standing(Tier.EVERYONE, everywhere)
    if narrow:
        return None if here else Standing(Tier.CANDIDATE, narrow)
    return Standing(Tier.UNSTATED, tuple(served))
