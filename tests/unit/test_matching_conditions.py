"""Each condition by hand: a need, a place, what is to be said."""

from __future__ import annotations

import pytest

from directory.registry.matching import BY_KEY, Candidate, Verdict, Wanted, asked_of
from directory.registry.matching.conditions.place import _km
from directory.registry.matching.conditions.times import number_of_days
from search.data import Point
from search.geometry import distance_m

MET, NOT_MET, UNKNOWN = Verdict.MET, Verdict.NOT_MET, Verdict.UNKNOWN
STATION, KM_NORTH = (35.0, 139.0), (35.009, 139.0)
MONDAY_MORNING, MONDAY_EVENING, TUESDAY_MORNING = 0b001, 0b100, 0b001000

CASES = [
    ("status", {}, {"status": "open"}, MET, "open"),
    ("status", {}, {"status": "paused"}, NOT_MET, "paused"),
    ("status", {}, {"status": "planned"}, NOT_MET, "planned"),
    ("status", {}, {"status": "closed"}, NOT_MET, "closed"),
    ("status", {}, {}, UNKNOWN, None),
    ("place", {"area_id": 1}, {"area_ids": {1, 2}}, MET, ("area", None)),
    ("place", {"area_id": 1}, {"area_ids": {2}}, NOT_MET, ("elsewhere", None)),
    ("place", {"area_id": 1}, {"everywhere": True}, MET, ("everywhere", None)),
    ("place", {"area_id": 1}, {}, UNKNOWN, None),
    ("place", {"area_id": 1}, {"position": STATION}, UNKNOWN, None),
    (
        "place",
        {"area_id": 1, "position": STATION},
        {"area_ids": {2}, "position": KM_NORTH},
        MET,
        ("elsewhere", 1.0),
    ),
    (
        "place",
        {"area_id": 1, "position": STATION, "max_km": 0.5},
        {"area_ids": {1}, "position": KM_NORTH},
        NOT_MET,
        ("area", 1.0),
    ),
    (
        "place",
        {"position": STATION, "max_km": 0.0},
        {"position": STATION},
        MET,
        (None, 0.0),
    ),
    (
        "place",
        {"area_id": 1, "position": STATION, "max_km": 3.0},
        {"area_ids": {2}},
        UNKNOWN,
        ("elsewhere", None),
    ),
    (
        "place",
        {"area_id": 1, "position": STATION, "max_km": 3.0},
        {"area_ids": {1}},
        MET,
        ("area", None),
    ),
    ("place", {"position": STATION}, {"position": KM_NORTH}, MET, (None, 1.0)),
    ("sector", {"sectors": {"elderly"}}, {"sectors": {"elderly"}}, MET, ("sector", "elderly")),
    ("sector", {"sectors": {"elderly"}}, {"sectors": {"all"}}, MET, ("all", "all")),
    (
        "sector",
        {"sectors": {"poverty"}},
        {"sectors": {"elderly"}, "beyond_target": True},
        MET,
        ("beyond_target", "elderly"),
    ),
    ("sector", {"sectors": {"poverty"}}, {"beyond_target": True}, MET, ("beyond_target",)),
    ("sector", {"sectors": {"poverty"}}, {"sectors": {"elderly"}}, UNKNOWN, ("other", "elderly")),
    (
        "sector",
        {"sectors": {"poverty"}},
        {"sectors": {"elderly"}, "beyond_target": False},
        NOT_MET,
        ("other", "elderly"),
    ),
    ("sector", {"sectors": {"poverty"}}, {"beyond_target": False}, UNKNOWN, None),
    ("age", {"ages": (60, 69)}, {"ages": (0, 150)}, MET, (0, 150)),
    ("age", {"ages": (60, 69)}, {"ages": (65, 150)}, UNKNOWN, (65, 150)),
    ("age", {"ages": (20, 29)}, {"ages": (65, 150)}, NOT_MET, (65, 150)),
    ("age", {"ages": (20, 29)}, {}, UNKNOWN, None),
    ("gender", {"gender": "man"}, {"genders": "any"}, MET, "any"),
    ("gender", {"gender": "man"}, {"genders": "men"}, MET, "men"),
    ("gender", {"gender": "man"}, {"genders": "women"}, NOT_MET, "women"),
    ("gender", {"gender": "other"}, {"genders": "women"}, UNKNOWN, "women"),
    ("activity", {"interests": {"farm"}}, {"activities": {"farm", "sew"}}, MET, ("farm", "sew")),
    ("activity", {"interests": {"farm"}}, {"activities": set()}, NOT_MET, ()),
    ("activity", {"interests": {"farm"}}, {}, UNKNOWN, None),
    ("skill", {"strengths": {"pc"}}, {"skills": {"pc"}}, MET, ("pc",)),
    ("environment", {"avoid": {"dogs"}}, {"environment": {"dogs"}}, NOT_MET, ("dogs",)),
    ("environment", {"avoid": {"dogs"}}, {"environment": set()}, MET, ()),
    ("environment", {"avoid": {"dogs"}}, {}, UNKNOWN, None),
    ("difficulty", {"difficulties": {"hiki"}}, {"difficulties": {"debt"}}, NOT_MET, ("debt",)),
    ("sensory", {"sensory_limit": 1}, {"sensory": 2}, NOT_MET, 2),
    ("group", {"group_limit": 2}, {"group_size": 2}, MET, 2),
    ("talking", {"talking_limit": 2}, {}, UNKNOWN, None),
    ("step", {"step": 0}, {"step": 1}, MET, 1),
    ("step", {"step": 0}, {"step": 0}, MET, 0),
    ("step", {"step": 0}, {"step": 2}, NOT_MET, 2),
    ("step", {"step": 3}, {"step": 2}, NOT_MET, 2),
    ("step", {"step": 3}, {}, UNKNOWN, None),
    ("days", {"slots": 0b101}, {"slots": MONDAY_EVENING}, MET, 0b100),
    ("days", {"slots": MONDAY_MORNING}, {"slots": MONDAY_EVENING}, NOT_MET, 0b100),
    ("days", {"slots": MONDAY_MORNING}, {"slots": 0}, NOT_MET, 0),
    ("days", {"slots": MONDAY_MORNING}, {}, UNKNOWN, None),
    ("travel", {"travel": {"walk"}}, {"travel": {"walk", "car"}}, MET, ("car", "walk")),
    ("travel", {"travel": {"walk"}}, {"travel": {"car"}}, UNKNOWN, ("car",)),
    ("travel", {"travel": {"walk"}}, {"travel": {"car"}, "lift": True}, MET, ("car", "lift")),
    ("travel", {"travel": {"walk"}}, {"travel": {"car"}, "lift": False}, NOT_MET, ("car",)),
    ("travel", {"travel": {"walk"}}, {"lift": False}, UNKNOWN, None),
    (
        "travel",
        {"travel": {"walk"}},
        {"travel": {"car"}, "travel_unsure": {"walk"}, "lift": False},
        *(UNKNOWN, ("car",)),
    ),
    (
        "travel",
        {"travel": {"walk"}},
        {"travel": {"car"}, "travel_unsure": {"transit"}, "lift": False},
        *(NOT_MET, ("car",)),
    ),
    ("travel", {"needs_lift": True}, {"travel": {"car"}}, UNKNOWN, ("car",)),
    ("travel", {"needs_lift": True}, {"lift": False}, NOT_MET, None),
    (
        "travel",
        {"needs_lift": True, "travel": {"walk"}},
        {"travel": {"walk"}, "lift": False},
        NOT_MET,
        ("walk",),
    ),
    ("fee", {"fee_limit": 0}, {"fee_yen": 0}, MET, 0),
    ("fee", {"fee_limit": 0}, {"fee_yen": 100}, NOT_MET, 100),
    ("fee", {"fee_limit": 0}, {}, UNKNOWN, None),
    ("pay", {"wants_pay": True}, {"pays": False}, NOT_MET, False),
    ("capacity", {}, {"vacancies": 1}, MET, 1),
    ("capacity", {}, {"vacancies": 0}, NOT_MET, 0),
    ("capacity", {}, {}, UNKNOWN, None),
    ("companion", {"has_companion": True}, {"companion_needed": True}, MET, True),
    ("companion", {"has_companion": False}, {"companion_needed": True}, NOT_MET, True),
    ("companion", {"has_companion": False}, {"companion_needed": False}, MET, False),
    ("companion", {"has_companion": False}, {}, UNKNOWN, None),
    ("medication", {"needs_medication": True}, {"medication": True}, MET, True),
    ("watching", {"needs_watching": True}, {}, UNKNOWN, None),
    ("visit", {"wants_visit": True}, {"visit": True}, MET, True),
    ("trial", {"wants_trial": True}, {"trial": False}, NOT_MET, False),
    ("supporter", {"wants_supporter": True}, {"supporter": True}, MET, True),
    ("agreement", {"wants_agreement": True}, {"agreement": False}, NOT_MET, False),
]


@pytest.mark.parametrize(("key", "wanted", "facts", "verdict", "value"), CASES)
def test_a_condition_says_what_it_should(key, wanted, facts, verdict, value):
    need, place = Wanted(**_frozen(wanted)), Candidate(key=1, name="場所", **_frozen(facts))
    judgement = BY_KEY[key].judge(need, place)
    assert key in asked_of(need)
    assert (judgement.verdict, judgement.value) == (verdict, value)


def test_every_condition_is_tried_by_hand():
    assert {case[0] for case in CASES} == set(BY_KEY)


def test_a_need_that_says_nothing_asks_only_for_an_open_place_with_room():
    assert asked_of(Wanted()) == {"status": "open", "capacity": 1}


def test_nothing_costs_nothing_and_is_still_asked():
    assert asked_of(Wanted(fee_limit=0, step=0, has_companion=False)) == {
        "status": "open",
        "step": 0,
        "fee": 0,
        "capacity": 1,
        "companion": False,
    }


@pytest.mark.parametrize(
    ("key", "wanted", "better", "worse"),
    [
        ("step", {"step": 1}, {"step": 2}, {"step": 1}),
        ("step", {"step": 1}, {"step": 0}, {"step": 5}),
        ("capacity", {}, {"vacancies": 5}, {"vacancies": 1}),
        ("activity", {"interests": {"a", "b"}}, {"activities": {"a", "b"}}, {"activities": {"a"}}),
        ("sensory", {"sensory_limit": 1}, {"sensory": 2}, {"sensory": 3}),
        ("fee", {"fee_limit": 300}, {"fee_yen": 400}, {"fee_yen": 4000}),
        ("sector", {"sectors": {"x"}}, {"sectors": {"x"}}, {"sectors": {"all"}}),
        ("sector", {"sectors": {"x"}}, {"sectors": {"all"}}, {"beyond_target": True}),
        (
            "days",
            {"slots": MONDAY_MORNING | TUESDAY_MORNING},
            {"slots": MONDAY_MORNING | TUESDAY_MORNING},
            {"slots": TUESDAY_MORNING},
        ),
        (
            "place",
            {"position": STATION, "max_km": 5.0},
            {"position": STATION},
            {"position": KM_NORTH},
        ),
        ("place", {"area_id": 1}, {"area_ids": {1}}, {"everywhere": True}),
    ],
)
def test_what_fits_better_counts_more(key, wanted, better, worse):
    need, judge = Wanted(**_frozen(wanted)), BY_KEY[key].judge
    degrees = [
        judge(need, Candidate(key=1, name="場所", **_frozen(facts))).degree
        for facts in (better, worse)
    ]
    assert degrees[0] > degrees[1]


def test_one_day_is_enough_for_whoever_wants_to_come_once_a_week():
    need = Wanted(slots=MONDAY_MORNING | TUESDAY_MORNING, times_a_week=1.0)
    place = Candidate(key=1, name="場所", slots=MONDAY_MORNING)
    assert BY_KEY["days"].judge(need, place).degree == 1.0


def test_parts_of_one_day_are_one_day():
    assert number_of_days(MONDAY_MORNING | MONDAY_EVENING) == 1
    assert number_of_days(MONDAY_EVENING | TUESDAY_MORNING) == 2
    assert number_of_days((1 << 21) - 1) == 7


@pytest.mark.parametrize("there", [(35.3, 139.0), (35.0, 139.4), (34.9, 138.8), (35.01, 139.01)])
def test_the_flat_map_agrees_with_the_globe(there):
    assert _km(STATION, there) == pytest.approx(
        distance_m(Point(*STATION), Point(*there)) / 1000, rel=0.001
    )


def _frozen(facts):
    return {
        name: frozenset(value) if isinstance(value, set) else value for name, value in facts.items()
    }
