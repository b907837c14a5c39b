"""A municipality's own places: no names of persons, however much they look like some."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from directory.models import Municipality

SUFFIXES = ("市", "区", "町", "村", "圏域", "地区")


def places_of(municipality: Municipality) -> frozenset[str]:
    """The names of the municipality, its towns and areas, and of its public places."""
    from directory.models import CatchmentArea, Resource, Town

    names = chain(
        [municipality.name],
        *(
            model._default_manager.filter(municipality=municipality).values_list("name", flat=True)
            for model in (Town, CatchmentArea, Resource)
        ),
    )
    return frozenset(chain.from_iterable((each, _bare(each)) for each in names))


def _bare(name: str) -> str:
    for suffix in SUFFIXES:
        if len(name) > len(suffix) + 1 and name.endswith(suffix):
            return name.removesuffix(suffix)
    return name
