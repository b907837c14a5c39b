"""Is it open now, until when, and when next?

``state`` answers from a schedule; ``state_from_intervals`` from the plain intervals that a
search hit carries.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from directory.hours.clock import DAY, in_japan, midnight_of, minute_of, moment_of
from directory.hours.schedule import Schedule, day_of, intervals, spans_on, uncertain
from search.data import Interval

# Nearly everything opens again within a fortnight; a yearly event needs the long look.
_LOOKS_AHEAD = (14, 400)


@dataclass(frozen=True, slots=True, kw_only=True)
class State:
    """How it stands at ``at``; every moment is on the Japanese clock.

    ``known`` is False where nobody can tell for the rest of the day; ``reason`` then says
    what is in doubt, and otherwise why today is closed. ``closes_at`` is ``None`` when it
    stays open as far as was looked. ``next_opens`` is the next *sure* opening after now,
    ``perhaps_opens`` an earlier one that is in doubt. ``venue`` belongs to the present hours,
    or else to the next ones. ``ended_today``: it was, or may have been, open
    earlier today.
    """

    at: datetime
    known: bool
    open: bool = False
    closes_at: datetime | None = None
    next_opens: datetime | None = None
    next_closes: datetime | None = None
    perhaps_opens: datetime | None = None
    ended_today: bool = False
    venue: str = ""
    reason: str = ""


def state(schedule: Schedule | None, now: datetime) -> State:
    """Return how ``schedule`` stands at ``now``; ``None`` is a schedule nobody knows."""
    now = in_japan(now)
    if schedule is None:
        return State(at=now, known=False)
    found = _look_ahead(schedule, now)
    today = day_of(schedule, now.date())
    closed_all_day = today.sure and not today.spans and not found.open
    begins = now if found.open else found.next_opens
    return replace(
        found,
        reason=today.reason if closed_all_day or not found.known else "",
        venue=_venue_at(schedule, begins) if begins else "",
    )


def state_from_intervals(
    open_hours: Sequence[Interval] | None,
    now: datetime,
    until: datetime | None,
    in_doubt: Sequence[Interval] = (),
) -> State:
    """Return how merged, sorted intervals stand at ``now``.

    ``open_hours`` is ``None`` where nobody knows them. They are told up to ``until``; from
    then on nothing is known. ``in_doubt`` are hours at which it may or may not be open.
    """
    now = in_japan(now)
    if open_hours is None or (until is not None and now >= in_japan(until)):
        return State(at=now, known=False)
    minute, midnight = minute_of(now), midnight_of(now.date())
    present = next((i for i in open_hours if i.start <= minute < i.end), None)
    coming = next((i for i in open_hours if i.start > minute), None)
    doubtful = next((i for i in in_doubt if i.end > minute), None)
    doubt_today = doubtful is not None and doubtful.start < midnight + DAY
    before_coming = doubtful and (coming is None or doubtful.start < coming.start)
    return State(
        at=now,
        known=present is not None or not doubt_today,
        open=present is not None,
        closes_at=_end_told(present, until),
        next_opens=moment_of(coming.start) if coming else None,
        next_closes=_end_told(coming, until),
        perhaps_opens=moment_of(doubtful.start) if doubtful and before_coming else None,
        ended_today=any(midnight < i.end <= minute for i in (*open_hours, *in_doubt)),
    )


def _end_told(interval: Interval | None, until: datetime | None) -> datetime | None:
    """Return the interval's end, unless it merely runs into the end of what is told."""
    if interval is None or (until is not None and interval.end >= minute_of(until)):
        return None
    return moment_of(interval.end)


def _look_ahead(schedule: Schedule, now: datetime) -> State:
    for days in _LOOKS_AHEAD:
        yesterday = now.date() - timedelta(days=1)
        found = state_from_intervals(
            intervals(schedule, yesterday, days + 1),
            now,
            moment_of(midnight_of(yesterday + timedelta(days=days + 1))),
            uncertain(schedule, yesterday, days + 1),
        )
        if found.next_opens:
            break
    return found


def _venue_at(schedule: Schedule, moment: datetime) -> str:
    minute = minute_of(moment)
    for day in (moment.date(), moment.date() - timedelta(days=1)):
        for span in spans_on(schedule, day):
            if span.start <= minute - midnight_of(day) < span.end:
                return span.venue
    return ""
