"""A day as people write it."""

from __future__ import annotations

import datetime as dt


def said(day: dt.date | str | None) -> str:
    """Return "2026年4月1日" for a day or its ISO form, "" for none; other words as they are."""
    if isinstance(day, str):
        try:
            day = dt.date.fromisoformat(day)
        except ValueError:
            return day
    return f"{day.year}年{day.month}月{day.day}日" if day else ""
