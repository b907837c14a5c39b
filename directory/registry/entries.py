"""What the staff's search may know of a place: its public face, and what the office knows of it.

Each record has two faces here, in drawers of their own: one for everybody at work in the
registry, and one with contact persons, notes and what was spoken, for those who may see these.
No need, referral, consent or answer from outside is ever read here.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

from django.db.models import QuerySet
from django.utils.timezone import localdate

from directory import entries as public
from directory.models import Resource, YesNoUnknown
from directory.registry.fact_wording import worded
from directory.registry.facts import Gathered
from directory.registry.facts.areas import AreaTree
from directory.registry.facts.loading import load
from directory.registry.facts.place_facts import gather
from directory.registry.models import RegistryRecord
from directory.registry.record_facts import column, value
from directory.registry.searching.cards import card_of
from directory.registry.searching.facet_values import LINE, UNKNOWN, facets
from directory.registry.searching.lines import line_of
from search import staff
from search.data import Entry, Name, Point

PREFIX, PREFIX_WITH_CONTACTS = "record", "record-contacts"
WITH_CONTACTS = "contacts"
_CHUNK = 500
_LAST_CONTACTS = 50
TAGGED = ("activities", "skills", "difficulties")
WORDS = (*TAGGED, "environments")
TEXTS = ("beyond_target_whom", "slots_note", "travel_note", "payment_note")
CHOICES = ("step", "group_size", "sensory", "talking", "genders", "agreement")
# Said only where the answer is yes: nobody looks for what a place has not.
SAID = (
    *("beyond_target", "consent_needed", "companion_needed", "no_age_limit", "medication"),
    *("watching", "supporter", "by_walk", "by_bicycle", "by_transit", "by_car", "lift"),
    *("pays", "visit", "trial"),
)
PRIVATE_TEXTS = (
    *("notes", "contact_person", "contact_role", "contact_phone", "contact_email"),
    "contact_how",
)


def keys_of(pk: int) -> tuple[str, str]:
    """The keys of a record's two faces."""
    return f"{PREFIX}:{pk}", f"{PREFIX_WITH_CONTACTS}:{pk}"


def path_of(pk: int) -> str:
    """Where a record is read, below its municipality's registry."""
    return f"records/{pk}/"


def changed(pks: Iterable[int]) -> None:
    """Have records indexed anew; whoever writes many rows at once, past the signals, calls this."""
    staff.changed(*(key for pk in pks for key in keys_of(pk)))


def register() -> None:
    """Tell the staff's search of both faces."""
    for prefix, drawer, contacts in (
        (PREFIX, "", False),
        (PREFIX_WITH_CONTACTS, WITH_CONTACTS, True),
    ):
        staff.register(prefix, entries=_all(contacts), entry=_one(contacts), drawer=drawer)


def _all(contacts: bool) -> Callable[[], Iterator[Entry]]:
    def entries() -> Iterator[Entry]:
        places = RegistryRecord.objects.order_by("municipality").values_list("municipality")
        for (municipality,) in places.distinct():
            tree = AreaTree(municipality)
            known = RegistryRecord.objects.of(municipality).order_by("pk")
            pks = list(known.values_list("pk", flat=True))
            for start in range(0, len(pks), _CHUNK):
                among = RegistryRecord.objects.filter(pk__in=pks[start : start + _CHUNK])
                yield from _entries(among, tree, contacts)

    return entries


def _one(contacts: bool) -> Callable[[str], Entry | None]:
    def entry(key: str) -> Entry | None:
        among = RegistryRecord.objects.filter(pk=int(key.partition(":")[2]))
        municipality = among.values_list("municipality", flat=True).first()
        if municipality is None:
            return None
        return next(_entries(among, AreaTree(municipality), contacts), None)

    return entry


def _entries(among: QuerySet[RegistryRecord], tree: AreaTree, contacts: bool) -> Iterator[Entry]:
    today = localdate()
    gathered = {raw.own["pk"]: gather(raw, tree, today) for raw in load(among)}
    for record in with_parts(among, contacts=contacts):
        if record.pk in gathered:
            yield to_entry(record, gathered[record.pk], contacts=contacts)


def with_parts(among: QuerySet[RegistryRecord], *, contacts: bool) -> QuerySet[RegistryRecord]:
    """Records with all their entries are made of."""
    parts = [*WORDS, "own_sectors", "own_areas", *(f"resource__{part}" for part in public.PARTS)]
    rows = among.select_related("municipality", "resource__municipality").prefetch_related(
        *parts, "resource__areas__area_towns__town", *(["contacts"] if contacts else [])
    )
    return rows.order_by("pk")


def to_entry(record: RegistryRecord, gathered: Gathered, *, contacts: bool) -> Entry:
    """One face of a record fetched with its parts."""
    base = _public_face(record.resource) if record.resource else _own_face(record)
    words = [each.label for fact in TAGGED for each in getattr(record, fact).all()]
    tags = filter(None, (*base.tags, *words, worded("step", record.step)))
    told = _private(record) if contacts else ()
    return replace(
        base,
        key=keys_of(record.pk)[contacts],
        municipality=record.municipality.code,
        kind=record.kind or UNKNOWN,
        path=path_of(record.pk),
        tags=tuple(dict.fromkeys(tags)),
        body=tuple(dict.fromkeys((*base.body, *_staff_lines(record), *told))),
        facets={**facets(record, gathered), LINE: (line_of(record),)},
        responsible_for=(),
        open=None,
        open_until=0,
        prominence=1.0,
        card=card_of(record),
    )


def _public_face(resource: Resource) -> Entry:
    """What residents read (or will, once it is published), with the printed hours and numbers."""
    entry = public.to_entry(resource)
    numbers = [each.value for each in resource.contacts.all()]
    return replace(entry, body=(*entry.body, *filter(None, [resource.hours_wording, *numbers])))


def _own_face(record: RegistryRecord) -> Entry:
    """The same of a place that is known to the registry only."""
    areas = [Name(area.name, area.reading) for area in record.areas()]
    street = public.HOUSE_NUMBER.sub("", record.own_address)
    described = (
        *(record.own_description, record.own_operator, record.own_hours),
        record.own_phone,
    )
    return Entry(
        key="",
        municipality="",
        kind="",
        name=Name(record.own_name or str(record.pk), record.own_reading),
        path="",
        tags=tuple(filter(None, [record.kind_label, *(each.name for each in record.sectors())])),
        places=(*areas, *([Name(street)] if street else [])),
        body=tuple(filter(None, described)),
        position=Point(*record.position) if record.position else None,
    )


def _staff_lines(record: RegistryRecord) -> Iterator[str]:
    yield from (text for name in TEXTS if (text := getattr(record, name)))
    for name in WORDS:
        if listed := worded(name, value(record, name)):
            yield f"{column(name).verbose_name}：{listed}"
    chosen = [text for name in CHOICES if (text := worded(name, getattr(record, name)))]
    said = [
        str(column(name).verbose_name) for name in SAID if getattr(record, name) == YesNoUnknown.YES
    ]
    yield from filter(None, ("、".join(chosen), "、".join(said)))


def _private(record: RegistryRecord) -> Iterator[str]:
    yield from (text for name in PRIVATE_TEXTS if (text := getattr(record, name)))
    for each in record.contacts.all()[:_LAST_CONTACTS]:
        yield from filter(None, (each.text, each.with_whom))
