"""An edit names what it changed, in its own transaction; the indexer loads it fresh later."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from django.db.models import Model
from django.db.models.signals import m2m_changed, post_delete, post_save

from directory import models, term_entries
from directory.entries import key_of
from search import api

PARTS = (
    models.ResourceName,
    models.ResourceOperator,
    models.ResourceContact,
    models.OpeningRule,
    models.OpeningException,
    models.ResourceVenue,
    models.ResourceAccessibility,
    models.ResourceLanguage,
    models.ResourceVerification,
)
LINKS = ("sectors", "concerns", "programmes", "areas", "departments")

# What a record is printed in: for each kind of record, how its resources are found.
RESOURCES_SHOWING: dict[type[Model], Callable[[Any], Iterable[int]]] = {
    models.Municipality: lambda record: _pks(municipality=record),
    models.Sector: lambda record: _pks(sectors=record),
    models.Concern: lambda record: _pks(concerns=record),
    models.Programme: lambda record: _pks(programmes=record),
    models.CatchmentArea: lambda record: _pks(areas=record),
    models.AreaTown: lambda row: _pks(areas=row.area_id),
    models.Town: lambda record: _pks(areas__area_towns__town=record),
    models.Department: lambda record: _pks(departments=record),
    models.Organization: lambda record: _pks(operators__organization=record),
}
WORDINGS = (models.SynonymRow, models.Town, models.TownPostcode, models.Concern)


def _pks(**lookup: object) -> Iterable[int]:
    return models.Resource.objects.filter(**lookup).values_list("pk", flat=True).distinct()


def resource_changed(instance: models.Resource, **_: object) -> None:
    api.changed(key_of(instance.pk))


def part_changed(instance: Any, **_: object) -> None:
    api.changed(key_of(instance.resource_id))


def link_changed(
    instance: Model, action: str, reverse: bool, pk_set: set[int] | None, **_: object
) -> None:
    if not action.startswith("post_"):
        return
    pks = (pk_set or ()) if reverse else (instance.pk,)
    api.changed(*map(key_of, pks))


def term_changed(instance: models.Term, **_: object) -> None:
    api.changed(term_entries.key_of(instance.pk))


def term_name_changed(instance: models.TermName, **_: object) -> None:
    api.changed(term_entries.key_of(instance.term_id))


def terms_owner_changed(instance: models.Municipality, **_: object) -> None:
    pks = models.Term.objects.filter(municipality=instance).values_list("pk", flat=True)
    api.changed(*map(term_entries.key_of, pks))


def shown_record_changed(sender: type[Model], instance: Model, **_: object) -> None:
    api.changed(*map(key_of, RESOURCES_SHOWING[sender](instance)))


def wording_changed(**_: object) -> None:
    api.thesaurus_changed()


def connect() -> None:
    """Listen to everything the index shows."""
    for signal in (post_save, post_delete):
        signal.connect(resource_changed, sender=models.Resource)
        for part in PARTS:
            signal.connect(part_changed, sender=part)
        for record in RESOURCES_SHOWING:
            signal.connect(shown_record_changed, sender=record)
        for wording in WORDINGS:
            signal.connect(wording_changed, sender=wording)
        signal.connect(term_changed, sender=models.Term)
        signal.connect(term_name_changed, sender=models.TermName)
        signal.connect(terms_owner_changed, sender=models.Municipality)
    for name in LINKS:
        m2m_changed.connect(link_changed, sender=getattr(models.Resource, name).through)


connect()
