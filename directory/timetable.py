"""A resource's rows of opening hours, and the schedule that ``directory.hours`` reckons with."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from directory.hours.almanac import NEW_YEAR, MonthDay, Season
from directory.hours.clock import DAY
from directory.hours.schedule import NEW_YEAR_BREAK, Rule, Schedule, Special
from directory.models.record import YesNoUnknown

if TYPE_CHECKING:
    from directory.models import OpeningException, OpeningRule, Resource

ANSWERS = {YesNoUnknown.YES: True, YesNoUnknown.NO: False, YesNoUnknown.UNKNOWN: None}
WORDS = {answer: word for word, answer in ANSWERS.items()}


def schedule_of(resource: Resource) -> Schedule | None:
    """The schedule a resource's rows make, or None where there is no rule at all."""
    rules = tuple(rule_of(row) for row in resource.opening_rules.all())
    specials = tuple(_special(row) for row in resource.opening_exceptions.all())
    rows: tuple[Rule | Special, ...] = (*rules, *specials)
    opens_at_all = any(not each.closes for each in rows)
    if not (opens_at_all or resource.always_open):
        return None
    return Schedule(
        rules=rules,
        specials=specials,
        closed_on_holidays=ANSWERS[YesNoUnknown(resource.closed_on_holidays)],
        closed_at_new_year=ANSWERS[YesNoUnknown(resource.closed_at_new_year)],
        always_open=resource.always_open,
    )


def fill(resource: Resource, schedule: Schedule) -> None:
    """Give ``resource`` the rows that make ``schedule``; nothing is saved."""
    schedule = _with_usual_new_year(schedule)
    resource.always_open = schedule.always_open
    resource.closed_on_holidays = WORDS[schedule.closed_on_holidays]
    resource.closed_at_new_year = WORDS[schedule.closed_at_new_year]
    _give_rows(resource, "opening_rules", map(_rule_values, schedule.rules))
    _give_rows(resource, "opening_exceptions", map(_exception_values, schedule.specials))


def _give_rows(resource: Resource, relation: str, values: Iterable[dict[str, Any]]) -> None:
    row = resource._meta.get_field(relation).related_model
    setattr(resource, relation, [row(**each) for each in values])


def _with_usual_new_year(schedule: Schedule) -> Schedule:
    """The rows know the usual new-year days only; other days become an exception of every year."""
    if schedule.new_year == NEW_YEAR or not schedule.closed_at_new_year:
        return schedule
    first, last = schedule.new_year
    unusual = Special(
        # Only month and day count of a yearly special; the years just run over the new year.
        first=dt.date(2000, first.month, first.day),
        last=dt.date(2000 if last >= first else 2001, last.month, last.day),
        yearly=True,
        note=NEW_YEAR_BREAK,
    )
    specials = (*schedule.specials, unusual)
    return replace(schedule, specials=specials, closed_at_new_year=False, new_year=NEW_YEAR)


def rule_of(row: OpeningRule) -> Rule:
    """What one row of regular hours says."""
    start, end = _minutes(row.opens, row.closes)
    return Rule(
        weekdays=frozenset(int(day) for day in row.weekdays),
        start=start,
        end=end,
        nth=frozenset(int(week) for week in row.weeks),
        months=frozenset(int(month) for month in row.months),
        season=_season(row.season_from, row.season_to),
        venue=row.venue,
        note=row.remark,
        on_holidays=row.on_holidays,
    )


def _special(row: OpeningException) -> Special:
    start, end = _minutes(row.opens, row.closes)
    return Special(
        first=row.first,
        last=row.last or row.first,
        start=start,
        end=end,
        yearly=row.yearly,
        venue=row.venue,
        note=row.remark,
    )


def _rule_values(rule: Rule) -> dict[str, Any]:
    opens, closes = _times(rule.start, rule.end)
    return {
        "weekdays": sorted(rule.weekdays),
        "weeks": sorted(rule.nth),
        "months": sorted(rule.months),
        "season_from": _month_day(rule.season.first) if rule.season else "",
        "season_to": _month_day(rule.season.last) if rule.season else "",
        "opens": opens,
        "closes": closes,
        "on_holidays": rule.on_holidays,
        "venue": rule.venue,
        "remark": rule.note,
    }


def _exception_values(special: Special) -> dict[str, Any]:
    opens, closes = _times(special.start, special.end)
    return {
        "first": special.first,
        "last": special.last if special.last != special.first else None,
        "yearly": special.yearly,
        "opens": opens,
        "closes": closes,
        "venue": special.venue,
        "remark": special.note,
    }


def _season(first: str, last: str) -> Season | None:
    if not (first and last):
        return None
    return Season(MonthDay(*map(int, first.split("-"))), MonthDay(*map(int, last.split("-"))))


def _month_day(day: MonthDay) -> str:
    return f"{day.month:02}-{day.day:02}"


def _minutes(opens: dt.time | None, closes: dt.time | None) -> tuple[int | None, int | None]:
    if opens is None or closes is None:
        return None, None
    start, end = (each.hour * 60 + each.minute for each in (opens, closes))
    return start, end if end > start else end + DAY


def _times(start: int | None, end: int | None) -> tuple[dt.time | None, dt.time | None]:
    if start is None or end is None:
        return None, None
    return _time(start), _time(end)


def _time(minutes: int) -> dt.time:
    return dt.time(minutes % DAY // 60, minutes % 60)
