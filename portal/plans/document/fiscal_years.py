"""年度 as readers know them: a fiscal year's name in the era and in the common era."""

from __future__ import annotations

_REIWA, _HEISEI = 2019, 1989


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
