"""What the calendar says of a day: national holidays, seasons, the nth weekday of a month."""

from __future__ import annotations

from calendar import monthrange
from datetime import date
from functools import lru_cache
from typing import NamedTuple

import jpholiday

EVERY_DAY = frozenset(range(7))
LAST = -1
"""Stands for "the last one of the month" among the nth weekdays."""


class MonthDay(NamedTuple):
    """A day of every year."""

    month: int
    day: int


class Season(NamedTuple):
    """From ``first`` to ``last``, both included, every year; may run over the year's end."""

    first: MonthDay
    last: MonthDay

    @classmethod
    def between(cls, first: date, last: date) -> Season:
        """Return the season from one date to another, their years left aside."""
        return cls(MonthDay(first.month, first.day), MonthDay(last.month, last.day))


NEW_YEAR = Season(MonthDay(12, 29), MonthDay(1, 3))


@lru_cache(maxsize=4096)
def holiday_name(day: date) -> str:
    """Return what national holiday ``day`` is (substitute and bridging ones too), or ""."""
    return (jpholiday.is_holiday_name(day) or "").replace(" ", "・")


def in_season(season: Season, day: date) -> bool:
    """Tell whether ``day`` lies in ``season``."""
    here = (day.month, day.day)
    if season.first <= season.last:
        return season.first <= here <= season.last
    return here >= season.first or here <= season.last


def is_nth(day: date, nth: frozenset[int]) -> bool:
    """Tell whether ``day`` is one of the nth (1..5, ``LAST``) of its weekday in its month."""
    if (day.day - 1) // 7 + 1 in nth:
        return True
    return LAST in nth and day.day + 7 > monthrange(day.year, day.month)[1]
