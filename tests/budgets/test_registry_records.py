"""How often the pages of a record ask the database, few facts or many."""

from __future__ import annotations

import datetime as dt

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from directory.registry.models import Contact, Referral, Word
from directory.registry.record_facts import CONFIRMABLE, WORD_KINDS
from directory.registry.services import links, records
from directory.registry.services.confirming import Confirmation
from tests import registry_world

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate()
MOST = 20


@pytest.fixture
def world():
    return registry_world.build()


def asked(client, url):
    with CaptureQueriesContext(connection) as queries:
        assert client.get(url).status_code == 200
    return len(queries)


def fill(world, record):
    """Every word, many changes, confirmations, contacts, referrals."""
    member = world.own.member()
    own = Word.objects.filter(municipality=world.own.municipality)
    words = {name: list(own.filter(kind=kind)) for name, kind in WORD_KINDS.items()}
    records.change(member=member, record=record, values={**words, "visit": "yes"})
    for days in range(10, 0, -1):
        said = Confirmation(TODAY - dt.timedelta(days=days), "phone")
        records.confirm(member=member, record=record, facts=CONFIRMABLE[days:], confirmation=said)
        records.change(member=member, record=record, values={"capacity": days})
        Contact.objects.create(record=record, on=TODAY, how="phone", text="話した")
        need = registry_world.need(world.own, f"R8-1{days:03}")
        Referral.objects.create(need=need, record=record, proposed_on=TODAY)
        links.issue(member=member, record=record, on=TODAY)


def test_a_record_asks_no_more_for_many_facts(world):
    bare, full = world.own.records[:2]
    fill(world, full)
    client = world.own.client()
    urls = [world.own.url(f"records/{each.pk}/") for each in (bare, full)]
    client.get(urls[0])
    few, many = (asked(client, url) for url in urls)
    # One more where words are found, and one for the trace of a look at cases.
    assert many <= few + 2
    assert many <= MOST


def test_the_due_list_and_the_sheets_ask_no_more_for_many(world):
    client = world.own.client()
    due, sheets = world.own.url("records/due/"), world.own.url("records/sheets/?")
    client.get(due)
    few = asked(client, due)
    made = [registry_world.record(world.own, f"場所{number}") for number in range(20)]
    assert asked(client, due) <= few
    member = world.own.member()
    keys = [links.issue(member=member, record=each, on=TODAY)[0].pk for each in made]
    assert asked(client, sheets + "&".join(f"link={each}" for each in keys)) <= MOST


def test_the_page_of_a_place_asks_little(world):
    fill(world, world.own.records[0])
    _link, path = links.issue(member=world.own.member(), record=world.own.records[0], on=TODAY)
    assert asked(Client(), path) <= MOST
