"""How often the first page of the day and the pages of referrals ask the database."""

from __future__ import annotations

import datetime as dt

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from freezegun import freeze_time

from directory.registry.models import AnswerLink, Gap, Need, SavedSearch
from directory.registry.services import host_supports, referrals
from tests import registry_world as world
from tests.registry_search import indexed
from tests.registry_world import COORDINATOR, MANAGER, TODAY

pytestmark = pytest.mark.django_db

MANY = 12
MOST = 20
DAY = dt.timedelta(days=1)


@pytest.fixture
def town():
    with freeze_time(f"{TODAY} 08:30+09:00"):
        made = world.town("own", "わが市")
        for number in range(2, MANY):
            _busy(made, number)
        indexed()
        yield made


def _busy(town, number):
    need = world.need(town, f"R8-{number:04}", next_on=TODAY, state=Need.State.ACTIVE)
    world.need(town, f"R8-9{number:03}")
    record = world.record(town, f"場所{number}")
    made = referrals.propose(member=town.member(), need=need, record=record, ledger={}, on=TODAY)
    kind = town.word("host_support", "advice")
    host_supports.add(
        member=town.member(),
        record=record,
        kind=kind,
        text="話した",
        on=TODAY - number * DAY,
        next_on=TODAY,
        referral=made,
    )
    AnswerLink.objects.create(
        record=record,
        referral=made,
        nonce=f"n{number}",
        sheet_number=f"S-{number}",
        expires_on=TODAY,
        state=AnswerLink.State.ANSWERED,
    )
    for role in (COORDINATOR, MANAGER):
        SavedSearch.objects.create(
            municipality=town.municipality,
            user=town.people[role],
            name=f"探し方{number}",
            parameters=f"q=場所{number}",
        )
    Gap.objects.create(municipality=town.municipality, title=f"不足{number}")


def asked(client, url):
    with CaptureQueriesContext(connection) as queries:
        assert client.get(url).status_code == 200
    return len(queries)


@pytest.mark.parametrize("role", [COORDINATOR, MANAGER])
def test_the_day_is_read_in_few_questions(town, role):
    assert asked(town.client(role), town.url()) <= MOST


@pytest.mark.parametrize(("tail", "most"), [("referrals/", 10), ("referrals/{pk}/", 18)])
def test_referrals_are_read_in_few_questions(town, tail, most):
    pk = town.member().referrals().first().pk
    assert asked(town.client(), town.url(tail.format(pk=pk))) <= most
