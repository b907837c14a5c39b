"""A write names the records whose search entries it changed, in its own transaction."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from django.db.models import Model, Q
from django.db.models.signals import m2m_changed, post_delete, post_save, pre_delete

from directory.models import CatchmentArea, Resource, Sector
from directory.registry import entries
from directory.registry.models import Contact, RegistryRecord, Word
from directory.signals import LINKS, PARTS, RESOURCES_SHOWING

OWN_LINKS = (
    *("activities", "skills", "environments", "difficulties"),
    *("own_sectors", "own_areas"),
)
# What is printed in records themselves: for each kind of row, which records those are.
RECORDS_SHOWING: dict[type[Model], Callable[[Any], Q]] = {
    Word: lambda word: (
        Q(activities=word) | Q(skills=word) | Q(environments=word) | Q(difficulties=word)
    ),
    Sector: lambda sector: Q(own_sectors=sector),
    CatchmentArea: lambda area: Q(own_areas=area),
}


def _mark(which: Q) -> None:
    found = RegistryRecord.objects.filter(which).order_by().values_list("pk", flat=True)
    entries.changed(found.distinct())


def _mark_resources(pks: Iterable[int]) -> None:
    _mark(Q(resource__in=pks))


def record_changed(instance: RegistryRecord, **_: object) -> None:
    entries.changed([instance.pk])


def contact_changed(instance: Contact, **_: object) -> None:
    entries.changed([instance.record_id])


def own_link_changed(
    instance: Model, action: str, reverse: bool, pk_set: set[int] | None, **_: object
) -> None:
    if action.startswith("post_"):
        entries.changed((pk_set or ()) if reverse else (instance.pk,))


def shown_row_changed(sender: type[Model], instance: Model, **_: object) -> None:
    _mark(RECORDS_SHOWING[sender](instance))


def resource_changed(instance: Resource, **_: object) -> None:
    _mark_resources([instance.pk])


def part_changed(instance: Any, **_: object) -> None:
    _mark_resources([instance.resource_id])


def public_row_changed(sender: type[Model], instance: Model, **_: object) -> None:
    _mark_resources(RESOURCES_SHOWING[sender](instance))


def link_changed(
    instance: Model, action: str, reverse: bool, pk_set: set[int] | None, **_: object
) -> None:
    if action.startswith("post_"):
        _mark_resources((pk_set or ()) if reverse else (instance.pk,))


def connect() -> None:
    """Listen to everything the staff's index shows."""
    for signal in (post_save, post_delete):
        signal.connect(record_changed, sender=RegistryRecord)
        signal.connect(contact_changed, sender=Contact)
        signal.connect(resource_changed, sender=Resource)
        for part in PARTS:
            signal.connect(part_changed, sender=part)
        for row in RESOURCES_SHOWING:
            signal.connect(public_row_changed, sender=row)
    # Once it is gone, nothing tells any more which records showed it.
    for signal in (post_save, pre_delete):
        for row in RECORDS_SHOWING:
            signal.connect(shown_row_changed, sender=row)
    for name in LINKS:
        m2m_changed.connect(link_changed, sender=getattr(Resource, name).through)
    for name in OWN_LINKS:
        m2m_changed.connect(own_link_changed, sender=getattr(RegistryRecord, name).through)


connect()
