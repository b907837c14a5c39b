"""What hangs on records, loaded for a whole municipality at once.

A page may ask the database twenty questions, and a plan shows every kind of record. So the small
tables that a prefetch each would load are asked for together, as unions of rows of one shape.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import cached_property

from django.db.models import CharField, F, IntegerField, QuerySet, Value

from directory import models

from .records import OperatorFact, StaffingFact

_TEXTS = ("first", "second", "third", "fourth")

# What is linked: the model, the field, and the column of the linked side.
_LINKED = (
    (models.Programme, "departments", "department_id"),
    (models.Programme, "areas", "catchmentarea_id"),
    (models.Resource, "departments", "department_id"),
    (models.Resource, "areas", "catchmentarea_id"),
    (models.Resource, "sectors", "sector_id"),
    (models.Resource, "programmes", "programme_id"),
    (models.Role, "departments", "department_id"),
    (models.Role, "programmes", "programme_id"),
)
# Child rows: the model, its owner, a number or key, and up to four texts.
_ROWS = (
    (models.ProgrammeItem, "programme", "number", ()),
    (models.ProgrammeOperator, "programme", "organization_id", ("mode", "detail", "wording")),
    (models.ProgrammeStaff, "programme", "", ("role", "number", "condition", "site")),
    (models.ResourceOperator, "resource", "organization_id", ("mode", "detail", "wording")),
    (models.ResourceName, "resource", "", ("text",)),
    (models.ResourceContact, "resource", "", ("method", "value")),
)

Row = tuple[int | None, tuple[str, ...]]


class Joined:
    """Names, links and child rows of one municipality's records, by their owners' keys."""

    def __init__(self, municipality: models.Municipality) -> None:
        self._municipality = municipality

    def linked(self, model: type, field: str, owner: int) -> tuple[int, ...]:
        """The keys that ``owner`` is linked to by ``field``, ascending."""
        rows = self._held[f"{model.__name__}.{field}"].get(owner, ())
        return tuple(sorted(key for key, _ in rows))

    def rows(self, model: type, owner: int) -> tuple[Row, ...]:
        """The child rows of ``owner``: (number or key, texts), in the order they were written."""
        return tuple(self._held[model.__name__].get(owner, ()))

    def names(self, model: type, keys: Iterable[int | None]) -> tuple[str, ...]:
        """The names of published departments or organizations; others are passed over."""
        known = self._named[model.__name__]
        return tuple(known[key] for key in keys if key in known)

    def operators(self, model: type, owner: int) -> tuple[OperatorFact, ...]:
        """Who runs ``owner``, each in its own mode."""
        return tuple(self._operator(*row) for row in self.rows(model, owner))

    def staffing(self, owner: int) -> tuple[StaffingFact, ...]:
        """The roles of a programme with their numbers."""
        rows = self.rows(models.ProgrammeStaff, owner)
        return tuple(
            StaffingFact(role=role, number=number, condition=condition, site=site)
            for _, (role, number, condition, site) in rows
        )

    def _operator(self, organization: int | None, texts: tuple[str, ...]) -> OperatorFact:
        code, detail, wording, _ = texts
        name = "".join(self.names(models.Organization, [organization]))
        mode = str(models.Mode(code).label) if code else ""
        return OperatorFact(name=name, mode=mode, detail=detail or ("" if name else wording))

    @cached_property
    def sectors(self) -> Mapping[int, tuple[str, str]]:
        """(code, name) of every sector by key, in their order."""
        named = self._named[models.Sector.__name__]
        return {key: (self._codes[key], name) for key, name in named.items()}

    @cached_property
    def _named(self) -> Mapping[str, Mapping[int, str]]:
        found: dict[str, dict[int, str]] = defaultdict(dict)
        for model, _, key, name, _ in sorted(self._names):
            found[model][key] = name
        return found

    @cached_property
    def _codes(self) -> Mapping[int, str]:
        return {key: code for _, _, key, _, code in self._names if code}

    @cached_property
    def _names(self) -> list[tuple[str, int, int, str, str]]:
        own = (models.Department, models.Organization)
        columns = ("of", "place", "pk", "name", "of_code")
        rows = [model.objects.filter(municipality=self._municipality) for model in own]
        named = [_of(each).annotate(place=F("pk"), of_code=_text("")) for each in rows]
        sectors = _of(models.Sector.objects.all())
        named.append(sectors.annotate(place=F("sort_order"), of_code=F("code")))
        return _union(each.filter(live=True).values_list(*columns) for each in named)

    @cached_property
    def _held(self) -> Mapping[str, Mapping[int, list[Row]]]:
        found: dict[str, dict[int, list[Row]]] = defaultdict(lambda: defaultdict(list))
        links = [self._links(*each) for each in _LINKED]
        rows = _union([*links, *(self._children(*each) for each in _ROWS)])
        for of, _, owner, number, *texts in sorted(rows, key=lambda row: row[1]):
            found[of][owner].append((number, tuple(texts)))
        return found

    def _links(self, model: type, field: str, key: str) -> QuerySet:
        through = model._meta.get_field(field).remote_field.through
        return self._rows(through, model.__name__.lower(), key, (), f"{model.__name__}.{field}")

    def _children(self, model: type, owner: str, number: str, fields: tuple[str, ...]) -> QuerySet:
        return self._rows(model, owner, number, fields, model.__name__)

    def _rows(
        self, model: type, owner: str, number: str, fields: tuple[str, ...], of: str
    ) -> QuerySet:
        given = [F(name) for name in fields]
        given += [_text("")] * (len(_TEXTS) - len(given))
        rows = model._default_manager.filter(**{f"{owner}__municipality": self._municipality})
        rows = rows.annotate(
            of=_text(of),
            figure=F(number) if number else Value(None, output_field=IntegerField()),
            **dict(zip(_TEXTS, given, strict=True)),
        )
        return rows.values_list("of", "pk", f"{owner}_id", "figure", *_TEXTS)


def _of(rows: QuerySet) -> QuerySet:
    return rows.annotate(of=_text(rows.model.__name__))


def _text(text: str) -> Value:
    return Value(text, output_field=CharField())


def _union(querysets: Iterable[QuerySet]) -> list[tuple]:
    first, *others = (each.order_by() for each in querysets)
    return list(first.union(*others, all=True))
