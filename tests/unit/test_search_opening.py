"""An interval and a minute share a word exactly when the one covers the other."""

from __future__ import annotations

import random

from search.data import Interval
from search.opening import covers, words_at, words_of


def says_open(intervals: list[Interval], minute: int) -> bool:
    return not words_of(intervals).isdisjoint(words_at(minute))


def test_words_are_exact_for_any_interval() -> None:
    chance = random.Random(20261121)
    for _ in range(300):
        start = chance.randrange(28_000_000, 28_050_000)
        interval = Interval(start, start + chance.choice([0, 1, 3, 7, 45, 480, 1440, 60_000]))
        near = [*range(start - 8, start + 9), *range(interval.end - 8, interval.end + 9)]
        for minute in [*near, (start + interval.end) // 2]:
            assert says_open([interval], minute) == covers([interval], minute)


def test_a_working_day_is_a_few_words() -> None:
    monday = 29_000_160
    assert len(words_of([Interval(monday + 525, monday + 1035)])) <= 16
    assert len(words_at(monday)) == 12


def test_nothing_known_is_not_open() -> None:
    assert not covers(None, 0)
    assert not covers((), 0)
    assert words_of(()) == frozenset()
