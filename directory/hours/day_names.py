"""Weekdays, months and dates as Japanese writes them."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterable
from datetime import date

from directory.hours.almanac import LAST, MonthDay, Season
from directory.hours.clock import DAY

WEEKDAYS = "月火水木金土日"
ODD_MONTHS = frozenset({1, 3, 5, 7, 9, 11})
EVEN_MONTHS = frozenset({2, 4, 6, 8, 10, 12})


def runs(numbers: Iterable[int]) -> list[tuple[int, int]]:
    """Return the unbroken runs in ``numbers`` as (first, last), ascending."""
    found: list[tuple[int, int]] = []
    for number in sorted(numbers):
        if found and number == found[-1][1] + 1:
            found[-1] = (found[-1][0], number)
        else:
            found.append((number, number))
    return found


def weekdays(days: frozenset[int]) -> str:
    """Return e.g. "月〜金曜", "土・日曜", "毎日"."""
    if len(days) == len(WEEKDAYS):
        return "毎日"
    parts: list[str] = []
    for first, last in runs(days):
        if last - first >= 2:
            parts.append(f"{WEEKDAYS[first]}〜{WEEKDAYS[last]}")
        else:
            parts.extend(WEEKDAYS[first : last + 1])
    return "・".join(parts) + "曜" if parts else ""


def nth_weekdays(nth: frozenset[int], days: frozenset[int]) -> str:
    """Return e.g. "第2・第4土曜", "最終金曜", "第1の月曜・水曜"."""
    ordinals = [f"第{n}" for n in sorted(nth - {LAST})] + ["最終"] * (LAST in nth)
    joint = "の" if len(days) > 1 else ""
    return "・".join(ordinals) + joint + "・".join(f"{WEEKDAYS[day]}曜" for day in sorted(days))


def months(numbers: frozenset[int]) -> str:
    """Return e.g. "奇数月", "4・7・10月"."""
    if numbers == ODD_MONTHS:
        return "奇数月"
    if numbers == EVEN_MONTHS:
        return "偶数月"
    return "・".join(map(str, sorted(numbers))) + "月"


def month_day(day: MonthDay | date) -> str:
    """Return e.g. "8月13日"."""
    return f"{day.month}月{day.day}日"


def season(when: Season) -> str:
    """Return e.g. "4月〜9月", "12月29日〜1月3日", "8月", "11月3日"."""
    first, last = when
    if first.day == 1 and last.day >= monthrange(2027, last.month)[1]:
        whole = f"{first.month}月"
        return whole if first.month == last.month else f"{whole}〜{last.month}月"
    if first == last:
        return month_day(first)
    end = f"{last.day}日" if first.month == last.month else month_day(last)
    return f"{month_day(first)}〜{end}"


def day_with_weekday(day: date, today: date | None = None) -> str:
    """Return e.g. "11月24日（火）", with the year unless it is that of ``today``."""
    year = "" if today is not None and day.year == today.year else f"{day.year}年"
    return f"{year}{month_day(day)}（{WEEKDAYS[day.weekday()]}）"


def clock_time(minute: int) -> str:
    """Return e.g. "8:30", and "翌2:00" for minutes after the day's end."""
    following, minute = ("翌", minute - DAY) if minute > DAY else ("", minute)
    return f"{following}{minute // 60}:{minute % 60:02}"
