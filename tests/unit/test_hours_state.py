"""Open now, until when, and when next; from a schedule and from plain intervals."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from directory.hours.clock import JST, midnight_of, minute_of, moment_of
from directory.hours.parse import parse
from directory.hours.schedule import Schedule, Special, intervals, uncertain
from directory.hours.state import State, state, state_from_intervals

OFFICE = "月-金 8:30-17:15; 休: 祝, 年末年始"


def schedule(text: str) -> Schedule:
    found = parse(text).schedule
    assert found is not None
    return found


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=JST)


def test_minutes_count_from_1970_in_japan():
    assert minute_of(datetime(1970, 1, 1, tzinfo=JST)) == 0
    assert minute_of(datetime(2026, 11, 20, 15, 30, tzinfo=UTC)) == minute_of(
        at("2026-11-21T00:30")
    )
    assert moment_of(minute_of(at("2026-11-21T09:41"))) == at("2026-11-21T09:41")


def test_a_naive_moment_is_taken_as_japanese():
    assert state(schedule(OFFICE), datetime(2026, 11, 20, 9, 0)).open


def test_a_moment_elsewhere_is_carried_to_japan():
    friday_evening_in_utc = datetime(2026, 11, 19, 23, 45, tzinfo=UTC)
    assert state(schedule(OFFICE), friday_evening_in_utc).open


def test_open():
    found = state(schedule(OFFICE), at("2026-11-20T08:30"))
    assert (found.known, found.open, found.closes_at) == (True, True, at("2026-11-20T17:15"))
    assert found.next_opens == at("2026-11-24T08:30")


def test_the_closing_minute_is_closed():
    found = state(schedule(OFFICE), at("2026-11-20T17:15"))
    assert (found.open, found.ended_today) == (False, True)
    assert (found.next_opens, found.next_closes) == (
        at("2026-11-24T08:30"),
        at("2026-11-24T17:15"),
    )


def test_a_closed_holiday_gives_its_reason():
    found = state(schedule(OFFICE), at("2026-11-23T10:00"))
    assert (found.known, found.open, found.reason) == (True, False, "祝日（勤労感謝の日）")
    assert state(schedule(OFFICE), at("2026-12-30T10:00")).reason == "年末年始"
    assert state(schedule(OFFICE), at("2026-11-21T10:00")).reason == ""


def test_the_next_day_lies_behind_the_new_year():
    found = state(schedule(OFFICE), at("2026-12-28T18:00"))
    assert found.next_opens == at("2027-01-04T08:30")


def test_nobody_knows():
    assert state(None, at("2026-11-20T10:00")) == State(at=at("2026-11-20T10:00"), known=False)


@pytest.mark.parametrize(
    ("now", "known", "opened"),
    [
        ("2026-11-23T07:00", False, False),
        ("2026-11-23T10:00", False, False),
        ("2026-11-23T20:00", True, False),
        ("2026-11-24T10:00", True, True),
    ],
)
def test_a_holiday_nobody_asked_about(now, known, opened):
    found = state(schedule("月-金 8:30-17:15; 休: 年末年始"), at(now))
    assert (found.known, found.open) == (known, opened)
    assert bool(found.reason) is not known


def test_a_doubtful_opening_before_the_next_sure_one_is_told():
    found = state(schedule("月-金 8:30-17:15"), at("2026-11-21T10:00"))
    assert found.known
    assert found.perhaps_opens == at("2026-11-23T08:30")
    assert found.next_opens == at("2026-11-24T08:30")
    assert state(schedule(OFFICE), at("2026-11-21T10:00")).perhaps_opens is None


def test_a_venue_that_moves():
    counter = schedule("第2水 9:00-12:00 @西公民館; 第4水 9:00-12:00 @東公民館")
    assert state(counter, at("2026-11-11T10:00")).venue == "西公民館"
    assert state(counter, at("2026-11-11T13:00")).venue == "東公民館"


def test_past_midnight():
    night = schedule("金 22:00-翌2:00; 休: 祝, 年末年始")
    found = state(night, at("2026-11-28T01:00"))
    assert (found.open, found.closes_at) == (True, at("2026-11-28T02:00"))
    assert not state(night, at("2026-11-28T02:00")).open


def test_hours_that_touch_close_once():
    found = state(schedule("火 9:00-12:00 @本館; 火 12:00-17:00 @分館"), at("2026-11-24T10:00"))
    assert (found.closes_at, found.venue) == (at("2026-11-24T17:00"), "本館")


def test_round_the_clock_never_closes():
    found = state(schedule("24時間"), at("2027-01-01T03:00"))
    assert (found.open, found.closes_at, found.next_opens) == (True, None, None)


def test_an_exception_and_its_note():
    closed = schedule(f"{OFFICE}; 休: 2026-11-24 #設備点検")
    found = state(closed, at("2026-11-24T10:00"))
    assert (found.open, found.reason) == (False, "設備点検")
    assert found.next_opens == at("2026-11-25T08:30")


def test_an_opening_a_year_ahead_is_found():
    found = state(schedule("特: 11/3 10:00-15:00"), at("2026-11-04T10:00"))
    assert found.next_opens == at("2027-11-03T10:00")


def test_nothing_is_coming():
    over = Schedule(
        specials=(Special(first=date(2026, 1, 5), last=date(2026, 1, 5), start=0, end=9),)
    )
    found = state(over, at("2026-11-04T10:00"))
    assert (found.known, found.open, found.next_opens) == (True, False, None)


@pytest.mark.parametrize(
    "text", [OFFICE, "月-金 8:30-17:15", "24時間", "火 13:00-15:00; 金 22:00-翌2:00"]
)
def test_plain_intervals_tell_the_same(text):
    rows = schedule(text)
    first = date(2026, 11, 20)
    told = intervals(rows, first, 40), uncertain(rows, first, 40)
    until = moment_of(midnight_of(first + timedelta(days=40)))
    for hours in range(24, 24 * 10, 5):
        now = moment_of(midnight_of(first)) + timedelta(hours=hours)
        whole, plain = state(rows, now), state_from_intervals(told[0], now, until, told[1])
        for name in ("known", "open", "closes_at", "next_opens", "perhaps_opens", "ended_today"):
            assert getattr(plain, name) == getattr(whole, name), (name, now)


def test_intervals_nobody_knows_or_that_have_run_out():
    now = at("2026-11-20T10:00")
    assert not state_from_intervals(None, now, now + timedelta(days=1)).known
    assert not state_from_intervals((), now, now).known
    assert state_from_intervals((), now, now + timedelta(days=1)).known
