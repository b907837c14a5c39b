"""Staff find in an index of their own, each municipality as if there were no others."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from django.core.management import call_command

from search import api, sources, staff
from search.data import Entry, Filter, Query, Results, Synonym
from search.index import PUBLIC, STAFF
from search.models import OutboxItem
from tests.integration.search_shelf import Shelf, clear_sources

pytestmark = pytest.mark.django_db

TOWN, NEXT_TOWN = "999938", "999946"
QUOTED = "電話でだけ聞いたこと"


@pytest.fixture(autouse=True)
def shelf(monkeypatch: pytest.MonkeyPatch) -> Shelf:
    """The public source."""
    clear_sources(monkeypatch)
    made = Shelf()
    sources.register("shelf", entries=made.entries, entry=made.entry)
    return made


@pytest.fixture
def drawer() -> Shelf:
    """The staff's face of what is on the shelf."""
    made = Shelf(body=("重い物は持てません。",), facets={"step": ("small",), "lift": ("yes",)})
    staff.register("shelf", entries=made.entries, entry=made.entry)
    return made


@pytest.fixture
def next_door() -> Shelf:
    """What the staff of another municipality have."""
    made = Shelf(municipality=NEXT_TOWN, body=("竜宮城の竜宮さんに聞きます。",))
    staff.register("next", entries=made.entries, entry=made.entry)
    return made


def found(text: str = "", **asked: Any) -> list[str]:
    return [hit.key for hit in staff.find(Query(text=text, municipality=TOWN, **asked)).hits]


def waiting(index: str) -> list[str]:
    items = OutboxItem.objects.filter(index_name=index)
    return [item.key for item in items]


def test_staff_find_by_text_and_by_any_condition(drawer: Shelf) -> None:
    drawer.names |= {"shelf:1": "さくら会館", "shelf:2": "もみじ会館"}
    staff.changed("shelf:1", "shelf:2")
    assert staff.drain() == 2
    assert found("重い物") == ["shelf:1", "shelf:2"]
    assert found("さくら", filters=(Filter(facet="lift", values=("yes",)),)) == ["shelf:1"]
    assert found(filters=(Filter(facet="step", values=("group",)),)) == []
    assert [s.text for s in staff.suggest("さく", municipality=TOWN)] == ["さくら会館"]


@pytest.mark.parametrize("municipality", [None, ""])
def test_a_search_within_no_municipality_is_refused(municipality: Any) -> None:
    with pytest.raises(ValueError, match="municipality"):
        staff.find(Query(text="さくら", municipality=municipality))
    with pytest.raises(ValueError, match="municipality"):
        staff.suggest("さくら", municipality=municipality)


def test_shelves_are_the_municipalities_own() -> None:
    with pytest.raises(ValueError, match="shelves"):
        staff.find(Query(municipality=TOWN, shelf=NEXT_TOWN))


@pytest.mark.parametrize(
    "asked",
    [
        {"filters": (Filter(facet="municipality", values=(NEXT_TOWN,)),)},
        {"filters": (Filter(facet="shelf", values=(NEXT_TOWN,)),), "facets": ("shelf",)},
        {"facets": ("municipality", "kind")},
    ],
)
def test_no_condition_leads_to_another_municipality(
    drawer: Shelf, next_door: Shelf, asked: dict[str, Any]
) -> None:
    next_door.names["next:1"] = "となりの会館"
    drawer.names["shelf:1"] = "さくら会館"
    staff.rebuild()
    results = staff.find(Query(municipality=TOWN, **asked))
    assert {hit.municipality for hit in results.hits} <= {TOWN}
    assert NEXT_TOWN not in repr(results)


def _told(text: str) -> Results:
    lifted = (Filter(facet="lift", values=("yes",)),)
    query = Query(text=text, municipality=TOWN, filters=lifted, facets=("kind", "step"))
    return replace(staff.find(query), took_ms=0)


@pytest.mark.parametrize("text", ["竜宮 会館", "竜宮", "りゅうぐうの会館", "重い物と竜宮", "会館"])
def test_nobody_learns_which_words_another_municipality_has(
    drawer: Shelf, next_door: Shelf, text: str
) -> None:
    drawer.names |= {f"shelf:{number}": f"会館{number}" for number in range(3)}
    staff.rebuild()
    before = _told(text)
    next_door.names |= {f"next:{number}": f"竜宮会館{number}" for number in range(40)}
    staff.rebuild()
    assert _told(text) == before
    assert staff.suggest("竜宮", municipality=TOWN) == ()
    assert staff.find(Query(text=text, municipality=NEXT_TOWN)).total > 0


def test_an_entry_of_no_municipality_is_set_aside(drawer: Shelf) -> None:
    drawer.names["shelf:1"] = "さくら会館"
    drawer.facts["municipality"] = ""
    staff.changed("shelf:1")
    staff.drain()
    assert "ValueError" in OutboxItem.objects.get().error
    assert found() == []


def test_what_changes_for_the_public_changes_for_staff(shelf: Shelf, drawer: Shelf) -> None:
    api.changed("shelf:1")
    assert (waiting("public"), waiting("staff")) == (["shelf:1"], ["shelf:1"])
    api.changed("nobody:1")
    assert waiting("staff") == ["shelf:1"]


def test_what_changes_for_staff_is_never_told_to_the_public(shelf: Shelf, drawer: Shelf) -> None:
    drawer.names["shelf:1"] = "さくら会館"
    staff.changed("shelf:1")
    staff.thesaurus_changed()
    assert (waiting("public"), waiting("staff")) == ([], ["shelf:1", ":vocabulary"])
    assert api.drain() == 0
    assert staff.drain() == 2
    assert shelf.loads == []


def test_public_wordings_reach_staff_and_never_the_other_way(drawer: Shelf, shelf: Shelf) -> None:
    shelf.names["shelf:1"] = drawer.names["shelf:1"] = "認知症と軽作業の会"
    sources.register_synonyms(lambda: [Synonym("物忘れ", ("認知症",))])
    staff.register_synonyms(lambda: [Synonym("ひみつの手伝い", ("軽作業",))])
    staff.register_words("difficulty", lambda: [("対人緊張", "たいじんきんちょう", "x", "/", "")])
    api.thesaurus_changed()
    assert waiting("public") == waiting("staff") == [":vocabulary"]
    api.changed("shelf:1")
    assert (api.drain(), staff.drain()) == (2, 2)
    assert found("もの忘れ") == found("ひみつの手伝い") == ["shelf:1"]
    assert [s.text for s in staff.suggest("対人", municipality=TOWN)] == ["対人緊張"]
    assert api.find(Query(text="もの忘れ")).total == 1
    assert api.find(Query(text="ひみつの手伝い")).total == 0
    assert api.suggest("対人") == ()


def test_a_rebuild_settles_its_own_index_alone(shelf: Shelf, drawer: Shelf) -> None:
    shelf.names["shelf:1"] = drawer.names["shelf:1"] = "さくら会館"
    api.changed("shelf:1")
    call_command("search_rebuild", "--index", "staff", verbosity=0)
    assert (waiting("public"), waiting("staff")) == (["shelf:1"], [])
    assert (api.find(Query()).total, found()) == (0, ["shelf:1"])
    call_command("search_rebuild", verbosity=0)
    assert (waiting("public"), api.find(Query()).total) == ([], 1)


@pytest.mark.parametrize("moment", ["load", "write"])
def test_an_error_quotes_nothing_staff_wrote(
    drawer: Shelf, caplog: pytest.LogCaptureFixture, moment: str
) -> None:
    def broken(key: str) -> Entry | None:
        if moment == "load":
            raise ValueError(QUOTED)
        entry = drawer.entry(key)
        return entry and replace(entry, body=(QUOTED, "\ud800"), card={"note": {QUOTED}})

    drawer.names["shelf:1"] = "さくら会館"
    staff.register("shelf", entries=drawer.entries, entry=broken)
    staff.changed("shelf:1")
    staff.drain()
    [item] = OutboxItem.objects.all()
    assert item.error
    assert "shelf:1" in caplog.text
    assert QUOTED not in item.error + caplog.text


def test_a_failing_rebuild_quotes_nothing_either(
    drawer: Shelf, caplog: pytest.LogCaptureFixture
) -> None:
    def broken() -> Any:
        raise ValueError(QUOTED)

    staff.register("shelf", entries=broken, entry=drawer.entry)
    with pytest.raises(Exception, match="職員の検索の索引") as error:
        call_command("search_rebuild", verbosity=0)
    assert "ValueError" in caplog.text
    assert QUOTED not in str(error.value) + caplog.text


def test_the_two_indexes_share_no_place_and_no_source() -> None:
    assert PUBLIC.place != STAFF.place
    assert PUBLIC.registry.sources is not STAFF.registry.sources
    assert PUBLIC.registry.shared is None
