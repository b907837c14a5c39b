"""Real processes, killed at any moment, lose nothing and do not get in each other's way."""

from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from search.data import Query
from search.engines.base import Place
from search.engines.embedded import Engine

ROOT = Path(__file__).parents[2]
PATIENCE_SECONDS = 30


class Desk:
    """A directory with entries as files, an outbox, an index, and processes at work."""

    def __init__(self, var: Path) -> None:
        self.var = var
        self.index = var / "index"
        self._running: list[subprocess.Popen[str]] = []
        (var / "source").mkdir()
        self.run("migrate", "--verbosity=0")
        self._reader = Engine(Place("public", self.index))
        self._staff_reader = Engine(Place("staff", var / "staff-index", private=True))

    def start(self, *command: str, delay: float = 0) -> subprocess.Popen[str]:
        environment = {**os.environ, "MADOGUCHI_VAR": str(self.var), "SAMPLE_DELAY": str(delay)}
        environment.pop("DATABASE_URL", None)
        process = subprocess.Popen(
            [sys.executable, "-m", "tests.integration.search_process", *command],
            cwd=ROOT, env=environment, text=True,
            stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
        )  # fmt: skip
        self._running.append(process)
        return process

    def run(self, *command: str) -> str:
        process = self.start(*command)
        output, _ = process.communicate(timeout=PATIENCE_SECONDS)
        assert process.returncode == 0, output
        return output

    def write(self, key: str, name: str, index: str = "public") -> None:
        """Save an entry together with its outbox row."""
        (self.var / "source" / key).write_text(name)
        with sqlite3.connect(self.var / "db.sqlite3", timeout=20) as db:
            db.execute(
                "INSERT INTO search_outboxitem"
                "(index_name, key, created_at, attempts, set_aside, error)"
                " VALUES(?, ?, datetime('now'), 0, 0, '')",
                (index, f"file:{key}"),
            )

    def waiting(self) -> set[str]:
        with sqlite3.connect(self.var / "db.sqlite3", timeout=20) as db:
            return {key for (key,) in db.execute("SELECT key FROM search_outboxitem")}

    def found(self, text: str = "") -> set[str]:
        return {hit.key for hit in self._reader.find(Query(text=text, limit=1000)).hits}

    def found_by_staff(self) -> set[str]:
        return {hit.name for hit in self._staff_reader.find(Query(limit=1000)).hits}

    def close(self) -> None:
        for process in self._running:
            if process.poll() is None:
                process.kill()
            process.communicate()


def until(condition: Callable[[], bool], seconds: float = PATIENCE_SECONDS) -> float:
    """Wait for ``condition``; return for how long."""
    started = time.monotonic()
    while not condition():
        assert time.monotonic() - started < seconds, "it never happened"
        time.sleep(0.01)
    return time.monotonic() - started


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    """A desk nobody has worked at yet."""
    made = Desk(tmp_path)
    yield made
    made.close()


def test_an_edit_is_findable_within_a_second(desk: Desk) -> None:
    indexer = desk.start("search_index")
    desk.write("1", "さくら会館")
    until(lambda: desk.found("さくら") == {"file:1"})
    desk.write("2", "もみじ会館")
    assert until(lambda: desk.found("もみじ") == {"file:2"}) < 1
    desk.write("1", "つばき会館")
    assert until(lambda: desk.found("つばき") == {"file:1"} and not desk.found("さくら")) < 1
    indexer.terminate()
    assert "終わりました" in indexer.communicate(timeout=PATIENCE_SECONDS)[0]
    assert indexer.returncode == 0


def test_a_second_indexer_is_refused(desk: Desk) -> None:
    desk.start("search_index")
    desk.write("1", "さくら会館")
    until(lambda: desk.found() == {"file:1"})
    for command in (["search_index"], ["search_index", "--once"]):
        second = desk.start(*command)
        output, _ = second.communicate(timeout=PATIENCE_SECONDS)
        assert second.returncode == 1
        assert "すでに動いています" in output


def test_one_indexer_serves_both_indexes(desk: Desk) -> None:
    desk.start("search_index")
    desk.write("1", "さくら会館")
    desk.write("2", "かえで会館", index="staff")
    until(lambda: desk.found() == {"file:1"} and desk.found_by_staff() == {"かえで会館（職員）"})
    desk.write("2", "つばき会館", index="staff")
    assert until(lambda: desk.found_by_staff() == {"つばき会館（職員）"}) < 1
    assert desk.found() == {"file:1"}


def test_an_index_that_fails_does_not_stop_the_other(desk: Desk) -> None:
    in_the_way = desk.var / "staff-index"
    in_the_way.write_text("")
    indexer = desk.start("search_index")
    desk.write("1", "かえで会館", index="staff")
    desk.write("2", "さくら会館")
    until(lambda: desk.found() == {"file:2"})
    until(lambda: desk.waiting() == {"file:1"})
    in_the_way.unlink()
    until(lambda: desk.found_by_staff() == {"かえで会館（職員）"})
    indexer.terminate()
    output, _ = indexer.communicate(timeout=PATIENCE_SECONDS)
    assert "職員の検索の索引: 反映できませんでした" in output


def test_commands_end_badly_where_one_index_fails_and_serve_the_other(desk: Desk) -> None:
    (desk.var / "staff-index").write_text("")
    desk.write("1", "さくら会館")
    for command in (["search_index", "--once"], ["search_rebuild"]):
        process = desk.start(*command)
        output, _ = process.communicate(timeout=PATIENCE_SECONDS)
        assert process.returncode == 1
        assert "職員の検索の索引" in output
        assert desk.found() == {"file:1"}
    (desk.var / "staff-index").unlink()
    told = desk.run("search_rebuild", "--index", "staff")
    assert told.startswith("職員の検索の索引: 1 件")
    assert told.count("件、") == 1
    assert desk.found_by_staff() == {"さくら会館（職員）"}


@pytest.mark.parametrize("seconds", [0.02, 0.15, 0.4, 0.8])
def test_an_indexer_killed_while_draining_loses_nothing(desk: Desk, seconds: float) -> None:
    keys = {f"file:{number}" for number in range(300)}
    for key in keys:
        desk.write(key.partition(":")[2], "さくら会館")
    indexer = desk.start("search_index", delay=0.002)
    until(lambda: (desk.index / "indexer.lock").exists())
    time.sleep(seconds)
    indexer.send_signal(signal.SIGKILL)
    indexer.wait()
    assert desk.found() | desk.waiting() == keys
    desk.run("search_index", "--once")
    assert desk.found() == keys
    assert desk.waiting() == set()


def test_a_rebuild_killed_half_way_leaves_the_live_index(desk: Desk) -> None:
    for number in range(50):
        desk.write(str(number), "さくら会館")
    desk.run("search_index", "--once")
    rebuild = desk.start("search_rebuild", "--index", "public", delay=0.05)
    until(lambda: len(list(desk.index.glob("gen-*"))) == 2)
    time.sleep(0.5)
    rebuild.kill()
    rebuild.wait()
    assert len(desk.found()) == 50
    assert "50 件" in desk.run("search_rebuild", "--index", "public")
    assert len(desk.found()) == 50
    assert len(list(desk.index.glob("gen-*"))) == 2


def test_edits_during_a_rebuild_survive_even_a_killed_indexer(desk: Desk) -> None:
    for number in range(40):
        desk.write(str(number), "さくら会館")
    desk.run("search_index", "--once")
    indexer = desk.start("search_index")
    desk.write("0", "かえで会館")
    until(lambda: desk.found("かえで") == {"file:0"})
    rebuild = desk.start("search_rebuild", "--index", "public", delay=0.08)
    until(lambda: len(list(desk.index.glob("gen-*"))) == 2)
    time.sleep(0.5)
    # The rebuild has read the first entries by now.
    desk.write("0", "つばき会館")
    until(lambda: desk.found("つばき") == {"file:0"})
    indexer.kill()
    indexer.wait()
    desk.write("1", "つばき会館")
    assert rebuild.poll() is None
    desk.start("search_index")
    output, _ = rebuild.communicate(timeout=PATIENCE_SECONDS)
    assert rebuild.returncode == 0, output
    until(lambda: desk.found("つばき") == {"file:0", "file:1"})
    assert len(desk.found()) == 40


def test_the_search_never_stops_during_rebuilds(desk: Desk) -> None:
    for number in range(20):
        desk.write(str(number), "さくら会館")
    desk.run("search_index", "--once")
    for _ in range(3):
        rebuild = desk.start("search_rebuild", "--index", "public")
        while rebuild.poll() is None:
            assert len(desk.found()) == 20
        assert len(desk.found()) == 20
