"""The staff face beside each public resource."""

from __future__ import annotations

from directory.models import Municipality, Resource
from directory.registry import entries
from directory.registry.models import RegistryRecord, RegistrySettings, ShortlistItem

KEPT = ("referrals", "contacts", "confirmations", "host_supports", "answer_links")


def provide(resource: Resource) -> RegistryRecord:
    """The staff face of ``resource``, made empty where there is none yet."""
    known = RegistryRecord.objects.filter(resource=resource).first()
    return known or RegistryRecord.objects.create(
        resource=resource,
        municipality=resource.municipality,
        confirm_months=months_of(resource.municipality),
    )


def provide_all(municipality: Municipality) -> int:
    """Give every resource of a municipality its staff face; return how many were made."""
    bare = Resource.objects.of(municipality).filter(registry_record=None)
    months = months_of(municipality)
    made = RegistryRecord.objects.bulk_create(
        RegistryRecord(resource=each, municipality=municipality, confirm_months=months)
        for each in bare
    )
    entries.changed(each.pk for each in made)
    return len(made)


def months_of(municipality: Municipality) -> int:
    """After how many months a record is to be confirmed again, as the municipality decided."""
    own = RegistrySettings.objects.filter(municipality=municipality).first()
    return (own or RegistrySettings()).confirm_months


def part_from(resource: Resource) -> None:
    """Keep what staff wrote of a resource about to be deleted, under the name it had."""
    record = RegistryRecord.objects.filter(resource=resource).first()
    if record is None:
        return
    kept_in_mind = ShortlistItem.objects.filter(record=record).exists()
    touched = kept_in_mind or any(getattr(record, each).exists() for each in KEPT)
    if record.version == 1 and not touched:
        record.delete()
        return
    record.own_name, record.own_reading = resource.name, resource.reading
    record.own_kind, record.own_address = resource.kind, resource.address
    record.own_lat, record.own_lng = resource.lat, resource.lng
    record.own_description, record.own_hours = resource.description, resource.hours_wording
    record.own_sectors.set(resource.sectors.all())
    record.own_areas.set(resource.areas.all())
    record.state = RegistryRecord.State.CLOSED
    record.resource = None
    record.save()
