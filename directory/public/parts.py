"""Resources together with their parts in two queries, whatever the number of either.

``prefetch_related`` asks once a relation, and a resource has many. Here every part is one
row of the same shape (whose, which relation, the part as JSON), and all rows come in one go.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, NamedTuple

from django.db.models import CharField, DateTimeField, Field, JSONField, Model, QuerySet, Value
from django.db.models.functions import JSONObject

from directory.models import ProgrammeItem, Resource

# What a card in a list is made from, and what the page of one resource shows.
CARD = ("contacts", "opening_rules", "opening_exceptions", "sectors", "areas")
PAGE = (
    *CARD,
    "other_names",
    "operators",
    "venues",
    "accessibility",
    "languages",
    "verifications",
    "concerns",
    "programmes",
    "departments",
)
JOINED = {"operators": "organization", "verifications": "source"}


class _Row(NamedTuple):
    owner: int
    relation: str
    values: dict[str, Any]


def with_parts(resources: QuerySet[Any], names: Sequence[str] = CARD) -> list[Resource]:
    """The resources of a queryset with the named parts at hand; unsaved changes: none.

    The queryset must not be sliced.
    """
    found = list(resources.select_related("municipality", "source"))
    if found:
        among = resources.order_by().values("pk")
        rows = _rows([_part_rows(name, among) for name in names])
        _hand_out(found, names, rows)
    return found


def with_items(resource: Resource) -> None:
    """Give the programmes of a resource their 号, in one query."""
    programmes = list(resource.programmes.all())
    items = defaultdict(list)
    for item in ProgrammeItem.objects.filter(programme__in=[each.pk for each in programmes]):
        items[item.programme_id].append(item)
    for programme in programmes:
        programme.items = items[programme.pk]


def _part_rows(name: str, among: QuerySet) -> QuerySet:
    field = Resource._meta.get_field(name)
    if field.many_to_many:
        rows, prefix = field.remote_field.through.objects, f"{field.m2m_reverse_field_name()}__"
    else:
        rows, prefix = field.related_model.objects, ""
    columns = dict(_columns(field.related_model, prefix))
    if name in JOINED:
        other = field.related_model._meta.get_field(JOINED[name]).related_model
        columns |= dict(_columns(other, f"{JOINED[name]}__"))
    # A draft that a resource is linked to already is nobody's business yet.
    published = {f"{prefix}live": True} if field.many_to_many else {}
    return (
        rows.filter(resource__in=among, **published)
        .order_by()
        .values_list("resource_id", Value(name, CharField()), JSONObject(**columns))
    )


def _rows(parts: list[QuerySet]) -> Iterator[_Row]:
    first, *others = parts
    return (_Row(*row) for row in first.union(*others, all=True))


def _columns(model: type[Model], prefix: str) -> Iterator[tuple[str, str]]:
    for field in _fields(model):
        yield f"{prefix}{field.attname}", f"{prefix}{field.attname}"


def _fields(model: type[Model]) -> Iterator[Field]:
    """The columns a reader may be shown; no page shows when a part was filed."""
    return (each for each in model._meta.concrete_fields if not isinstance(each, DateTimeField))


def _hand_out(resources: Iterable[Resource], names: Sequence[str], rows: Iterator[_Row]) -> None:
    parts = defaultdict(list)
    for owner, name, values in rows:
        parts[owner, name].append(_part(name, values))
    for resource in resources:
        for name in names:
            mine = parts[resource.pk, name]
            for part in mine:
                # Records are sorted by it, and would each ask for it again.
                if getattr(part, "municipality_id", None) == resource.municipality_id:
                    setattr(part, "municipality", resource.municipality)  # noqa: B010
            setattr(resource, name, mine)


def _part(name: str, values: dict[str, Any]) -> Model:
    field = Resource._meta.get_field(name)
    prefix = f"{field.m2m_reverse_field_name()}__" if field.many_to_many else ""
    made = _made(field.related_model, values, prefix)
    if name in JOINED:
        other = field.related_model._meta.get_field(JOINED[name])
        if getattr(made, other.attname) is not None:
            joined = _made(other.related_model, values, f"{other.name}__")
            setattr(made, other.name, joined)
    return made


def _made(model: type[Model], values: dict[str, Any], prefix: str) -> Model:
    facts = {
        field.attname: _python(field, values[f"{prefix}{field.attname}"])
        for field in _fields(model)
    }
    made = model(**facts)
    made._state.adding = False
    return made


def _python(field: Field, value: Any) -> Any:
    if isinstance(field, JSONField):
        return json.loads(value) if isinstance(value, str) else value
    return field.to_python(value)
