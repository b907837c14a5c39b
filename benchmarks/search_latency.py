"""How long the embedded engine takes in process, beside Wagtail's stock search.

``python -m benchmarks.search_latency --records 10000``
"""

from __future__ import annotations

import argparse
import csv
import json
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import django
from django.conf import settings
from django.core.management import call_command

from benchmarks import queries
from benchmarks.records import PER_MUNICIPALITY, entry, place, records
from benchmarks.stopwatch import Times, timed
from search.data import Entry, Synonym

SYNONYMS = Path(__file__).resolve().parents[1] / "sample/common/synonyms.csv"
PER_CLASS = 200
WARM_UP = 20


def main(number: int) -> dict[str, object]:
    """Index ``number`` records and time every class of queries."""
    with tempfile.TemporaryDirectory(prefix="madoguchi-bench-") as directory:
        _set_up(Path(directory))
        from search import api, sources

        _register(sources, number)
        started = time.perf_counter()
        api.rebuild()
        build_s = time.perf_counter() - started
        return {
            "records": number,
            "build_s": build_s,
            "index_mb": _megabytes(Path(directory)),
            "times": {name: _measured(api.find, name, number) for name in queries.CLASSES},
            "suggestions": _suggestions(api.suggest, number),
            "edit": _edits(api, number),
        }


def _set_up(directory: Path) -> None:
    settings.configure(
        INSTALLED_APPS=["django.contrib.contenttypes", "search"],
        DATABASES={"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": ":memory:"}},
        SEARCH_ENGINE="search.engines.embedded",
        SEARCH_INDEX_DIR=directory / "index",
        LANGUAGE_CODE="ja",
        USE_TZ=True,
        TIME_ZONE="Asia/Tokyo",
    )
    django.setup()
    # A rebuild settles what waits in the outbox, so there must be one.
    call_command("migrate", verbosity=0)


def _register(sources, number: int) -> None:
    sources.register("bench", entries=lambda: _entries(number), entry=lambda key: None)
    sources.register_synonyms(_synonyms)
    sources.register_words("town", lambda: _towns(number))


def _entries(number: int) -> Iterator[Entry]:
    return map(entry, records(number))


def _synonyms() -> list[Synonym]:
    with SYNONYMS.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    return [
        Synonym(wording=row["ふだんのことば"], terms=tuple(row["正式なことば"].split(";")))
        for row in rows
    ]


def _towns(number: int) -> list[tuple[str, str, str, str, str]]:
    places = [place(index) for index in range(-(-number // PER_MUNICIPALITY))]
    return [
        (town.text, town.reading, "town", "", where.code)
        for where in places
        for town in where.towns
    ]


def _measured(find: Callable, name: str, number: int) -> Times:
    asked = queries.queries(name, PER_CLASS, number)
    timed(find, asked[:WARM_UP])
    return timed(find, asked)


def _suggestions(suggest: Callable, number: int) -> Times:
    typed = queries.texts("beginning", PER_CLASS, number)
    timed(suggest, typed[:WARM_UP])
    return timed(suggest, typed)


def _edits(api, number: int) -> Times:
    """Time from handing one changed entry to the writer until a reader finds it."""
    from dataclasses import replace

    from search.data import Query
    from search.engines.base import Batch

    changed = [replace(entry(each), version=2) for each in records(min(number, 50))]
    with api.writing() as writer:

        def edit(one: Entry) -> None:
            writer.apply(Batch(puts=[one], keys=[one.key]))
            api.find(Query(text=one.name.text, limit=1))

        timed(edit, changed[:5])
        return timed(edit, changed[5:])


def _megabytes(directory: Path) -> float:
    return sum(path.stat().st_size for path in directory.rglob("*") if path.is_file()) / 1e6


def _printed(result: dict[str, object]) -> str:
    lines = [
        f"{result['records']} records, built in {result['build_s']:.1f} s"
        f" ({result['records'] / result['build_s']:.0f}/s), {result['index_mb']:.0f} MB",
        "| class | p50 / p95 / p99 ms |",
        "|---|---|",
    ]
    lines += [f"| {name} | {times.line} |" for name, times in result["times"].items()]
    lines += [
        f"| suggestions | {result['suggestions'].line} |",
        f"| one edit until found | {result['edit'].line} |",
    ]
    return "\n".join(lines)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--records", type=int, default=10_000)
    parser.add_argument("--json", type=Path, help="also write the numbers here")
    options = parser.parse_args()
    outcome = main(options.records)
    print(_printed(outcome))
    if options.json:
        options.json.write_text(json.dumps(outcome, default=lambda times: times.ms))
