"""Values of facts and ages of days in words."""

from __future__ import annotations

import datetime as dt

import pytest

from directory.registry.fact_rules import contradictions
from directory.registry.fact_wording import ago, worded
from directory.registry.models.slots import joined

TODAY = dt.date(2026, 11, 28)


@pytest.mark.parametrize(
    ("day", "words"),
    [
        (dt.date(2026, 11, 28), "きょう"),
        (dt.date(2026, 12, 1), "きょう"),
        (dt.date(2026, 11, 27), "きのう"),
        (dt.date(2026, 11, 8), "20日前"),
        (dt.date(2026, 10, 29), "30日前"),
        (dt.date(2026, 10, 28), "1か月前"),
        (dt.date(2026, 8, 20), "3か月前"),
        (dt.date(2025, 11, 28), "1年前"),
        (dt.date(2025, 9, 20), "1年2か月前"),
    ],
)
def test_an_age_in_words(day, words):
    assert ago(day, TODAY) == words


@pytest.mark.parametrize(
    ("field", "value", "words"),
    [
        ("visit", "yes", "はい"),
        ("visit", "", ""),
        ("genders", "women", "女性のみ"),
        ("age_from", 0, "0歳"),
        ("fee_yen", 1500, "1,500円"),
        ("vacancies", 0, "0人"),
        ("vacancies", None, ""),
        ("group_size", 2, "5人くらいまで"),
        ("step", 0, "自宅で"),
        ("slots", joined([(0, 0), (0, 1)]), "月 午前・午後"),
        ("capacity_on", dt.date(2026, 11, 3), "2026年11月3日"),
        ("activities", ["畑", "料理"], "畑、料理"),
        ("activities", [], ""),
        ("notes", "はい", "はい"),
    ],
)
def test_a_value_in_words(field, value, words):
    assert worded(field, value) == words


@pytest.mark.parametrize(
    ("facts", "wrong"),
    [
        ({"age_from": 20, "age_to": 60}, set()),
        ({"age_from": 60, "age_to": 20}, {"age_to"}),
        ({"no_age_limit": "yes", "age_from": 20}, {"no_age_limit"}),
        ({"fee": "free", "fee_yen": 100}, {"fee_yen"}),
        ({"fee": "free", "fee_yen": 0}, set()),
        ({"capacity": 3, "vacancies": 4}, {"vacancies"}),
        ({"vacancies": 4}, set()),
    ],
)
def test_what_cannot_be_at_once_is_named(facts, wrong):
    assert set(contradictions(facts)) == wrong
