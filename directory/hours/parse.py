"""Read opening hours as editors and offices write them.

The compact notation, which ``notation.to_text`` writes, is a list of statements separated
by ``;`` (or line ends, or 。)::

    月-金 8:30-17:15                    every week; several times: 8:30-12:00, 13:00-17:15
    第2・4土 9:00-12:00 @西公民館         the nth (最終: the last) of a month, at a venue
    4/1-9/30 土日祝 10:00-18:00 #要予約   in a season, on holidays too, with a note
    奇数月 第1水 13:30-15:30             in some months: 奇数月, 偶数月, 1・4・7月
    平日 9:00-17:00                      Monday to Friday, closed on national holidays
    毎日 9:00-21:00 / 24時間             every day, holidays too / round the clock, all year
    月 22:00-翌2:00                      past midnight
    休: 祝, 年末年始(12/29-1/3), 第3日, 8/13-8/15, 2026-12-05
    開: 祝, 年末年始                      these are ordinary days
    特: 2026-12-20 10:00-15:00 @本館     in place of the usual hours; 12/20 for every year

A venue or note with other signs than letters stands in 「」, and 」 in it is doubled. What
``休`` and ``開`` leave open about holidays and the new year stays unknown.

Offices' own wording is read as far as it is plain, for instance
「月曜日から金曜日 午前8時30分から午後5時15分」, 「平日9時～21時／土曜9時～17時」,
「（12:00～13:00を除く）」, 「祝日、年末年始は除く」. A doubt is never decided by guessing: where no
weekday is stated there is no schedule.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from typing import NamedTuple

from directory.hours.assembly import assemble, special_hours
from directory.hours.draft import Closing, Draft, Group, Remark
from directory.hours.schedule import Schedule
from directory.hours.segments import Segment, read_clause, read_days, read_segment
from directory.hours.tokens import Token, UnreadableError
from directory.hours.wording import tokens


class Parsed(NamedTuple):
    """The schedule, or ``None``; and the parts of the text it does not cover, as written."""

    schedule: Schedule | None
    unread: tuple[str, ...] = ()


Reader = Callable[[Draft, str, Remark], None]


def parse(hours: str, closed: str = "") -> Parsed:
    """Read ``hours`` and the ``closed`` days stated beside them. Never raises.

    Without a schedule everything is unread; with one, only remarks that cannot change it.
    """
    draft, unread = Draft(), list[str]()
    statements = _statements(hours), _statements(closed)
    for texts, reader in zip(statements, (_read_hours, _read_closed), strict=True):
        for text in texts:
            try:
                unread += _read(draft, text, reader)
            except UnreadableError:
                unread.append(text)
    try:
        if any(_could_matter(text) for text in unread):
            raise UnreadableError("something is left that could change the hours")
        return Parsed(assemble(draft), tuple(unread))
    except UnreadableError:
        return Parsed(None, tuple(statements[0] + statements[1]))


_QUOTED = r"「(?:[^」]|」」)*」"
_PIECE = re.compile(
    rf"{_QUOTED}|[(（][^()（）]*[)）]|\s/\s|[;；\n\r。／※]|[^「(（;；\n\r。／※\s]+|.", re.DOTALL
)
_BOUNDARY = re.compile(r"\s/\s|[;；\n\r。／※]")
_REMARK = re.compile(
    rf"(?:^|\s)(?P<mark>[@＠]|[#＃](?!\d))\s*(?P<text>{_QUOTED}|[^@＠#＃「」;；:：]+?)\s*"
    r"(?=$|\s[@＠#＃])"
)
_HEAD = re.compile(
    r"\s*(?P<head>休|特|開|お?休み|定休日|休館日|休業日|休所日|閉館日|閉庁日)\s*:\s*"
)
_TIME = re.compile(r"^[^「].*[\d０-９]\s*時")
_ASIDE = re.compile(r"[(（][^()（）]*[)）]")
_OWN_STATEMENT = re.compile(r"(?=(?:定休日|休館日|休業日|休所日|閉館日|閉庁日)\s*[:：])")
_TELEPHONE = re.compile(r"0\d{1,4}-\d{1,4}-\d{3,4}")
_ABOUT_TIME = re.compile(
    r"[月火水木金土日祝休曜時分除閉限末始年間毎週翌午朝夜昼夕盆季期隔開終停\d]|のみ|だけ|臨時|不定|原則|まで|から"
    r"|中止|変更|異な|不在|未定|廃"
)


def _statements(text: str) -> list[str]:
    """Cut ``text`` at its hard boundaries, but not inside brackets or quotes."""
    found = [""]
    for piece in _PIECE.findall(text):
        if _BOUNDARY.fullmatch(piece):
            found.append("")
        elif piece[0] in "「(（":
            found[-1] += piece
        else:
            first, *more = _OWN_STATEMENT.split(piece)
            found[-1] += first
            found += more
    return [statement.strip() for statement in found if statement.strip()]


def _read(draft: Draft, text: str, reader: Reader) -> list[str]:
    """Read one statement into ``draft`` and return the asides left out of it."""
    body, remark = _without_remarks(text)
    asides = [aside for aside in _ASIDE.findall(body) if not _could_matter(aside)]
    for aside in asides:
        body = body.replace(aside, " ", 1)
    reader(draft, unicodedata.normalize("NFKC", body), remark)
    return asides


def _could_matter(text: str) -> bool:
    plain = unicodedata.normalize("NFKC", text)
    return bool(_ABOUT_TIME.search(_TELEPHONE.sub("", plain)))


def _read_hours(draft: Draft, plain: str, remark: Remark) -> None:
    head = _HEAD.match(plain)
    if head is None:
        _read_regular(draft, tokens(plain), remark)
    else:
        reader = _HEADED.get(head["head"], _read_closed_words)
        reader(draft, tokens(plain[head.end() :]), remark)


def _read_closed(draft: Draft, plain: str, remark: Remark) -> None:
    _read_closed_words(draft, tokens(_HEAD.sub("", plain, count=1)), remark)


def _without_remarks(text: str) -> tuple[str, Remark]:
    remarks = {"@": "", "#": ""}
    while match := _REMARK.search(text):
        mark = unicodedata.normalize("NFKC", match["mark"])
        if remarks[mark] or _TIME.search(match["text"]):
            raise UnreadableError(match.group())
        remarks[mark] = _unquoted(match["text"])
        text = text[: match.start()] + text[match.end() :]
    return text, Remark(venue=remarks["@"], note=remarks["#"])


def _unquoted(text: str) -> str:
    return text[1:-1].replace("」」", "」") if text.startswith("「") else text


def _read_regular(draft: Draft, found: list[Token], remark: Remark) -> None:
    segment = read_segment(found)
    draft.groups += [Group(*group, remark) for group in segment.groups]
    draft.closed += [Closing(condition) for condition in segment.closed]
    draft.open_too += segment.open_too
    if segment.days_only:
        draft.days_only.append(segment.days_only)


def _read_closed_words(draft: Draft, found: list[Token], remark: Remark) -> None:
    segment = Segment()
    read_clause(segment, found)
    draft.closed += [Closing(condition, remark) for condition in segment.closed]
    draft.open_too += segment.open_too


def _read_closings(draft: Draft, found: list[Token], remark: Remark) -> None:
    draft.closed += [Closing(days, remark, by_notation=True) for days in read_days(found)]


def _read_openings(draft: Draft, found: list[Token], remark: Remark) -> None:
    if any(remark):
        raise UnreadableError("開")
    draft.open_too += read_days(found)


def _read_specials(draft: Draft, found: list[Token], remark: Remark) -> None:
    segment = read_segment(found)
    if segment.closed or segment.open_too or segment.days_only:
        raise UnreadableError("特")
    for group in segment.groups:
        draft.specials += special_hours(Group(*group, remark))


_HEADED: dict[str, Callable[[Draft, list[Token], Remark], None]] = {
    "休": _read_closings,
    "開": _read_openings,
    "特": _read_specials,
}
