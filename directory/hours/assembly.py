"""Put what the segments of a text say together into one schedule, or refuse."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from directory.hours.almanac import EVERY_DAY, NEW_YEAR, Season
from directory.hours.clock import DAY
from directory.hours.conditions import Condition, Dates
from directory.hours.doubts import refuse_doubts
from directory.hours.draft import Closing, Draft, Group, Remark, shut_weekdays
from directory.hours.rows import Rule, Schedule, Special
from directory.hours.segments import Times
from directory.hours.tokens import UnreadableError

_WEEKEND = frozenset({5, 6})
_ROUND_THE_CLOCK: Times = ((0, DAY),)


def assemble(draft: Draft) -> Schedule:
    """Return the schedule ``draft`` states; raises ``UnreadableError`` where it leaves a doubt."""
    _place_loose_days(draft)
    shut = shut_weekdays(draft.closed)
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
    refuse_doubts(draft, rules)
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
