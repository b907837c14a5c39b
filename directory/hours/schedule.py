"""When something is open: rules of the week, exceptions by date, holidays.

What nobody has stated stays unknown: such hours are ``uncertain``, never simply closed.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from typing import NamedTuple

from directory.hours.almanac import EVERY_DAY, holiday_name, in_season
from directory.hours.clock import DAY, midnight_of
from directory.hours.rows import Rule, Schedule, Special
from search.data import Interval

__all__ = [
    "Day",
    "Rule",
    "Schedule",
    "Span",
    "Special",
    "day_labels",
    "day_of",
    "intervals",
    "spans_on",
    "uncertain",
]

WEEKDAY_CODES = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")

HOLIDAY = "祝日"
NEW_YEAR_BREAK = "年末年始"


class Span(NamedTuple):
    """Open from ``start`` until just before ``end``, in minutes from the day's midnight."""

    start: int
    end: int
    venue: str = ""


class Day(NamedTuple):
    """The hours of one day. If not ``sure``, they hold only perhaps; ``reason`` says why."""

    spans: tuple[Span, ...]
    sure: bool = True
    reason: str = ""


def day_of(schedule: Schedule, day: date) -> Day:
    """Return the hours of ``day``, how sure they are, and why they differ from the usual."""
    specials = _deciding(schedule.specials, day)
    if specials:
        shut = any(s.closes for s in specials)
        return Day(() if shut else _spans(specials), reason=specials[0].note)
    holiday = holiday_name(day)
    rules, settled = _rules_for(schedule, day, bool(holiday))
    if shutting := [rule for rule in rules if rule.closes]:
        return Day((), reason=shutting[0].note)
    spans = _spans(rules)
    if schedule.always_open:
        spans = (Span(0, DAY),)
    if not spans:
        return Day(())
    return _after_closures(schedule, day, spans, "" if settled else holiday)


def spans_on(schedule: Schedule, day: date) -> tuple[Span, ...]:
    """Return when it is surely open on ``day``, sorted; nothing where it is unknown."""
    found = day_of(schedule, day)
    return found.spans if found.sure else ()


def intervals(schedule: Schedule, first_day: date, days: int) -> tuple[Interval, ...]:
    """Return when it is surely open in the ``days`` days from ``first_day``, merged, sorted."""
    return _window(schedule, first_day, days, sure=True)


def uncertain(schedule: Schedule, first_day: date, days: int) -> tuple[Interval, ...]:
    """Return when it may or may not be open (a holiday nobody has asked about), like above."""
    return _window(schedule, first_day, days, sure=False)


def day_labels(schedule: Schedule) -> frozenset[str]:
    """Return the weekdays ("mon".."sun") on which it is regularly open at some time."""
    opened = EVERY_DAY if schedule.always_open else frozenset()
    shut: frozenset[int] = frozenset()
    for rule in schedule.rules:
        if not rule.closes:
            opened |= rule.weekdays
        elif not (rule.nth or rule.months or rule.season):
            shut |= rule.weekdays
    return frozenset(WEEKDAY_CODES[day] for day in opened - shut)


def _deciding(specials: Iterable[Special], day: date) -> list[Special]:
    covering = [special for special in specials if special.covers(day)]
    narrowest = min((special.breadth for special in covering), default=None)
    return [special for special in covering if special.breadth == narrowest]


def _rules_for(schedule: Schedule, day: date, holiday: bool) -> tuple[list[Rule], bool]:
    """Return the rules that speak of ``day`` and whether they were made for holidays."""
    if holiday:
        made = [rule for rule in schedule.rules if rule.on_holidays and rule.in_force(day)]
        if made:
            return made, True
    return [rule for rule in schedule.rules if rule.names(day)], False


def _spans(rows: Iterable[Rule | Special]) -> tuple[Span, ...]:
    return tuple(
        sorted(
            Span(row.start, row.end, row.venue)
            for row in rows
            if row.start is not None and row.end is not None
        )
    )


def _after_closures(schedule: Schedule, day: date, spans: tuple[Span, ...], holiday: str) -> Day:
    asked: list[tuple[bool | None, str]] = []
    if in_season(schedule.new_year, day):
        asked.append((schedule.closed_at_new_year, NEW_YEAR_BREAK))
    if holiday:
        asked.append((schedule.closed_on_holidays, f"{HOLIDAY}（{holiday}）"))
    for closed, reason in asked:
        if closed:
            return Day((), reason=reason)
    if not schedule.always_open:
        for closed, reason in asked:
            if closed is None:
                return Day(spans, sure=False, reason=reason)
    return Day(spans)


def _window(schedule: Schedule, first_day: date, days: int, *, sure: bool) -> tuple[Interval, ...]:
    # The evening before may run past midnight into the window.
    first, last = midnight_of(first_day), midnight_of(first_day + timedelta(days=days))
    found: list[Interval] = []
    for start, end in _absolute(schedule, first_day, days, sure=sure):
        start, end = max(start, first), min(end, last)
        if found and start <= found[-1].end:
            found[-1] = Interval(found[-1].start, max(end, found[-1].end))
        elif start < end:
            found.append(Interval(start, end))
    return tuple(found)


def _absolute(schedule: Schedule, first: date, days: int, *, sure: bool) -> Iterator[Interval]:
    for offset in range(-1, days):
        day = first + timedelta(days=offset)
        hours = day_of(schedule, day)
        if hours.sure is sure:
            midnight = midnight_of(day)
            yield from (Interval(midnight + s.start, midnight + s.end) for s in hours.spans)
