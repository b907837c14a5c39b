"""Moments as the search index counts them: minutes since 1970-01-01 00:00 in Japan."""

from __future__ import annotations

from datetime import date, datetime, timedelta, timezone

# Japan has kept one offset since 1951, so days of 1440 minutes are exact.
JST = timezone(timedelta(hours=9), "JST")
DAY = 24 * 60
_EPOCH = datetime(1970, 1, 1, tzinfo=JST)
_EPOCH_DAY = _EPOCH.date().toordinal()


def in_japan(moment: datetime) -> datetime:
    """Return ``moment`` on a Japanese clock; a naive one is taken as Japanese already."""
    return moment.replace(tzinfo=JST) if moment.tzinfo is None else moment.astimezone(JST)


def minute_of(moment: datetime) -> int:
    """Return the minute ``moment`` falls in."""
    return (in_japan(moment) - _EPOCH) // timedelta(minutes=1)


def moment_of(minute: int) -> datetime:
    """Return the moment, in Japan, at which ``minute`` begins."""
    return _EPOCH + timedelta(minutes=minute)


def midnight_of(day: date) -> int:
    """Return the first minute of ``day``."""
    return (day.toordinal() - _EPOCH_DAY) * DAY
