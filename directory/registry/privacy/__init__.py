"""What a free text should not hold: a name, a telephone number, an address, a birthday, taxes.

It warns, and errs on the side of warning: the person who writes decides. Only what tax
offices know is refused altogether (地方税法22条).
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from typing import TYPE_CHECKING

from .finds import Find, Suspicion
from .names import names
from .numbers import numbers
from .places import places_of
from .taxes import tells_of_taxes

if TYPE_CHECKING:
    from directory.models import Municipality

__all__ = ["Suspicion", "suspicions", "suspicions_in", "tells_of_taxes"]


def suspicions(text: str, known: Iterable[str] = ()) -> list[Suspicion]:
    """What in ``text`` looks as if it told who somebody is; each piece once, in its order.

    ``known`` are names of places everybody knows: the municipality, its towns and areas.
    """
    folded = unicodedata.normalize("NFKC", text)
    spared = _spans(folded, known)
    found = [
        each
        for each in (*numbers(folded), *names(folded))
        if not any(begin <= each.begin and each.end <= end for begin, end in spared)
    ]
    found.sort(key=lambda each: each.begin)
    return list(dict.fromkeys(each.suspicion for each in _outermost(found)))


def suspicions_in(text: str, municipality: Municipality | None) -> list[Suspicion]:
    """``suspicions`` where a municipality's own places are known; asks only in doubt."""
    found = suspicions(text)
    return suspicions(text, places_of(municipality)) if found and municipality else found


def _spans(text: str, known: Iterable[str]) -> list[tuple[int, int]]:
    found = []
    for name in known:
        place = text.find(name) if name else -1
        while place >= 0:
            found.append((place, place + len(name)))
            place = text.find(name, place + 1)
    return found


def _outermost(found: list[Find]) -> list[Find]:
    return [
        each
        for each in found
        if not any(
            other is not each
            and other.begin <= each.begin
            and each.end <= other.end
            and (other.end - other.begin) > (each.end - each.begin)
            for other in found
        )
    ]
