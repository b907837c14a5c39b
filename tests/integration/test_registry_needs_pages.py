"""The list of needs and one need's page: what they show, to whom, and the trace they leave."""

from __future__ import annotations

import datetime as dt
import logging

import pytest
from django.utils import timezone

from directory.registry.models import (
    AgendaItem,
    MeetingSession,
    Need,
    PlanEvent,
    Referral,
    ShortlistItem,
    Trace,
)
from tests import registry_world
from tests.registry_world import COORDINATOR, COUNSELLOR, MANAGER, ROLES, VIEWER

pytestmark = [pytest.mark.django_db, pytest.mark.postgres]
SECRET = "ひみつの希望"


@pytest.fixture
def world():
    made = registry_world.build()
    for town in (made.own, made.other):
        Need.objects.filter(pk=town.need.pk).update(
            wishes=SECRET, memo=SECRET, next_what=SECRET, closing_note=SECRET
        )
        town.need.refresh_from_db()
    return made


def numbers(response):
    return [each.number for each in response.context["rows"]]


def test_the_list_tells_dates_and_counts_but_no_word_of_a_need(world):
    own = world.own
    today = timezone.localdate()
    Need.objects.filter(pk=own.need.pk).update(next_on=today)
    for record, state in zip(own.records, ("visit", "failed", "use"), strict=True):
        Referral.objects.create(
            need=own.need, record=record, state=state, proposed_on=today, next_what=SECRET
        )
    registry_world.consent(own.need)
    response = own.client().get(own.url("needs/"))
    page = response.content.decode()
    assert numbers(response) == ["R8-0001"]
    assert SECRET not in page
    row = response.context["rows"][0]
    assert (row.running, row.coming, row.consented) == (2, today, True)
    assert "わが市東圏域" in page
    trace = Trace.objects.get()
    assert (trace.what, trace.rows, trace.need) == ("listed", 1, None)


def test_lists_are_narrowed(world):
    own = world.own
    today = timezone.localdate()
    kinds = {
        "R8-0002": {"coordinator": own.people[MANAGER], "next_on": today - dt.timedelta(days=1)},
        "R8-0003": {"coordinator": None, "next_on": today + dt.timedelta(days=1)},
        "R8-0004": {"state": "closed", "closed_on": today},
    }
    for number, facts in kinds.items():
        registry_world.need(own, number, **facts)
    Referral.objects.create(
        need=own.need, record=own.records[0], proposed_on=today, next_on=today - dt.timedelta(2)
    )
    client = own.client()
    manager = own.people[MANAGER].pk
    expected = {
        "": ["R8-0001", "R8-0002", "R8-0003"],
        "?list=mine": ["R8-0001"],
        "?list=closed": ["R8-0004"],
        f"?coordinator={manager}": ["R8-0002"],
        "?coordinator=none": ["R8-0003"],
        "?due=1": ["R8-0001", "R8-0002"],
        "?number=0003": ["R8-0003"],
        "?number=nothing": [],
    }
    assert {query: numbers(client.get(own.url("needs/") + query)) for query in expected} == expected


def test_a_counsellor_sees_only_their_own(world):
    own = world.own
    registry_world.need(own, "R8-0002", proposed_by=own.people[COORDINATOR])
    mine = registry_world.need(own, "R8-0003", proposed_by=None, coordinator=own.people[COUNSELLOR])
    client = own.client(COUNSELLOR)
    assert numbers(client.get(own.url("needs/"))) == ["R8-0003", "R8-0001"]
    assert "担当</label>" not in client.get(own.url("needs/")).content.decode()
    assert client.get(own.url(f"needs/{mine.pk}/")).status_code == 200
    hidden = Need.objects.get(municipality=own.municipality, number="R8-0002")
    for tail in ("", "edit/"):
        assert client.get(own.url(f"needs/{hidden.pk}/{tail}")).status_code == 404


def test_odd_addresses_are_answered(world):
    client = world.own.client()
    for query in (
        "?list=x&coordinator=99999999999999999999&page=abc&due=maybe&number=%00",
        "?page=999999999999999999999",
        "?coordinator=-1",
        "?coordinator=１",
        "?number=" + "a" * 2000,
        "?list=mine&list=closed",
    ):
        assert client.get(world.own.url("needs/") + query).status_code == 200


def test_a_look_leaves_exactly_one_trace_and_writes_nothing_else(world):
    own = world.own
    before = Need.objects.get(pk=own.need.pk).updated_at
    own.client(MANAGER).get(own.url(f"needs/{own.need.pk}/"))
    trace = Trace.objects.get()
    assert (trace.what, trace.need, trace.number) == ("seen", own.need, "R8-0001")
    assert trace.by == own.people[MANAGER]
    assert SECRET not in f"{trace.subject}{trace.by_name}{trace}"
    assert Need.objects.get(pk=own.need.pk).updated_at == before


def test_the_page_tells_all_that_belongs_to_the_case(world):
    own, need = world.own, world.own.need
    today = timezone.localdate()
    need.concerns.add(own.word("concern", "withdrawal"))
    need.essential = ["place"]
    need.next_on = today
    need.save()
    registry_world.consent(need, "host", until=today + dt.timedelta(days=30))
    registry_world.consent(need, "meeting", withdrawn_on=today)
    session = MeetingSession.objects.create(
        municipality=own.municipality, name="重層的支援会議", rule="consent", on=today
    )
    item = AgendaItem.objects.create(
        session=session, need=need, matter="making", decision="agreed", next_on=today
    )
    PlanEvent.objects.create(need=need, kind="making", on=today, item=item)
    Referral.objects.create(
        need=need,
        record=own.records[0],
        state="visit",
        proposed_on=today,
        next_what="見学の付き添い",
        next_on=today,
    )
    Referral.objects.create(need=need, record=own.records[1], state="failed", proposed_on=today)
    ShortlistItem.objects.create(need=need, record=own.records[2])
    page = own.client().get(own.url(f"needs/{need.pk}/")).content.decode()
    for text in (
        *(
            SECRET,
            "ひきこもり・不登校",
            "ゆずれない",
            "受け入れ先に相談する",
            "続いている",
            "取り消された",
        ),
        *("重層的支援会議", "策定", "見学の付き添い", "わが市の居場所1", "終わったつなぎ（1件）"),
        *("わが市の居場所3", "次にすること", "まだ聞いていないこと", "きょう"),
    ):
        assert text in page, text


def test_what_the_case_lacks_is_what_comes_next(world):
    own = world.own
    need = registry_world.need(own, "R8-0009", coordinator=None)
    response = own.client().get(own.url(f"needs/{need.pk}/"))
    lacks = [each.go for each in response.context["case"].coming]
    assert lacks == ["need_edit", "need_consent", "candidates"]


PAGES = ("needs/", "needs/new/", "needs/{pk}/", "needs/{pk}/edit/", "needs/{pk}/consent/")
PAGES += ("needs/{pk}/close/",)
ALLOWED = {
    COORDINATOR: set(PAGES),
    MANAGER: set(PAGES),
    COUNSELLOR: {"needs/", "needs/new/", "needs/{pk}/", "needs/{pk}/edit/"},
    VIEWER: set(),
}


def test_every_role_opens_what_is_theirs_and_nobody_what_is_elsewhere(world):
    own, other = world.own, world.other
    for role in ROLES:
        client = own.client(role)
        for page in PAGES:
            status = client.get(own.url(page.format(pk=own.need.pk))).status_code
            assert status == (200 if page in ALLOWED[role] else 403), (role, page)
            # Their own office's address with the key of another's need, and the other office.
            if "{pk}" in page:
                strange = client.get(own.url(page.format(pk=other.need.pk))).status_code
                assert strange == (404 if page in ALLOWED[role] else 403), (role, page)
            assert client.get(other.url(page.format(pk=other.need.pk))).status_code == 404


def test_strangers_learn_nothing(world, client):
    own = world.own
    urls = [own.url(page.format(pk=own.need.pk)) for page in PAGES]
    assert {client.get(url).status_code for url in urls} == {302}
    for user in (world.administrator, world.editor):
        client.force_login(user)
        assert {client.get(url).status_code for url in urls} == {404}


def test_forms_are_refused_to_whom_they_are_not_open(world):
    own = world.own
    consent = registry_world.consent(own.need)
    tails = ("consent/", f"consent/{consent.pk}/withdraw/", "close/", "reopen/")
    for role, status in ((COUNSELLOR, 403), (VIEWER, 403)):
        for tail in tails:
            url = own.url(f"needs/{own.need.pk}/{tail}")
            assert own.client(role).post(url, {}).status_code == status
    consent.refresh_from_db()
    assert consent.withdrawn_on is None


def test_nothing_of_a_need_reaches_a_log(world, caplog):
    own = world.own
    caplog.set_level(logging.DEBUG)
    client = own.client()
    url = own.url(f"needs/{own.need.pk}/edit/")
    data = {"received_on": "2026-10-01", "wishes": SECRET, "version": "1"}
    client.post(url, data)
    client.post(url, {**data, "version": "1", "memo": SECRET})
    client.get(own.url(f"needs/{own.need.pk}/"))
    messages = [
        record.getMessage() for record in caplog.records if record.name != "django.db.backends"
    ]
    assert not any(SECRET in each for each in messages)
    assert str(own.need) == "R8-0001"
