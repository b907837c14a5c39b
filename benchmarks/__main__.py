"""Everything, written to ``RESULTS.md``: ``python -m benchmarks [--quick]``."""

from __future__ import annotations

import argparse
import datetime as dt
import json
import os
import platform
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from importlib.metadata import version
from pathlib import Path
from typing import Any

from benchmarks import http_search, queries
from benchmarks.stock import Stock, as_it_is, in_words
from benchmarks.stopwatch import Times

RESULTS = Path(__file__).with_name("RESULTS.md")
SIZES = (1_000, 10_000, 100_000)
# Its time grows with the square of the hits: beyond this a round would take hours.
LARGEST_STOCK = 10_000
STOCK_CAP_S = 60
STOCK_QUERIES = 100
HTTP_SIZES = (2_000, 10_000)
GOALS_MS = {10_000: 4.0, 100_000: 8.0}
PACKAGES = ("wagtail", "django", "tantivy", "sudachipy", "sudachidict-core", "gunicorn")


def main(*, quick: bool) -> None:
    """Measure and write the results."""
    sizes = SIZES[:2] if quick else SIZES
    lines = [*_heading(), *_in_process(sizes), *_over_http(HTTP_SIZES, 10 if quick else 20)]
    RESULTS.write_text("\n".join(lines) + "\n", encoding="utf-8")
    print("\n".join(lines))


def _heading() -> Iterator[str]:
    versions = ", ".join(f"{name} {version(name)}" for name in PACKAGES)
    yield "# Measured"
    yield ""
    yield f"- {dt.date.today()}, `make bench`; the records come from `benchmarks/records.py`"
    yield f"- {_processor()}, {os.cpu_count()} processors, load before the start " + (
        f"{os.getloadavg()[0]:.1f}"
    )
    yield f"- Python {platform.python_version()}, {versions}"
    yield "- milliseconds are p50 / p95 / p99 of 200 queries a class, one thread, warm"
    yield "- two in five queries ask for a word that up to 95% of the records have"
    yield ""


def _processor() -> str:
    for line in Path("/proc/cpuinfo").read_text().splitlines():
        if line.startswith("model name"):
            return line.partition(":")[2].strip()
    return platform.machine()


def _in_process(sizes: tuple[int, ...]) -> Iterator[str]:
    measured = {size: _portal(size) for size in sizes}
    yield "## In process: the embedded engine"
    yield ""
    yield "| class | " + " | ".join(f"{size:,}" for size in sizes) + " |"
    yield "|---|" + "---|" * len(sizes)
    for name in [*queries.CLASSES, "suggestions", "one edit until found"]:
        cells = [_times(measured[size], name).line for size in sizes]
        yield f"| {name} | " + " | ".join(cells) + " |"
    rates = [f"{size / measured[size]['build_s']:.0f}/s" for size in sizes]
    yield "| full build, records a second | " + " | ".join(rates) + " |"
    yield (
        "| index, MB | " + " | ".join(f"{measured[size]['index_mb']:.0f}" for size in sizes) + " |"
    )
    yield ""
    yield from _goals(measured)
    yield from _beside_stock(measured)


def _portal(size: int) -> dict[str, Any]:
    """Measure in a process of its own, so that nothing is warm from before."""
    with tempfile.NamedTemporaryFile(suffix=".json") as file:
        command = [sys.executable, "-m", "benchmarks.search_latency", "--records", str(size)]
        subprocess.run([*command, "--json", file.name], check=True, stdout=subprocess.DEVNULL)
        found: dict[str, Any] = json.loads(Path(file.name).read_text())
        return found


def _times(measured: dict[str, Any], name: str) -> Times:
    own = {"suggestions": "suggestions", "one edit until found": "edit"}
    values = measured[own[name]] if name in own else measured["times"][name]
    return Times(tuple(values))


def _goals(measured: dict[int, dict[str, Any]]) -> Iterator[str]:
    for size, goal in GOALS_MS.items():
        if size in measured:
            worst = max(
                _times(measured[size], name).percentile(0.95)
                for name in queries.CLASSES
                if "facets" in name
            )
            met = "met" if worst <= goal else "missed"
            yield f"- {size:,} records, p95 with facets: {worst:.1f} ms (goal {goal:.0f} ms: {met})"
    yield ""


def _beside_stock(measured: dict[int, dict[str, Any]]) -> Iterator[str]:
    yield "## In process: beside Wagtail's stock search (SQLite FTS5)"
    yield ""
    yield (
        "Stock search does not split Japanese: *as it is* it finds only what stands between "
        "spaces or signs, such as tags; *in words* it "
        "was given the same text cut by Sudachi. Ratios are of p50."
    )
    yield ""
    yield "| records | queries | text | stock ms | mean hits | portal ms | times stock |"
    yield "|---|---|---|---|---|---|---|"
    with tempfile.TemporaryDirectory(prefix="madoguchi-bench-") as directory:
        for size in [each for each in measured if each <= LARGEST_STOCK]:
            for spell in (in_words, as_it_is):
                stock = Stock(Path(directory), size, spell)
                for name in ("one term", "two terms"):
                    texts = queries.texts(name, STOCK_QUERIES, size)
                    times, hits = stock.latency(texts, cap_s=STOCK_CAP_S)
                    own = _times(measured[size], name)
                    ratio = times.percentile(0.5) / own.percentile(0.5)
                    spelling = spell.__name__.replace("_", " ")
                    yield (
                        f"| {size:,} | {name} | {spelling} | {times.line} | {hits:.0f} "
                        f"| {own.line} | {ratio:.1f} |"
                    )
    yield ""
    yield f"Each stock round stops after {STOCK_CAP_S} s; larger sizes are left out for that."
    yield ""


def _over_http(sizes: tuple[int, ...], seconds: int) -> Iterator[str]:
    yield "## Over HTTP"
    yield ""
    for size in sizes:
        yield http_search.main(size, seconds)
        yield ""


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--quick", action="store_true", help="leave the largest size out")
    main(quick=parser.parse_args().quick)
