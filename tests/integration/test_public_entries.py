"""What the search is told of a resource, and what a hit can tell a reader."""

from __future__ import annotations

import datetime as dt

import pytest

from directory.entries import entry, key_of
from directory.hours import clock
from directory.public.cards import from_hit, from_resource
from directory.public.scope import Scope
from search import api
from search.data import Query
from tests.factories import (
    ConcernFactory,
    DepartmentFactory,
    MunicipalityFactory,
    OrganizationFactory,
    ProgrammeFactory,
    ResourceFactory,
    SectorFactory,
)

pytestmark = pytest.mark.django_db
SECRET = "まだ公開しない"


@pytest.fixture
def city():
    return MunicipalityFactory()


def sentences(resource, moment):
    """What the list of hits and the page say of the hours."""
    api.rebuild()
    scope = Scope(resource.municipality, "/x/")
    [hit] = api.find(Query(municipality=resource.municipality.code)).hits
    return from_hit(hit, scope, moment), from_resource(resource, scope, moment)


def test_drafts_a_resource_is_linked_to_reach_neither_index_nor_page(client, city):
    run_by = OrganizationFactory(municipality=city, name=f"{SECRET}団体", live=False)
    resource = ResourceFactory(
        municipality=city,
        sectors=[SectorFactory(name=f"{SECRET}分野", live=False)],
        concerns=[ConcernFactory(name=f"{SECRET}困りごと", examples=SECRET, live=False)],
        programmes=[ProgrammeFactory(municipality=city, local_name=f"{SECRET}事業", live=False)],
        departments=[DepartmentFactory(municipality=city, name=f"{SECRET}課", live=False)],
    )
    resource.operators.create(organization=run_by)
    resource.save()
    assert SECRET not in repr(entry(key_of(resource.pk)))
    page = client.get(f"/{city.slug}/resources/{resource.pk}/")
    assert page.status_code == 200
    assert SECRET not in page.content.decode()


@pytest.mark.parametrize(
    "hours", ["24時間", "第1水 10:00-12:00 @西会館", "奇数月 第2土 13:00-15:00", "月-金 9:00-17:00"]
)
def test_a_hit_tells_the_same_hours_as_the_page(city, hours):
    resource = ResourceFactory(municipality=city, hours=hours)
    listed, shown = sentences(resource, dt.datetime.now(clock.JST))
    assert listed.open_sentence == shown.open_sentence
    assert listed.open_now == shown.open_now


def test_hours_nobody_told_yet_are_unknown_and_not_closed(city):
    resource = ResourceFactory(municipality=city, hours="月-金 9:00-17:00")
    listed, _ = sentences(resource, dt.datetime.now(clock.JST) + dt.timedelta(days=40))
    assert listed.open_now is None
