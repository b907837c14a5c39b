"""What a user would have instead: the project ``wagtail start`` makes, with the same records.

Stock search finds only what stands between spaces, and Japanese has none. So the records are
given to it twice: as they are, where it misses most of what is there, and cut into words by
Sudachi, where it finds about what the portal finds and does the same work.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterable
from functools import cache
from pathlib import Path

from sudachipy import Dictionary, SplitMode, Tokenizer

from benchmarks.records import Record, records
from benchmarks.stopwatch import Times

OVERLAY = Path(__file__).with_name("stock_wagtail")
Spell = Callable[[str], str]


def as_it_is(text: str) -> str:
    """Return ``text``."""
    return text


def in_words(text: str) -> str:
    """Return ``text`` with a space between any two words."""
    return " ".join(each.surface() for each in _cutter().tokenize(text, SplitMode.A))


@cache
def _cutter() -> Tokenizer:
    return Dictionary().create()


class Stock:
    """A fresh stock project below ``directory``, holding ``number`` records."""

    def __init__(self, directory: Path, number: int, spell: Spell) -> None:
        self.root = directory / f"stock-{number}-{spell.__name__}"
        self.spell = spell
        self.root.mkdir(parents=True)
        self._start()
        self._fill(records(number))

    def latency(self, texts: Iterable[str], *, cap_s: float) -> tuple[Times, float]:
        """Return how long its search takes for ``texts``, and the mean number of hits."""
        asked = self.root / "queries.json"
        asked.write_text(json.dumps([self.spell(text) for text in texts]))
        answer = json.loads(self.run("latency.py", str(asked), str(cap_s)))
        done = answer["done"]
        times = Times(tuple(sorted(ms for ms, *_ in done)), capped=len(done) < answer["asked"])
        return times, sum(hits for _, hits, _ in done) / len(done)

    def run(self, *command: str) -> str:
        """Run a script of the project; return what it printed."""
        done = subprocess.run(
            [sys.executable, *command],
            cwd=self.root,
            env=self.environment,
            check=True,
            capture_output=True,
            text=True,
        )
        return done.stdout

    @property
    def environment(self) -> dict[str, str]:
        """The environment its processes need."""
        own = {"DJANGO_SETTINGS_MODULE": "stock.settings.bench", "PYTHONPATH": str(self.root)}
        return {**os.environ, **own}

    def _start(self) -> None:
        wagtail = Path(sys.executable).with_name("wagtail")
        subprocess.run(
            [wagtail, "start", "stock", self.root], check=True, stdout=subprocess.DEVNULL
        )
        shutil.copy(OVERLAY / "models.py", self.root / "home")
        shutil.copy(OVERLAY / "bench.py", self.root / "stock/settings")
        for name in ("fill.py", "latency.py"):
            shutil.copy(OVERLAY / name, self.root)
        self.run("manage.py", "makemigrations", "--verbosity", "0", "home")
        self.run("manage.py", "migrate", "--verbosity", "0")

    def _fill(self, wanted: Iterable[Record]) -> None:
        pages = self.root / "pages.jsonl"
        with pages.open("w", encoding="utf-8") as file:
            for record in wanted:
                file.write(json.dumps(self._page(record), ensure_ascii=False) + "\n")
        self.run("fill.py", str(pages))

    def _page(self, record: Record) -> dict[str, str]:
        body = " ".join([record.description, *record.tags, record.place.areas[record.area]])
        return {"title": self.spell(record.name.text), "body": self.spell(body)}
