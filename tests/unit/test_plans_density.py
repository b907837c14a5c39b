"""How closely a document's facts are set, and how periods are said in few words."""

from __future__ import annotations

import datetime as dt
from xml.etree import ElementTree

import pytest

from portal.plans.document import density, fiscal_years
from portal.plans.document.chart_svg import chart_svg
from portal.plans.document.parts import Cell, Chart, Profile, Series, Span, Table

SVG = "{http://www.w3.org/2000/svg}"


def cell(*lines: str, mark: str = "") -> Cell:
    return Cell(tuple((Span(line, mark=mark),) for line in lines))


def test_words_run_on_and_sentences_do_not():
    assert density.runs_on(cell("学校", "医療機関"))
    assert not density.runs_on(cell("学校"))
    assert not density.runs_on(cell("学校", "本人が望むとき、家族も出席する"))
    assert not density.runs_on(cell("学校", "医" * 25))
    assert not density.runs_on(cell("東窓口", "ひがし", mark="strong"))


def test_two_short_facts_stand_side_by_side_and_a_lone_one_has_the_width():
    rows = (("号", cell("第1号")), ("分野", cell("高齢")), ("対象", cell("市民")))
    laid = density.folded(Profile("事業", (*rows, ("内容", cell("あ" * 30)))))
    assert [(each.name, each.wide) for each in laid.first] == [
        ("号", False), ("分野", False), ("対象", True), ("内容", True),
    ]  # fmt: skip
    assert laid.rest == ()


def test_a_long_profile_folds_and_loses_nothing():
    rows = tuple((str(number), cell("あ" * 20)) for number in range(9))
    laid = density.folded(Profile("会議", rows))
    assert len(laid.first) == density.FIRST
    assert [each.name for each in (*laid.first, *laid.rest)] == [name for name, _cell in rows]


def test_only_columns_of_short_words_keep_them_whole():
    rows = ((cell("東窓口"), cell("分野別"), cell("東市中央町1丁目2番")),)
    assert density.short_columns(Table("", ("名", "位置づけ", "場所"), rows)) == {"位置づけ"}


@pytest.mark.parametrize(
    ("start", "end", "words"),
    [
        (2024, 2028, "令和6〜10年度（2024〜2028）"),
        (2018, 2023, "平成30〜令和5年度（2018〜2023）"),
        (2024, 2024, "令和6年度（2024年度）"),
        (2024, None, "令和6年度（2024年度）から、終わりは未確認"),
    ],
)
def test_a_period_in_few_words(start, end, words):
    assert fiscal_years.short_period(start, end) == words


def test_a_wording_is_repeated_only_where_it_says_more():
    assert fiscal_years.says_only("令和6年度から令和10年度まで", 2024, 2028)
    assert fiscal_years.says_only("２０２４〜２０２８年度", 2024, 2028)
    assert not fiscal_years.says_only("令和6年度からおおむね5年間", 2024, 2028)
    assert not fiscal_years.says_only("令和6年度から令和11年度まで", 2024, 2028)
    assert not fiscal_years.says_only("令和6年度から", 2024, None)


def test_a_fiscal_year_begins_in_april():
    assert fiscal_years.year_of(dt.date(2026, 3, 31)) == 2025
    assert fiscal_years.year_of(dt.date(2026, 4, 1)) == 2026


def test_a_reference_is_a_line_through_all_years_and_a_ring_around_its_number():
    series = (Series("基準", (3.0, None), reference=True), Series("実績", (3.0, 5.0)))
    drawn = ElementTree.fromstring(chart_svg(Chart("数", "件", (2025, 2026), series)))
    ring, *dots = sorted(drawn.findall(f"{SVG}circle"), key=lambda each: each.get("fill") != "none")
    assert float(ring.get("r")) > float(dots[0].get("r"))
    assert (ring.get("cx"), ring.get("cy")) == (dots[0].get("cx"), dots[0].get("cy"))
    assert any(
        path.get("stroke") == ring.get("stroke") and "H" in path.get("d")
        for path in drawn.findall(f"{SVG}path")
    )
