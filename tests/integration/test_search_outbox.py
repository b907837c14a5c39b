"""What is written in a transaction reaches the index, once it is committed and not before."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from django.db import transaction
from django.utils import timezone

from search import api, index, outbox, sources
from search.data import Entry, Name, Query, Synonym
from search.models import OutboxItem
from tests.integration.search_shelf import Shelf, clear_sources

pytestmark = [pytest.mark.django_db, pytest.mark.postgres]


@pytest.fixture
def shelf(monkeypatch: pytest.MonkeyPatch) -> Shelf:
    """The only source there is."""
    clear_sources(monkeypatch)
    made = Shelf()
    sources.register("shelf", entries=made.entries, entry=made.entry)
    return made


def found(text: str = "") -> list[str]:
    return [hit.key for hit in api.find(Query(text=text)).hits]


def test_a_change_is_applied_and_its_row_goes(shelf: Shelf) -> None:
    shelf.names["shelf:1"] = "さくら会館"
    api.changed("shelf:1")
    assert found("さくら") == []
    assert api.drain() == 1
    assert found("さくら") == ["shelf:1"]
    assert not OutboxItem.objects.exists()
    del shelf.names["shelf:1"]
    api.changed("shelf:1")
    api.drain()
    assert found("さくら") == []
    assert api.drain() == 0


def test_a_change_taken_back_leaves_no_row(shelf: Shelf) -> None:
    with transaction.atomic():
        api.changed("shelf:1")
        transaction.set_rollback(True)
    assert not OutboxItem.objects.exists()


def test_many_changes_of_one_key_are_applied_once(shelf: Shelf) -> None:
    shelf.names["shelf:1"] = "さくら会館"
    api.changed("shelf:1", "shelf:1")
    api.changed("shelf:1")
    assert api.drain() == 1
    assert shelf.loads == ["shelf:1"]


def test_a_change_arriving_meanwhile_is_not_lost(shelf: Shelf) -> None:
    shelf.names["shelf:1"] = "さくら会館"
    api.changed("shelf:1")
    load = shelf.entry

    def load_and_edit(key: str) -> Entry | None:
        entry = load(key)
        shelf.names["shelf:1"] = "つばき会館"
        api.changed("shelf:1")
        return entry

    sources.register("shelf", entries=shelf.entries, entry=load_and_edit)
    api.drain()
    sources.register("shelf", entries=shelf.entries, entry=load)
    assert found("つばき") == []
    api.drain()
    assert found("つばき") == ["shelf:1"]


def test_a_broken_key_is_set_aside_with_its_reason(shelf: Shelf) -> None:
    shelf.names |= {"shelf:1": "さくら会館", "shelf:2": "もみじ会館"}
    shelf.broken = {"shelf:1"}
    api.changed("shelf:1", "shelf:2")
    api.drain()
    assert found() == ["shelf:2"]
    for _ in range(outbox.MOST_ATTEMPTS):
        OutboxItem.objects.update(retry_at=timezone.now())
        api.drain()
    item = OutboxItem.objects.get()
    assert (item.set_aside, item.attempts) == (True, outbox.MOST_ATTEMPTS)
    assert "shelf:1 cannot be read" in item.error
    assert api.drain() == 0


def test_a_later_change_clears_what_was_set_aside(shelf: Shelf) -> None:
    OutboxItem.objects.create(key="shelf:1", set_aside=True, error="…", attempts=5)
    shelf.names["shelf:1"] = "さくら会館"
    api.changed("shelf:1")
    api.drain()
    assert found() == ["shelf:1"]
    assert not OutboxItem.objects.exists()


def test_a_broken_key_waits_before_it_is_tried_again(shelf: Shelf) -> None:
    shelf.broken = {"shelf:1"}
    api.changed("shelf:1")
    api.drain()
    assert api.drain() == 0
    assert OutboxItem.objects.get().retry_at > timezone.now()


def test_a_key_of_no_source_is_set_aside_too(shelf: Shelf) -> None:
    api.changed("nobody:1")
    api.drain()
    assert "no source" in OutboxItem.objects.get().error


def test_new_wordings_reach_the_search(shelf: Shelf) -> None:
    shelf.names["shelf:1"] = "認知症の会"
    api.changed("shelf:1")
    api.drain()
    assert found("もの忘れ") == []
    sources.register_synonyms(lambda: [Synonym("物忘れ", ("認知症",))])
    sources.register_words("town", lambda: [("伊豆山", "いずさん", "town", "/t/", "")])
    api.thesaurus_changed()
    api.drain()
    assert found("もの忘れ") == ["shelf:1"]
    assert [s.path for s in api.suggest("いずさ")] == ["/t/"]


def test_finding_asks_the_database_nothing(
    shelf: Shelf, django_assert_num_queries: Callable[[int], object]
) -> None:
    shelf.names["shelf:1"] = "さくら会館"
    api.changed("shelf:1")
    api.drain()
    with django_assert_num_queries(0):
        assert api.find(Query(text="さくら", facets=("kind",))).total == 1
        assert api.suggest("さくら")[0].text == "さくら会館"


def test_a_rebuild_settles_what_waited_before_it(shelf: Shelf) -> None:
    shelf.names["shelf:1"] = "けやき会館"
    api.changed("shelf:1", "shelf:2")
    api.thesaurus_changed()
    read = iter(["during"])

    def meanwhile(_number: int) -> None:
        if next(read, None):
            api.changed("shelf:1")

    api.rebuild(meanwhile)
    waiting = OutboxItem.objects.filter(index_name="public")
    assert [item.key for item in waiting] == ["shelf:1"]
    assert api.find(Query(text="けやき")).total == 1


def test_a_rebuild_tells_how_far_it_is(shelf: Shelf) -> None:
    shelf.names |= {f"shelf:{number}": "さくら会館" for number in range(3)}
    told: list[int] = []
    assert api.rebuild(told.append) == 3
    assert told == [1, 2, 3]
    assert len(found()) == 3


def test_soon_unknown_hours_are_put_in_the_outbox(shelf: Shelf) -> None:
    now = int((timezone.now() + timedelta(hours=9)).timestamp() // 60)
    far, soon = now + 20 * 1440, now + 10 * 1440

    def entry(key: str) -> Entry:
        until = soon if key == "shelf:soon" else far
        name = Name(key)
        return Entry(key=key, municipality="999938", kind="counter", name=name, path="/",
                     open=(), open_until=until)  # fmt: skip

    sources.register("shelf", entries=lambda: iter(()), entry=entry)
    api.changed("shelf:soon", "shelf:far")
    api.drain()
    with api.writing() as writer:
        assert api.refresh_open_hours(writer) == 1
    assert [item.key for item in OutboxItem.objects.all()] == ["shelf:soon"]


@pytest.mark.parametrize("damage", ["pointer", "meta", "side", "nothing there"])
def test_a_damaged_index_answers_nothing_until_rebuilt(
    shelf: Shelf, settings, caplog: pytest.LogCaptureFixture, damage: str
) -> None:
    shelf.names["shelf:1"] = "さくら会館"
    api.rebuild()
    assert found() == ["shelf:1"]
    root = Path(settings.SEARCH_INDEX_DIR)
    [pointer] = root.glob("current.*")
    generation = root / pointer.read_text()
    if damage == "pointer":
        pointer.write_text("gen-missing")
    elif damage == "meta":
        (generation / "tantivy" / "meta.json").write_text("{")
    elif damage == "side":
        for path in generation.glob("side.db*"):
            path.write_bytes(b"x" * 5000)
        (generation / "tantivy" / "meta.json").touch()
    else:
        pointer.unlink()
    index._made.cache_clear()
    assert found() == []
    assert api.suggest("さくら") == ()
    assert damage == "nothing there" or "rebuild" in caplog.text
    api.rebuild()
    assert found() == ["shelf:1"]
    api.changed("shelf:1")
    assert api.drain() == 1


def test_an_entry_nobody_can_write_does_not_stop_the_others(
    shelf: Shelf, monkeypatch: pytest.MonkeyPatch
) -> None:
    shelf.names |= {"shelf:1": "さくら会館", "shelf:2": "もみじ会館"}
    entry = shelf.entry

    def broken(key: str) -> Entry | None:
        found = entry(key)
        # No index takes a surrogate, and none is told before it tries to write it.
        return replace(found, tags=("\ud800",)) if found and key == "shelf:1" else found

    sources.register("shelf", entries=shelf.entries, entry=broken)
    api.changed("shelf:1", "shelf:2")
    api.drain()
    assert found() == ["shelf:2"]
    [item] = OutboxItem.objects.all()
    assert (item.key, item.attempts) == ("shelf:1", 1)


def test_a_text_of_any_length_is_found(shelf: Shelf) -> None:
    shelf.names["shelf:1"] = "さくら会館"
    entry = shelf.entry

    def long(key: str) -> Entry | None:
        found = entry(key)
        return replace(found, body=("あ" * 60_000 + "竜宮城",)) if found else None

    sources.register("shelf", entries=shelf.entries, entry=long)
    api.changed("shelf:1")
    api.drain()
    assert found("竜宮城") == ["shelf:1"]
    assert api.find(Query(text="さくら" * 30_000)).total >= 0
