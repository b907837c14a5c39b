"""The search page over HTTP beside the one of a stock Wagtail, on the same records.

``python -m benchmarks.http_search --records 2000``
"""

from __future__ import annotations

import argparse
import gzip
import os
import re
import subprocess
import sys
import tempfile
import urllib.parse
import urllib.request
from collections.abc import Iterator
from pathlib import Path

from benchmarks import queries
from benchmarks.serving import Load, Server, load, served, wrk_is_there
from benchmarks.stock import Stock, as_it_is, in_words

ROOT = Path(__file__).resolve().parents[1]
QUERIES = 50
# Whether the words are asked for by many, as residents do, or found in few records only.
CLASSES = ("one term", "two terms")
GOAL = 10


def main(number: int, seconds: int) -> str:
    """Return the comparison as Markdown."""
    if not wrk_is_there():
        sys.exit("wrk is missing: apt-get install wrk")
    with tempfile.TemporaryDirectory(prefix="madoguchi-bench-") as name:
        directory = Path(name)
        ours, weights = _portal(directory, number, seconds)
        theirs = {
            "in words": _stock(directory, number, seconds, in_words),
            "as it is": _stock(directory, number, seconds, as_it_is),
        }
    return "\n".join([*_table(number, ours, theirs), "", *_weights(weights)])


def _portal(
    directory: Path, number: int, seconds: int
) -> tuple[dict[str, Load], dict[str, tuple[int, int]]]:
    environment = {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "portal.settings.production",
        "SECRET_KEY": "only-for-measuring",
        "ALLOWED_HOSTS": "127.0.0.1",
        "SECURE_SSL_REDIRECT": "false",
        "MADOGUCHI_VAR": str(directory / "var"),
        "PYTHONPATH": str(ROOT),
    }
    (directory / "var").mkdir()
    for command in (
        ["manage.py", "collectstatic", "--noinput", "--verbosity", "0"],
        ["-m", "benchmarks.fill_portal", str(number)],
    ):
        subprocess.run([sys.executable, *command], cwd=ROOT, env=environment, check=True)
    site = directory / "portal"
    site.mkdir()
    with served("portal.wsgi", site, environment) as server:
        done = {
            name: load(server, _paths("/search/?q=", name, number), directory, seconds=seconds)
            for name in CLASSES
        }
        return done, {path: _weight(server, path) for path in ("/", "/bench-0/", "/search/?q=介護")}


def _stock(directory: Path, number: int, seconds: int, spell) -> dict[str, Load]:
    stock = Stock(directory, number, spell)
    with served("stock.wsgi", stock.root, stock.environment) as server:
        return {
            name: load(
                server, _paths("/search/?query=", name, number, spell), directory, seconds=seconds
            )
            for name in CLASSES
        }


def _paths(start: str, name: str, number: int, spell=as_it_is) -> list[str]:
    texts = queries.texts(name, QUERIES, number)
    return [start + urllib.parse.quote(spell(text)) for text in texts]


def _table(number: int, ours: dict[str, Load], theirs: dict[str, dict[str, Load]]) -> Iterator[str]:
    yield f"{number} records, 2 gunicorn workers, wrk with 1 thread and 4 connections"
    yield ""
    yield "| queries | who | requests/s | p50 / p99 | CPU ms a request | times stock |"
    yield "|---|---|---|---|---|---|"
    for name, own in ours.items():
        yield f"| {name} | portal | {own.line} | |"
        for text, stock in theirs.items():
            ratio = own.per_second / max(stock[name].per_second, 0.001)
            yield f"| {name} | stock Wagtail, text {text} | {stock[name].line} | {ratio:.1f} |"


def _weight(server: Server, path: str) -> tuple[int, int]:
    """Return the bytes of a page with all it loads, and how many requests that takes."""
    address = server.address + urllib.parse.quote(path, safe="/?=")
    page = _get(address)
    text = _plain(page)
    loaded = re.findall(r'<(?:link|script|img)\b[^>]*?\b(?:href|src)="(/[^"]+)"', text)
    wanted = [each for each in dict.fromkeys(loaded) if each.startswith("/static/")]
    sizes = [len(_get(server.address + each)) for each in wanted]
    return len(page) + sum(sizes), 1 + len(sizes)


def _get(address: str) -> bytes:
    request = urllib.request.Request(address, headers={"Accept-Encoding": "gzip"})
    with urllib.request.urlopen(request) as answer:
        return answer.read()


def _plain(page: bytes) -> str:
    return (gzip.decompress(page) if page[:2] == b"\x1f\x8b" else page).decode()


def _weights(weights: dict[str, tuple[int, int]]) -> Iterator[str]:
    yield "| first load of | kB | requests |"
    yield "|---|---|---|"
    for path, (size, number) in weights.items():
        yield f"| `{path}` | {size / 1000:.1f} | {number} |"


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--records", type=int, default=2000)
    parser.add_argument("--seconds", type=int, default=15)
    options = parser.parse_args()
    print(main(options.records, options.seconds))
