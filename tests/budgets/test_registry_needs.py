"""How often the pages of needs ask the database, however many rows there are."""

from __future__ import annotations

import datetime as dt

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from directory.registry.models import (
    AgendaItem,
    MeetingSession,
    PlanEvent,
    Referral,
    ShortlistItem,
)
from tests import registry_world

pytestmark = pytest.mark.django_db
LIST, DETAIL = 12, 25
MANY = 8


def asked(client, url):
    with CaptureQueriesContext(connection) as queries:
        assert client.get(url).status_code == 200
    return len(queries)


def grow(own):
    """Many needs, and one with many of everything."""
    today = timezone.localdate()
    need = own.need
    for number in range(MANY):
        day = today + dt.timedelta(days=number)
        record = registry_world.record(own, f"場所{number}")
        other = registry_world.need(own, f"R8-1{number:03}", next_on=day)
        Referral.objects.create(need=other, record=record, proposed_on=today, next_on=day)
        Referral.objects.create(need=need, record=record, proposed_on=today, next_on=day)
        ShortlistItem.objects.create(need=need, record=record)
        registry_world.consent(need, "host", may_tell=f"花が好き{number}")
        session = MeetingSession.objects.create(
            municipality=own.municipality, name="会議", rule="consent", on=today
        )
        item = AgendaItem.objects.create(session=session, need=need, matter="changing")
        PlanEvent.objects.create(need=need, kind="changing", on=today, item=item)
    for field, kind in (
        ("concerns", "concern"),
        ("interests", "activity"),
        ("avoid", "environment"),
    ):
        getattr(need, field).set(own.municipality.registry_words.filter(kind=kind))


def test_the_list_and_the_page_of_a_need_ask_little():
    own = registry_world.build().own
    client = own.client()
    urls = {"": LIST, f"{own.need.pk}/": DETAIL}
    few = {tail: asked(client, own.url(f"needs/{tail}")) for tail in urls}
    grow(own)
    many = {tail: asked(client, own.url(f"needs/{tail}")) for tail in urls}
    assert all(many[tail] <= most for tail, most in urls.items()), many
    assert all(many[tail] <= few[tail] + 2 for tail in urls), (few, many)
