"""Where a text can be taken in two ways, nothing is read out of it."""

from __future__ import annotations

from itertools import combinations

from directory.hours.draft import Draft, shut_weekdays
from directory.hours.rows import Rule
from directory.hours.tokens import UnreadableError


def refuse_doubts(draft: Draft, rules: list[Rule]) -> None:
    """Raise ``UnreadableError`` where what was said can be taken in two ways."""
    opening = [rule for rule in rules if not rule.closes]
    for doubt, reason in (
        (_overlap(opening), "two hours for one day"),
        (_closed_and_open(draft, opening), "a day both open and closed"),
        (any(not (r.weekdays or r.on_holidays) for r in opening), "no day is left open"),
        (_holidays_twice(draft, opening), "holidays both open and closed"),
        (_new_year_twice(draft), "the new year both open and closed"),
        (_opens_too(draft), "days open too, but when?"),
    ):
        if doubt:
            raise UnreadableError(reason)


def _overlap(opening: list[Rule]) -> bool:
    """Tell whether a rule may be meant to replace another: 月-金 9-17、水 9-12."""
    return any(_may_replace(one, other) for one, other in combinations(opening, 2))


def _may_replace(one: Rule, other: Rule) -> bool:
    apart = (
        not one.weekdays & other.weekdays,
        (one.venue, one.note) != (other.venue, other.note),
        one.nth and other.nth and not one.nth & other.nth,
        one.months and other.months and not one.months & other.months,
        one.season and other.season and one.season != other.season,
        (one.end or 0) <= (other.start or 0) or (other.end or 0) <= (one.start or 0),
    )
    return not any(apart)


def _closed_and_open(draft: Draft, opening: list[Rule]) -> bool:
    shut = shut_weekdays([closing for closing in draft.closed if not closing.by_notation])
    on_holidays = any(rule.on_holidays for rule in opening)
    return bool(shut) and any(
        # A holiday that falls on a closed weekday could go either way.
        on_holidays or (rule.weekdays & shut and not rule.nth)
        for rule in opening
    )


def _holidays_twice(draft: Draft, opening: list[Rule]) -> bool:
    closed = any(closing.condition.holidays for closing in draft.closed)
    settled = any(r.on_holidays and not (r.season or r.months) for r in opening)
    workdays = any(group.condition.workdays for group in draft.groups)
    open_too = any(condition.holidays for condition in draft.open_too)
    return (closed and (settled or open_too)) or (workdays and open_too)


def _new_year_twice(draft: Draft) -> bool:
    closed = any(closing.condition.new_year for closing in draft.closed)
    hours = [group.condition for group in draft.groups]
    return closed and any(condition.new_year for condition in [*draft.open_too, *hours])


def _opens_too(draft: Draft) -> bool:
    named = [c for c in draft.open_too if not c.all_year]
    return any(c.names_weekdays or c.dates or c.months or c.season or c.days_off for c in named)
