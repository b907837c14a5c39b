"""What the search may know of a social resource: its public fields, and nothing else."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from typing import Any

from django.db.models import Manager
from django.utils import timezone

from directory.hours import clock, words
from directory.hours.schedule import day_labels, intervals, spans_on, uncertain
from directory.models import (
    AccessibilityFeature,
    Fee,
    Resource,
    ResourceContact,
    Sector,
    YesNoUnknown,
)
from directory.querysets import ResourceQuerySet
from directory.shelves import DIRECTORY
from search.data import SHELF, Entry, Interval, Name, Point

# Everything an entry is made of.
PARTS = (
    "other_names",
    "operators__organization",
    "contacts",
    "opening_rules",
    "opening_exceptions",
    "venues",
    "accessibility",
    "languages",
    "sectors",
    "concerns",
    "programmes",
    "areas",
    "departments",
)

PREFIX = "resource"
# Open hours are written into the index this far ahead and renewed before they run out.
HORIZON_DAYS = 28
FAR_HORIZON_DAYS = 400
UNKNOWN_AREA = "unknown"
HOUSE_NUMBER = re.compile(r"[0-9０-９]+([-－‐−丁目番地号]+[0-9０-９]*)*")
# Counters answer most questions: they come first where nothing else decides.
PROMINENCE = {"counter": 1.2, "office": 0.8}
CATEGORY_PROMINENCE = 0.7


def key_of(pk: int) -> str:
    return f"{PREFIX}:{pk}"


def path_of(pk: int) -> str:
    """Where a resource is read, below its municipality's first page."""
    return f"resources/{pk}/"


def entry(key: str) -> Entry | None:
    """The entry of one key, loaded fresh; None where the public may not see it."""
    found = _public().filter(pk=int(key.partition(":")[2])).first()
    return to_entry(found) if found else None


def entries() -> Iterator[Entry]:
    """Every public resource's entry."""
    for resource in _public().order_by("pk").iterator(chunk_size=500):
        yield to_entry(resource)


def _public() -> ResourceQuerySet:
    resources = Resource.objects.public().select_related("municipality")
    return resources.prefetch_related(*PARTS, "areas__area_towns__town")


def to_entry(resource: Resource) -> Entry:
    """Build the entry of a resource fetched with its parts."""
    today = timezone.localdate()
    return Entry(
        key=key_of(resource.pk),
        municipality=resource.municipality.code,
        kind=resource.kind,
        name=Name(resource.name, resource.reading),
        path=path_of(resource.pk),
        other_names=tuple(Name(each.text, each.reading) for each in resource.other_names.all()),
        tags=_tags(resource),
        places=_places(resource),
        body=_body(resource),
        hints=_hints(resource),
        facets=_facets(resource),
        responsible_for=tuple(
            str(area.pk) for area in _live(resource.areas) if not area.is_everywhere
        ),
        position=_position(resource),
        open=_open(resource, today),
        open_until=clock.midnight_of(today + dt.timedelta(days=_horizon(resource, today))),
        prominence=_prominence(resource),
        card=card_of(resource) | {"in_doubt": _in_doubt(resource), "venues": _venues(resource)},
    )


def _live(rows: Manager) -> list[Any]:
    """The published ones of the records a resource is linked to; drafts are nobody's business."""
    return [each for each in rows.all() if each.live]


def _tags(resource: Resource) -> tuple[str, ...]:
    sectors = [each.name for each in _live(resource.sectors) if each.code != Sector.EVERYBODY]
    concerns = [each.name for each in _live(resource.concerns)]
    kinds = [_kind_label(resource, kind) for kind in resource.kinds]
    programmes = [
        text
        for each in _live(resource.programmes)
        for text in (each.get_programme_type_display(), each.local_name)
    ]
    return _distinct(kinds, [resource.kind_wording], sectors, concerns, programmes)


def _places(resource: Resource) -> tuple[Name, ...]:
    areas = _live(resource.areas)
    named = [Name(area.name, area.reading) for area in areas]
    towns = [
        Name(row.town.name, row.town.reading) for area in areas for row in area.area_towns.all()
    ]
    # 「猫が20匹」 must not find whoever lives at number 20.
    street = HOUSE_NUMBER.sub("", resource.address)
    printed = [Name(text) for text in (street, resource.location_wording) if text]
    venues = [Name(venue.name) for venue in resource.venues.all()]
    return tuple(dict.fromkeys([*named, *towns, *printed, *venues]))


def _body(resource: Resource) -> tuple[str, ...]:
    described = [resource.description, resource.audience, resource.frequency, resource.access]
    contents = [line for each in _live(resource.programmes) for line in each.contents.splitlines()]
    targets = [each.target for each in _live(resource.programmes)]
    runners = [each.organization for each in resource.operators.all() if each.organization]
    run_by = [each.name for each in runners if each.live]
    run_under = [each.name for each in _live(resource.departments)]
    return _distinct(described, contents, targets, run_by, run_under)


def _hints(resource: Resource) -> tuple[str, ...]:
    """What people say who belong here; it says nothing about the resource itself."""
    return _distinct(*(each.examples.splitlines() for each in _live(resource.concerns)))


def _facets(resource: Resource) -> dict[str, tuple[str, ...]]:
    areas = tuple(str(area.pk) for area in _live(resource.areas)) or (UNKNOWN_AREA,)
    schedule = resource.schedule
    facets = {
        SHELF: (DIRECTORY,),
        "kind": resource.kinds,
        "sector": tuple(each.code for each in _live(resource.sectors)),
        "concern": tuple(each.slug for each in _live(resource.concerns)),
        "area": areas,
        "day": tuple(sorted(day_labels(schedule))) if schedule else (),
        "fee": (resource.fee,) if resource.fee else (),
        "step_free": ("yes",) if _is_step_free(resource) else (),
        "language": tuple(each.code for each in resource.languages.all()),
        "anyone": ("yes",) if resource.anyone_welcome == YesNoUnknown.YES else (),
    }
    return {name: values for name, values in facets.items() if values}


def _is_step_free(resource: Resource) -> bool:
    return any(
        each.available and each.feature == AccessibilityFeature.WHEELCHAIR
        for each in resource.accessibility.all()
    )


def _position(resource: Resource) -> Point | None:
    if resource.lat is None or resource.lng is None:
        return None
    return Point(resource.lat, resource.lng)


def _open(resource: Resource, today: dt.date) -> tuple[Interval, ...] | None:
    if resource.schedule is None:
        return None
    return intervals(resource.schedule, today, _horizon(resource, today))


def _horizon(resource: Resource, today: dt.date) -> int:
    """How many days of hours to tell: what is rare is told far enough to name the next day."""
    schedule = resource.schedule
    if schedule is None or len(intervals(schedule, today, HORIZON_DAYS)) > 1:
        return HORIZON_DAYS
    return FAR_HORIZON_DAYS


def _venues(resource: Resource) -> list[tuple[int, str]]:
    """Where each of the hours is held, by the minute they begin, if that changes."""
    schedule, today = resource.schedule, timezone.localdate()
    if schedule is None:
        return []
    days = (today + dt.timedelta(days=each) for each in range(_horizon(resource, today)))
    return [
        (clock.midnight_of(day) + span.start, span.venue)
        for day in days
        for span in spans_on(schedule, day)
        if span.venue
    ]


def _in_doubt(resource: Resource) -> tuple[Interval, ...]:
    """A holiday nobody has asked about: neither open nor closed, and a list must say so."""
    if resource.schedule is None:
        return ()
    return uncertain(resource.schedule, timezone.localdate(), HORIZON_DAYS)


def _prominence(resource: Resource) -> float:
    base = PROMINENCE.get(resource.kind, 1.0)
    return base if resource.is_one_place else base * CATEGORY_PROMINENCE


def card_of(resource: Resource) -> dict[str, object]:
    """What a list shows; every value is text, or a list of text, ready to print."""
    phones = [
        {"value": each.value, "purpose": each.purpose}
        for each in resource.contacts.all()
        if each.method == ResourceContact.Method.PHONE
    ]
    return {
        "id": resource.pk,
        "reading": resource.reading,
        "kinds": [_kind_label(resource, kind) for kind in resource.kinds],
        "sectors": [{"code": each.code, "name": each.name} for each in _live(resource.sectors)],
        "areas": [area.name for area in _live(resource.areas)],
        "phones": phones,
        "address": resource.address or resource.location_wording,
        "hours": list(words.lines(resource.schedule)) if resource.schedule else [],
        "hours_wording": resource.hours_wording or resource.frequency,
        "fee": str(Fee(resource.fee).label) if resource.fee else "",
        "status": resource.status,
        "due_fiscal_year": resource.due_fiscal_year,
        "status_label": resource.status_wording or str(resource.get_status_display()),
        "one_place": resource.is_one_place,
        "fictional": resource.municipality.fictional,
    }


def _kind_label(resource: Resource, kind: str) -> str:
    return str(dict(resource._meta.get_field("kind").choices)[kind])


def _distinct(*groups: list[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(text for group in groups for text in group if text))
