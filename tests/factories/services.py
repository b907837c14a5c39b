"""Who does what, and for which troubles."""

from __future__ import annotations

import factory
from factory.django import DjangoModelFactory

from directory import models

from .places import MunicipalityFactory


class SectorFactory(DjangoModelFactory):
    """A sector; asking for a code again gives the same one."""

    class Meta:
        model = models.Sector
        django_get_or_create = ("code",)

    code = "elderly"
    name = factory.LazyAttribute(lambda made: SECTOR_NAMES.get(made.code, made.code))


SECTOR_NAMES = {
    "elderly": "高齢",
    "disability": "障がい",
    "children": "子ども",
    "hardship": "生活困窮",
    "all": "全体",
}


class ConcernFactory(DjangoModelFactory):
    """A trouble in residents' words."""

    class Meta:
        model = models.Concern

    slug = factory.Sequence(lambda number: f"concern-{number}")
    name = factory.Sequence(lambda number: f"困りごと{number}")


class DepartmentFactory(DjangoModelFactory):
    """A department of a municipality."""

    class Meta:
        model = models.Department

    municipality = factory.SubFactory(MunicipalityFactory)
    name = factory.Sequence(lambda number: f"福祉{number}課")


class OrganizationFactory(DjangoModelFactory):
    """An organization that runs something."""

    class Meta:
        model = models.Organization

    municipality = factory.SubFactory(MunicipalityFactory)
    name = factory.Sequence(lambda number: f"見本福祉会{number}")


class ProgrammeFactory(DjangoModelFactory):
    """A programme under 社会福祉法106条の4第2項第1号."""

    class Meta:
        model = models.Programme

    class Params:
        numbers = (models.LegalItem.CONSULTATION,)

    municipality = factory.SubFactory(MunicipalityFactory)
    programme_type = models.ProgrammeType.ELDERLY_CENTRE
    name = factory.LazyAttribute(lambda made: models.ProgrammeType(made.programme_type).label)
    sector = factory.SubFactory(SectorFactory)
    items = factory.LazyAttribute(
        lambda made: [models.ProgrammeItem(number=number) for number in made.numbers]
    )
