"""The first page of the day: what is due for whom, and what it does not tell."""

from __future__ import annotations

import datetime as dt

import pytest
from freezegun import freeze_time

from directory.registry.models import AnswerLink, Need, Referral, SavedSearch, Trace
from directory.registry.pages.today.due import groups
from directory.registry.services import host_supports, referrals
from tests import registry_world as world
from tests.registry_search import indexed
from tests.registry_world import COORDINATOR, COUNSELLOR, MANAGER, ROLES, TODAY, VIEWER

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("today")]
DAY = dt.timedelta(days=1)


@pytest.fixture
def today():
    with freeze_time(f"{TODAY} 08:30+09:00"):
        yield


@pytest.fixture
def town():
    made = world.town("own", "わが市")
    Need.objects.filter(pk=made.need.pk).update(received_on=TODAY - 400 * DAY)
    made.need.refresh_from_db()
    return made


def referred(town, **facts):
    made = referrals.propose(
        member=town.member(), need=town.need, record=town.records[0], ledger={}, on=TODAY
    )
    Referral.objects.filter(pk=made.pk).update(**facts)
    return made


def due(town, role=COORDINATOR, **more):
    return {
        group.code: [(each.subject, each.on) for each in group.items]
        for group in groups(town.member(role), TODAY, **more)
    }


def page(town, role=COORDINATOR, query=""):
    response = town.client(role).get(town.url(query))
    assert response.status_code == 200
    return response.content.decode()


@pytest.mark.parametrize(
    ("days", "group"),
    [(-30, "overdue"), (-1, "overdue"), (0, "today"), (1, "week"), (6, "week"), (7, None)],
)
def test_when_something_is_due(town, days, group):
    day = TODAY + days * DAY
    referred(town, next_on=day, next_what="連絡")
    found = {code for code, items in due(town).items() if items}
    assert found == ({group} if group else set())
    assert ("連絡" in page(town)) == bool(group)


def test_needs_and_supports_are_due_too(town):
    Need.objects.filter(pk=town.need.pk).update(next_on=TODAY, next_what="家庭訪問")
    host_supports.add(
        member=town.member(),
        record=town.records[1],
        kind=town.word("host_support", "advice"),
        text="話した",
        on=TODAY - DAY,
        next_on=TODAY,
    )
    shown = page(town)
    assert "家庭訪問" in shown
    assert f"records/{town.records[1].pk}/support/new/" in shown
    assert len(due(town)["today"]) == 2


@pytest.mark.parametrize(
    ("state", "begun", "day"),
    [
        ("use", dt.date(2026, 8, 31), dt.date(2026, 11, 30)),
        ("settled_3", dt.date(2026, 5, 30), dt.date(2026, 11, 30)),
        ("use", dt.date(2026, 9, 5), None),
        ("settled_6", dt.date(2026, 1, 1), None),
        ("interrupted", dt.date(2026, 1, 1), None),
    ],
)
def test_settling_is_due_without_a_plan(town, state, begun, day):
    referred(town, state=state, used_from=begun, next_on=None, next_what="")
    assert due(town)["week"] == ([(town.need.number, day)] if day else [])


@pytest.mark.parametrize("state", ["failed", "ended"])
def test_what_is_over_waits_for_nothing(town, state):
    referred(town, state=state, next_on=TODAY)
    assert due(town)["today"] == []


def test_closed_needs_wait_for_nothing(town):
    referred(town, next_on=TODAY)
    Need.objects.filter(pk=town.need.pk).update(state="closed", next_on=TODAY)
    assert not any(due(town).values())


def test_only_mine(town):
    referred(town, next_on=TODAY)
    assert len(due(town, mine=True)["today"]) == 1
    assert due(town, MANAGER, mine=True)["today"] == []
    assert "R8-0001" in page(town, MANAGER)
    assert "R8-0001" not in page(town, MANAGER, "?mine=1")


def test_each_role_sees_its_own_day(town):
    world.need(town, "R8-0099", proposed_by=None, next_on=TODAY)
    referred(town, next_on=TODAY)
    seen = {role: page(town, role) for role in ROLES}
    assert {role for role, shown in seen.items() if "R8-0099" in shown} == {COORDINATOR, MANAGER}
    assert {role for role, shown in seen.items() if "R8-0001" in shown} == set(ROLES) - {VIEWER}
    buttons = {role for role, shown in seen.items() if "新しい支援ニーズ" in shown}
    assert buttons == set(ROLES) - {VIEWER}
    assert {role for role, shown in seen.items() if "責任者として" in shown} == {MANAGER}
    assert all("確かめる時期の台帳" in shown and "不足と開拓" in shown for shown in seen.values())


def test_another_municipality_stays_out(town):
    other = world.town("other", "よその市")
    world.need(other, "X-77", next_on=TODAY, next_what="よその用事")
    assert "よその" not in page(town, MANAGER)
    assert other.client().get(town.url()).status_code == 404


def test_answers_wait_for_the_coordinator(town):
    AnswerLink.objects.create(
        record=town.records[0],
        nonce="n",
        sheet_number="S-1",
        expires_on=TODAY + DAY,
        state=AnswerLink.State.ANSWERED,
    )
    assert "届いた答え" in page(town)
    assert "届いた答え" not in page(town, COUNSELLOR)


def test_the_look_is_recorded_where_cases_were_shown(town):
    # Named among those nothing was proposed for, then as due.
    page(town)
    page(town, VIEWER)
    referred(town, next_on=TODAY)
    page(town)
    page(town, VIEWER)
    traces = Trace.objects.filter(subject="きょう")
    told = {(each.what, each.rows, each.by) for each in traces}
    assert (told, len(traces)) == ({("listed", 1, town.people[COORDINATOR])}, 2)
    Trace.objects.all().delete()
    Referral.objects.update(next_on=TODAY + 30 * DAY)
    page(town)
    assert not Trace.objects.exists()


@pytest.mark.parametrize("typed", ["R8-0001", " r8-0001 ", "Ｒ８－０００１"])
def test_a_need_opens_by_its_number(town, typed):
    response = town.client().post(town.url("open/"), {"number": typed})
    assert response.url == town.url(f"needs/{town.need.pk}/")


@pytest.mark.parametrize("typed", ["R8-9999", "X-77", "", "\0", "<b>", "あ" * 5000])
def test_a_number_that_is_none_is_said_so(town, typed):
    other = world.town("other", "よその市")
    world.need(other, "X-77")
    response = town.client().post(town.url("open/"), {"number": typed})
    assert response.status_code == 200
    said = "見つかりません" if typed.strip("\0") else "quick-number-error"
    assert said in response.content.decode()


def test_a_number_of_a_stranger_does_not_open(town):
    world.need(town, "R8-0099", proposed_by=None)
    response = town.client(COUNSELLOR).post(town.url("open/"), {"number": "R8-0099"})
    assert response.status_code == 200
    assert town.client(VIEWER).post(town.url("open/"), {"number": "R8-0001"}).status_code == 403


def test_the_steps_at_a_glance(town):
    referred(town, state="trial", next_on=None)
    shown = page(town)
    assert "?state=trial" in shown
    assert "次の予定が入っていないつなぎが1件あります" in shown


def test_a_manager_reads_what_nobody_minds(town):
    world.need(town, "R8-0002", coordinator=None)
    world.need(town, "R8-0003", coordinator=None, state="closed", delete_after=TODAY + 20 * DAY)
    other = world.town("other", "よその市")
    world.need(other, "X-1", coordinator=None)
    Trace.objects.create(municipality=town.municipality, what="seen", need=town.need)
    shown = page(town, MANAGER)
    assert "担当が決まっていない支援ニーズ：1件" in shown
    assert "保存の期間が終わる支援ニーズ：1件" in shown
    assert "見られた記録：1件" in shown


def test_a_saved_search_says_what_is_new(town):
    for name, seen in (("見たもの", [each.pk for each in town.records]), ("新しいもの", [])):
        SavedSearch.objects.create(
            municipality=town.municipality,
            user=town.people[VIEWER],
            name=name,
            parameters="q=居場所",
            seen=seen,
        )
    assert "新しいものはありません" in page(town, VIEWER)
    indexed()
    shown = page(town, VIEWER)
    assert shown.index("新しいもの") < shown.index("新しく3件") < shown.index("見たもの")
    assert shown.count("新しく3件") == 1
    assert "保存した探し方" not in page(town, MANAGER)
