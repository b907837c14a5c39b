"""What plans call things."""

from __future__ import annotations

import factory
from factory.django import DjangoModelFactory

from directory import models

from .places import MunicipalityFactory


class TermFactory(DjangoModelFactory):
    """A glossary term; ``others`` are its other names."""

    class Meta:
        model = models.Term

    class Params:
        others = ()

    municipality = factory.SubFactory(MunicipalityFactory)
    name = factory.Sequence(lambda number: f"用語{number}")
    definition_kind = models.Term.Definition.HEADWORD
    other_names = factory.LazyAttribute(
        lambda made: [models.TermName(text=name) for name in made.others]
    )
