"""How often each public page asks the database, few or many resources alike."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from directory.public.remembering import forget_everything
from tests import public_world
from tests.factories import ResourceFactory

pytestmark = pytest.mark.django_db

MOST = 5
MANY = 40
# What a page may ask once the process has read the small lists that every page shows.
BUDGETS = {
    "search/": 0,
    "search/?q=相談": 0,
    "search/?q=相談&tab=glossary": 0,
    "search/?q=相談&town={town}&kind=counter": 0,
    "suggest/?q=そう": 0,
    "concerns/": 0,
    "help-now/": 0,
    "areas/": 1,
    "glossary/": 4,
    "counter/": 0,
    "counter/?q=0000001": 3,
    "counter/?q=中町": 2,
    "concerns/kaigo/": 2,
    "areas/{area}/": 3,
    "resources/{resource}/": 3,
    "resources/{resource}/report/": 2,
    "": MOST,
}


@pytest.fixture
def world():
    made = public_world.build()
    for number in range(MANY):
        ResourceFactory(
            municipality=made.city,
            name=f"相談室{number:02}",
            sectors=list(made.east.sectors.all()),
            areas=[made.area],
            phones=["000-1", "000-2"],
            hours=public_world.WEEKDAYS,
            lat=35.0 + number / 10_000,
            lng=139.0,
        )
    public_world.indexed()
    return made


def asked(client, url):
    with CaptureQueriesContext(connection) as queries:
        assert client.get(url).status_code == 200
    return len(queries)


@pytest.mark.parametrize(("path", "most"), BUDGETS.items())
def test_a_page_asks_no_more_than_its_budget(client, world, path, most):
    url = world.root + path.format(town=world.town.pk, area=world.area.pk, resource=world.east.pk)
    client.get(url)
    assert asked(client, url) <= min(most, MOST)


def test_the_hub_asks_no_more_than_its_budget(client, world):
    for url in ("/", "/search/?q=相談", "/counter/?q=0000004"):
        client.get(url)
        assert asked(client, url) <= MOST


def test_an_own_hostname_costs_one_more_question(client, world):
    public_world.own_hostname(world, "own.example")
    client.get("/search/?q=相談", headers={"host": "own.example"})
    with CaptureQueriesContext(connection) as queries:
        client.get("/search/?q=相談", headers={"host": "own.example"})
    assert len(queries) <= 1


def test_a_process_that_just_started_asks_a_bounded_number(client, world):
    forget_everything()
    assert asked(client, f"{world.root}search/?q=相談") <= 12
