"""Opening hours as the parts of the week that matching compares."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from typing import Any

from directory.hours.clock import DAY
from directory.hours.parse import parse
from directory.hours.schedule import Rule
from directory.registry.models import slots
from directory.timetable import rule_of

# Morning until noon, afternoon until six, then evening; in minutes from midnight.
PARTS = ((0, 12 * 60), (12 * 60, 18 * 60), (18 * 60, DAY))
# Whoever opens for less than this in a part of the day is not there in it.
LEAST_MINUTES = 30


def slots_of_rows(rows: Iterable[Any], today: dt.date) -> int | None:
    """The parts of the week that rows of opening hours open, None where they open none."""
    return slots_of_rules([rule_of(row) for row in rows], today)


def slots_of_text(text: str, today: dt.date) -> int | None:
    """The parts of the week a text of hours opens; None where any of it cannot be read."""
    schedule, unread = parse(text)
    if schedule is None or unread:
        return None
    return slots.MOST if schedule.always_open else slots_of_rules(schedule.rules, today)


def slots_of_rules(rules: Iterable[Rule], today: dt.date) -> int | None:
    """The parts of the week open in the season of ``today``, or in any where none is."""
    rules = list(rules)
    now = [rule for rule in rules if rule.in_force(today)] or rules
    shut = frozenset[int]().union(*(rule.weekdays for rule in now if _shuts_always(rule)))
    opened = {
        slots.bit(day, part)
        for rule in now
        for day in rule.weekdays - shut
        for part in _parts(rule.start, rule.end)
    }
    return sum(opened) or None


def _shuts_always(rule: Rule) -> bool:
    return rule.closes and not rule.nth


def _parts(start: int | None, end: int | None) -> Iterator[int]:
    if start is None or end is None:
        return
    for part, (first, last) in enumerate(PARTS):
        inside = min(end, last) - max(start, first)
        if inside >= min(LEAST_MINUTES, end - start):
            yield part
