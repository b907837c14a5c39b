"""年度 as a span of days."""

from __future__ import annotations

import datetime as dt

from directory.models.fiscal_year import FIRST, FIRST_MONTH, LAST, fiscal_year_of

__all__ = ["FIRST", "LAST", "first_day", "fiscal_year", "last_day"]


def fiscal_year(day: dt.date) -> int:
    """The fiscal year of a day."""
    return fiscal_year_of(f"{day.year:04}-{day.month:02}")


def first_day(year: int) -> dt.date:
    return dt.date(year, FIRST_MONTH, 1)


def last_day(year: int) -> dt.date:
    return dt.date(year + 1, FIRST_MONTH, 1) - dt.timedelta(days=1)
