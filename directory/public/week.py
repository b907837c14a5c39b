"""The coming days of a schedule as a table prints them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import NamedTuple

from django.utils.translation import gettext as _

from directory.hours import day_names
from directory.hours.schedule import Day, Schedule, Span, day_of

DAYS = 7


class Row(NamedTuple):
    """A day: label as a reader says it, date, hours in words, and whether it is today."""

    label: str
    date: dt.date
    text: str
    today: bool


def week(schedule: Schedule | None, today: dt.date) -> list[Row]:
    """Seven days from today; nothing where nobody knows any hours."""
    return list(_rows(schedule, today)) if schedule else []


def _rows(schedule: Schedule, today: dt.date) -> Iterator[Row]:
    for offset in range(DAYS):
        day = today + dt.timedelta(days=offset)
        label = day_names.day_with_weekday(day, today)
        yield Row(label, day, _text(day_of(schedule, day)), offset == 0)


def _text(day: Day) -> str:
    reason = _("（%s）") % day.reason if day.reason else ""
    if not day.sure:
        return _("未確認") + reason
    if not day.spans:
        return _("お休み") + reason
    return "、".join(_hours(span) for span in day.spans) + reason


def _hours(span: Span) -> str:
    whole_day = (span.start, span.end) == (0, 24 * 60)
    times = f"{day_names.clock_time(span.start)}〜{day_names.clock_time(span.end)}"
    venue = _("（%s）") % span.venue if span.venue else ""
    return (_("24時間") if whole_day else times) + venue
