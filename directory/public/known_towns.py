"""The towns in the database, as the finding of places knows them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from directory.finding import place
from directory.finding.gazetteer import (
    Certainty,
    Gazetteer,
    KnownMunicipality,
    KnownTown,
    TownArea,
)
from directory.models import AreaTown, Basis, CatchmentArea, Municipality, Town, TownPostcode
from directory.public.remembering import remembered
from search.data import Point

CERTAINTY: dict[str, Certainty] = {Basis.STATED: "stated", Basis.UNKNOWN: "unknown"}


@remembered(Municipality, Town, TownPostcode, CatchmentArea, AreaTown)
def gazetteer() -> Gazetteer:
    """Every published town of every published municipality."""
    municipalities = Municipality.objects.filter(live=True)
    return Gazetteer(tuple(_municipality(each) for each in municipalities), tuple(_towns()))


def can_locate(municipality: Municipality | None) -> bool:
    """Tell whether asking from where somebody is has an answer; on the hub for None."""
    return place.can_locate(gazetteer(), municipality.code if municipality else None)


def _municipality(each: Municipality) -> KnownMunicipality:
    return KnownMunicipality(
        code=each.code,
        name=each.name,
        reading=each.reading,
        prefecture=each.prefecture,
        fictional=each.fictional,
    )


def _towns() -> Iterator[KnownTown]:
    postcodes, areas = _postcodes(), _areas()
    towns = Town.objects.filter(live=True, municipality__live=True)
    for town in towns.select_related("municipality"):
        yield KnownTown(
            pk=town.pk,
            municipality=town.municipality.code,
            name=town.name,
            reading=town.reading,
            point=Point(town.lat, town.lng) if None not in (town.lat, town.lng) else None,
            postcodes=tuple(postcodes[town.pk]),
            areas=tuple(areas[town.pk]),
        )


def _postcodes() -> dict[int, list[str]]:
    found = defaultdict(list)
    for town, code in TownPostcode.objects.values_list("town_id", "code"):
        found[town].append(code)
    return found


def _areas() -> dict[int, list[TownArea]]:
    """Each town's areas with those above them; what everybody lives in tells nothing."""
    narrow = CatchmentArea.objects.filter(live=True).exclude(kind__in=CatchmentArea.EVERYWHERE)
    known = narrow.in_bulk()
    found = defaultdict(list)
    for row in AreaTown.objects.all():
        area = known.get(row.area_id)
        while area:
            found[row.town_id].append(
                TownArea(area.pk, area.name, CERTAINTY.get(row.basis, "inferred"))
            )
            area = known.get(area.parent_id)
    return found
