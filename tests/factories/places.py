"""Municipalities and what lies in them."""

from __future__ import annotations

import factory
from factory.django import DjangoModelFactory

from directory import models
from directory.municipality_code import complete


class MunicipalityFactory(DjangoModelFactory):
    """A municipality of its own code, name and slug."""

    class Meta:
        model = models.Municipality

    code = factory.Sequence(lambda number: complete(f"{47900 + number:05d}"))
    name = factory.Sequence(lambda number: f"見本{number}市")
    reading = factory.Sequence(lambda number: f"みほん{number}し")
    prefecture = "見本県"
    slug = factory.Sequence(lambda number: f"sample-{number}")
    fictional = True


class SourceFactory(DjangoModelFactory):
    """A plan that facts were read from."""

    class Meta:
        model = models.Source

    municipality = factory.SubFactory(MunicipalityFactory)
    kind = models.Source.Kind.PLAN
    title = factory.Sequence(lambda number: f"実施計画 第{number}版")


class TownFactory(DjangoModelFactory):
    """A town; ``code`` gives it a postcode."""

    class Meta:
        model = models.Town

    class Params:
        code = ""

    municipality = factory.SubFactory(MunicipalityFactory)
    name = factory.Sequence(lambda number: f"見本町{number}")
    postcodes = factory.LazyAttribute(
        lambda made: [models.TownPostcode(code=made.code)] if made.code else []
    )


class CatchmentAreaFactory(DjangoModelFactory):
    """A catchment area; ``towns`` are the towns surely in it."""

    class Meta:
        model = models.CatchmentArea

    class Params:
        towns = ()

    municipality = factory.SubFactory(MunicipalityFactory)
    name = factory.Sequence(lambda number: f"見本{number}圏域")
    kind = models.CatchmentArea.Kind.DAILY_LIVING
    basis = models.Basis.STATED
    area_towns = factory.LazyAttribute(
        lambda made: [models.AreaTown(town=town, basis=models.Basis.STATED) for town in made.towns]
    )
