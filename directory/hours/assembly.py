"""Put what the segments of a text say together into one schedule, or refuse."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from itertools import combinations
from typing import NamedTuple

from directory.hours.almanac import NEW_YEAR, Season
from directory.hours.clock import DAY
from directory.hours.conditions import Condition, Dates
from directory.hours.schedule import EVERY_DAY, Rule, Schedule, Special
from directory.hours.segments import Times
from directory.hours.tokens import UnreadableError

_WEEKEND = frozenset({5, 6})
_ROUND_THE_CLOCK: Times = ((0, DAY),)


class Remark(NamedTuple):
    """Where something takes place and what else is to be said of it."""

    venue: str = ""
    note: str = ""


class Group(NamedTuple):
    """Days, their times, and a remark."""

    condition: Condition
    times: Times
    remark: Remark = Remark()


class Closing(NamedTuple):
    """Days that are closed, a remark, and whether 休: states it, which beats any rule."""

    condition: Condition
    remark: Remark = Remark()
    by_notation: bool = False


@dataclass(slots=True)
class Draft:
    """Everything the segments said, in the order written."""

    groups: list[Group] = field(default_factory=list)
    specials: list[Special] = field(default_factory=list)
    closed: list[Closing] = field(default_factory=list)
    open_too: list[Condition] = field(default_factory=list)
    days_only: list[Condition] = field(default_factory=list)


def assemble(draft: Draft) -> Schedule:
    """Return the schedule ``draft`` states; raises ``UnreadableError`` where it leaves a doubt."""
    _place_loose_days(draft)
    shut = _shut_weekdays(draft.closed)
    groups = [_with_days(group, shut, draft) for group in draft.groups]
    _refuse_mixture(draft.groups)
    always = _is_always_open(groups, shut)
    regular = [] if always else groups
    rules = [rule for group in regular for rule in _rules(group, shut)]
    derived = any(group.condition.empty for group in draft.groups)
    rules += [rule for closing in draft.closed for rule in _closing_rules(closing, derived)]
    specials = [*draft.specials, *_new_year_hours(groups), *_closed_dates(draft)]
    opened = [*(not rule.closes for rule in rules), *(not special.closes for special in specials)]
    if not (always or any(opened)):
        raise UnreadableError("no hours")
    _refuse_contradiction(draft, rules)
    new_year_closed, new_year = _new_year(draft, always)
    schedule = Schedule(
        rules=tuple(rules),
        specials=tuple(specials),
        closed_on_holidays=_holidays(draft, rules, always),
        closed_at_new_year=new_year_closed,
        new_year=new_year,
        always_open=always,
    )
    return replace(schedule, closed_on_holidays=None) if schedule.holidays_have_hours else schedule


def _place_loose_days(draft: Draft) -> None:
    """Give days written apart from their times ("月～金／9時～17時") to these times."""
    if not draft.days_only:
        return
    first, *more = draft.days_only
    if first.all_year and not more:
        draft.open_too.append(first)
    elif more or len(draft.groups) != 1 or not draft.groups[0].condition.empty:
        raise UnreadableError("days without times")
    else:
        draft.groups[0] = draft.groups[0]._replace(condition=first)


def _shut_weekdays(closed: list[Closing]) -> frozenset[int]:
    plain = [c.condition for c in closed if not (c.condition.season or c.condition.months)]
    return frozenset().union(*(c.days for c in plain if not c.all_year))


def _with_days(group: Group, shut: frozenset[int], draft: Draft) -> Group:
    """Return the group with its weekdays, derived from the closed ones where none is named."""
    condition = group.condition
    if not condition.empty:
        return group
    declared = any(c.all_year for c in _declared_open(draft))
    round_the_clock = group.times == _ROUND_THE_CLOCK and not shut
    if not (declared or round_the_clock or shut >= _WEEKEND):
        raise UnreadableError("no weekday is stated")
    return group._replace(
        condition=Condition(days=EVERY_DAY - shut, every_day=not shut, label=condition.label)
    )


def _declared_open(draft: Draft) -> Iterator[Condition]:
    yield from draft.open_too
    yield from (closing.condition for closing in draft.closed if closing.condition.all_year)
    yield from (group.condition for group in draft.groups if group.condition.all_year)


def _refuse_mixture(groups: list[Group]) -> None:
    if len({group.condition.empty for group in groups}) > 1:
        raise UnreadableError("hours with days beside hours without")


def _is_always_open(groups: list[Group], shut: frozenset[int]) -> bool:
    if len(groups) != 1 or shut:
        return False
    condition, times, remark = groups[0]
    limited = condition.season or condition.months or condition.nth_days or any(remark)
    everywhere = condition.every_day and not condition.label
    return times == _ROUND_THE_CLOCK and everywhere and not limited


def _rules(group: Group, shut: frozenset[int]) -> Iterator[Rule]:
    condition, times, remark = group
    for days, nth, on_holidays in _selectors(condition, shut):
        for start, end in times:
            yield Rule(
                weekdays=days,
                start=start,
                end=end,
                nth=nth,
                months=condition.months,
                season=condition.season,
                venue=remark.venue,
                note=remark.note or condition.label,
                on_holidays=on_holidays,
            )


def _selectors(
    condition: Condition, shut: frozenset[int]
) -> list[tuple[frozenset[int], frozenset[int], bool]]:
    if condition.dates or (condition.days_off and not condition.holidays):
        raise UnreadableError("dates or 休日 among weekly hours")
    found = [(days, nth, False) for nth, days in condition.nth_days]
    if condition.days:
        umbrella = condition.every_day or condition.workdays
        days = condition.days - shut if umbrella else condition.days
        found.insert(0, (days, frozenset(), False))
    if condition.holidays and len(found) == 1:
        return [(*found[0][:2], True)]
    if condition.holidays:
        found.append((frozenset(), frozenset(), True))
    if not found and not condition.new_year:
        raise UnreadableError("times without days")
    return found


def _closing_rules(closing: Closing, derived: bool) -> Iterator[Rule]:
    condition, (venue, note), by_notation = closing
    part_of_year = bool(condition.season or condition.months)
    selectors = [(days, nth) for nth, days in condition.nth_days]
    if condition.days and (part_of_year or (by_notation and not derived)):
        selectors.append((condition.days, frozenset()))
    if part_of_year and (not selectors or condition.holidays or condition.new_year):
        raise UnreadableError("part of the year is closed on no weekday")
    for days, nth in selectors:
        yield Rule(
            weekdays=days,
            nth=nth,
            months=condition.months,
            season=condition.season,
            venue=venue,
            note=note,
        )


def _new_year_hours(groups: list[Group]) -> Iterator[Special]:
    for condition, times, remark in groups:
        if condition.new_year:
            days = Dates.of(condition.new_year)
            for start, end in times:
                yield _special(days, remark, start, end)


def _closed_dates(draft: Draft) -> Iterator[Special]:
    taken = _new_year_dates(draft)
    for closing in draft.closed:
        for days in closing.condition.dates:
            if days is not taken:
                yield _special(days, closing.remark)


def _special(
    days: Dates, remark: Remark, start: int | None = None, end: int | None = None
) -> Special:
    return Special(
        first=days.first,
        last=days.last,
        yearly=days.yearly,
        start=start,
        end=end,
        venue=remark.venue,
        note=remark.note,
    )


def special_hours(group: Group) -> Iterator[Special]:
    """Yield the specials of a group whose days are dates; raises ``UnreadableError``."""
    condition, times, remark = group
    if not condition.dates or condition.names_weekdays or condition.holidays:
        raise UnreadableError("a special needs a date")
    for days in condition.dates:
        for start, end in times:
            yield _special(days, remark, start, end)


def _new_year_dates(draft: Draft) -> Dates | None:
    """Return the closed dates that are the turn of the year under no name ("12/29～1/3")."""
    if any(closing.condition.new_year for closing in draft.closed):
        return None
    for closing in draft.closed:
        for days in closing.condition.dates:
            turns = days.yearly and days.first.month == 12 and days.last.month == 1
            if turns and not any(closing.remark):
                return days
    return None


def _new_year(draft: Draft, always: bool) -> tuple[bool | None, Season]:
    named = [c.condition.new_year for c in draft.closed if c.condition.new_year]
    if named:
        return True, named[0]
    if dates := _new_year_dates(draft):
        return True, dates.season
    for condition in _declared_open(draft):
        if condition.new_year or condition.all_year:
            return None if always else False, condition.new_year or NEW_YEAR
    return None, NEW_YEAR


def _holidays(draft: Draft, rules: list[Rule], always: bool) -> bool | None:
    if _closed_on_holidays(draft, rules):
        return True
    declared = any(c.holidays or c.all_year for c in _declared_open(draft))
    if declared or any(group.condition.every_day for group in draft.groups):
        return None if always else False
    return None


def _closed_on_holidays(draft: Draft, rules: list[Rule]) -> bool:
    if any(group.condition.workdays for group in draft.groups):
        return True
    if any(closing.condition.holidays for closing in draft.closed):
        return True
    if not any(closing.condition.days_off for closing in draft.closed):
        return False
    # 休日 may mean weekends too: that makes no difference to weekday hours alone.
    if any(rule.weekdays & _WEEKEND for rule in rules if not rule.closes):
        raise UnreadableError("休日")
    return True


def _refuse_contradiction(draft: Draft, rules: list[Rule]) -> None:
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
    shut = _shut_weekdays([closing for closing in draft.closed if not closing.by_notation])
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
