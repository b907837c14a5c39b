"""A day of the year as people type it."""

from __future__ import annotations

import re
import unicodedata
from datetime import date

A_LEAP_YEAR = 2024
MONTH_AND_DAY = re.compile(r"(\d{1,2})\D{1,2}(\d{1,2})日?")


def month_day(text: str) -> str:
    """``04-01`` for 4/1, ４－１ or 4月1日. Raises ``ValueError`` for anything else."""
    found = MONTH_AND_DAY.fullmatch(unicodedata.normalize("NFKC", text).strip())
    if not found:
        raise ValueError(text)
    month, day = map(int, found.groups())
    return f"{date(A_LEAP_YEAR, month, day):%m-%d}"
