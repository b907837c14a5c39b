"""Social resources with their parts.

Every list of parts and links may be given when making one, as ``Resource`` itself takes it::

    ResourceFactory(sectors=[SectorFactory()], operators=[ResourceOperator(organization=...)])
"""

from __future__ import annotations

from typing import Any

import factory
from factory.django import DjangoModelFactory

from directory import models
from directory.hours.parse import parse
from directory.timetable import fill

from .places import MunicipalityFactory


class ResourceFactory(DjangoModelFactory):
    """A published counter of which nothing else is known.

    ``phones`` are telephone numbers; ``hours`` is opening hours in the compact notation.
    """

    class Meta:
        model = models.Resource

    class Params:
        phones = ()

    municipality = factory.SubFactory(MunicipalityFactory)
    name = factory.Sequence(lambda number: f"相談窓口{number}")
    kind = models.ResourceKind.COUNTER
    contacts = factory.LazyAttribute(
        lambda made: [models.ResourceContact(value=number) for number in made.phones]
    )
    hours = ""

    @classmethod
    def _adjust_kwargs(cls, **kwargs: Any) -> dict[str, Any]:
        if hours := kwargs.pop("hours"):
            kwargs |= _opening(hours)
        return kwargs


def _opening(hours: str) -> dict[str, Any]:
    schedule, unread = parse(hours)
    if schedule is None or unread:
        raise ValueError(f"cannot read these hours: {hours}")
    filled = models.Resource()
    fill(filled, schedule)
    names = ("always_open", "closed_on_holidays", "closed_at_new_year")
    return {
        **{name: getattr(filled, name) for name in names},
        "opening_rules": list(filled.opening_rules.all()),
        "opening_exceptions": list(filled.opening_exceptions.all()),
    }
