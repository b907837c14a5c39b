"""Small counts are hidden, and cannot be reckoned from what is left."""

from __future__ import annotations

from itertools import product

import pytest

from directory.registry.counting.suppression import shown, to_hide


@pytest.mark.parametrize(
    ("number", "limit", "words"),
    [(0, 3, "0件"), (1, 3, "3件未満"), (2, 3, "3件未満"), (3, 3, "3件"), (1, 1, "1件")],
)
def test_a_count_below_the_limit_is_not_told(number, limit, words):
    assert shown(number, limit) == words


@pytest.mark.parametrize(
    ("numbers", "hidden", "sum_too"),
    [
        ({"a": 5, "b": 0}, set(), False),
        ({"a": 5, "b": 9, "c": 1}, {"a", "c"}, False),
        ({"a": 1, "b": 2, "c": 9}, {"a", "b"}, False),
        ({"a": 1, "b": 1, "c": 9}, {"a", "b", "c"}, False),
        ({"a": 1, "b": 1}, {"a", "b"}, True),
        ({"a": 2}, {"a"}, True),
    ],
)
def test_what_would_give_a_small_count_away_is_hidden_with_it(numbers, hidden, sum_too):
    assert to_hide(numbers, 3) == (hidden, sum_too)


def test_nobody_reckons_a_small_count_from_the_sum():
    """Every table of three parts up to 5 leaves more than one value possible for each."""
    limit = 3
    for numbers in product(range(6), repeat=3):
        parts = dict(enumerate(numbers))
        hidden, sum_too = to_hide(parts, limit)
        small = {key for key, number in parts.items() if 0 < number < limit}
        assert small <= hidden
        if sum_too or not hidden:
            continue
        rest = sum(parts[key] for key in hidden)
        # What a reader knows of a hidden part: it is not nothing.
        guesses = [
            guess for guess in product(range(1, 16), repeat=len(hidden)) if sum(guess) == rest
        ]
        for place, _key in enumerate(hidden):
            assert len({guess[place] for guess in guesses}) > 1
