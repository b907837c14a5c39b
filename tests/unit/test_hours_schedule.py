"""Rules, exceptions and holidays: on which days, from when to when."""

from __future__ import annotations

from datetime import date

import pytest

from directory.hours.almanac import LAST, MonthDay, Season, holiday_name, in_season, is_nth
from directory.hours.clock import midnight_of
from directory.hours.schedule import (
    Rule,
    Schedule,
    Special,
    day_labels,
    day_of,
    intervals,
    spans_on,
    uncertain,
)
from search.data import Interval

WORKDAYS = frozenset(range(5))
MORNING = (540, 720)


def rule(*weekdays: int, **more) -> Rule:
    start, end = more.pop("hours", MORNING)
    return Rule(weekdays=frozenset(weekdays), start=start, end=end, **more)


def office(**more) -> Schedule:
    more = {"closed_on_holidays": True, "closed_at_new_year": True} | more
    return Schedule(rules=(rule(*WORKDAYS, hours=(510, 1035)),), **more)


def is_open(schedule: Schedule, day: date) -> bool:
    return bool(spans_on(schedule, day))


@pytest.mark.parametrize(
    ("day", "name"),
    [
        (date(2026, 5, 6), "憲法記念日・振替休日"),
        (date(2026, 9, 22), "国民の休日"),
        (date(2026, 11, 23), "勤労感謝の日"),
        (date(2027, 1, 11), "成人の日"),
        (date(2027, 3, 22), "春分の日・振替休日"),
        (date(2026, 11, 24), ""),
        (date(2026, 12, 31), ""),
    ],
)
def test_national_holidays_include_substitutes_and_bridges(day, name):
    assert holiday_name(day) == name


def test_an_ordinary_week():
    week = [is_open(office(), date(2026, 11, day)) for day in range(16, 23)]
    assert week == [True] * 5 + [False] * 2
    assert spans_on(office(), date(2026, 11, 20)) == ((510, 1035, ""),)


@pytest.mark.parametrize(
    "day",
    [
        date(2026, 11, 23),
        date(2026, 9, 21),
        date(2026, 9, 22),
        date(2026, 5, 6),
        date(2027, 3, 22),
        date(2026, 12, 29),
        date(2027, 1, 1),
        date(2027, 1, 3),
    ],
)
def test_closed_on_holidays_and_over_the_new_year(day):
    assert not is_open(office(), day)
    assert day_of(office(), day).sure


def test_the_new_year_closing_begins_and_ends_on_time():
    assert is_open(office(), date(2026, 12, 28))
    assert is_open(office(), date(2027, 1, 4))


def test_a_wider_new_year():
    schedule = office(new_year=Season(MonthDay(12, 28), MonthDay(1, 4)))
    assert not is_open(schedule, date(2026, 12, 28))
    assert not is_open(schedule, date(2027, 1, 4))
    assert is_open(schedule, date(2027, 1, 5))


def test_the_reason_of_a_closed_day():
    assert day_of(office(), date(2026, 11, 23)).reason == "祝日（勤労感謝の日）"
    assert day_of(office(), date(2026, 12, 30)).reason == "年末年始"
    assert day_of(office(), date(2026, 11, 21)).reason == ""


def test_a_holiday_nobody_asked_about_is_unknown_not_closed():
    schedule = office(closed_on_holidays=None)
    monday = day_of(schedule, date(2026, 11, 23))
    assert (monday.sure, monday.reason) == (False, "祝日（勤労感謝の日）")
    assert spans_on(schedule, date(2026, 11, 23)) == ()


def test_a_holiday_on_a_day_never_open_is_surely_closed():
    assert day_of(office(closed_on_holidays=None), date(2027, 3, 21)).sure
    assert day_of(office(closed_at_new_year=None), date(2027, 1, 2)).sure


def test_new_years_day_is_closed_if_either_answer_closes_it():
    assert day_of(office(closed_at_new_year=None), date(2027, 1, 1)).sure
    assert day_of(office(closed_on_holidays=None), date(2027, 1, 1)).sure
    assert not day_of(office(closed_at_new_year=None), date(2026, 12, 29)).sure


def test_open_on_holidays_where_that_is_stated():
    schedule = office(closed_on_holidays=False, closed_at_new_year=False)
    assert is_open(schedule, date(2026, 11, 23))
    assert is_open(schedule, date(2027, 1, 1))


def test_holiday_hours_replace_the_hours_of_the_weekday():
    weekend = rule(5, 6, hours=(600, 960), on_holidays=True)
    schedule = Schedule(rules=(*office().rules, weekend), closed_at_new_year=True)
    assert spans_on(schedule, date(2026, 11, 23)) == ((600, 960, ""),)
    assert spans_on(schedule, date(2026, 11, 24)) == ((510, 1035, ""),)
    assert not is_open(schedule, date(2027, 1, 1))


def test_open_on_holidays_only():
    schedule = Schedule(rules=(rule(on_holidays=True),), closed_at_new_year=False)
    assert is_open(schedule, date(2026, 9, 22))
    assert not is_open(schedule, date(2026, 9, 24))


def test_nth_weekdays():
    schedule = Schedule(rules=(rule(5, nth=frozenset({2, 4})),))
    saturdays = [day for day in range(1, 31) if is_open(schedule, date(2026, 11, day))]
    assert saturdays == [14, 28]


def test_the_last_weekday_and_the_fifth():
    assert is_nth(date(2026, 11, 27), frozenset({LAST}))
    assert not is_nth(date(2026, 11, 20), frozenset({LAST}))
    fifth = Schedule(rules=(rule(0, nth=frozenset({5})),), closed_on_holidays=False)
    mondays = [day for day in range(1, 31) if is_open(fifth, date(2026, 11, day))]
    assert mondays == [30]
    assert not any(is_open(fifth, date(2027, 2, day)) for day in range(1, 29))


def test_alternate_months():
    odd = frozenset({1, 3, 5, 7, 9, 11})
    schedule = Schedule(rules=(rule(2, nth=frozenset({1}), months=odd),))
    assert is_open(schedule, date(2026, 11, 4))
    assert not is_open(schedule, date(2026, 12, 2))


def test_a_season_over_the_years_end():
    winter = Season(MonthDay(12, 1), MonthDay(2, 29))
    assert in_season(winter, date(2026, 12, 1))
    assert in_season(winter, date(2027, 2, 28))
    assert in_season(winter, date(2028, 2, 29))
    assert not in_season(winter, date(2027, 3, 1))
    schedule = Schedule(rules=(rule(1, season=winter),))
    assert is_open(schedule, date(2027, 2, 16))
    assert not is_open(schedule, date(2026, 11, 24))


def test_a_rule_without_times_closes_its_days():
    closing = Rule(weekdays=frozenset({6}), nth=frozenset({3}), note="館内整理日")
    schedule = Schedule(rules=(rule(*range(7)), closing), closed_on_holidays=False)
    assert day_of(schedule, date(2026, 11, 15)).reason == "館内整理日"
    assert not is_open(schedule, date(2026, 11, 15))
    assert is_open(schedule, date(2026, 11, 22))


def test_a_lunch_break_is_two_rules():
    schedule = Schedule(rules=(rule(1, hours=(780, 1020)), rule(1)))
    assert spans_on(schedule, date(2026, 11, 24)) == ((540, 720, ""), (780, 1020, ""))


def test_exceptions_beat_rules_and_holidays():
    closed = Special(first=date(2026, 11, 20), last=date(2026, 11, 20), note="設備点検")
    opened = Special(first=date(2026, 11, 23), last=date(2026, 11, 23), start=600, end=900)
    schedule = office(specials=(closed, opened))
    assert day_of(schedule, date(2026, 11, 20)) == ((), True, "設備点検")
    assert spans_on(schedule, date(2026, 11, 23)) == ((600, 900, ""),)


def test_the_narrower_exception_decides():
    bon = Special(first=date(2000, 8, 13), last=date(2000, 8, 15), yearly=True)
    once = Special(first=date(2027, 8, 13), last=date(2027, 8, 14), start=540, end=720)
    never = Special(first=date(2027, 8, 14), last=date(2027, 8, 14))
    schedule = office(specials=(bon, once, never))
    assert is_open(schedule, date(2027, 8, 13))
    assert not is_open(schedule, date(2027, 8, 14))
    assert not is_open(schedule, date(2026, 8, 13))


def test_a_yearly_exception_over_the_years_end():
    special = Special(first=date(2026, 12, 30), last=date(2027, 1, 2), yearly=True)
    schedule = office(closed_at_new_year=False, specials=(special,))
    assert not is_open(schedule, date(2030, 12, 31))
    assert is_open(schedule, date(2030, 1, 3))


def test_round_the_clock():
    schedule = Schedule(always_open=True)
    assert spans_on(schedule, date(2027, 1, 1)) == ((0, 1440, ""),)
    closed = Schedule(always_open=True, closed_at_new_year=True)
    assert not is_open(closed, date(2027, 1, 2))


def test_intervals_are_absolute_and_merged():
    schedule = Schedule(rules=(rule(1), rule(1, hours=(720, 1020)), rule(1, hours=(600, 660))))
    tuesday = midnight_of(date(2026, 11, 24))
    assert intervals(schedule, date(2026, 11, 23), 7) == (Interval(tuesday + 540, tuesday + 1020),)
    assert midnight_of(date(1970, 1, 2)) == 1440


def test_hours_past_midnight_reach_into_the_next_day():
    schedule = Schedule(rules=(rule(4, hours=(1320, 1560)),))
    friday = midnight_of(date(2026, 11, 27))
    assert intervals(schedule, date(2026, 11, 27), 2) == (Interval(friday + 1320, friday + 1560),)
    assert intervals(schedule, date(2026, 11, 28), 1) == (Interval(friday + 1440, friday + 1560),)
    assert intervals(schedule, date(2026, 11, 27), 1) == (Interval(friday + 1320, friday + 1440),)


def test_round_the_clock_is_one_interval():
    days = intervals(Schedule(always_open=True), date(2026, 11, 21), 30)
    assert days == (Interval(midnight_of(date(2026, 11, 21)), midnight_of(date(2026, 12, 21))),)


def test_sure_and_doubtful_hours_are_told_apart():
    schedule = office(closed_on_holidays=None)
    monday = midnight_of(date(2026, 11, 23))
    doubtful = uncertain(schedule, date(2026, 11, 21), 7)
    assert doubtful == (Interval(monday + 510, monday + 1035),)
    assert not set(doubtful) & set(intervals(schedule, date(2026, 11, 21), 7))
    assert uncertain(office(), date(2026, 11, 21), 60) == ()


def test_day_labels():
    assert day_labels(office()) == {"mon", "tue", "wed", "thu", "fri"}
    assert day_labels(Schedule(always_open=True, rules=(Rule(weekdays=frozenset({6})),))) == {
        "mon",
        "tue",
        "wed",
        "thu",
        "fri",
        "sat",
    }
    assert day_labels(Schedule()) == frozenset()


@pytest.mark.parametrize("hours", [(720, 540), (600, 600), (-1, 60), (1440, 1500), (540, 2000)])
def test_impossible_times_are_refused(hours):
    with pytest.raises(ValueError, match="impossible hours"):
        rule(0, hours=hours)


def test_half_given_times_and_reversed_dates_are_refused():
    with pytest.raises(ValueError, match="impossible hours"):
        Rule(weekdays=WORKDAYS, start=540)
    with pytest.raises(ValueError, match="must not end before"):
        Special(first=date(2026, 12, 5), last=date(2026, 12, 4))
