"""The towns we know: names, readings, postcodes, middles, and the areas they lie in."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property
from typing import Literal

from directory.finding.spelling import fold
from search.data import Point

Certainty = Literal["stated", "inferred", "unknown"]


@dataclass(frozen=True, slots=True)
class TownArea:
    """An area a town lies in and how sure that is."""

    pk: int
    name: str
    certainty: Certainty = "stated"


@dataclass(frozen=True, kw_only=True)
class KnownTown:
    """A town; ``municipality`` is a code, ``areas`` go from the smallest to the widest."""

    pk: int
    municipality: str
    name: str
    reading: str = ""
    point: Point | None = None
    postcodes: tuple[str, ...] = ()
    areas: tuple[TownArea, ...] = ()

    @cached_property
    def keys(self) -> tuple[str, ...]:
        """The folded spellings it goes by."""
        return tuple(filter(None, (fold(self.name), fold(self.reading))))

    @cached_property
    def area_pks(self) -> frozenset[int]:
        """The areas it lies in."""
        return frozenset(area.pk for area in self.areas)


@dataclass(frozen=True, kw_only=True)
class KnownMunicipality:
    """A municipality by its code; nobody is sent to a fictional one unasked."""

    code: str
    name: str
    reading: str = ""
    prefecture: str = ""
    fictional: bool = False

    def without_name(self, folded: str) -> str:
        """What follows the prefecture's and the municipality's name in ``folded``."""
        rest = folded.removeprefix(fold(self.prefecture))
        for name in filter(None, (fold(self.name), fold(self.reading))):
            if rest.startswith(name):
                return rest.removeprefix(name)
        return rest

    def is_named_in(self, folded: str) -> bool:
        """Tell whether ``folded`` begins with the municipality's name."""
        return folded.removeprefix(fold(self.prefecture)).startswith(fold(self.name))


@dataclass(frozen=True)
class Gazetteer:
    """All towns of all municipalities, by what people may know of them."""

    municipalities: tuple[KnownMunicipality, ...] = ()
    towns: tuple[KnownTown, ...] = ()
    by_pk: dict[int, KnownTown] = field(default_factory=dict, init=False)
    _by_postcode: dict[str, list[KnownTown]] = field(default_factory=dict, init=False)
    _by_municipality: dict[str, list[KnownTown]] = field(default_factory=dict, init=False)

    def __post_init__(self) -> None:
        codes, places = defaultdict(list), defaultdict(list)
        for town in self.towns:
            self.by_pk[town.pk] = town
            places[town.municipality].append(town)
            for code in town.postcodes:
                codes[code].append(town)
        self._by_postcode.update(codes)
        self._by_municipality.update(places)

    def with_postcode(self, code: str) -> list[KnownTown]:
        """The towns, of any municipality, that (partly) have a postcode."""
        return self._by_postcode.get(code, [])

    def of(self, municipality: str | None) -> Iterable[KnownTown]:
        """The towns of one municipality, or all."""
        return self.towns if municipality is None else self._by_municipality.get(municipality, [])

    def municipality(self, code: str) -> KnownMunicipality:
        """The municipality with ``code``. Raises ``KeyError`` where nobody knows it."""
        for each in self.municipalities:
            if each.code == code:
                return each
        raise KeyError(code)
