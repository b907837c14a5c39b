"""Years move on, and sentences that name a year or a number are found."""

from __future__ import annotations

import pytest

from portal.plans.renewal.years import LONGEST, shifted, to_check


@pytest.mark.parametrize(
    ("text", "years", "after"),
    [
        ("令和6年度 実施計画", 1, "令和7年度 実施計画"),
        ("令和元年度", 5, "令和6年度"),
        ("令和６年度", 1, "令和7年度"),
        ("2024年度〜2026年度", 3, "2027年度〜2029年度"),
        ("平成31年度", 1, "平成31年度"),
        ("平成元年度", 1, "平成2年度"),
        ("第3次計画", 1, "第3次計画"),
        ("電話 2024-1111", 1, "電話 2024-1111"),
    ],
)
def test_years_move_on(text, years, after):
    assert shifted(text, years) == after


def test_sentences_with_years_or_numbers_are_found_once():
    lines = [
        "令和6年度から始めました。窓口でお聞きします。窓口は12か所あります。",
        "窓口は12か所あります。",
        "法第106条の4にもとづきます。",
    ]
    assert to_check(lines) == ("令和6年度から始めました。", "窓口は12か所あります。")


def test_a_living_number_needs_no_look():
    assert to_check(["窓口は{相談窓口の数}か所あります。"]) == ()


def test_a_long_sentence_is_shortened():
    (found,) = to_check(["令和6年度" + "あ" * 200])
    assert len(found) == LONGEST
