"""Headings, anchors, years and charts of a document."""

from __future__ import annotations

from xml.etree import ElementTree

import pytest

from portal.plans.document import fiscal_years
from portal.plans.document.anchors import without_repeats
from portal.plans.document.chart_svg import chart_svg
from portal.plans.document.outline import contents, placed
from portal.plans.document.parts import Chart, Heading, Profile, Prose, Series

SVG = "{http://www.w3.org/2000/svg}"


def test_no_level_is_skipped():
    parts = (Prose(""), Heading(4, "深い", "a"), Heading(2, "浅い", "b"), Profile("人", ()))
    assert [each.level for each in placed(parts)] == [2, 2, 2, 3]
    assert [each.level for each in placed(parts, top=3)] == [3, 3, 3, 4]


def test_contents_hold_two_levels():
    parts = (Heading(2, "一", "a"), Heading(3, "二", "b"), Heading(4, "三", "c"),
             Profile("人", (), "role-1"), Profile("名なし", ()))  # fmt: skip
    (entry,) = contents(parts)
    assert (entry.text, [each.anchor for each in entry.below]) == ("一", ["b", "role-1"])


def test_an_anchor_stands_once_on_a_page():
    seen: set[str] = set()
    parts = without_repeats((Profile("人", (), "role-1"), Profile("人", (), "role-1")), seen)
    assert [part.anchor for part in parts] == ["role-1", ""]
    assert seen == {"role-1"}


@pytest.mark.parametrize(
    ("year", "era"), [(2025, "令和7"), (2020, "令和2"), (2018, "平成30"), (1989, "平成元")]
)
def test_years_have_their_name_in_the_era(year, era):
    assert fiscal_years.era(year) == era


def test_an_open_period_says_which_end_is_unknown():
    assert fiscal_years.period(None, None) == "期間は未確認"
    assert "終わりは未確認" in fiscal_years.period(2024, None)
    assert "始まりは未確認" in fiscal_years.period(None, 2024)


def chart(*series: Series) -> Chart:
    return Chart("<件数>", "件", (2024, 2025, 2026), series)


def test_a_chart_tells_every_number_in_its_title():
    drawn = ElementTree.fromstring(chart_svg(chart(Series("実績", (1.0, None, 2.5)))))
    assert drawn.get("role") == "img"
    assert drawn.findtext(f"{SVG}title") == "<件数>（件）のグラフ。実績は2024年度1、2026年度2.5。"
    assert len(drawn.findall(f"{SVG}circle")) == 2


def test_series_differ_in_more_than_colour():
    drawn = ElementTree.fromstring(
        chart_svg(chart(Series("目標", (1.0, 2.0, 3.0)), Series("実績", (1.0, 2.0, 2.5))))
    )
    lines = [path for path in drawn.findall(f"{SVG}path") if path.get("fill") == "none"]
    assert [line.get("stroke-dasharray") for line in lines] == ["7 5", None]
    assert len(drawn.findall(f"{SVG}rect")) == 3


@pytest.mark.parametrize("values", [(0.0, 0.0, 0.0), (-5.0, 3.0, 0.0), (1e6, 2e6, 3e6)])
def test_any_numbers_can_be_drawn(values):
    ElementTree.fromstring(chart_svg(chart(Series("実績", values))))


def test_a_chart_without_numbers_is_not_drawn():
    assert chart_svg(chart(Series("実績", (None, None, None)))) == ""
    assert chart_svg(chart()) == ""
