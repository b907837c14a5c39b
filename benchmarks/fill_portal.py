"""Fill the portal's own tables with synthetic records: ``python -m benchmarks.fill_portal 2000``.

The rows are written in bulk; the pages and the index are then made as they always are.
"""

from __future__ import annotations

import datetime as dt
import sys
from collections.abc import Iterable, Iterator
from typing import Any

import django
from django.core.management import call_command
from django.db import transaction

from benchmarks import words
from benchmarks.records import TOWNS, Place, Record, records

BATCH = 500


def main(number: int) -> None:
    """Write ``number`` records with their municipalities, areas and towns, and index them."""
    call_command("migrate", verbosity=0, interactive=False)
    wanted = list(records(number))
    with transaction.atomic():
        links = Links(dict.fromkeys(record.place for record in wanted))
        _write(wanted, links)
    call_command("ensure_pages", verbosity=0)
    call_command("search_rebuild", verbosity=0)


class Links:
    """What records point at, by what the generator calls it."""

    def __init__(self, places: Iterable[Place]) -> None:
        from directory.models import Concern, Sector

        self.sectors = {
            topic.sector: Sector.objects.create(code=topic.sector, name=topic.nouns[0])
            for topic in words.TOPICS
        }
        self.concerns = {
            slug: Concern.objects.create(slug=slug, name=slug) for slug in words.CONCERNS
        }
        self.municipalities: dict[str, Any] = {}
        self.areas: dict[tuple[str, int], Any] = {}
        for number, place in enumerate(places):
            self._add(place, number)

    def _add(self, place: Place, number: int) -> None:
        from directory.models import AreaTown, CatchmentArea, Municipality, Town

        municipality = Municipality.objects.create(
            code=place.code, name=place.name, slug=f"bench-{number}", fictional=True
        )
        self.municipalities[place.code] = municipality
        towns = [
            Town.objects.create(municipality=municipality, name=town.text, reading=town.reading)
            for town in place.towns
        ]
        share = TOWNS // len(place.areas)
        for index, name in enumerate(place.areas):
            area = CatchmentArea.objects.create(
                municipality=municipality, name=f"{name}{index}", kind="daily_living"
            )
            self.areas[place.code, index] = area
            there = towns[index * share : (index + 1) * share]
            AreaTown.objects.bulk_create(AreaTown(area=area, town=town) for town in there)


def _write(wanted: list[Record], links: Links) -> None:
    from directory import models

    made = models.Resource.objects.bulk_create(
        [_resource(record, links) for record in wanted], batch_size=BATCH
    )
    pairs = list(zip(wanted, made, strict=True))
    for field, rows in _links_of(pairs, links).items():
        through = getattr(models.Resource, field).through
        through.objects.bulk_create(rows, batch_size=BATCH)
    for model, rows in _parts_of(pairs).items():
        model.objects.bulk_create(rows, batch_size=BATCH)


def _resource(record: Record, links: Links) -> Any:
    from directory.models import Resource

    return Resource(
        municipality=links.municipalities[record.place.code],
        name=record.name.text,
        reading=record.name.reading,
        kind=record.kind,
        status="open",
        description=record.description,
        audience="、".join(record.tags),
        fee=record.fee,
        address=f"{record.place.name}{record.town.text}",
        lat=record.position.lat if record.position else None,
        lng=record.position.lng if record.position else None,
    )


def _links_of(pairs: list[tuple[Record, Any]], links: Links) -> dict[str, list[Any]]:
    from directory.models import Resource

    def rows(field: str, column: str, chosen: Any) -> list[Any]:
        through = getattr(Resource, field).through
        return [
            through(resource=made, **{column: each})
            for record, made in pairs
            for each in chosen(record)
        ]

    return {
        "sectors": rows("sectors", "sector", lambda r: map(links.sectors.get, r.sectors)),
        "concerns": rows("concerns", "concern", lambda r: map(links.concerns.get, r.concerns)),
        "areas": rows("areas", "catchmentarea", lambda r: [links.areas[r.place.code, r.area]]),
    }


def _parts_of(pairs: list[tuple[Record, Any]]) -> dict[Any, list[Any]]:
    from directory import models

    return {
        models.ResourceContact: [
            models.ResourceContact(resource=made, value=f"000-000-{record.number % 10000:04}")
            for record, made in pairs
        ],
        models.OpeningRule: list(_rules(pairs)),
        models.ResourceLanguage: [
            models.ResourceLanguage(resource=made, code=code)
            for record, made in pairs
            for code in record.languages
        ],
        models.ResourceAccessibility: [
            models.ResourceAccessibility(resource=made, feature="wheelchair")
            for record, made in pairs
            if record.step_free
        ],
    }


def _rules(pairs: list[tuple[Record, Any]]) -> Iterator[Any]:
    from directory.models import OpeningRule

    for record, made in pairs:
        if record.weekdays:
            yield OpeningRule(
                resource=made,
                weekdays=list(record.weekdays),
                opens=dt.time(record.opens // 60, record.opens % 60),
                closes=dt.time(record.closes // 60, record.closes % 60),
            )


if __name__ == "__main__":
    django.setup()
    main(int(sys.argv[1]))
