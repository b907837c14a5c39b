"""Fingerprints that tell whether a row or a record is still what was loaded."""

from __future__ import annotations

import hashlib
import json
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder
from django.db.models import Model
from modelcluster.fields import ParentalManyToManyField
from modelcluster.models import (
    ClusterableModel,
    get_all_child_relations,
    get_serializable_data_for_fields,
)

# Changes with every publication, whoever makes it.
VOLATILE = {
    "pk",
    "updated_at",
    "latest_revision",
    "live_revision",
    "first_published_at",
    "last_published_at",
    "has_unpublished_changes",
}


def of_row(cells: dict[str, str], links: list[list[str]]) -> str:
    """The fingerprint of a row and of what it could be linked to; blank cells do not count."""
    return _digest([sorted((name, cell) for name, cell in cells.items() if cell), links])


def contents(record: Model) -> dict[str, Any]:
    """A saved record with its parts and links, as its history keeps it."""
    if isinstance(record, ClusterableModel):
        return record.serializable_data()
    return get_serializable_data_for_fields(record)


def of_record(record: Model, data: dict[str, Any]) -> str:
    """The fingerprint of a saved record, of which ``data`` is the contents.

    Blank values do not count, so that a field added later changes nothing.
    """
    said = {name: value for name, value in data.items() if value and name not in VOLATILE}
    if isinstance(record, ClusterableModel):
        said |= _parts(record, said)
    return _digest(said | _plain_links(record))


def _parts(record: ClusterableModel, data: dict[str, Any]) -> dict[str, Any]:
    return {
        rel.get_accessor_name(): [
            {
                name: value
                for name, value in each.items()
                if value and name not in ("pk", rel.field.name)
            }
            for each in data[rel.get_accessor_name()]
        ]
        for rel in get_all_child_relations(record)
        if rel.get_accessor_name() in data
    }


def _plain_links(record: Model) -> dict[str, Any]:
    return {
        field.name: pks
        for field in record._meta.many_to_many
        if not isinstance(field, ParentalManyToManyField)
        and (pks := sorted(getattr(record, field.name).values_list("pk", flat=True)))
    }


def _digest(data: object) -> str:
    text = json.dumps(data, cls=DjangoJSONEncoder, ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(text.encode()).hexdigest()
