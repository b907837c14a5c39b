"""あなたの窓口: the counters for a place, with why each is shown."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from django.db.models import Exists, OuterRef, Q

from directory.finding.counters import ServedArea, Standing, Tier, standing
from directory.finding.place import Answer
from directory.models import (
    CatchmentArea,
    Concern,
    Municipality,
    Resource,
    ResourceContact,
    ResourceKind,
    Sector,
)
from directory.public import nearby, parts
from directory.public.cards import ResourceCard, SectorGroup, by_sector, from_resource
from directory.public.place_words import why
from directory.public.remembering import remembered
from directory.public.scope import Scope
from directory.querysets import ResourceQuerySet

VAGUE = (CatchmentArea.Kind.OUTSIDE, CatchmentArea.Kind.DIRECTION)
_MOST_NEAREST = 5
_MOST_FIRST_CONTACTS = 6

Tiers = Mapping[Tier, list[ResourceCard]]


@dataclass(frozen=True, slots=True)
class Guidance:
    """Cards by tier, the nearest places, and whom to call anyway."""

    tiers: Tiers = field(default_factory=dict)
    nearest: tuple[ResourceCard, ...] = ()
    fallback: tuple[ResourceCard, ...] = ()

    def groups(self, tier: Tier) -> list[SectorGroup]:
        """The cards of a tier under each of their sectors."""
        return by_sector(self.tiers.get(tier, ()), repeat=True)

    def in_order(self) -> list[tuple[Tier, ResourceCard]]:
        """Every card of the tiers as the page shows them, each once."""
        shown = [(tier, card) for tier in Tier for g in self.groups(tier) for card in g.cards]
        return list({card.pk: (tier, card) for tier, card in reversed(shown)}.values())[::-1]


def guide(scope: Scope, municipality: Municipality, answer: Answer, now: dt.datetime) -> Guidance:
    """The counters for a settled place in ``municipality``."""
    public = Resource.objects.public().of(municipality)
    close = nearby.closest(public, answer.middle) if answer.middle else {}
    found = _with_parts(public, close)
    receiving = sorted((each for each in found if each.receives), key=_counters_first)
    tiers = _tiers(receiving, scope, answer, now)
    shown = {card.pk for tier in (Tier.RESPONSIBLE, Tier.EVERYONE) for card in tiers[tier]}
    cards = {each.pk: from_resource(each, scope, now) for each in found if each.pk in close}
    nearest = [
        cards[pk].because(distance=nearby.about(metres))
        for pk, metres in close.items()
        if pk in cards and pk not in shown
    ]
    return Guidance(tiers, tuple(nearest[:_MOST_NEAREST]), first_contacts(scope, now))


def first_contacts(scope: Scope, now: dt.datetime) -> tuple[ResourceCard, ...]:
    """Whom to call when in doubt; none on the hub."""
    if scope.municipality is None:
        return ()
    chosen = _counters_to_call_first(scope.municipality.pk)
    return tuple(from_resource(each, scope, now) for each in chosen[:_MOST_FIRST_CONTACTS])


@remembered(Resource, ResourceContact, Municipality, Sector, Concern)
def _counters_to_call_first(municipality_pk: int) -> tuple[Resource, ...]:
    """They stand on nearly every page. Where none is for everybody, one of each sector."""
    counters = parts.with_parts(Resource.objects.public().first_contacts(municipality_pk))
    if any(Sector.EVERYBODY in _sectors(each) for each in counters):
        return tuple(counters)
    return tuple(_one_a_sector(counters))


def _with_parts(public: ResourceQuerySet, close: Iterable[int]) -> list[Resource]:
    receiving = public.receiving().in_service().not_just_a_category()
    asked = public.annotate(receives=Exists(receiving.filter(pk=OuterRef("pk"))))
    return parts.with_parts(asked.filter(Q(receives=True) | Q(pk__in=list(close))))


def _tiers(
    receiving: Iterable[Resource], scope: Scope, answer: Answer, now: dt.datetime
) -> dict[Tier, list[ResourceCard]]:
    home = frozenset(area.pk for town in answer.towns for area in town.areas)
    tiers: dict[Tier, list[ResourceCard]] = defaultdict(list)
    for resource in receiving:
        stands = _standing(resource, home)
        if stands:
            card = from_resource(resource, scope, now)
            reason = why(stands, answer, resource.municipality)
            responsible = stands.tier is Tier.RESPONSIBLE
            tiers[stands.tier].append(card.because(reason, responsible=responsible))
    return tiers


def _standing(resource: Resource, home: frozenset[int]) -> Standing | None:
    served = [
        ServedArea(area.pk, area.name, everywhere=area.is_everywhere, vague=area.kind in VAGUE)
        for area in resource.areas.all()
        if area.live
    ]
    return standing(served, home, is_counter=_is_counter(resource))


def _one_a_sector(counters: Iterable[Resource]) -> list[Resource]:
    first: dict[str, Resource] = {}
    for counter in counters:
        for code in _sectors(counter):
            first.setdefault(code, counter)
    return list(dict.fromkeys(first.values()))


def _sectors(resource: Resource) -> list[str]:
    return [each.code for each in resource.sectors.all()]


def _is_counter(resource: Resource) -> bool:
    return ResourceKind.COUNTER in resource.kinds


def _counters_first(resource: Resource) -> tuple[bool, bool, int]:
    return not _is_counter(resource), resource.kind != ResourceKind.COUNTER, resource.pk
