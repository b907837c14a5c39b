"""From what somebody typed, or where they are, to the town they mean."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from directory.finding.gazetteer import Gazetteer, KnownTown
from directory.finding.middle import middle
from directory.finding.spelling import fold, is_number, spellings, split_postcode, tidy
from search.data import Point
from search.geometry import distance_m

# A town's middle may lie this far from its edge in the mountains.
FAR_M = 6_000


class Found(StrEnum):
    """How looking for a place ended."""

    EMPTY = "empty"
    FOUND = "found"
    NO_AREA = "no_area"
    CHOOSE = "choose"
    UNKNOWN_POSTCODE = "unknown_postcode"
    UNKNOWN_PLACE = "unknown_place"
    OTHER_MUNICIPALITY = "other_municipality"
    FAR = "far"
    NO_POSITIONS = "no_positions"
    INVALID = "invalid"


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What was asked; ``point`` is None and ``point_wrong`` True for broken coordinates."""

    text: str = ""
    postcode: str = ""
    town: int | None = None
    point: Point | None = None
    point_wrong: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """The outcome, the towns it is about, and a postcode where one was given.

    Towns of a found place all lie in the same areas; towns to choose from do not, and towns
    of another municipality are that municipality's. ``elsewhere`` is its code. ``nearest``
    tells that the town is only the nearest to where somebody is.
    """

    outcome: Found
    towns: tuple[KnownTown, ...] = ()
    postcode: str = ""
    elsewhere: str = ""
    nearest: bool = False

    @property
    def settled(self) -> bool:
        """Whether the place is known."""
        return self.outcome in (Found.FOUND, Found.NO_AREA)

    @property
    def middle(self) -> Point | None:
        """The middle of the place, where its towns' middles are known."""
        return middle([town.point for town in self.towns if town.point])


def locate(asked: Asked, gazetteer: Gazetteer, municipality: str | None = None) -> Answer:
    """The place ``asked`` means, in one municipality (a code) or, on the hub, in any."""
    return _Search(gazetteer, municipality).locate(asked)


def can_locate(gazetteer: Gazetteer, municipality: str | None = None) -> bool:
    """Tell whether a position says anything: a town that may be meant has one itself."""
    if municipality is not None:
        return any(town.point for town in gazetteer.of(municipality))
    real = {each.code for each in gazetteer.municipalities if not each.fictional}
    return any(town.point for town in gazetteer.towns if town.municipality in real)


class _Search:
    def __init__(self, gazetteer: Gazetteer, municipality: str | None) -> None:
        self._gazetteer = gazetteer
        self._municipality = municipality

    def locate(self, asked: Asked) -> Answer:
        if asked.town is not None:
            return self._chosen(asked.town)
        if asked.point_wrong:
            return Answer(outcome=Found.INVALID)
        if asked.point:
            return self._near(asked.point)
        if asked.postcode:
            return self._number(tidy(asked.postcode))
        text = tidy(asked.text)
        if not text:
            return Answer(outcome=Found.EMPTY)
        return (
            self._number(text) if split_postcode(text)[0] or is_number(text) else self._name(text)
        )

    def _chosen(self, pk: int) -> Answer:
        town = self._gazetteer.by_pk.get(pk)
        return self._settled([town]) if town else Answer(outcome=Found.UNKNOWN_PLACE)

    def _near(self, point: Point) -> Answer:
        if not can_locate(self._gazetteer, self._municipality):
            return Answer(outcome=Found.NO_POSITIONS)
        placed = [town for town in self._reachable() if town.point]
        nearest = min(placed, key=lambda town: distance_m(point, town.point or point))
        if distance_m(point, nearest.point or point) > FAR_M:
            return Answer(outcome=Found.FAR)
        return self._settled([nearest], nearest=True)

    def _number(self, text: str) -> Answer:
        postcode, rest = split_postcode(text)
        if not postcode:
            return Answer(outcome=Found.INVALID)
        towns = self._ours_first(self._gazetteer.with_postcode(postcode))
        if not towns:
            return Answer(outcome=Found.UNKNOWN_POSTCODE, postcode=postcode)
        named = self._called(rest, towns)[0] if rest else []
        return self._settled(named or towns, postcode="" if named else postcode)

    def _name(self, text: str) -> Answer:
        if not fold(text):
            return Answer(outcome=Found.EMPTY)
        other = self._named_elsewhere(fold(text))
        if other:
            return Answer(
                outcome=Found.OTHER_MUNICIPALITY,
                elsewhere=other,
                towns=tuple(self._called(text, list(self._gazetteer.of(other)))[0]),
            )
        exact, partly = self._called(text, list(self._gazetteer.of(self._municipality)))
        if exact:
            return self._settled(exact)
        if partly:
            return self._chosen_from(partly)
        exact, _ = self._called(text, self._elsewhere())
        return self._settled(exact) if exact else Answer(outcome=Found.UNKNOWN_PLACE)

    def _called(
        self, text: str, towns: Sequence[KnownTown]
    ) -> tuple[list[KnownTown], list[KnownTown]]:
        """The towns of exactly that name, or else those it is a part of."""
        forms = self._forms(fold(text))
        for form in forms:
            if exact := [town for town in towns if form in town.keys]:
                return exact, []
        for form in forms:
            if partly := [town for town in towns if _begins(town, form)]:
                return [], partly
        return [], [town for town in towns for form in forms[:1] if _contains(town, form)]

    def _forms(self, folded: str) -> list[str]:
        bare = {
            each.without_name(folded)
            for each in self._gazetteer.municipalities
            if self._municipality in (None, each.code) or each.is_named_in(folded)
        }
        texts = [folded, *sorted(bare - {folded, ""})]
        return list(dict.fromkeys(form for text in texts for form in spellings(text)))

    def _named_elsewhere(self, folded: str) -> str:
        if self._municipality is None:
            return ""
        for each in self._gazetteer.municipalities:
            if each.code != self._municipality and each.is_named_in(folded):
                return each.code
        return ""

    def _reachable(self) -> list[KnownTown]:
        ours = [] if self._municipality is None else self._gazetteer.of(self._municipality)
        return [*ours, *self._elsewhere()]

    def _elsewhere(self) -> list[KnownTown]:
        """The towns of the other municipalities that exist; on the hub all of these."""
        known = self._gazetteer.municipalities
        others = [m.code for m in known if m.code != self._municipality and not m.fictional]
        return [town for code in others for town in self._gazetteer.of(code)]

    def _ours_first(self, towns: Sequence[KnownTown]) -> list[KnownTown]:
        if self._municipality is None:
            return list(towns)
        ours = [town for town in towns if town.municipality == self._municipality]
        return ours or list(towns)

    def _settled(
        self, towns: Sequence[KnownTown], *, postcode: str = "", nearest: bool = False
    ) -> Answer:
        """One place if the towns lie in the same areas, else a question."""
        first = towns[0]
        if self._municipality not in (None, first.municipality):
            return Answer(
                outcome=Found.OTHER_MUNICIPALITY,
                towns=tuple(towns),
                postcode=postcode,
                elsewhere=first.municipality,
            )
        if len({(town.municipality, town.area_pks) for town in towns}) > 1:
            return self._chosen_from(towns, postcode)
        return Answer(
            outcome=Found.FOUND if first.areas else Found.NO_AREA,
            towns=tuple(towns),
            postcode=postcode,
            nearest=nearest,
        )

    def _chosen_from(self, towns: Iterable[KnownTown], postcode: str = "") -> Answer:
        return Answer(outcome=Found.CHOOSE, towns=tuple(dict.fromkeys(towns)), postcode=postcode)


def _begins(town: KnownTown, form: str) -> bool:
    return any(key.startswith(form) for key in town.keys)


def _contains(town: KnownTown, form: str) -> bool:
    return len(form) > 1 and any(form in key for key in town.keys)
