"""Where a programme is run: the places found for it, and the areas it or they serve."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from portal.importing.data import NamingGuess, PlaceFound, ProgrammeFound
from portal.importing.mapping import Field

from .areas import areas_in
from .assembly import Group


def located(
    groups: Sequence[Group], programmes: Sequence[ProgrammeFound], places: Sequence[PlaceFound]
) -> Iterator[ProgrammeFound]:
    """Yield each programme with its places and areas; ``groups`` are theirs, in their order."""
    for group, programme in zip(groups, programmes, strict=True):
        own = [place for place in places if programme.name in place.programmes
               and place.naming is not NamingGuess.ROLE]  # fmt: skip
        areas = [*_areas(group), *(area for place in own for area in place.areas)]
        yield replace(
            programme,
            places=tuple(dict.fromkeys(place.name for place in own)),
            areas=tuple(dict.fromkeys(areas)),
        )


def _areas(group: Group) -> Iterator[str]:
    for record in group.records:
        yield from areas_in(record.text(Field.AREA))
