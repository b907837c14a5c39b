"""The directory's questions, answered by the database."""

from __future__ import annotations

import pytest

from directory.models import Resource
from tests.factories import (
    CatchmentAreaFactory,
    ConcernFactory,
    MunicipalityFactory,
    ResourceFactory,
    SectorFactory,
)

pytestmark = [pytest.mark.django_db, pytest.mark.postgres]


def first_contacts(municipality):
    return {each.name for each in Resource.objects.public().first_contacts(municipality)}


def test_those_who_take_every_question_are_called_first():
    city, unsure = MunicipalityFactory(), ConcernFactory(unsure=True)
    everybody = SectorFactory(code="all")
    ResourceFactory(municipality=city, name="介護の窓口")
    assert first_contacts(city) == {"介護の窓口"}
    ResourceFactory(municipality=city, name="年金の窓口", sectors=[everybody])
    assert first_contacts(city) == {"年金の窓口"}
    ResourceFactory(municipality=city, name="まるごと窓口", concerns=[unsure])
    assert first_contacts(city) == {"まるごと窓口"}


def test_a_counter_of_one_district_is_not_for_whoever_calls_first():
    city, unsure = MunicipalityFactory(), ConcernFactory(unsure=True)
    district = CatchmentAreaFactory(municipality=city, kind="district")
    ResourceFactory(municipality=city, name="地区の窓口", concerns=[unsure], areas=[district])
    ResourceFactory(municipality=city, name="まるごと窓口", concerns=[unsure])
    assert first_contacts(city) == {"まるごと窓口"}
