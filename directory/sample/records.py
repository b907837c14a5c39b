"""A draft becomes a saved record."""

from __future__ import annotations

from typing import Any

from django.db.models import ManyToManyField, Model
from modelcluster.fields import ParentalManyToManyField
from wagtail.models import CollectionMember

from directory.models import Municipality
from directory.sample.drafts import Draft, Part
from directory.sample.files import documents
from directory.sample.world import World


def can_stand(dataset: str, draft: Draft, world: World, municipality: Municipality | None) -> bool:
    """Tell whether everything the record cannot be without is still there."""
    if municipality is None and belongs_to_municipality(draft.file.model):
        return False
    return all(
        world.linked(dataset, named)
        for field, named in draft.links.items()
        if named.names and not _may_be_missing(draft.file.model, field)
    )


def belongs_to_municipality(model: type[Model]) -> bool:
    """Tell whether there is no such record without a municipality."""
    named = any(field.name == "municipality" and not field.null for field in model._meta.fields)
    return named or issubclass(model, CollectionMember)


def save(
    record: Model, dataset: str, draft: Draft, world: World, municipality: Municipality | None
) -> None:
    """Give ``record`` everything the draft says, and save it with its parts and links."""
    for field, value in draft.values.items():
        setattr(record, field, value)
    _place(record, draft, municipality)
    later = _set_links(record, dataset, draft, world)
    for relation, parts in draft.parts.items():
        made = (_made(part, dataset, world) for part in parts)
        _set_list(record, relation, [each for each in made if each is not None])
    record.save()
    for field, records in later.items():
        getattr(record, field).set(records)


def _place(record: Model, draft: Draft, municipality: Municipality | None) -> None:
    if municipality is None or not belongs_to_municipality(draft.file.model):
        return
    if isinstance(record, CollectionMember):
        record.collection = documents.collection_for(draft, municipality)
    else:
        record.municipality = municipality  # type: ignore[attr-defined]


def _set_links(record: Model, dataset: str, draft: Draft, world: World) -> dict[str, list[Model]]:
    """Set the links; return those that can only be set once the record is saved."""
    later = {}
    for field, named in draft.links.items():
        records = world.linked(dataset, named)
        kind = record._meta.get_field(field)
        if isinstance(kind, ManyToManyField) and not isinstance(kind, ParentalManyToManyField):
            later[field] = records
        elif named.many:
            _set_list(record, field, records)
        else:
            setattr(record, field, next(iter(records), None))
    return later


def _set_list(record: Model, name: str, values: list[Model]) -> None:
    # A new record has nothing to be taken away, so an empty list need not be saved.
    if values or record.pk:
        setattr(record, name, values)


def _made(part: Part, dataset: str, world: World) -> Model | None:
    links: dict[str, Any] = {}
    for field, named in part.links.items():
        links[field] = next(iter(world.linked(dataset, named)), None)
        if links[field] is None and not _may_be_missing(part.model, field):
            return None
    return part.model(**part.values, **links)


def _may_be_missing(model: type[Model], field: str) -> bool:
    found = model._meta.get_field(field)
    return found.null or isinstance(found, ManyToManyField)
