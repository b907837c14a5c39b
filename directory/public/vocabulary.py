"""The words of the directory and who is in it: small tables that nearly every page shows."""

from __future__ import annotations

from directory.models import (
    CatchmentArea,
    Concern,
    Municipality,
    Sector,
)
from directory.public.remembering import remembered


@remembered(Municipality)
def municipalities() -> tuple[Municipality, ...]:
    """Every published municipality, by code."""
    return tuple(Municipality.objects.filter(live=True))


@remembered(Sector)
def sectors() -> tuple[Sector, ...]:
    """The sectors in the order they are shown."""
    return tuple(Sector.objects.filter(live=True))


@remembered(Concern)
def concerns() -> tuple[Concern, ...]:
    """The concerns in the order they are shown."""
    return tuple(Concern.objects.filter(live=True).prefetch_related("sectors"))


@remembered(CatchmentArea, Municipality)
def areas(municipality_pk: int) -> tuple[CatchmentArea, ...]:
    """All areas of a municipality in the order they are shown."""
    return tuple(CatchmentArea.objects.filter(live=True, municipality=municipality_pk))


def home_areas(municipality_pk: int) -> tuple[CatchmentArea, ...]:
    """The areas that are a part of the municipality, so that a town may lie in one."""
    home = (CatchmentArea.Kind.DAILY_LIVING, CatchmentArea.Kind.DISTRICT)
    return tuple(area for area in areas(municipality_pk) if area.kind in home)


def municipality_with(**facts: object) -> Municipality | None:
    """The published municipality of a code, slug, name or pk; None where there is none."""
    for each in municipalities():
        if all(getattr(each, name) == value for name, value in facts.items()):
            return each
    return None
