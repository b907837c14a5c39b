"""How often the pages of meetings, gaps and numbers ask the database, few rows or many alike."""

from __future__ import annotations

import datetime as dt

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from directory.registry.models import Gap, GapSignal, Need, Referral
from tests import registry_meetings as made
from tests import registry_world as world
from tests.registry_meetings import MONDAY

pytestmark = pytest.mark.django_db

MOST = 20
PAGES = (
    "meetings/",
    "meetings/new/",
    "meetings/{session}/",
    "meetings/{session}/due/",
    "meetings/{session}/print/",
    "meetings/{session}/items/new/",
    "meetings/{session}/items/{item}/",
    "meetings/{session}/items/{item}/edit/",
    "gaps/",
    "gaps/table/",
    "gaps/{gap}/",
    "numbers/",
    "numbers/2025/",
    "numbers/2026/",
)


def grow(town, session, number):
    """``number`` more of everything that the pages list."""
    start = Need.objects.count()
    for each in range(start, start + number):
        need = world.need(town, f"R8-2{each:03}", next_on=MONDAY)
        world.consent(need)
        for record in town.records:
            Referral.objects.create(
                need=need, record=record, proposed_on=MONDAY, next_on=MONDAY, state="visit"
            )
        made.item(town, session, need=need)
        gap = made.gap(town, f"足りない{each}", Gap.Stage.values[each % 5])
        GapSignal.objects.create(
            municipality=town.municipality,
            cause="unmet",
            on=MONDAY,
            need=need,
            gap=gap,
            area=town.areas[each % 2],
            kind="cafe",
        )
        made.meeting(town, f"会議{each}", "not_stated", timings=["making"])
        made.sitting(town, session.meeting, MONDAY - dt.timedelta(days=each))


def asked(client, url):
    """How many questions; how often a session's clock is wound depends on the time alone."""
    with CaptureQueriesContext(connection) as queries:
        assert client.get(url).status_code == 200
    return sum("django_session" not in each["sql"] for each in queries)


def test_pages_ask_as_often_for_many_rows_as_for_few():
    town = world.build().own
    world.consent(town.need)
    session = made.sitting(town, made.multi(town))
    grow(town, session, 3)
    keys = {
        "session": session.pk,
        "item": session.items.first().pk,
        "gap": made.gap(town).pk,
    }
    client = town.client()
    urls = [town.url(page.format(**keys)) for page in PAGES]
    # What a process asks once is no page's.
    asked(client, urls[0])
    few = {url: asked(client, url) for url in urls}
    grow(town, session, 12)
    many = {url: asked(client, url) for url in urls}
    assert many == few
    assert {url: number for url, number in many.items() if number > MOST} == {}
