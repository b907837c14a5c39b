"""Write a schedule in the compact notation that ``parse`` reads back to the same schedule."""

from __future__ import annotations

import re
from collections.abc import Iterator

from directory.hours.almanac import LAST, NEW_YEAR, Season
from directory.hours.day_names import WEEKDAYS, clock_time, months, runs
from directory.hours.schedule import Rule, Schedule, Special


def to_text(schedule: Schedule) -> str:
    """Return ``schedule`` as statements joined by "; "."""
    statements = ["24時間"] if schedule.always_open else []
    statements += [_rule(rule) for rule in schedule.rules]
    statements += _holidays(schedule)
    statements += [_special(special) for special in schedule.specials]
    return "; ".join(statements)


def _rule(rule: Rule) -> str:
    parts = ["休:"] if rule.closes else []
    if rule.season:
        parts.append(_season(rule.season))
    if rule.months:
        parts.append(months(rule.months))
    parts += [_days(rule), *_times(rule), *_remarks(rule)]
    return " ".join(parts)


def _days(rule: Rule) -> str:
    holidays = "祝" if rule.on_holidays else ""
    if rule.nth:
        ordinals = [str(n) for n in sorted(rule.nth - {LAST})] + ["最終"] * (LAST in rule.nth)
        head = "第" if ordinals[0] != "最終" else ""
        return (
            head
            + "・".join(ordinals)
            + "".join(WEEKDAYS[d] for d in sorted(rule.weekdays))
            + holidays
        )
    ranges = [
        f"{WEEKDAYS[first]}-{WEEKDAYS[last]}" if last - first >= 2 else WEEKDAYS[first : last + 1]
        for first, last in runs(rule.weekdays)
    ]
    return "・".join(ranges + ([holidays] if holidays else []))


def _season(season: Season) -> str:
    return "-".join(f"{month}/{day}" for month, day in season)


def _times(row: Rule | Special) -> list[str]:
    if row.start is None or row.end is None:
        return []
    return [f"{clock_time(row.start)}-{clock_time(row.end)}"]


def _remarks(row: Rule | Special) -> Iterator[str]:
    for mark, text in (("@", row.venue), ("#", row.note)):
        if text:
            yield mark + (text if re.fullmatch(r"[^\W\d_]+", text) else _quoted(text))


def _quoted(text: str) -> str:
    return "「" + text.replace("」", "」」") + "」"


def _holidays(schedule: Schedule) -> Iterator[str]:
    new_year = "年末年始"
    if schedule.new_year != NEW_YEAR:
        new_year += f"({_season(schedule.new_year)})"
    holidays = None if schedule.holidays_have_hours else schedule.closed_on_holidays
    answers = (("祝", holidays), (new_year, schedule.closed_at_new_year))
    for head, wanted in (("休", True), ("開", False)):
        if names := [name for name, answer in answers if answer is wanted]:
            yield f"{head}: {', '.join(names)}"


def _special(special: Special) -> str:
    if special.yearly:
        first, last = (f"{d.month}/{d.day}" for d in (special.first, special.last))
    else:
        first, last = special.first.isoformat(), special.last.isoformat()
    dates = first if special.first == special.last else f"{first}〜{last}"
    head = "休:" if special.closes else "特:"
    return " ".join([head, dates, *_times(special), *_remarks(special)])
