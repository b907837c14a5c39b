"""Filters, facets, hours, areas and distances hold on every engine."""

from __future__ import annotations

from itertools import chain

import pytest

from search.data import Filter, Interval, Point, Query
from search.engines.base import Engine
from search.geometry import distance_m
from tests.contracts.conftest import counts, found, names, write
from tests.contracts.samples import HERE, MONDAY_9, MONDAY_17, NEXT_TOWN, TOWN, entry, only


def test_values_of_a_filter_are_or_and_filters_are_and(town: Engine) -> None:
    either = only("sector", "elderly", "child")
    assert set(found(town, "", filters=either)) == {"sakura", "momiji", "canteen", "school"}
    both = (*either, Filter(facet="fee", values=("paid",)))
    assert found(town, "", filters=both) == ["canteen"]


def test_the_municipality_is_kept_to(town: Engine) -> None:
    assert found(town, "", municipality=NEXT_TOWN) == ["forest"]
    assert "forest" not in found(town, "", municipality=TOWN)


def test_each_facet_is_counted_without_its_own_filter(town: Engine) -> None:
    query = Query(filters=only("sector", "elderly"), facets=("sector", "fee", "kind"))
    facets = dict(counts(town.find(query)))
    assert facets["sector"] == {"elderly": 2, "child": 2, "all": 1, "poverty": 1, "disability": 1}
    assert facets["fee"] == {"free": 2}
    assert facets["kind"] == {"counter": 2}


REGISTRY_FACETS = (
    *("step", "activity", "difficulty", "day", "agreement", "capacity", "visit", "trial", "lift"),
    *("sector", "area", "travel", "fee", "supporter", "見学_可", "number", "term", "key", "lat"),
)


@pytest.mark.parametrize("facet", REGISTRY_FACETS)
def test_a_facet_may_have_any_name(engine: Engine, facet: str) -> None:
    values = [("yes", "ask"), ("yes",), ("no",), ()]
    write(engine, [entry(str(i), f"会{i}", facets={facet: v}) for i, v in enumerate(values)])
    assert set(found(engine, "", filters=only(facet, "yes"))) == {"0", "1"}
    results = engine.find(Query(text="会", filters=only(facet, "no"), facets=(facet, "kind")))
    assert names(results) == ["2"]
    assert dict(counts(results)) == {facet: {"yes": 2, "ask": 1, "no": 1}, "kind": {"counter": 1}}
    relaxed = engine.find(Query(filters=(*only(facet, "ask"), *only("kind", "cafe")))).relaxation
    assert relaxed is not None
    assert (relaxed.condition, relaxed.total) == ("kind", 1)


@pytest.mark.parametrize("facet", ["open", "within", "text", "a.b", "a=b", "@area", ""])
def test_a_facet_is_never_called_like_another_condition(engine: Engine, facet: str) -> None:
    with pytest.raises(ValueError, match="facet"):
        write(engine, [entry("1", "会", facets={facet: ("yes",)})])


def test_facets_count_the_answers_to_the_text(town: Engine) -> None:
    facets = dict(counts(town.find(Query(text="認知症", facets=("fee", "nothing")))))
    assert facets == {"fee": {"free": 2}, "nothing": {}}


def test_no_value_is_cut_off(engine: Engine) -> None:
    write(engine, [entry(str(i), f"会{i}", facets={"area": (f"a{i}",)}) for i in range(700)])
    (facet,) = engine.find(Query(facets=("area",))).facets
    assert len(facet.counts) == 700
    assert [count.value for count in facet.counts] == sorted(f"a{i}" for i in range(700))


@pytest.mark.parametrize("number", [40, 600])
def test_counts_are_right_however_many_sets_there_are(engine: Engine, number: int) -> None:
    values = [tuple(f"v{b}" for b in range(10) if i >> b & 1) for i in range(number)]
    write(engine, [entry(str(i), f"会{i}", facets={"v": v}) for i, v in enumerate(values)])
    ((_, counted),) = counts(engine.find(Query(facets=("v",))))
    expected = {f"v{b}": sum(f"v{b}" in v for v in values) for b in range(10)}
    assert counted == {value: count for value, count in expected.items() if count}


@pytest.mark.parametrize(
    ("minute", "is_open"),
    [(MONDAY_9 - 1, False), (MONDAY_9, True), (MONDAY_17 - 1, True), (MONDAY_17, False)],
)
def test_open_means_surely_open_at_that_minute(town: Engine, minute: int, is_open: bool) -> None:
    assert found(town, "", open_at=minute) == (["sakura"] if is_open else [])
    facets = dict(counts(town.find(Query(facets=("open",), count_open_at=minute))))
    assert facets["open"] == {"now": int(is_open)}


def test_open_is_counted_without_its_own_filter(town: Engine) -> None:
    query = Query(open_at=MONDAY_17, count_open_at=MONDAY_9, facets=("open", "sector"))
    facets = dict(counts(town.find(query)))
    assert facets == {"open": {"now": 1}, "sector": {}}


def test_ragged_hours_are_exact(engine: Engine) -> None:
    hours = Interval(MONDAY_9 + 3, MONDAY_9 + 1447)
    write(engine, [entry("ragged", "深夜の窓口", open=(hours,), open_until=10**9)])
    for minute in (hours.start - 1, hours.start, hours.start + 700, hours.end - 1, hours.end):
        assert bool(found(engine, "", open_at=minute)) == (hours.start <= minute < hours.end)


def test_the_responsible_come_first_and_say_so(town: Engine) -> None:
    hits = town.find(Query(text="認知症", areas=("south",))).hits
    assert names(town.find(Query(text="認知症", areas=("south",)))) == ["momiji", "sakura"]
    assert [hit.responsible for hit in hits] == [True, False]
    assert hits[0].why[0] == "担当地区"


def test_an_area_drops_nothing_and_keeps_text_relevance(town: Engine) -> None:
    assert set(found(town, "相談", areas=("south",))) == set(found(town, "相談"))
    assert found(town, "不登校", areas=("south",)) == ["school"]
    assert found(town, "", areas=("south",), municipality=TOWN)[0] == "momiji"


def test_distance_is_told_in_metres(town: Engine) -> None:
    hits = {hit.name: hit for hit in town.find(Query(near=HERE)).hits}
    assert hits["地域包括支援センター（さくら）"].distance_m == 0
    assert hits["子ども食堂ひだまり"].distance_m == pytest.approx(334, abs=1)
    assert "約350m" in hits["子ども食堂ひだまり"].why
    assert hits["教育相談室"].distance_m is None


def test_near_drops_nothing_but_within_does(town: Engine) -> None:
    assert town.find(Query(near=HERE)).total == 7
    assert set(found(town, "", near=HERE, within_m=334)) == {"sakura", "canteen"}
    assert found(town, "", near=HERE, within_m=333) == ["sakura"]


def test_within_is_a_circle_and_counted_as_one(engine: Engine) -> None:
    corner = Point(HERE.lat + 0.008, HERE.lng + 0.010)
    write(engine, [entry("corner", "角", position=corner), entry("centre", "中", position=HERE)])
    results = engine.find(Query(near=HERE, within_m=1000, facets=("kind",)))
    assert (names(results), results.total) == (["centre"], 1)
    assert dict(counts(results)) == {"kind": {"counter": 1}}


def test_the_nearer_of_equals_comes_first(town: Engine) -> None:
    assert found(town, "認知症", near=Point(38.45, 140.9)) == ["momiji", "sakura"]
    assert found(town, "認知症", near=HERE) == ["sakura", "momiji"]


def test_order_by_distance_puts_what_has_no_position_last(town: Engine) -> None:
    ordered = found(town, "", near=HERE, order="distance")
    assert ordered[:3] == ["sakura", "canteen", "momiji"]
    assert len(ordered) == 7
    pages = [found(town, "", near=HERE, order="distance", limit=2, offset=o) for o in (0, 2, 4, 6)]
    assert list(chain(*pages)) == ordered


def test_order_by_distance_is_exact_among_many(engine: Engine) -> None:
    spots = {f"p{i}": Point(35 + i * 0.0007 * (-1) ** i, 139 + i * 0.0005) for i in range(800)}
    write(engine, [entry(key, f"会{key}", position=spot) for key, spot in spots.items()])
    centre = Point(35.05, 139.1)
    hits = engine.find(Query(near=centre, order="distance", limit=100)).hits
    distances = [hit.distance_m for hit in hits]
    assert distances == sorted(distances)
    nearest = sorted(distance_m(centre, spot) for spot in spots.values())[:100]
    assert distances == [round(metres) for metres in nearest]


def test_relaxation_names_the_condition_that_helps_most(town: Engine) -> None:
    query = Query(text="介護", filters=only("sector", "child"), open_at=MONDAY_9)
    found_relaxation = town.find(query).relaxation
    assert found_relaxation is not None
    assert (found_relaxation.condition, found_relaxation.value) == ("sector", "child")
    assert found_relaxation.total == 1


def test_relaxation_may_be_a_word_or_the_distance(town: Engine) -> None:
    word = town.find(Query(text="ヴァイオリン", filters=only("sector", "child"))).relaxation
    assert word is not None
    assert (word.condition, word.value, word.total) == ("text", "ヴァイオリン", 2)
    far = Point(35.0, 139.0)
    within = town.find(Query(text="認知症", near=far, within_m=500)).relaxation
    assert within is not None
    assert (within.condition, within.value, within.total) == ("within", "500", 2)


def test_no_relaxation_where_there_is_enough_or_nothing_to_drop(town: Engine) -> None:
    assert town.find(Query()).relaxation is None
    assert town.find(Query(text="ヴァイオリン")).relaxation is None
    assert (
        town.find(Query(filters=only("sector", "elderly", "child"), text="相談")).relaxation is None
    )
