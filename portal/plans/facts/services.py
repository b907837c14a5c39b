"""Programmes, places and areas of one municipality as facts."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from directory import models
from directory.querysets import NARROW

from .joined import Joined
from .records import AreaFact, PlaceFact, ProgrammeFact
from .telling import listed

# Not in service for the time being, or not yet.
_OUT_OF_SERVICE = {models.Status.PLANNED, models.Status.PAUSED, models.Status.CLOSED}


def areas_of(joined: Joined) -> tuple[AreaFact, ...]:
    """The published areas in the order editors gave them."""
    names = {row["pk"]: row["name"] for row in joined.areas}
    return tuple(_area(row, names) for row in joined.areas)


def _area(row: Mapping[str, Any], names: Mapping[int, str]) -> AreaFact:
    return AreaFact(
        key=f"area:{row['pk']}",
        name=row["name"],
        kind=row["kind"],
        kind_label=str(models.CatchmentArea.Kind(row["kind"]).label),
        narrow=row["kind"] in NARROW,
        everywhere=row["kind"] in models.CatchmentArea.EVERYWHERE,
        parent=names.get(row["parent_id"], ""),
        basis=row["basis"],
    )


def places_of(
    municipality: models.Municipality, joined: Joined, areas: Iterable[AreaFact]
) -> tuple[PlaceFact, ...]:
    """The published resources. One query, and what ``joined`` asks."""
    rows = models.Resource.objects.filter(municipality=municipality, live=True)
    fields = ("pk", "name", "naming", "kind", "second_kind", "status", "status_wording")
    given = rows.values(*fields, "due_fiscal_year", "location_wording", "address")
    by_key = {each.key: each for each in areas}
    return tuple(_place(row, joined, by_key) for row in given)


def _place(row: Mapping[str, Any], joined: Joined, areas: Mapping[str, AreaFact]) -> PlaceFact:
    pk, due = row["pk"], row["due_fiscal_year"]
    linked = [f"area:{key}" for key in joined.linked(models.Resource, "areas", pk)]
    within = [areas[key] for key in linked if key in areas]
    return PlaceFact(
        key=f"resource:{pk}",
        name=row["name"],
        **_standing(row),
        **_sectors(joined, joined.linked(models.Resource, "sectors", pk)),
        areas=tuple(each.name for each in within),
        area_keys=tuple(each.key for each in within),
        departments=joined.departments(models.Resource, pk),
        operators=joined.operators(models.ResourceOperator, pk),
        other_names=tuple(each["text"] for each in joined.children(models.ResourceName, pk)),
        location=row["location_wording"] or row["address"],
        phone=_phone(joined, pk),
        due=str(due) if due else "",
    )


def _standing(row: Mapping[str, Any]) -> dict[str, Any]:
    kinds = tuple(dict.fromkeys(kind for kind in (row["kind"], row["second_kind"]) if kind))
    status = row["status"]
    return {
        "kind": row["kind"],
        "kind_label": str(models.ResourceKind(row["kind"]).label),
        "kinds": kinds,
        "public": status != models.Status.CLOSED,
        "in_service": status not in _OUT_OF_SERVICE,
        "status": row["status_wording"] or (str(models.Status(status).label) if status else ""),
        "one_place": row["naming"] == models.Naming.PROPER,
        "naming": row["naming"],
    }


def _sectors(joined: Joined, keys: Iterable[int]) -> dict[str, tuple[str, ...]]:
    chosen = set(keys)
    named = [sector for key, sector in joined.sectors.items() if key in chosen]
    return {
        "sectors": tuple(name for _, name in named),
        "sector_codes": tuple(code for code, _ in named),
    }


def _phone(joined: Joined, pk: int) -> str:
    rows = joined.children(models.ResourceContact, pk)
    phone = models.ResourceContact.Method.PHONE
    return next((row["value"] for row in rows if row["method"] == phone), "")


def programmes_of(
    municipality: models.Municipality,
    joined: Joined,
    areas: Iterable[AreaFact],
    places: Iterable[PlaceFact],
) -> tuple[ProgrammeFact, ...]:
    """The published programmes. One query, and what ``joined`` asks."""
    rows = models.Programme.objects.filter(municipality=municipality, live=True)
    given = list(rows.values())
    held = _held(joined, places)
    names = {each.key: each.name for each in areas}
    return tuple(_programme(row, given, joined, names, held) for row in given)


def _held(joined: Joined, places: Iterable[PlaceFact]) -> dict[int, list[PlaceFact]]:
    held: dict[int, list[PlaceFact]] = {}
    for place in places:
        pk = int(place.key.partition(":")[2])
        for programme in joined.linked(models.Resource, "programmes", pk):
            held.setdefault(programme, []).append(place)
    return held


def _programme(
    row: Mapping[str, Any],
    given: Iterable[Mapping[str, Any]],
    joined: Joined,
    areas: Mapping[str, str],
    held: Mapping[int, list[PlaceFact]],
) -> ProgrammeFact:
    pk = row["id"]
    within = [f"area:{key}" for key in joined.linked(models.Programme, "areas", pk)]
    return ProgrammeFact(
        key=f"programme:{pk}",
        name=row["local_name"] or row["name"],
        heading=row["name"],
        standard=row["programme_type"],
        standard_label=str(models.ProgrammeType(row["programme_type"]).label),
        **_items(joined, pk),
        **_sector(joined, row["sector_id"]),
        **_as_written(row),
        departments=joined.departments(models.Programme, pk),
        operators=joined.operators(models.ProgrammeOperator, pk),
        staffing=joined.staffing(pk),
        areas=tuple(areas[key] for key in within if key in areas),
        places=tuple(held.get(pk, ())),
        parent=f"programme:{row['parent_id']}" if row["parent_id"] else "",
        parts=tuple(f"programme:{each['id']}" for each in given if each["parent_id"] == pk),
    )


def _items(joined: Joined, pk: int) -> dict[str, Any]:
    numbers = sorted(row["number"] for row in joined.children(models.ProgrammeItem, pk))
    labels = tuple(str(models.LegalItem(number).label) for number in numbers)
    return {"items": tuple(numbers), "item_labels": labels}


def _sector(joined: Joined, key: int) -> dict[str, str]:
    code, name = joined.sectors.get(key, ("", ""))
    return {"sector": name, "sector_code": code}


_WRITTEN = ("items_basis", "mode_wording", "setup_form", "target", "exclusion", "law", "number")


def _as_written(row: Mapping[str, Any]) -> dict[str, Any]:
    return {
        **{name: row[name] for name in _WRITTEN},
        "section": row["section"],
        "area_wording": row["area_wording"],
        "location": row["location_wording"],
        "contents": listed(row["contents"]),
    }
