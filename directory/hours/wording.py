"""Cut written opening hours into tokens: which wordings are understood, and as what."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable

from directory.hours.almanac import LAST
from directory.hours.clock import DAY
from directory.hours.day_names import EVEN_MONTHS, ODD_MONTHS, WEEKDAYS
from directory.hours.tokens import Kind, Token, UnreadableError


def tokens(text: str) -> list[Token]:
    """Return the pieces of ``text``; raises ``UnreadableError`` at the first that is none."""
    plain = unicodedata.normalize("NFKC", text).strip()
    found: list[Token] = []
    position = 0
    while position < len(plain):
        token, position = _next_token(plain, position)
        found.append(token)
    return found


def _next_token(plain: str, position: int) -> tuple[Token, int]:
    start = position
    while plain[start].isspace():
        start += 1
    for kind, pattern, numbers in _PATTERNS:
        if match := pattern.match(plain, start):
            token = Token(kind, match.group(), numbers(match), start > position)
            return token, match.end()
    raise UnreadableError(plain[start:])


def _none(_: re.Match[str]) -> tuple[int, ...]:
    return ()


def _all_digits(match: re.Match[str]) -> tuple[int, ...]:
    return tuple(map(int, re.findall(r"\d+", match.group())))


def _time(match: re.Match[str]) -> tuple[int, ...]:
    if match["noon"]:
        return 12 * 60, 0
    hour, minute = (
        int(match["hour"]),
        30 if match["half"] else int(match["minute"] or match["minutes"] or 0),
    )
    afternoon = match["noun"] == "午後"
    # 午前12時 is written for noon and for midnight alike.
    if minute > 59 or hour > (48 if match["noun"] is None else 12) or _is_midnight_or_noon(match):
        raise UnreadableError(match.group())
    total = hour * 60 + minute
    if afternoon and hour < 12:
        total += 12 * 60
    return total + (DAY if match["following"] else 0), int(afternoon)


def _is_midnight_or_noon(match: re.Match[str]) -> bool:
    return match["noun"] == "午前" and int(match["hour"]) == 12


def _weekdays(match: re.Match[str]) -> tuple[int, ...]:
    return tuple(WEEKDAYS.index(day) for day in match["days"])


def _nth(match: re.Match[str]) -> tuple[int, ...]:
    last = (LAST,) if re.search("最終|最後", match.group()) else ()
    return _all_digits(match) + last


def _months(match: re.Match[str]) -> tuple[int, ...]:
    named = {"奇数月": ODD_MONTHS, "偶数月": EVEN_MONTHS}.get(match.group())
    return tuple(sorted(named)) if named else _all_digits(match)


def _reiwa(match: re.Match[str]) -> tuple[int, ...]:
    year, month, day = _all_digits(match)
    return year + 2018, month, day


# Offices in Okinawa close on it by ordinance.
_OKINAWA_MEMORIAL_DAY = (6, 23)
_DIGITS = r"\d{1,2}"
_LIST = r"\s*[・,、]\s*"
_MONTH_DAY = rf"(?:{_DIGITS}/{_DIGITS}(?![\d:/])|{_DIGITS}月{_DIGITS}日)"
_DASHES = r"\-~〜‐‑‒–—―−ー"
_DASH = rf"(?:から|より|[{_DASHES}])"
_AFTER_DAYS = rf"(?=$|[\s\d{_DASHES}・,、/()\[\]祝のはをもと:第最午正平毎年終お休定及並か電])"
_WEEKDAY = r"(?P<days>[月火水木金土日]{1,7})"
_TIME = (
    r"(?P<following>翌日?)?(?P<noun>午前|午後)?\s*(?:(?P<noon>正午)|(?P<hour>\d{1,2})"
    r"(?::(?P<minute>\d{2})(?!\d)|時(?!間)(?:(?P<half>半)|(?P<minutes>\d{1,2}(?=分)|\d{2}(?!\d))分?)?))"
)
_CLOSED = (
    r"(?:は|が)?[、,]?\s*(?:お休み|休み|休館日?|休業日?|休所日?|閉館日?|閉庁日?|閉所日?|定休日?)"
    r"(?:となります|になります|します|です)?"
)
_LABEL = (
    r"(?:電話|来所|来庁|窓口|面談|面接|受付|相談|開館|開所|開庁|業務|執務|利用|営業|対応)"
    r"{1,2}(?:日時|時間|日)?(?=[\s:は\d午]|$)"
)
_READERS: list[tuple[Kind, str, Callable[[re.Match[str]], tuple[int, ...]]]] = [
    (Kind.ROUND_THE_CLOCK, r"(?:終日)?24時間(?:対応|受付|営業|開館|体制)?|終日", _none),
    (
        Kind.NEW_YEAR,
        rf"年末年始(?:の期間)?(?:\s*\(\s*{_MONTH_DAY}\s*{_DASH}\s*(?:翌年)?{_MONTH_DAY}(?:まで)?\s*\))?",
        _all_digits,
    ),
    (Kind.DATE, r"\d{4}(?:-\d{1,2}-\d{1,2}|/\d{1,2}/\d{1,2}|年\d{1,2}月\d{1,2}日)", _all_digits),
    (Kind.DATE, r"令和\d{1,2}年\d{1,2}月\d{1,2}日", _reiwa),
    (Kind.MONTH_DAY, _MONTH_DAY, _all_digits),
    (Kind.MONTH_DAY, r"慰霊の日", lambda _: _OKINAWA_MEMORIAL_DAY),
    (Kind.TIME, _TIME, _time),
    (Kind.MONTHS, rf"奇数月|偶数月|{_DIGITS}(?:{_LIST}{_DIGITS})*月(?![\d曜])", _months),
    (
        Kind.NTH,
        rf"(?:第\s*[1-5](?!\d)(?:(?:{_LIST}|と)(?:第\s*)?(?:[1-5](?!\d)|最終))*|最終|最後の?)の?",
        _nth,
    ),
    (Kind.MONTH_DAY_END, rf"{_DIGITS}日", _all_digits),
    (Kind.WORKDAYS, r"平日", _none),
    (Kind.ALL_YEAR, r"年中無休|無休|365日|なし$|無し$", _none),
    (Kind.EVERY_DAY, r"毎日", _none),
    (Kind.HOLIDAYS, r"国民の祝日|祝祭日|祝[・]?休日|祝日|振替休日|祝", _none),
    (Kind.BREAK, r"昼休み?(?:時間)?|昼休憩|休憩(?:時間)?|休み時間", _none),
    (Kind.DAYS_OFF, r"休日", _none),
    (Kind.EXCEPT, r"(?:は|を)?\s*(?:除きます|除き|除く|のぞく)", _none),
    (Kind.CLOSED, _CLOSED, _none),
    (
        Kind.OPEN_TOO,
        r"も\s*(?:開館|開所|営業|受付|対応|受け付け|実施)(?:しています|します|ています|ます)?",
        _none,
    ),
    (Kind.DAYS, rf"{_WEEKDAY}(?:曜日?(?=[{WEEKDAYS}]曜)|(?:曜日?)?{_AFTER_DAYS})", _weekdays),
    (Kind.LABEL, _LABEL, _none),
    (Kind.DASH, _DASH, _none),
    (Kind.SEPARATOR, r"[・,、/]|及び|および|並びに|ならびに|と", _none),
    (Kind.FILLER, r"毎週|毎月|まで|のみ|だけ|[はのに:]", _none),
    (Kind.OPENING, r"[(\[【]", _none),
    (Kind.CLOSING, r"[)\]】]", _none),
]
_PATTERNS = [(kind, re.compile(pattern), numbers) for kind, pattern, numbers in _READERS]
