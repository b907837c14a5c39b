"""Opening hours in plain Japanese: the weekly table and one sentence about now."""

from __future__ import annotations

from datetime import date, datetime

from directory.hours import day_names
from directory.hours.almanac import NEW_YEAR
from directory.hours.clock import midnight_of, minute_of
from directory.hours.schedule import HOLIDAY, NEW_YEAR_BREAK, Rule, Schedule, Special
from directory.hours.state import State

UNKNOWN = "受付時間は未確認です。お出かけの前に電話でお確かめください"


def lines(schedule: Schedule | None, today: date | None = None) -> tuple[str, ...]:
    """Return ``schedule`` line by line, such as "月〜金曜　8:30〜17:15".

    Dates that are over by ``today`` are left out.
    """
    if schedule is None:
        return (UNKNOWN,)
    coming = [s for s in schedule.specials if s.yearly or today is None or s.last >= today]
    return (
        *(["いつでも（24時間）"] if schedule.always_open else []),
        *_rule_lines(schedule.rules),
        *_holiday_lines(schedule),
        *(_special_line(special, today) for special in coming),
    )


def sentence(state: State) -> str:
    """Return in one short sentence how it stands now and when it opens next."""
    if not state.known:
        return _unknown(state)
    if state.open:
        return f"ただいま受付中（{_joined(_until(state), state.venue)}）"
    if state.next_opens and state.next_opens.date() == state.at.date() and not _doubt_first(state):
        return _later_today(state, state.next_opens)
    return f"{_closed_today(state)}。{_next(state)}"


def _rule_lines(rules: tuple[Rule, ...]) -> list[str]:
    hours: dict[str, list[str]] = {}
    tails: dict[str, str] = {}
    for rule in rules:
        head, tail = _days(rule), _in_brackets(rule.venue, rule.note)
        key = f"{head}{tail}{rule.closes}"
        tails[key] = tail
        hours.setdefault(key, [head]).append(_hours(rule))
    return [f"{head}　{'、'.join(times)}{tails[key]}" for key, (head, *times) in hours.items()]


def _days(rule: Rule) -> str:
    when = []
    if rule.season:
        when.append(day_names.season(rule.season))
    if rule.months:
        when.append(day_names.months(rule.months))
    named = day_names.weekdays(rule.weekdays)
    if rule.nth:
        named = day_names.nth_weekdays(rule.nth, rule.weekdays)
    days = "・".join(filter(None, (named, HOLIDAY if rule.on_holidays else "")))
    return "の".join([*when, days])


def _hours(row: Rule | Special) -> str:
    if row.start is None or row.end is None:
        return "お休み"
    if (row.start, row.end) == (0, 24 * 60):
        return "24時間"
    return f"{day_names.clock_time(row.start)}〜{day_names.clock_time(row.end)}"


def _holiday_lines(schedule: Schedule) -> list[str]:
    new_year = NEW_YEAR_BREAK
    if schedule.new_year != NEW_YEAR:
        new_year += f"（{day_names.season(schedule.new_year)}）"
    answers = {HOLIDAY: schedule.closed_on_holidays, new_year: schedule.closed_at_new_year}
    if schedule.holidays_have_hours:
        del answers[HOLIDAY]
    said = {True: "はお休み", False: "も受け付けます", None: "は未確認"}
    if schedule.always_open:
        del said[False], said[None]
    return [
        "・".join(names) + words
        for answer, words in said.items()
        if (names := [name for name, given in answers.items() if given is answer])
    ]


def _special_line(special: Special, today: date | None) -> str:
    if special.yearly:
        when = "毎年" + day_names.season(special.season)
    else:
        when = day_names.day_with_weekday(special.first, today)
        if special.last != special.first:
            when += "〜" + day_names.day_with_weekday(special.last, special.first)
    return f"{when}　{_hours(special)}{_in_brackets(special.venue, special.note)}"


def _unknown(state: State) -> str:
    if not state.reason:
        return UNKNOWN
    doubt = f"きょうは{state.reason}で、受け付けるか未確認です。電話でお確かめください"
    return f"{doubt}。次は{_moment(state.next_opens, state.at)}から" if state.next_opens else doubt


def _until(state: State) -> str:
    if state.closes_at is None:
        return "24時間"
    minutes = minute_of(state.closes_at) - midnight_of(state.at.date())
    if minutes <= 48 * 60:
        return f"{day_names.clock_time(minutes)}まで"
    return f"{_moment(state.closes_at, state.at)}まで"


def _later_today(state: State, opens: datetime) -> str:
    time = _time(opens)
    place = _in_brackets(state.venue)
    if state.ended_today:
        return f"ただいま休止中です。{time}からまた受け付けます{place}"
    return f"きょうは{time}から受け付けます{place}"


def _closed_today(state: State) -> str:
    if state.ended_today:
        return "本日は終わりました"
    if not state.reason:
        return "きょうはお休みです"
    joint = "" if state.reason.endswith("ため") else "で"
    return f"きょうは{state.reason}{joint}お休みです"


def _next(state: State) -> str:
    if state.next_opens is None:
        return "次の受付日は電話でお確かめください"
    words = f"次は{_moment(state.next_opens, state.at)}から{_in_brackets(state.venue)}"
    if _doubt_first(state) and state.perhaps_opens:
        day = day_names.day_with_weekday(state.perhaps_opens.date(), state.at.date())
        words += f"。{day}は未確認です"
    return words


def _doubt_first(state: State) -> bool:
    return state.perhaps_opens is not None


def _moment(moment: datetime, now: datetime) -> str:
    return day_names.day_with_weekday(moment.date(), now.date()) + _time(moment)


def _time(moment: datetime) -> str:
    return f"{moment.hour}:{moment.minute:02}"


def _joined(*parts: str) -> str:
    return "、".join(filter(None, parts))


def _in_brackets(*parts: str) -> str:
    inside = _joined(*parts)
    return f"（{inside}）" if inside else ""
