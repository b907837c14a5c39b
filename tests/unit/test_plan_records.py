"""Years, numbers and cells of a plan's records."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError

from directory.models import HistoryEvent, Review
from directory.models.fiscal_year import check_fiscal_year, check_year_month, fiscal_year_of
from directory.models.indicator import plain
from directory.sample import plan_parts, values
from directory.sample.faults import UnreadableCellError


@pytest.mark.parametrize(
    ("month", "year"), [("2026-03", 2025), ("2026-04", 2026), ("2027-01", 2026)]
)
def test_a_fiscal_year_begins_in_april(month: str, year: int) -> None:
    assert fiscal_year_of(month) == year


@pytest.mark.parametrize("month", ["2026-13", "2026-4", "令和8年4月", "2026-04-01"])
def test_what_is_no_month_is_refused(month: str) -> None:
    with pytest.raises(ValidationError):
        check_year_month(month)


def test_a_year_of_an_era_is_refused() -> None:
    check_fiscal_year(2026)
    with pytest.raises(ValidationError, match="西暦4けた"):
        check_fiscal_year(8)


def test_an_event_takes_its_fiscal_year_from_its_month() -> None:
    event = HistoryEvent(label="策定", year_month="2025-03")
    event.clean()
    assert event.fiscal_year == 2024


def test_a_fiscal_year_that_contradicts_the_month_is_refused() -> None:
    with pytest.raises(ValidationError, match="2024年度"):
        HistoryEvent(label="策定", year_month="2025-03", fiscal_year=2025).clean()


def test_a_review_is_called_by_its_year_and_what_it_is_about() -> None:
    assert str(Review()) == "毎年度の点検・評価（計画全体）"
    named = Review(fiscal_year=2025, programme_type="participation")
    assert str(named) == "2025年度の点検・評価（参加支援事業）"


@pytest.mark.parametrize(
    ("number", "text"),
    [
        (None, ""),
        (Decimal("0"), "0"),
        (Decimal("0.00"), "0"),
        (Decimal("54.50"), "54.5"),
        (Decimal("100.00"), "100"),
    ],
)
def test_a_number_is_written_without_idle_zeros(number: Decimal | None, text: str) -> None:
    assert plain(number) == text


@pytest.mark.parametrize("cell", ["1.234", "約30", "1e3", "NaN", "9999999999999"])
def test_what_is_no_number_of_an_indicator_is_refused(cell: str) -> None:
    with pytest.raises(UnreadableCellError):
        values.exact(cell)


def test_a_number_is_kept_as_the_database_keeps_it() -> None:
    assert str(values.exact("１,２００")) == "1200.00"


def test_years_of_an_indicator() -> None:
    first, second = plan_parts.indicator_years("2026=40/（集計中）; 2027=/50.5", "年度の値")
    assert first.values == {
        "fiscal_year": 2026,
        "target": Decimal("40.00"),
        "actual": None,
        "wording": "集計中",
    }
    assert (second.values["target"], second.values["actual"]) == (None, Decimal("50.50"))


def test_timings_of_a_meeting() -> None:
    first, second = plan_parts.meeting_timings("終結|終えるとき|目標|見守り;中断", "タイミング")
    assert first.values == {"timing": "closing", "wording": "終えるとき", "matters": "目標\n見守り"}
    assert second.values == {"timing": "breaking_off", "wording": "", "matters": ""}


def test_versions_of_a_paper() -> None:
    first, second = plan_parts.paper_versions("第1版|2026-04-01|a.docx|直した;案", "版")
    assert first.values == {"version": "第1版", "dated": dt.date(2026, 4, 1), "note": "直した"}
    assert first.links["document"].names == ("a.docx",)
    assert second.links["document"].names == ()


def test_names_of_a_term() -> None:
    (first, second) = plan_parts.term_names("CSW/しーえすだぶりゅー;地域相談員", "別の名前")
    assert first.values == {"text": "CSW", "reading": "しーえすだぶりゅー"}
    assert second.values == {"text": "地域相談員", "reading": ""}


@pytest.mark.parametrize(
    ("read", "cell"),
    [
        (plan_parts.indicator_years, "令和8年=1/2"),
        (plan_parts.indicator_years, "2026=多い/2"),
        (plan_parts.meeting_timings, "開始|はじめるとき"),
        (plan_parts.paper_versions, "|2026-04-01"),
        (plan_parts.paper_versions, "第1版|令和8年"),
    ],
)
def test_cells_that_cannot_be_read_are_refused(read, cell: str) -> None:
    with pytest.raises(UnreadableCellError):
        read(cell, "列")
