"""Rows of the registry as facts: staff before public, unknown stays unknown, few questions."""

from __future__ import annotations

import datetime as dt

import pytest

from directory import models
from directory.registry import facts
from directory.registry.models import RegistryRecord, slots
from tests import factories
from tests.registry_world import TODAY, Town, need, record, town

pytestmark = pytest.mark.django_db
DAY = dt.date(2026, 10, 1)
OLDER = dt.date(2026, 3, 1)


@pytest.fixture
def here() -> Town:
    return town("own", "わが市")


def public(here: Town, **values: object) -> RegistryRecord:
    """The face of a public record with ``values`` and the day it was held against a source."""
    resource = factories.ResourceFactory(
        municipality=here.municipality,
        kind="gathering_place",
        verifications=[models.ResourceVerification(confirmed_on=OLDER)],
        **values,
    )
    return resource.registry_record


def test_an_empty_face_knows_nothing_but_its_name(here):
    found = facts.candidate(public(here, name="みんなの家"), TODAY)
    assert (found.name, found.kind, found.status) == ("みんなの家", "gathering_place", "")
    for each in ("sectors", "area_ids", "position", "ages", "slots", "travel", "fee_yen", "lift"):
        assert getattr(found, each) is None
    assert found.confirmed == {}


def test_the_public_record_speaks_where_staff_know_nothing(here):
    elderly = factories.SectorFactory(code="elderly", name="高齢")
    made = public(
        here,
        hours="月・水 9:00-12:00; 第2土 13:00-20:00",
        fee="free",
        lat=35.1,
        lng=139.1,
        areas=here.areas[:1],
        sectors=[elderly],
        status="open",
        anyone_welcome="yes",
    )
    found = facts.candidate(made, TODAY)
    assert found.slots == slots.joined([(0, 0), (2, 0), (5, 1), (5, 2)])
    assert (found.fee_yen, found.position, found.status) == (0, (35.1, 139.1), "open")
    assert found.sectors == {"elderly"}
    assert found.area_ids == {here.areas[0].pk}
    assert found.beyond_target is True
    assert found.confirmed["days"] == found.confirmed["fee"] == OLDER
    origins = facts.gathered(here.municipality, TODAY)[made.pk].origins
    assert origins["days"] == origins["place"] == facts.PUBLIC
    assert "lift" not in origins


def test_a_staff_fact_goes_before_the_public_one_with_its_own_day(here):
    made = public(here, hours="月 9:00-12:00", fee="free", anyone_welcome="yes")
    made.slots = slots.bit(4, 1)
    made.fee, made.fee_yen = "paid", 300
    made.beyond_target = "no"
    made.fact_days = {"slots": DAY.isoformat(), "fee": DAY.isoformat(), "lift": "nonsense"}
    made.save()
    found = facts.gathered(here.municipality, TODAY)[made.pk]
    assert found.candidate.slots == slots.bit(4, 1)
    assert (found.candidate.fee_yen, found.candidate.beyond_target) == (300, False)
    assert found.candidate.confirmed["days"] == DAY
    # Nobody confirmed how much it is: the day of "paid" does not speak for 300 yen.
    assert "fee" not in found.candidate.confirmed
    assert found.origins["days"] == found.origins["fee"] == facts.STAFF


def test_confirming_the_whole_record_confirms_what_staff_know(here):
    made = record(here, "畑の会", lift="yes", vacancies=2, capacity_on=OLDER, confirmed_on=DAY)
    found = facts.candidate(made, TODAY)
    assert (found.status, found.lift, found.vacancies) == ("open", True, 2)
    assert found.confirmed["travel"] == found.confirmed["status"] == DAY
    # A number of vacancies holds for the day it was counted.
    assert found.confirmed["capacity"] == OLDER


def test_words_and_answers_arrive(here):
    made = record(
        here,
        "畑の会",
        age_from=18,
        by_walk="yes",
        by_car="no",
        agreement="agreed",
        companion_needed="no",
        genders="women",
        step=2,
    )
    made.activities.add(here.word("activity", "garden"), here.word("activity", "tea"))
    made.environments.add(here.word("environment", "outdoors"))
    found = facts.candidate(made, TODAY)
    assert found.activities == {"garden", "tea"}
    assert found.environment == {"outdoors"}
    assert found.skills is None
    assert found.ages == (18, 150)
    assert found.travel == {"walk"}
    assert found.travel_unsure == {"bicycle", "transit"}
    assert (found.agreement, found.companion_needed, found.genders) == (True, False, "women")


def test_a_place_of_the_registry_alone_speaks_for_itself(here):
    made = RegistryRecord.objects.create(
        municipality=here.municipality,
        own_name="小さな工場",
        own_kind="participation",
        own_hours="火・木 13:00-15:00",
        own_lat=35.0,
        own_lng=139.0,
    )
    made.own_areas.add(here.areas[1])
    found = facts.candidate(made, TODAY)
    assert (found.name, found.kind, found.status) == ("小さな工場", "participation", "open")
    assert found.slots == slots.joined([(1, 1), (3, 1)])
    assert found.position == (35.0, 139.0)
    assert found.area_ids == {here.areas[1].pk}


def test_areas_reach_what_lies_in_them_and_what_they_lie_in(here):
    part = factories.CatchmentAreaFactory(
        municipality=here.municipality, name="北地区", kind="district", parent=here.areas[0]
    )
    whole = factories.CatchmentAreaFactory(
        municipality=here.municipality, name="市内全域", kind="whole"
    )
    wide, narrow = record(here, "広い会"), public(here, areas=[part])
    everywhere = public(here, areas=[whole])
    found = {key: each.candidate for key, each in facts.gathered(here.municipality, TODAY).items()}
    assert part.pk in found[wide.pk].area_ids
    assert here.areas[0].pk in found[narrow.pk].area_ids
    assert here.areas[1].pk not in found[narrow.pk].area_ids
    assert found[everywhere.pk].everywhere
    assert not found[wide.pk].everywhere


def test_what_is_closed_elsewhere_or_no_place_is_not_in_the_pool(here):
    closed = record(here, "終わった会", state="closed")
    kind_only = public(here, name="市内のサロン", naming="category")
    other = town("other", "よその市")
    keys = {each.key for each in facts.pool(here.municipality, TODAY).rows}
    assert {each.pk for each in here.records} <= keys
    assert keys.isdisjoint({closed.pk, kind_only.pk, *(each.pk for each in other.records)})


def test_the_number_of_questions_does_not_grow(here, django_assert_num_queries):
    with django_assert_num_queries(7):
        facts.pool(here.municipality, TODAY)
    for number in range(12):
        public(here, name=f"場所{number}", hours="月 9:00-12:00", areas=here.areas)
    with django_assert_num_queries(7):
        assert len(facts.pool(here.municipality, TODAY)) == 15


def test_a_need_becomes_what_is_asked(here):
    for lat in (35.0, 35.2):
        made = factories.TownFactory(municipality=here.municipality, lat=lat, lng=139.0)
        models.AreaTown.objects.create(area=here.areas[0], town=made)
    asked = need(
        here,
        "R8-9",
        age_band="30-39",
        frequency="0.5",
        travel=["walk", "rocket"],
        needs_lift=True,
        has_companion="no",
        essential=["lift", "gender", "no-such-thing"],
        gender="woman",
        max_km=3,
    )
    asked.interests.add(here.word("activity", "garden"))
    asked.avoid.add(here.word("environment", "noise"))
    found = facts.wanted(asked)
    assert found.area_id == here.areas[0].pk
    assert found.position == pytest.approx((35.1, 139.0))
    assert (found.ages, found.times_a_week) == ((30, 39), 0.5)
    assert found.travel == {"walk"}
    assert (found.interests, found.avoid, found.strengths) == ({"garden"}, {"noise"}, frozenset())
    assert found.has_companion is False
    assert found.essential == {"travel", "gender"}


def test_a_need_of_the_whole_municipality_asks_for_no_place(here):
    whole = factories.CatchmentAreaFactory(
        municipality=here.municipality, name="市内全域", kind="whole"
    )
    found = facts.wanted(need(here, "R8-10", area=whole))
    assert (found.area_id, found.position) == (None, None)


def test_weights_that_make_no_sense_are_passed_over(here):
    from directory.registry.matching import DEFAULT_WEIGHTS
    from directory.registry.models import RegistrySettings

    assert facts.weights_of(here.municipality) == DEFAULT_WEIGHTS
    RegistrySettings.objects.create(
        municipality=here.municipality, weights={"place": 9, "days": "much", "moon": 3}
    )
    assert facts.weights_of(here.municipality) == {**DEFAULT_WEIGHTS, "place": 9.0}
