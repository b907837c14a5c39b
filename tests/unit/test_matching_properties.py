"""What must hold for any places and any need, tried on seeded random ones."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from random import Random

import pytest

from benchmarks.matching import TODAY, candidates, naive, needs
from directory.registry.matching import (
    BY_KEY,
    CONDITIONS,
    FRESHNESS,
    UNKNOWN_DEGREE,
    Candidate,
    Pool,
    Verdict,
    near_misses,
    rank,
)
from directory.registry.matching.judgement import LEAST_MET, MOST_UNMET
from directory.registry.matching.question import question

PLACES = list(candidates(200, seed=11))
POOL = Pool(PLACES)
NEEDS = list(needs(20, seed=12))
STRICT = [replace(need, essential=frozenset(BY_KEY)) for need in needs(25, seed=13, asked=0.15)]
BLANK = Candidate(key=-1, name="何も分からない場所")


def found(need, pool=POOL):
    return rank(need, pool, today=TODAY)


def test_columns_say_what_judging_each_place_says():
    for need in NEEDS:
        ranking, one_by_one = found(need), naive(need, PLACES)
        assert list(ranking.candidates) == one_by_one
        hundredths = ranking.scores.hundredths
        assert all(hundredths[POOL.row_of[m.key]] / 100 == m.score for m in one_by_one)


def test_every_place_is_ranked_or_excluded_with_its_reasons():
    for need in [*NEEDS, *STRICT]:
        ranking = found(need)
        assert sorted([*ranking.candidates.keys, *ranking.excluded.keys]) == list(range(200))
        for match in ranking.excluded:
            assert match.failed
            for key in match.failed:
                assert match.line(key).verdict is Verdict.NOT_MET
                assert match.line(key).essential


def test_unknown_never_excludes():
    for need in STRICT:
        ranking = found(need, Pool([*PLACES, BLANK]))
        assert -1 in ranking.candidates.keys
        for match in ranking.excluded[:20]:
            place = POOL.rows[POOL.row_of[match.key]]
            blank = {name for key in match.failed for name in BY_KEY[key].rests_on}
            unknown = replace(place, **{name: getattr(BLANK, name) for name in blank})
            assert found(need, Pool([unknown])).find(match.key).failed == ()


def test_another_essential_never_adds_candidates():
    for need in NEEDS:
        before = set(found(need).candidates.keys)
        for key in BY_KEY:
            after = found(replace(need, essential=need.essential | {key}))
            assert set(after.candidates.keys) <= before


def test_the_order_does_not_depend_on_how_the_places_came():
    shuffled = PLACES.copy()
    Random(14).shuffle(shuffled)
    for need in NEEDS:
        assert found(need).candidates.keys == found(need, Pool(shuffled)).candidates.keys
        assert found(need).excluded.keys == found(need, Pool(shuffled)).excluded.keys


def test_relaxing_the_nearest_miss_yields_just_what_it_says():
    relaxed = 0
    for need in STRICT:
        before = found(need)
        for miss in near_misses(before, few=200):
            after = found(replace(need, essential=need.essential - {miss.condition}))
            gained = [key for key in after.candidates.keys if key in miss.keys]
            assert set(after.candidates.keys) == {*before.candidates.keys, *miss.keys}
            assert gained == list(miss.keys)
            relaxed += 1
    assert relaxed > 25


def test_points_add_up_to_the_score():
    for need in NEEDS:
        for match in found(need).candidates[:50]:
            total = sum(line.points for line in match.ledger)
            assert match.score == pytest.approx(total, abs=0.0051)
            assert 0 <= match.score <= 100


def test_degrees_keep_met_above_unknown_above_unmet():
    bounds = {
        Verdict.MET: (LEAST_MET, 1.0),
        Verdict.UNKNOWN: (UNKNOWN_DEGREE, UNKNOWN_DEGREE),
        Verdict.NOT_MET: (0.0, MOST_UNMET),
    }
    seen = Counter()
    for need in NEEDS:
        for match in [*found(need).candidates, *found(need).excluded]:
            for line in match.ledger:
                if line.condition != FRESHNESS and not line.told_only:
                    least, most = bounds[line.verdict]
                    assert least <= line.degree <= most, line
                    seen[line.condition, line.verdict] += 1
    assert set(seen) == {(key, verdict) for key in BY_KEY for verdict in Verdict}


def test_a_condition_reads_only_the_facts_it_says_it_rests_on():
    for condition in CONDITIONS:
        for need in NEEDS:
            if condition.asked(need) is None:
                continue
            for one, other in zip(PLACES[:60], PLACES[60:120], strict=True):
                facts = {name: getattr(one, name) for name in condition.rests_on}
                likeness = replace(other, **facts)
                assert condition.judge(need, one) == condition.judge(need, likeness)


def test_the_weights_of_what_is_asked_make_a_hundred_points():
    for need in NEEDS:
        asked = question(need, {}, TODAY)
        assert sum(each.weight for each in asked.asked) * asked.scale == pytest.approx(100)
