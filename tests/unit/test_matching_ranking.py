"""Ranking: who is excluded and why, how scores come about, and how age counts."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from directory.registry.matching import (
    DEFAULT_WEIGHTS,
    UNKNOWN_DEGREE,
    Candidate,
    Pool,
    Verdict,
    Wanted,
    WeightError,
    complete_weights,
    rank,
)

TODAY = date(2027, 4, 1)
FRESH = {"confirmed": {"status": TODAY}, "confirm_by": TODAY + timedelta(days=90)}


def place(key: int, **facts: object) -> Candidate:
    usual = {"name": f"場所{key}", "status": "open", "vacancies": 3, **FRESH}
    return Candidate(key=key, **{**usual, **facts})


def ranked(wanted: Wanted, *places: Candidate, **options):
    return rank(wanted, Pool(places), today=TODAY, **options)


def keys(matches) -> list[int]:
    assert [match.key for match in matches] == list(matches.keys)
    return list(matches.keys)


def test_an_unmet_essential_excludes_and_says_so():
    need = Wanted(fee_limit=0, essential=frozenset({"fee"}))
    found = ranked(need, place(1, fee_yen=0), place(2, fee_yen=500), place(3))
    assert keys(found.candidates) == [1, 3]
    assert [(match.key, match.failed) for match in found.excluded] == [(2, ("fee",))]
    line = found.excluded[0].line("fee")
    assert (line.essential, line.verdict, line.asked, line.value) == (
        *(True, Verdict.NOT_MET, 0, 500),
    )


def test_an_unmet_wish_only_costs_points():
    found = ranked(Wanted(fee_limit=0), place(1, fee_yen=500), place(2, fee_yen=0))
    assert keys(found.candidates) == [2, 1]
    assert len(found.excluded) == 0


def test_what_is_unknown_is_to_be_asked_essentials_first():
    need = Wanted(
        fee_limit=0,
        wants_pay=True,
        needs_medication=True,
        essential=frozenset({"pay"}),
    )
    (match,) = ranked(need, Candidate(key=1, name="場所")).candidates
    assert match.ask == ("pay", "status", "capacity", "medication", "fee")
    assert not match.failed
    assert match.line("fee").degree == UNKNOWN_DEGREE


def test_a_closed_place_is_always_excluded_and_one_that_pauses_is_not():
    found = ranked(Wanted(), place(1, status="closed"), place(2, status="paused"))
    assert keys(found.candidates) == [2]
    (out,) = found.excluded
    assert (out.failed, out.closed, out.line("status").essential) == (("status",), True, True)


def test_a_pause_excludes_where_it_matters():
    need = Wanted(essential=frozenset({"status"}))
    assert keys(ranked(need, place(1, status="paused")).excluded) == [1]


def test_an_essential_nobody_asks_for_excludes_nobody():
    need = Wanted(essential=frozenset({"fee"}))
    assert keys(ranked(need, place(1, fee_yen=9000)).candidates) == [1]


def test_the_step_and_the_place_are_told_even_if_nobody_asks():
    match = ranked(Wanted(), place(1, step=2, area_ids=frozenset({7, 5}))).candidates[0]
    assert match.line("step").value == 2
    assert match.line("place").value == ("areas", 5, 7)
    assert all(match.line(key).told_only for key in ("step", "place"))
    assert match.line("status").told_only is False
    assert match.line("freshness").told_only is False
    assert match.line("fee") is None


def test_what_is_told_only_changes_no_score():
    found = ranked(Wanted(), place(1, step=2), place(2))
    assert found.candidates[0].score == found.candidates[1].score


def test_the_score_is_the_weighted_mean():
    weights = {"status": 0, "capacity": 2, "fee": 6, "freshness": 5}
    (match,) = ranked(
        Wanted(fee_limit=0), place(1, vacancies=1, fee_yen=0), weights=weights
    ).candidates
    assert match.score == pytest.approx(100 * (2 * 0.8 + 6 * 1.0) / 8)
    assert match.line("fee").points == 75
    assert match.line("fee").weight == 6


def test_weights_of_nothing_leave_the_order_of_names():
    nothing = dict.fromkeys(DEFAULT_WEIGHTS, 0)
    found = ranked(Wanted(), place(1, name="い"), place(2, name="あ"), weights=nothing)
    assert [(match.key, match.score) for match in found.candidates] == [(2, 0), (1, 0)]


def test_ties_are_settled_by_name_and_key():
    found = ranked(Wanted(), place(3, name="う"), place(2, name="い"), place(1, name="い"))
    assert keys(found.candidates) == [1, 2, 3]


def test_the_line_rests_on_the_day_its_fact_was_confirmed():
    day = date(2026, 12, 1)
    facts = {"fee_yen": 0, "confirmed": {"fee": day, "status": TODAY}}
    match = ranked(Wanted(fee_limit=0), place(1, **facts)).candidates[0]
    assert match.line("fee").confirmed_on == day
    assert match.line("capacity").confirmed_on is None
    assert match.line("freshness").confirmed_on == TODAY


@pytest.mark.parametrize(
    ("facts", "degree", "verdict"),
    [
        ({"confirm_by": TODAY}, 1.0, Verdict.MET),
        ({"confirm_by": TODAY - timedelta(days=30)}, 0.9, Verdict.NOT_MET),
        ({"confirm_by": TODAY - timedelta(days=150)}, 0.5, Verdict.NOT_MET),
        ({"confirm_by": TODAY - timedelta(days=3000)}, 0.1, Verdict.NOT_MET),
        ({"confirmed": {}}, 0.0, Verdict.UNKNOWN),
        ({"confirm_by": None}, 1.0, Verdict.MET),
        (
            {"confirm_by": None, "confirmed": {"fee": TODAY - timedelta(days=365 + 60)}},
            *(0.8, Verdict.NOT_MET),
        ),
    ],
)
def test_a_record_ages_visibly(facts, degree, verdict):
    fresh, aged = (ranked(Wanted(), place(1, **each)).candidates[0] for each in ({}, facts))
    line = aged.line("freshness")
    assert (line.degree, line.verdict) == (pytest.approx(degree), verdict)
    assert aged.score == pytest.approx(fresh.score * (0.5 + 0.5 * degree), abs=0.01)
    assert line.points == pytest.approx(aged.score - fresh.score, abs=0.01)
    assert "freshness" not in aged.ask


def test_a_record_nobody_confirmed_comes_after_the_most_overdue():
    overdue = place(1, confirm_by=date(2001, 1, 1))
    assert keys(ranked(Wanted(), place(0, confirmed={}), overdue).candidates) == [1, 0]


def test_age_counts_as_much_as_its_weight():
    (match,) = ranked(Wanted(), place(1, confirmed={}), weights={"freshness": 10}).candidates
    assert match.score == 0
    (match,) = ranked(Wanted(), place(1, confirmed={}), weights={"freshness": 0}).candidates
    assert match.score == 100


def test_a_place_is_found_by_its_key_ranked_or_not():
    found = ranked(Wanted(), place(1), place(2, status="closed"))
    assert found.find(1).failed == ()
    assert found.find(2).failed == ("status",)
    assert found.find(3) is None


def test_an_empty_pool_and_a_pool_of_one():
    assert len(ranked(Wanted()).candidates) == len(ranked(Wanted()).excluded) == 0
    assert keys(ranked(Wanted(), place(1)).candidates) == [1]


def test_a_pool_refuses_two_places_of_one_key():
    with pytest.raises(ValueError, match="another's key"):
        Pool([place(1, name="あ"), place(1, name="い")])


def test_own_weights_go_before_the_usual_ones():
    own = complete_weights({"fee": 9})
    assert own["fee"] == 9.0
    assert {**own, "fee": DEFAULT_WEIGHTS["fee"]} == DEFAULT_WEIGHTS


@pytest.mark.parametrize("wrong", [-0.1, 10.5, float("nan"), float("inf"), "5", None, True])
def test_a_weight_that_is_none_is_refused_by_name(wrong):
    with pytest.raises(WeightError, match="fee") as refusal:
        complete_weights({"fee": wrong})
    assert refusal.value.key == "fee"


def test_a_weight_and_an_essential_of_nothing_are_refused_by_name():
    with pytest.raises(ValueError, match="colour"):
        complete_weights({"colour": 5})
    with pytest.raises(ValueError, match="colour"):
        ranked(Wanted(essential=frozenset({"colour"})), place(1))
