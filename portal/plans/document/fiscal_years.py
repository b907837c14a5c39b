"""年度 as readers know them: a fiscal year's name in the era and in the common era."""

from __future__ import annotations

import datetime as dt
import re

_REIWA, _HEISEI = 2019, 1989
_APRIL = 4
_ASCII = str.maketrans("０１２３４５６７８９", "0123456789")
# What can stand in a period beside numbers without saying anything of its own.
_PLAIN = re.compile(r"令和|平成|年度|年|から|まで|元|[0-9０-９（）()〜～~・ー－\-\s]")


def era(year: int) -> str:
    """Return the era year of a fiscal year: "令和7" for 2025, "平成31・令和元" for 2019."""
    if year == _REIWA:
        return "平成31・令和元"
    if year > _REIWA:
        return f"令和{year - _REIWA + 1}"
    if year >= _HEISEI:
        return f"平成{year - _HEISEI + 1}" if year > _HEISEI else "平成元"
    return ""


def name(year: int) -> str:
    """Return "令和7年度（2025年度）"."""
    return f"{era(year)}年度（{year}年度）" if era(year) else f"{year}年度"


def period(start: int | None, end: int | None) -> str:
    """Return a period in words; None at either end is said to be unconfirmed."""
    if start is None and end is None:
        return "期間は未確認"
    first = f"{name(start)}から" if start is not None else "始まりは未確認、"
    last = f"{name(end)}まで" if end is not None else "、終わりは未確認"
    return first + last


def short_period(start: int | None, end: int | None) -> str:
    """Return a period as tables have room for: "令和6〜10年度（2024〜2028）"."""
    if start is None or end is None:
        return period(start, end)
    if start == end:
        return name(start)
    first, last = era(start), era(end)
    if first[:2] == last[:2] == "令和":
        last = last.removeprefix("令和")
    return f"{first}〜{last}年度（{start}〜{end}）" if first else f"{start}〜{end}年度"


def says_only(wording: str, start: int | None, end: int | None) -> bool:
    """Tell whether ``wording`` says nothing but the years from ``start`` to ``end``."""
    if not wording:
        return True
    numbers = set(re.findall(r"[0-9]+|元", wording.translate(_ASCII)))
    known = {form for year in (start, end) if year is not None for form in _forms(year)}
    return None not in (start, end) and numbers <= known and not _PLAIN.sub("", wording)


def year_of(day: dt.date) -> int:
    """Return the fiscal year of a day; it begins in April."""
    return day.year - (day.month < _APRIL)


def _forms(year: int) -> tuple[str, ...]:
    """How a fiscal year is counted: "2024" and "6"; the first of an era is 元."""
    counts = (str(year), str(year - _REIWA + 1), str(year - _HEISEI + 1))
    return (*counts, "元") if year in (_REIWA, _HEISEI) else counts
