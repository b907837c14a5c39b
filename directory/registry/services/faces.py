"""The staff face beside each public resource."""

from __future__ import annotations

from directory.models import Municipality, Resource
from directory.registry.models import RegistryRecord

KEPT = ("referrals", "contacts", "confirmations", "host_supports")


def provide(resource: Resource) -> RegistryRecord:
    """The staff face of ``resource``, made empty where there is none yet."""
    record, _ = RegistryRecord.objects.get_or_create(
        resource=resource, defaults={"municipality": resource.municipality}
    )
    return record


def provide_all(municipality: Municipality) -> int:
    """Give every resource of a municipality its staff face; return how many were made."""
    bare = Resource.objects.of(municipality).filter(registry_record=None)
    made = RegistryRecord.objects.bulk_create(
        [RegistryRecord(resource=each, municipality=municipality) for each in bare]
    )
    return len(made)


def part_from(resource: Resource) -> None:
    """Keep what staff wrote of a resource about to be deleted, under the name it had."""
    record = RegistryRecord.objects.filter(resource=resource).first()
    if record is None:
        return
    if record.version == 1 and not any(getattr(record, each).exists() for each in KEPT):
        record.delete()
        return
    record.own_name, record.own_reading = resource.name, resource.reading
    record.own_kind, record.own_address = resource.kind, resource.address
    record.own_lat, record.own_lng = resource.lat, resource.lng
    record.state = RegistryRecord.State.CLOSED
    record.resource = None
    record.save()
