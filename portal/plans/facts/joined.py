"""What hangs on records: areas, names, links and child rows of a whole municipality. One query."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property

from django.db.models import F

from directory import models

from .records import OperatorFact, StaffingFact
from .together import Row, Wanted, together

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
# Child rows: the model, its owner, its numbers and its texts.
_CHILDREN = (
    (models.ProgrammeItem, "programme", ("number",), ()),
    (models.ProgrammeOperator, "programme", ("organization_id",), ("mode", "detail", "wording")),
    (models.ProgrammeStaff, "programme", (), ("role", "number", "condition", "site")),
    (models.ResourceOperator, "resource", ("organization_id",), ("mode", "detail", "wording")),
    (models.ResourceName, "resource", (), ("text",)),
    (models.ResourceContact, "resource", (), ("method", "value")),
)


class Joined:
    """What records of one municipality are made of, by their keys."""

    def __init__(self, municipality: models.Municipality) -> None:
        self._municipality = municipality

    @cached_property
    def areas(self) -> list[Row]:
        """The published areas in the order editors gave them."""
        return sorted(self._rows["area"], key=lambda row: (row["sort_order"], row["pk"]))

    @cached_property
    def sectors(self) -> Mapping[int, tuple[str, str]]:
        """(code, name) of every sector by key, in their order."""
        rows = sorted(self._rows["sector"], key=lambda row: (row["sort_order"], row["pk"]))
        return {row["pk"]: (row["code"], row["name"]) for row in rows}

    def departments(self, model: type, owner: int) -> tuple[str, ...]:
        """The names of the published departments of ``owner``."""
        known = self._names["department"]
        keys = self.linked(model, "departments", owner)
        return tuple(known[key] for key in keys if key in known)

    def organization(self, key: int | None) -> str:
        """The name of a published organization, or blank."""
        return self._names["organization"].get(key, "")

    def keys(self, kind: str) -> Mapping[str, str]:
        """The keys of published "department"s or "organization"s by name."""
        return {name: f"{kind}:{pk}" for pk, name in self._names[kind].items()}

    def linked(self, model: type, field: str, owner: int) -> tuple[int, ...]:
        """The keys that ``owner`` is linked to by ``field``, ascending."""
        return tuple(sorted(row["key"] for row in self._of_owner(model, field, owner)))

    def children(self, model: type, owner: int) -> list[Row]:
        """The child rows of ``owner`` in the order they were written."""
        return sorted(self._of_owner(model, "", owner), key=lambda row: row["pk"])

    def operators(self, model: type, owner: int) -> tuple[OperatorFact, ...]:
        """Who runs ``owner``, each in its own mode."""
        return tuple(map(self._operator, self.children(model, owner)))

    def staffing(self, owner: int) -> tuple[StaffingFact, ...]:
        """The roles of a programme with their numbers."""
        columns = ("role", "number", "condition", "site")
        rows = self.children(models.ProgrammeStaff, owner)
        return tuple(StaffingFact(**{name: row[name] for name in columns}) for row in rows)

    def _operator(self, row: Row) -> OperatorFact:
        name = self.organization(row["organization_id"])
        mode = str(models.Mode(row["mode"]).label) if row["mode"] else ""
        return OperatorFact(
            name=name, mode=mode, detail=row["detail"] or ("" if name else row["wording"])
        )

    def _of_owner(self, model: type, field: str, owner: int) -> Iterable[Row]:
        return self._owned[_name(model, field)].get(owner, ())

    @cached_property
    def _names(self) -> Mapping[str, Mapping[int | None, str]]:
        return {
            kind: {row["pk"]: row["name"] for row in self._rows[kind]}
            for kind in ("department", "organization")
        }

    @cached_property
    def _owned(self) -> Mapping[str, Mapping[int, list[Row]]]:
        owned: dict[str, dict[int, list[Row]]] = defaultdict(lambda: defaultdict(list))
        for name, rows in self._rows.items():
            for row in rows:
                if "owner" in row:
                    owned[name][row["owner"]].append(row)
        return owned

    @cached_property
    def _rows(self) -> dict[str, list[Row]]:
        return together(dict([*self._own(), *self._links(), *self._child_rows()]))

    def _own(self) -> Iterator[tuple[str, Wanted]]:
        own = {"municipality": self._municipality, "live": True}
        areas = models.CatchmentArea.objects.filter(**own)
        numbers = ("pk", "sort_order", "parent_id")
        yield "area", Wanted(areas, numbers, ("name", "kind", "basis"))
        for model in (models.Department, models.Organization):
            rows = model.objects.filter(**own)
            yield model.__name__.lower(), Wanted(rows, ("pk",), ("name",))
        sectors = models.Sector.objects.filter(live=True)
        yield "sector", Wanted(sectors, ("pk", "sort_order"), ("code", "name"))

    def _links(self) -> Iterator[tuple[str, Wanted]]:
        for model, field, key in _LINKED:
            owner = model.__name__.lower()
            through = model._meta.get_field(field).remote_field.through
            rows = through.objects.filter(**{f"{owner}__municipality": self._municipality})
            rows = rows.annotate(owner=F(f"{owner}_id"), key=F(key))
            yield _name(model, field), Wanted(rows, ("owner", "key"))

    def _child_rows(self) -> Iterator[tuple[str, Wanted]]:
        for model, owner, numbers, texts in _CHILDREN:
            rows = model.objects.filter(**{f"{owner}__municipality": self._municipality})
            rows = rows.annotate(owner=F(f"{owner}_id"))
            yield _name(model), Wanted(rows, ("pk", "owner", *numbers), texts)


def _name(model: type, field: str = "") -> str:
    return f"{model.__name__}.{field}"
