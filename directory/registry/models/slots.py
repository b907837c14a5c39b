"""曜日と時間帯: 21 bits, three parts of seven days."""

from __future__ import annotations

from collections.abc import Iterable

from django.utils.translation import gettext_lazy as _

WEEKDAYS = (_("月"), _("火"), _("水"), _("木"), _("金"), _("土"), _("日"))
PARTS = (_("午前"), _("午後"), _("夜"))
MOST = 2 ** (len(WEEKDAYS) * len(PARTS)) - 1


def bit(weekday: int, part: int) -> int:
    """The bit of a weekday (Monday is 0) and a part of the day (0 to 2)."""
    return 1 << (weekday * len(PARTS) + part)


def joined(chosen: Iterable[tuple[int, int]]) -> int:
    """Several (weekday, part) as one number."""
    return sum({bit(weekday, part) for weekday, part in chosen})


def split(slots: int) -> list[tuple[int, int]]:
    """The (weekday, part) of a number, Monday morning first."""
    return [
        (weekday, part)
        for weekday in range(len(WEEKDAYS))
        for part in range(len(PARTS))
        if slots & bit(weekday, part)
    ]


def wording(slots: int | None) -> str:
    """「月 午前・午後、水 午後」; blank for None or nothing."""
    days: dict[int, list[str]] = {}
    for weekday, part in split(slots or 0):
        days.setdefault(weekday, []).append(str(PARTS[part]))
    return "、".join(f"{WEEKDAYS[day]} {'・'.join(parts)}" for day, parts in days.items())
