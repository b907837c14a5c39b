"""Opening hours as a resident reads them."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest

from directory.hours.parse import parse
from directory.hours.schedule import Schedule, intervals
from directory.hours.state import state, state_from_intervals
from directory.hours.words import UNKNOWN, lines, sentence

OFFICE = "月-金 8:30-17:15; 休: 祝, 年末年始"


def schedule(text: str) -> Schedule:
    found = parse(text).schedule
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (OFFICE, ["月〜金曜　8:30〜17:15", "祝日・年末年始はお休み"]),
        (
            "月-金 8:30-12:00, 13:00-17:15; 休: 祝, 年末年始",
            ["月〜金曜　8:30〜12:00、13:00〜17:15"],
        ),
        ("第2・4土 9:00-12:00 @西公民館", ["第2・第4土曜　9:00〜12:00（西公民館）"]),
        ("最終金 9:00-12:00 #要予約", ["最終金曜　9:00〜12:00（要予約）"]),
        ("第1月水 9:00-12:00", ["第1の月曜・水曜　9:00〜12:00"]),
        ("4/1-9/30 土日祝 10:00-18:00", ["4月〜9月の土・日曜・祝日　10:00〜18:00"]),
        ("12/1-2/29 火 10:00-15:00", ["12月〜2月の火曜　10:00〜15:00"]),
        ("7/20-8/15 火 10:00-15:00", ["7月20日〜8月15日の火曜　10:00〜15:00"]),
        ("奇数月 第1水 13:30-15:30", ["奇数月の第1水曜　13:30〜15:30"]),
        ("1・4月 第1水 13:30-15:30", ["1・4月の第1水曜　13:30〜15:30"]),
        ("毎日 9:00-21:00; 休: 第3日", ["毎日　9:00〜21:00", "第3日曜　お休み"]),
        ("月 22:00-翌2:00", ["月曜　22:00〜翌2:00"]),
        ("火 0:00-24:00", ["火曜　24時間"]),
        ("24時間", ["いつでも（24時間）"]),
        ("祝 10:00-15:00", ["祝日　10:00〜15:00"]),
    ],
)
def test_lines_begin_with_the_rules(text, expected):
    assert list(lines(schedule(text)))[: len(expected)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("月 9:00-12:00", ("祝日・年末年始は未確認",)),
        ("月 9:00-12:00; 休: 祝", ("祝日はお休み", "年末年始は未確認")),
        ("月 9:00-12:00; 開: 祝, 年末年始", ("祝日・年末年始も受け付けます",)),
        (
            "月 9:00-12:00; 休: 祝, 年末年始(12/28-1/4)",
            ("祝日・年末年始（12月28日〜1月4日）はお休み",),
        ),
        ("月 9:00-12:00; 祝 10:00-11:00; 休: 年末年始", ("年末年始はお休み",)),
        ("24時間", ()),
    ],
)
def test_what_is_known_of_holidays_is_said_and_so_is_what_is_not(text, expected):
    assert tuple(
        line for line in lines(schedule(text)) if "　" not in line and "24" not in line
    ) == (expected)


def test_exceptions_are_listed_until_they_are_over():
    text = f"{OFFICE}; 休: 2026-12-05 #設備点検; 特: 2026-12-20 10:00-15:00 @本館; 休: 8/13-8/15"
    before = lines(schedule(text), date(2026, 11, 21))
    assert before[2:] == (
        "12月20日（日）　10:00〜15:00（本館）",
        "12月5日（土）　お休み（設備点検）",
        "毎年8月13日〜15日　お休み",
    )
    assert lines(schedule(text), date(2027, 1, 1))[2:] == ("毎年8月13日〜15日　お休み",)


def test_an_unknown_schedule_is_said_to_be_unknown():
    assert lines(None) == (UNKNOWN,)


@pytest.mark.parametrize(
    ("text", "now", "expected"),
    [
        (OFFICE, "2026-11-20T09:00", "ただいま受付中（17:15まで）"),
        (OFFICE, "2026-11-20T18:00", "本日は終わりました。次は11月24日（火）8:30から"),
        (OFFICE, "2026-11-24T07:00", "きょうは8:30から受け付けます"),
        (OFFICE, "2026-11-21T09:00", "きょうはお休みです。次は11月24日（火）8:30から"),
        (
            OFFICE,
            "2026-11-23T09:00",
            "きょうは祝日（勤労感謝の日）でお休みです。次は11月24日（火）8:30から",
        ),
        (
            OFFICE,
            "2026-12-30T09:00",
            "きょうは年末年始でお休みです。次は2027年1月4日（月）8:30から",
        ),
        (
            f"{OFFICE}; 休: 2026-11-24 #研修のため",
            "2026-11-24T09:00",
            "きょうは研修のためお休みです。次は11月25日（水）8:30から",
        ),
        (
            "月-金 8:30-12:00, 13:00-17:15",
            "2026-11-24T12:30",
            "ただいま休止中です。13:00からまた受け付けます",
        ),
        (
            "月-金 8:30-17:15",
            "2026-11-23T09:00",
            "きょうは祝日（勤労感謝の日）で、受け付けるか未確認です。電話でお確かめください。"
            "次は11月24日（火）8:30から",
        ),
        (
            "月-金 8:30-17:15",
            "2026-11-22T09:00",
            "きょうはお休みです。次は11月24日（火）8:30から。11月23日（月）は未確認です",
        ),
        ("第4火 9:00-12:00 @西公民館", "2026-11-24T09:00", "ただいま受付中（12:00まで、西公民館）"),
        (
            "第4火 9:00-12:00 @西公民館",
            "2026-11-24T08:00",
            "きょうは9:00から受け付けます（西公民館）",
        ),
        (
            "第4火 9:00-12:00 @西公民館",
            "2026-11-20T08:00",
            "きょうはお休みです。次は11月24日（火）9:00から（西公民館）",
        ),
        ("金 22:00-翌2:00", "2026-11-27T23:00", "ただいま受付中（翌2:00まで）"),
        ("金 22:00-翌2:00", "2026-11-28T01:00", "ただいま受付中（2:00まで）"),
        ("金 18:00-24:00", "2026-11-27T23:00", "ただいま受付中（24:00まで）"),
        ("24時間", "2026-11-27T23:00", "ただいま受付中（24時間）"),
        ("24時間; 休: 2026-12-05", "2026-11-27T23:00", "ただいま受付中（12月5日（土）0:00まで）"),
        (
            "特: 2026-11-03 9:00-12:00",
            "2026-11-27T23:00",
            "きょうはお休みです。次の受付日は電話でお確かめください",
        ),
    ],
)
def test_one_sentence_about_now(text, now, expected):
    assert sentence(state(schedule(text), datetime.fromisoformat(now))) == expected


def test_the_sentence_of_an_unknown_schedule():
    assert sentence(state(None, datetime(2026, 11, 20, 9))) == UNKNOWN


def test_the_sentence_from_plain_intervals():
    now = datetime(2026, 11, 20, 9)
    told = intervals(schedule(OFFICE), now.date(), 14)
    found = state_from_intervals(told, now, now + timedelta(days=14))
    assert sentence(found) == "ただいま受付中（17:15まで）"
