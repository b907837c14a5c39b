"""The rows that make up opening hours; an editor ticks each together in a form."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from directory.hours.almanac import NEW_YEAR, Season, in_season, is_nth
from directory.hours.clock import DAY


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """Hours that come back every week, or on the nth such weekday of a month.

    ``weekdays`` count from 0 (Monday); ``nth`` holds 1..5 and -1 for the last, empty for
    every week; ``months`` empty means all. Minutes count from midnight and ``end`` may pass
    1440. Without times the rule closes the days it names. ``on_holidays`` makes it hold on
    every national holiday too, in place of the rules that do not say so; with no weekday, on
    holidays only. Raises ``ValueError`` for impossible times.
    """

    weekdays: frozenset[int]
    start: int | None = None
    end: int | None = None
    nth: frozenset[int] = frozenset()
    months: frozenset[int] = frozenset()
    season: Season | None = None
    venue: str = ""
    note: str = ""
    on_holidays: bool = False

    def __post_init__(self) -> None:
        _refuse_impossible(self.start, self.end)

    @property
    def closes(self) -> bool:
        """Whether the rule closes its days instead of opening them."""
        return self.start is None

    def in_force(self, day: date) -> bool:
        """Tell whether month and season of ``day`` fit."""
        in_month = not self.months or day.month in self.months
        return in_month and (self.season is None or in_season(self.season, day))

    def names(self, day: date) -> bool:
        """Tell whether the rule speaks of ``day``, holidays left aside."""
        fits = day.weekday() in self.weekdays and (not self.nth or is_nth(day, self.nth))
        return fits and self.in_force(day)


@dataclass(frozen=True, slots=True, kw_only=True)
class Special:
    """What holds from ``first`` to ``last`` in place of every rule; no times means closed.

    ``yearly`` makes it return every year; the years of the two dates then mean nothing.
    Raises ``ValueError`` for impossible times or dates.
    """

    first: date
    last: date
    start: int | None = None
    end: int | None = None
    yearly: bool = False
    venue: str = ""
    note: str = ""

    def __post_init__(self) -> None:
        _refuse_impossible(self.start, self.end)
        if not self.yearly and self.last < self.first:
            raise ValueError("a special must not end before it begins")

    @property
    def closes(self) -> bool:
        """Whether the days are closed."""
        return self.start is None

    @property
    def season(self) -> Season:
        """The days of the year it returns on, when yearly."""
        return Season.between(self.first, self.last)

    def covers(self, day: date) -> bool:
        """Tell whether ``day`` is one of its days."""
        return in_season(self.season, day) if self.yearly else self.first <= day <= self.last

    @property
    def breadth(self) -> tuple[bool, int]:
        """How general it is: the narrower of two that cover a day decides."""
        return self.yearly, (self.last - self.first).days % 366


@dataclass(frozen=True, slots=True, kw_only=True)
class Schedule:
    """Everything known of when something is open.

    ``closed_on_holidays`` and ``closed_at_new_year`` are ``None`` where nobody stated it;
    ``new_year`` says which days those are. ``always_open``: round the clock, all year, but
    for what is stated to be closed.
    """

    rules: tuple[Rule, ...] = ()
    specials: tuple[Special, ...] = ()
    closed_on_holidays: bool | None = None
    closed_at_new_year: bool | None = None
    new_year: Season = NEW_YEAR
    always_open: bool = False

    @property
    def holidays_have_hours(self) -> bool:
        """Whether a rule settles the hours of every national holiday."""
        return any(
            rule.on_holidays and not (rule.closes or rule.season or rule.months)
            for rule in self.rules
        )


def _refuse_impossible(start: int | None, end: int | None) -> None:
    if start is None and end is None:
        return
    if start is None or end is None or not 0 <= start < DAY or not start < end <= start + DAY:
        raise ValueError(f"impossible hours: {start} to {end} minutes from midnight")
