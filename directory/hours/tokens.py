"""The smallest pieces of written opening hours: times, weekdays, dates, "休み", "除く"."""

from __future__ import annotations

from enum import Enum, auto
from typing import NamedTuple


class UnreadableError(Exception):
    """The text has a part that is not understood, or that could mean two things."""


class Kind(Enum):
    """What a token is; ``Token.numbers`` holds what is said in brackets."""

    TIME = auto()  # (minute, 1 if written with 午後)
    ROUND_THE_CLOCK = auto()
    DAYS = auto()  # (weekday, …)
    NTH = auto()  # (1..5 or -1, …)
    WORKDAYS = auto()
    EVERY_DAY = auto()
    ALL_YEAR = auto()
    HOLIDAYS = auto()
    DAYS_OFF = auto()
    NEW_YEAR = auto()  # () or (month, day, month, day)
    MONTHS = auto()  # (month, …)
    MONTH_DAY = auto()  # (month, day)
    MONTH_DAY_END = auto()  # (day,)
    DATE = auto()  # (year, month, day)
    DASH = auto()
    SEPARATOR = auto()
    BREAK = auto()
    EXCEPT = auto()
    CLOSED = auto()
    OPEN_TOO = auto()
    LABEL = auto()
    FILLER = auto()
    OPENING = auto()
    CLOSING = auto()


class Token(NamedTuple):
    """One piece, the numbers it states, and whether a space stands before it."""

    kind: Kind
    text: str
    numbers: tuple[int, ...] = ()
    spaced: bool = False
