"""Which records name another one: what would lose it if it were deleted."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.db.models import CASCADE, ForeignObjectRel, ManyToManyRel, ManyToOneRel, Model
from modelcluster.fields import ParentalKey

from .models import Record


@dataclass(frozen=True, slots=True)
class Dependent:
    """A record that names another one in what ``word`` calls.

    ``linked`` where it names it as one of several, which no database protects.
    """

    record: Record
    word: Any
    linked: bool


def dependents(record: Model, *, linked_only: bool = False) -> list[Dependent]:
    """The records that name ``record``, themselves or in one of their rows, each field once.

    Of what belongs to a municipality only what belongs to the same. One query for each field
    that can name it. What is no record has none.
    """
    if not isinstance(record, Record):
        return []
    relations = _linking(type(record)) if linked_only else _pointing(type(record))
    found = (each for relation in relations for each in _naming(relation, record))
    return list(dict.fromkeys(found))


def _linking(model: type[Model]) -> Iterator[ForeignObjectRel]:
    fields = model._meta.get_fields(include_hidden=True)
    return (each for each in fields if isinstance(each, ManyToManyRel))


def _pointing(model: type[Model]) -> Iterator[ForeignObjectRel]:
    """Every field that points at ``model``, but for rows that are part of it and go with it."""
    yield from _linking(model)
    for each in model._meta.get_fields(include_hidden=True):
        if isinstance(each, ManyToOneRel) and each.on_delete is not CASCADE:
            yield each


def _naming(relation: ForeignObjectRel, record: Record) -> Iterator[Dependent]:
    model, owner = _owner(relation.related_model)
    if not issubclass(model, Record):
        return
    path = f"{owner}__{relation.field.name}" if owner else relation.field.name
    rows = model.objects.filter(**{path: record})
    if (municipality := getattr(record, "municipality_id", None)) is not None:
        rows = rows.filter(municipality=municipality)
    word = relation.field.verbose_name
    for each in rows.order_by("pk").distinct():
        yield Dependent(each, word, isinstance(relation, ManyToManyRel))


def _owner(model: type[Model]) -> tuple[type[Model], str]:
    """The record a row is part of and its name for such rows; "" for what is itself a record."""
    for field in model._meta.get_fields():
        if isinstance(field, ParentalKey):
            return field.related_model, field.related_query_name()
    return model, ""
