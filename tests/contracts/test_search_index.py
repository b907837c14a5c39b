"""Entries go in, change and go out, and pages follow each other, on every engine."""

from __future__ import annotations

import time
from collections.abc import Iterator
from dataclasses import replace
from itertools import chain
from pathlib import Path

import pytest

from search.data import Entry, Name, Query
from search.engines.base import Batch, Engine, IndexHeldError, Place
from tests.contracts.conftest import Make, found, names, write
from tests.contracts.samples import EVERYTHING, HERE, SAKURA, VOCABULARY, entry

PLACES = {"public": False, "staff": True}


@pytest.fixture(params=PLACES)
def place(request: pytest.FixtureRequest, tmp_path: Path) -> Place:
    """Either kind of place: what is written and read must not depend on it."""
    return Place(request.param, tmp_path / request.param, private=PLACES[request.param])


def test_an_engine_without_an_index_answers_nothing(engine: Engine) -> None:
    assert engine.find(Query(text="相談", facets=("kind",))).hits == ()
    assert engine.suggest("相", None, 8) == ()


def test_a_hit_carries_all_that_is_shown(town: Engine) -> None:
    (hit,) = town.find(Query(text="さくら")).hits
    assert (hit.key, hit.municipality, hit.kind) == (SAKURA.key, SAKURA.municipality, SAKURA.kind)
    assert (hit.name, hit.path, hit.open) == (SAKURA.name.text, SAKURA.path, SAKURA.open)
    assert (hit.card, hit.facets) == (SAKURA.card, SAKURA.facets)
    assert hit.score > 0


def test_unknown_hours_differ_from_never_open(town: Engine) -> None:
    assert town.find(Query(text="もみじ")).hits[0].open is None
    assert town.find(Query(text="不登校")).hits[0].open == ()


def test_a_change_replaces_and_a_removal_removes(town: Engine) -> None:
    write(town, [replace(SAKURA, name=Name("つばき"), version=1)])
    assert found(town, "さくら") == []
    assert found(town, "つばき") == ["sakura"]
    write(town, removals=[SAKURA.key])
    assert found(town, "つばき") == []


def test_an_older_version_never_replaces_a_newer_one(town: Engine) -> None:
    write(town, [replace(SAKURA, name=Name("つばき"), version=5)])
    write(town, [replace(SAKURA, name=Name("やなぎ"), version=4)])
    assert found(town, "やなぎ") == []
    assert found(town, "つばき") == ["sakura"]


def test_the_same_entry_twice_is_one(town: Engine) -> None:
    write(town, [SAKURA, SAKURA])
    assert found(town, "さくら") == ["sakura"]


def test_readers_see_a_change_at_once(make_engine: Make) -> None:
    reader, author = make_engine(), make_engine()
    write(author, EVERYTHING)
    assert found(reader, "さくら") == ["sakura"]
    with author.writing() as writer:
        started = time.monotonic()
        writer.apply(Batch(puts=[entry("new", "つばき会館")]))
        assert found(reader, "つばき") == ["new"]
        assert time.monotonic() - started < 1


def test_only_one_may_write(make_engine: Make) -> None:
    first, second = make_engine(), make_engine()
    with first.writing(), pytest.raises(IndexHeldError), second.writing():
        pass
    with second.writing() as writer:
        writer.apply(Batch(puts=[SAKURA]))
    assert found(first, "さくら") == ["sakura"]


def test_a_failing_batch_changes_nothing(town: Engine) -> None:
    bad = replace(SAKURA, key="sample:bad", body=(None,))  # type: ignore[arg-type]
    with town.writing() as writer:
        with pytest.raises(TypeError):
            writer.apply(Batch(puts=[entry("new", "つばき会館"), bad]))
        assert found(town, "つばき") == []
        writer.apply(Batch(puts=[entry("new", "つばき会館")]))
    assert found(town, "つばき") == ["new"]


def test_soon_unknown_hours_are_listed(town: Engine) -> None:
    with town.writing() as writer:
        assert set(writer.expiring(SAKURA.open_until + 1)) == {"sample:sakura", "sample:school"}
        assert list(writer.expiring(SAKURA.open_until)) == []


def test_browsing_goes_by_prominence_then_reading(engine: Engine) -> None:
    write(
        engine,
        [
            entry("b", "馬場", "ばば"),
            entry("a", "秋山", "あきやま"),
            entry("z", "全国", "ぜんこく", prominence=1.5),
        ],
    )
    assert found(engine, "") == ["z", "a", "b"]


@pytest.mark.parametrize("text", ["", "会"])
def test_pages_follow_each_other(engine: Engine, text: str) -> None:
    people = [
        entry(f"{i:03}", f"会{i}", responsible_for=("north",) if i % 9 == 0 else (),
              position=HERE if i % 7 == 0 else None, prominence=1 + i % 3)
        for i in range(170)
    ]  # fmt: skip
    write(engine, people)
    conditions = {"areas": ("north",), "near": HERE}
    whole = found(engine, text, limit=500, **conditions)
    assert len(set(whole)) == len(whole) == 170
    pages = [found(engine, text, limit=15, offset=o, **conditions) for o in range(0, 195, 15)]
    assert list(chain(*pages)) == whole
    assert found(engine, text, limit=0, **conditions) == []


def test_a_rebuild_holds_what_changed_meanwhile(make_engine: Make) -> None:
    engine, indexer, reader = make_engine(), make_engine(), make_engine()
    write(engine, EVERYTHING)
    store = {e.key: e for e in EVERYTHING}

    def reload(keys: Iterator[str]) -> Batch:
        puts = [store[key] for key in keys if key in store]
        return Batch(puts=puts, removals=[key for key in keys if key not in store])

    with indexer.writing() as writer:

        def entries() -> Iterator[Entry]:
            for number, one in enumerate(list(store.values())):
                yield one
                if number == 3:
                    store["sample:new"] = entry("new", "つばき会館")
                    del store[SAKURA.key]
                    keys = ["sample:new", SAKURA.key]
                    writer.apply(replace(reload(keys), keys=keys))
                    assert found(reader, "つばき") == ["new"]

        assert engine.rebuild(VOCABULARY, entries(), reload) == len(EVERYTHING)
        assert found(reader, "つばき") == ["new"]
        assert found(reader, "さくら") == []
        assert found(reader, "もの忘れ") == ["momiji"]
        writer.apply(Batch(puts=[entry("later", "けやき会館")], keys=["sample:later"]))
    assert found(reader, "けやき") == ["later"]
    assert names(reader.find(Query(text="もみじ"))) == ["momiji"]


def test_a_rebuild_leaves_out_what_is_gone(town: Engine) -> None:
    town.rebuild(VOCABULARY, iter([SAKURA]), lambda keys: Batch())
    assert found(town, "") == ["sakura"]


def test_a_failed_rebuild_leaves_the_index_alone(town: Engine) -> None:
    def entries() -> Iterator[Entry]:
        yield SAKURA
        raise OSError("the database went away")

    with pytest.raises(OSError, match="went away"):
        town.rebuild(VOCABULARY, entries(), lambda keys: Batch())
    assert len(found(town, "")) == len(EVERYTHING)
    town.rebuild(VOCABULARY, iter(EVERYTHING), lambda keys: Batch())


def test_two_rebuilds_at_once_are_refused(make_engine: Make) -> None:
    first, second = make_engine(), make_engine()

    def entries() -> Iterator[Entry]:
        with pytest.raises(IndexHeldError):
            second.rebuild(VOCABULARY, iter(()), lambda keys: Batch())
        yield SAKURA

    first.rebuild(VOCABULARY, entries(), lambda keys: Batch())
    assert found(second, "") == ["sakura"]
