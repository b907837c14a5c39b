"""Cells are read as editors write them, or refused with a reason."""

from __future__ import annotations

import datetime as dt

import pytest

from directory import models
from directory.sample import parts, values
from directory.sample.faults import UnreadableCellError


@pytest.mark.parametrize(
    ("read", "cell", "value"),
    [
        (values.lines, "一つ; 二つ;", "一つ\n二つ"),
        (values.whole_number, "２０２４", 2024),
        (values.decimal, "35.5", 35.5),
        (values.day, "2026-04-01", dt.date(2026, 4, 1)),
        (values.day_or_month, "2026-04", "2026-04"),
        (values.postcode, "１２３-4567", "1234567"),
        (values.printed_postcode, "1234567", "123-4567"),
        (values.telephone, "＃7119", "#7119"),
        (values.yes, "はい", True),
        (values.choice(models.Mode), "一部委託", "part_contract"),
        (values.choice(models.YesNoUnknown), "未確認", ""),
        (values.each(values.choice(models.ProgrammeType)), "参加支援事業", ["participation"]),
    ],
)
def test_cells_with_a_value(read, cell, value):
    assert read(cell) == value


@pytest.mark.parametrize(
    ("read", "cell"),
    [
        (values.whole_number, "-1"),
        (values.whole_number, "2024年"),
        (values.decimal, "北緯35"),
        (values.day, "2026-02-30"),
        (values.day, "2026/4/1"),
        (values.day_or_month, "2026-13"),
        (values.postcode, "12345"),
        (values.telephone, "代表"),
        (values.yes, "○"),
        (values.choice(models.Mode), "丸投げ"),
        (parts.timetable, "平日の昼ごろ"),
        (parts.timetable, "月-金 25:00-99:00"),
    ],
)
def test_cells_without_one(read, cell):
    with pytest.raises(UnreadableCellError, match=r".+。"):
        read(cell)


def said(read, cell: str) -> list[tuple]:
    return [tuple(part.values.values()) for part in read(cell, "列")]


OPERATORS = parts.operators(models.ResourceOperator)
PHONES = parts.contacts(models.ResourceContact.Method.PHONE, values.telephone)


@pytest.mark.parametrize(
    ("cell", "name", "mode", "detail", "wording"),
    [
        ("甲会=委託", ("甲会",), "contract", "", ""),
        ("=住民主体", (), "residents", "", ""),
        ("甲会=", ("甲会",), "", "", ""),
        ("甲会=委託（東地区・西地区）", ("甲会",), "contract", "東地区・西地区", ""),
        ("甲会（支部）=「記載なし」", ("甲会（支部）",), "", "", "記載なし"),
    ],
)
def test_an_operator_has_its_own_mode(cell, name, mode, detail, wording):
    (operator,) = OPERATORS(cell, "運営主体")
    assert operator.links["organization"].names == name
    assert operator.values == {"mode": mode, "detail": detail, "wording": wording}


def test_staff_with_site_number_and_condition():
    cell = (
        "本所:保健師=2名（常勤2名以上、うち1名は専任）;所長（施設長）=1名;社会福祉士等;推進員（市）"
    )
    assert said(parts.staff, cell) == [
        ("本所", "保健師", "2名", "常勤2名以上、うち1名は専任"),
        ("", "所長（施設長）", "1名", ""),
        ("", "社会福祉士等", "", ""),
        ("", "推進員", "", "市"),
    ]


def test_other_names_with_their_nature():
    assert said(parts.other_names, "にしそう/にしそう;旧:西窓口;表記:西－窓口") == [
        ("にしそう", "にしそう", "alias"),
        ("西窓口", "", "former"),
        ("西－窓口", "", "printed"),
    ]


def test_contacts_venues_languages_and_accessibility():
    assert said(PHONES, "0000-00-0000（夜間）") == [("0000-00-0000", "夜間", "phone")]
    assert said(parts.venues, "本館|西町1|35|139;別館") == [
        ("本館", "西町1", 35.0, 139.0),
        ("別館", "", None, None),
    ]
    assert said(parts.languages, "手話（要予約）") == [("jsl", "要予約")]
    assert said(parts.accessibility, "字幕=なし") == [("captions", False)]


@pytest.mark.parametrize(
    ("read", "cell"),
    [
        (OPERATORS, "甲会"),
        (OPERATORS, "甲会=丸投げ"),
        (PHONES, "（夜間）"),
        (parts.languages, "宇宙語"),
        (parts.accessibility, "車椅子可"),
        (parts.accessibility, "空飛ぶ床=あり"),
        (parts.venues, "本館||北緯|"),
        (parts.legal_items, "第1号"),
    ],
)
def test_parts_of_no_known_form(read, cell):
    with pytest.raises(UnreadableCellError, match=r".+。"):
        read(cell, "列")
