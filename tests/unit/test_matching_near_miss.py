"""Near misses, places side by side, and what other weights would change."""

from __future__ import annotations

from datetime import date

import pytest

from directory.registry.matching import (
    DEFAULT_WEIGHTS,
    Candidate,
    NearMiss,
    Pool,
    Wanted,
    compare,
    near_misses,
    rank,
    side_by_side,
)

TODAY = date(2027, 4, 1)
NEED = Wanted(fee_limit=0, needs_medication=True, essential=frozenset({"fee", "medication"}))
PLACES = [
    Candidate(key=1, name="い", fee_yen=300, medication=True),
    Candidate(key=2, name="ろ", fee_yen=100, medication=True, vacancies=4),
    Candidate(key=3, name="は", fee_yen=0, medication=False, vacancies=4),
    Candidate(key=4, name="に", fee_yen=100, medication=False),
    Candidate(key=5, name="ほ", fee_yen=100, medication=True, status="closed"),
    Candidate(key=6, name="へ", fee_yen=0, medication=True, status="closed"),
]


def ranked(*more, need=NEED):
    return rank(need, Pool([*PLACES, *more]), today=TODAY)


def test_the_condition_that_yields_most_comes_first_and_its_best_place_too():
    assert near_misses(ranked()) == (
        NearMiss("fee", (2, 1), ("ろ", "い")),
        NearMiss("medication", (3,), ("は",)),
    )


def test_the_excluded_stand_in_the_order_of_how_nearly_they_fit():
    failed = [len(match.failed) for match in ranked().excluded]
    assert failed == sorted(failed)
    assert [match.key for match in ranked().excluded[:3]] == [2, 3, 1]


def test_a_closed_place_is_no_near_miss_even_of_an_essential_status():
    need = Wanted(essential=frozenset({"status"}))
    assert {miss.keys for miss in near_misses(ranked(need=need), few=10)} == set()


def test_nothing_is_to_be_relaxed_where_there_are_enough():
    enough = [Candidate(key=key, name=f"足りる{key}") for key in range(10, 14)]
    assert near_misses(ranked(*enough)) == ()
    assert near_misses(ranked(*enough), few=4) != ()


def test_side_by_side_has_a_row_for_whatever_one_of_them_has():
    first = ranked(Candidate(key=10, name="と", step=2)).find(10)
    rows = side_by_side([first, ranked().find(1)])
    assert [row.condition for row in rows] == [
        *("status", "step", "fee", "capacity", "medication", "freshness"),
    ]
    steps = rows[1]
    assert (steps.lines[0].value, steps.lines[1]) == (2, None)
    assert [row.condition for row in rows if row.differs] == ["step", "fee", "medication"]


def test_no_more_than_four_stand_side_by_side():
    matches = ranked().excluded[:5]
    assert side_by_side(matches[:4])
    with pytest.raises(ValueError, match="4"):
        side_by_side(matches)


def test_other_weights_move_places_as_ranking_with_them_does():
    need = Wanted(fee_limit=0)
    pool = Pool([replaced for replaced in PLACES if replaced.status != "closed"])
    dear = {**DEFAULT_WEIGHTS, "fee": 10.0, "capacity": 0.0}
    moves = compare(need, pool, DEFAULT_WEIGHTS, dear, today=TODAY, top=2)
    before = rank(need, pool, today=TODAY)
    after = rank(need, pool, today=TODAY, weights=dear)
    expected = {*(m.key for m in before.candidates[:2]), *(m.key for m in after.candidates[:2])}
    assert {move.key for move in moves} == expected
    for move in moves:
        assert before.candidates[move.place_before - 1].key == move.key
        assert after.candidates[move.place_after - 1].key == move.key
        assert move.score_after == after.find(move.key).score
        assert move.score_before == before.find(move.key).score
    assert [move.place_after for move in moves] == sorted(move.place_after for move in moves)
    assert any(move.place_before != move.place_after for move in moves)


def test_the_same_weights_move_nothing():
    moves = compare(Wanted(), Pool(PLACES), {}, DEFAULT_WEIGHTS, today=TODAY)
    assert len(moves) == 4
    assert all(move.place_before == move.place_after for move in moves)
