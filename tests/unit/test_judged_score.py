"""The yardstick of the search itself."""

from __future__ import annotations

import pytest

from tests.judged.score import JudgedQuery, mean, score


def query(**grades: int) -> JudgedQuery:
    return JudgedQuery("Q1", "mihon", "need", "main", "介護", "", grades)


def test_best_order_scores_one() -> None:
    best = score(query(a=3, b=2, c=1), ["a", "b", "c"])

    assert best == (1, 1.0, 1.0, pytest.approx(1.0), 0.0)


def test_first_answer_of_little_use_is_no_success() -> None:
    late = score(query(a=3, b=1), ["b", "x", "a"])

    assert (late.success_at_1, late.success_at_3) == (0.0, 1.0)
    assert late.ndcg == pytest.approx((1 + 7 / 2) / (7 + 1 / 1.5849625), abs=1e-6)


def test_nothing_found_is_counted_as_empty() -> None:
    assert score(query(a=3), []) == (1, 0.0, 0.0, 0.0, 1.0)


def test_answers_beyond_the_tenth_do_not_count() -> None:
    assert score(query(a=3), [*"bcdefghijk", "a"]).ndcg == 0.0


def test_mean_counts_its_queries() -> None:
    both = mean([score(query(a=3), ["a"]), score(query(a=3), [])])

    assert both == (2, 0.5, 0.5, 0.5, 0.5)
