"""On which days: weekdays, nth weekdays, months, seasons, holidays, dates."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from directory.hours.almanac import EVERY_DAY, NEW_YEAR, MonthDay, Season
from directory.hours.tokens import Kind, Token, UnreadableError

# A leap year, so that February 29 can return every year.
_ANY_YEAR = 2000
_WORKDAYS = frozenset(range(5))


@dataclass(slots=True)
class Dates:
    """From one date to another; ``yearly`` ones stand in a year without meaning."""

    first: date
    last: date
    yearly: bool

    @classmethod
    def of(cls, season: Season) -> Dates:
        """Return ``season`` as dates that return every year."""
        first, last = (date(_ANY_YEAR, *month_day) for month_day in season)
        return cls(first, last, yearly=True)

    @property
    def season(self) -> Season:
        """The days of the year."""
        return Season.between(self.first, self.last)


@dataclass(slots=True)
class Condition:
    """The days one part of a text speaks of.

    ``every_day``, ``workdays``, ``all_year``: the word itself was written (毎日, 平日, 無休).
    ``days_off``: 休日 was, which may or may not include weekends. ``label`` is what the
    hours are for, such as 電話相談.
    """

    days: frozenset[int] = frozenset()
    nth_days: list[tuple[frozenset[int], frozenset[int]]] = field(default_factory=list)
    months: frozenset[int] = frozenset()
    season: Season | None = None
    dates: list[Dates] = field(default_factory=list)
    holidays: bool = False
    new_year: Season | None = None
    every_day: bool = False
    workdays: bool = False
    all_year: bool = False
    days_off: bool = False
    label: str = ""

    @property
    def names_weekdays(self) -> bool:
        """Whether any weekday is named."""
        return bool(self.days or self.nth_days)

    @property
    def empty(self) -> bool:
        """Whether no day at all is named."""
        named = self.names_weekdays or self.dates or self.months or self.season
        return not (named or self.holidays or self.new_year or self.days_off or self.all_year)


def read_condition(tokens: list[Token]) -> Condition:
    """Return what ``tokens`` name; raises ``UnreadableError`` where they are ambiguous."""
    condition, position = Condition(), 0
    while position < len(tokens):
        position += _read_one(condition, tokens, position)
    _season_from_dates(condition)
    return condition


def _read_one(condition: Condition, tokens: list[Token], at: int) -> int:
    """Take in the token at ``at`` (and its partners); return how many were taken."""
    token = tokens[at]
    match token.kind:
        case Kind.DAYS:
            return _days(condition, tokens, at)
        case Kind.NTH:
            return _nth(condition, tokens, at)
        case Kind.MONTHS:
            return _months(condition, tokens, at)
        case Kind.MONTH_DAY | Kind.DATE:
            return _dates(condition, tokens, at)
        case Kind.NEW_YEAR:
            condition.new_year = _new_year(token)
        case Kind.LABEL:
            condition.label = _label(token.text)
        case _:
            _word(condition, token)
    return 1


def _word(condition: Condition, token: Token) -> None:
    match token.kind:
        case Kind.WORKDAYS:
            condition.workdays, condition.days = True, condition.days | _WORKDAYS
        case Kind.EVERY_DAY:
            condition.every_day, condition.days = True, EVERY_DAY
        case Kind.ALL_YEAR:
            condition.all_year = condition.every_day = True
            condition.days = EVERY_DAY
        case Kind.HOLIDAYS:
            condition.holidays = True
        case Kind.DAYS_OFF:
            condition.days_off = True
        case Kind.SEPARATOR | Kind.FILLER:
            pass
        case _:
            raise UnreadableError(token.text)


def _days(condition: Condition, tokens: list[Token], at: int) -> int:
    # 「第3水曜・日曜」 may mean the third Sunday or every Sunday.
    if condition.nth_days:
        raise UnreadableError(tokens[at].text)
    first = tokens[at].numbers
    if not _is(tokens, at + 1, Kind.DASH):
        condition.days |= frozenset(first)
        return 1
    if not _is(tokens, at + 2, Kind.DAYS) or len(first + tokens[at + 2].numbers) != 2:
        raise UnreadableError(tokens[at].text)
    length = (tokens[at + 2].numbers[0] - first[0]) % 7
    condition.days |= frozenset((first[0] + step) % 7 for step in range(length + 1))
    return 3


def _nth(condition: Condition, tokens: list[Token], at: int) -> int:
    if not _is(tokens, at + 1, Kind.DAYS) or _is(tokens, at + 2, Kind.DASH):
        raise UnreadableError(tokens[at].text)
    nth, days = frozenset(tokens[at].numbers), frozenset(tokens[at + 1].numbers)
    condition.nth_days.append((nth, days))
    return 2


def _months(condition: Condition, tokens: list[Token], at: int) -> int:
    numbers = tokens[at].numbers
    if not all(1 <= month <= 12 for month in numbers):
        raise UnreadableError(tokens[at].text)
    if not _is(tokens, at + 1, Kind.DASH):
        condition.months |= frozenset(numbers)
        return 1
    if not _is(tokens, at + 2, Kind.MONTHS) or len(numbers + tokens[at + 2].numbers) != 2:
        raise UnreadableError(tokens[at].text)
    last = tokens[at + 2].numbers[0]
    if condition.season or not 1 <= last <= 12:
        raise UnreadableError(tokens[at].text)
    condition.season = Season(MonthDay(numbers[0], 1), MonthDay(last, _length_of(last)))
    return 3


def _dates(condition: Condition, tokens: list[Token], at: int) -> int:
    first, taken = tokens[at], 1
    last = first
    if _is(tokens, at + 1, Kind.DASH):
        if at + 2 >= len(tokens):
            raise UnreadableError(first.text)
        last, taken = tokens[at + 2], 3
    numbers = first.numbers[: -len(last.numbers)] + last.numbers
    if last.kind not in (Kind.DATE, Kind.MONTH_DAY, Kind.MONTH_DAY_END):
        raise UnreadableError(last.text)
    yearly = len(first.numbers) == 2
    found = Dates(_date(first.numbers), _date(numbers), yearly)
    if len(numbers) != len(first.numbers) or (not yearly and found.last < found.first):
        raise UnreadableError(first.text)
    condition.dates.append(found)
    return taken


def _date(numbers: tuple[int, ...]) -> date:
    year, month, day = numbers if len(numbers) == 3 else (_ANY_YEAR, *numbers)
    try:
        return date(year, month, day)
    except ValueError:
        raise UnreadableError("/".join(map(str, numbers))) from None


def _new_year(token: Token) -> Season:
    if not token.numbers:
        return NEW_YEAR
    return Season.between(_date(token.numbers[:2]), _date(token.numbers[2:]))


def _season_from_dates(condition: Condition) -> None:
    """Dates beside weekdays say in which part of the year these weekdays count."""
    if not (condition.names_weekdays and condition.dates):
        return
    if len(condition.dates) > 1 or not condition.dates[0].yearly or condition.season:
        raise UnreadableError("dates beside weekdays")
    condition.season = condition.dates.pop().season


def _label(text: str) -> str:
    """Return the label if it tells one way of asking from another, else ""."""
    return text if any(way in text for way in ("電話", "来所", "来庁", "面談", "面接")) else ""


def _length_of(month: int) -> int:
    return 29 if month == 2 else 30 if month in (4, 6, 9, 11) else 31


def _is(tokens: list[Token], at: int, kind: Kind) -> bool:
    return at < len(tokens) and tokens[at].kind is kind
