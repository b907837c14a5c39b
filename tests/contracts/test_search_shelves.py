"""One shelf is searched as if there were no others, on every engine."""

from __future__ import annotations

from dataclasses import replace

import pytest

from search.data import SHELF, Entry, Filter, Name, Query, Results
from search.engines.base import Engine
from tests.contracts.conftest import Make, counts, found, write
from tests.contracts.samples import EVERYTHING, TOWN, VOCABULARY, entry, only

BODY = (
    "介護と認知症の相談を、市長と議会が推進します。",
    "家賃や仕事の相談、不登校の相談。",
    "お金がない人の生活困窮への対応。",
)
QUESTIONS = (
    "",
    "介護の相談",
    "物忘れ",
    "市長の 相談",
    "ぎかいのかいご",
    "お金がない",
    "家賃 議会",
    "ひだまり",
    "とみがおか",
    "推進",
)


@pytest.fixture
def alone(town: Engine) -> Engine:
    """The small town on its one shelf."""
    write(town, [_on("directory", each) for each in EVERYTHING])
    return town


@pytest.fixture
def crowded(alone: Engine) -> Engine:
    """The small town beside thirty chapters that speak of the same things."""
    write(alone, [_chapter(number) for number in range(30)])
    return alone


def _on(shelf: str, each: Entry) -> Entry:
    return replace(each, facets={**each.facets, SHELF: (shelf,)})


def _chapter(number: int) -> Entry:
    return entry(
        f"chapter{number}",
        f"第{number}章 介護とひだまり",
        kind="chapter",
        places=(Name("議会", "ぎかい"),),
        body=BODY,
        facets={SHELF: ("plan",)},
    )


def _told(results: Results) -> tuple:
    hits = [(hit.key, hit.why, hit.passage, round(hit.score, 6)) for hit in results.hits]
    return hits, results.total, results.facets, results.relaxation


def test_other_shelves_change_nothing(alone: Engine) -> None:
    asked = [
        Query(text=text, shelf="directory", facets=("kind", "sector"), filters=filters)
        for text in QUESTIONS
        for filters in ((), only("sector", "elderly"))
    ]
    before = [_told(alone.find(query)) for query in asked]
    write(alone, [_chapter(number) for number in range(30)])
    assert [_told(alone.find(query)) for query in asked] == before


def test_each_shelf_shows_its_own(crowded: Engine) -> None:
    assert set(found(crowded, "介護", shelf="directory")) == {"sakura", "momiji"}
    assert all(key.startswith("chapter") for key in found(crowded, "介護", shelf="plan"))
    assert crowded.find(Query(text="介護")).total == 32
    assert found(crowded, "介護", shelf="nobody's") == []


def test_a_shelf_is_no_condition_to_drop(crowded: Engine) -> None:
    results = crowded.find(
        Query(text="議会", shelf="directory", filters=(Filter(facet="fee", values=("free",)),))
    )
    assert results.relaxation is None or results.relaxation.condition != SHELF
    assert dict(counts(crowded.find(Query(shelf="plan", facets=(SHELF,))))) == {SHELF: {"plan": 30}}


def test_nothing_is_fetched_where_only_the_number_is_asked(crowded: Engine) -> None:
    results = crowded.find(Query(text="介護", municipality=TOWN, shelf="plan", limit=0))
    assert (results.total, results.hits) == (30, ())


def test_what_is_on_no_shelf_is_found_without_one(make_engine: Make) -> None:
    engine = make_engine()
    write(engine, EVERYTHING, vocabulary=VOCABULARY)
    assert found(engine, "物忘れ")
    assert found(engine, "物忘れ", shelf="directory") == []
