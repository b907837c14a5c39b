"""The tantivy schema, and entries in it.

Without text, ``order`` sorts. ``term`` has one ``facet=value`` for every value and is
what filters look up. ``values`` has each facet's values to be counted one by one and
``sets`` has them joined into one: counting one column value an entry is ten times
cheaper than counting several, as long as there are few different sets.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

import tantivy

from search.data import Entry
from search.documents import Document
from search.geometry import cells_of
from search.opening import words_of

VALUE_SEPARATOR = "\x1f"
AREA, POSITION, CELL = "@area", "@position", "@cell"
KIND = "kind"
VALUES, SETS = "values", "sets"
_PLAIN = ("name", "tags", "place", "all")
_PHRASES = ("gram", "kana")


@cache
def schema() -> tantivy.Schema:
    """Return the one schema of this engine."""
    builder = tantivy.SchemaBuilder()
    for name in ("key", "term", "open"):
        builder.add_text_field(name, tokenizer_name="raw", index_option="basic")
    for name in _PLAIN:
        builder.add_text_field(name, tokenizer_name="whitespace", index_option="freq")
    for name in _PHRASES:
        builder.add_text_field(name, tokenizer_name="whitespace", index_option="position")
    builder.add_text_field("order", fast=True, tokenizer_name="raw", index_option="basic")
    for name in (VALUES, SETS):
        builder.add_json_field(name, fast=True, tokenizer_name="raw", index_option="basic")
    builder.add_unsigned_field("number", indexed=True, fast=True)
    builder.add_float_field("lat", fast=True)
    builder.add_float_field("lng", fast=True)
    builder.add_bytes_field("forward", stored=True)
    builder.add_bytes_field("face", stored=True)
    return builder.build()


def open_index(path: Path) -> tantivy.Index:
    """Open the index at ``path`` (created when absent); it is reloaded by hand."""
    path.mkdir(parents=True, exist_ok=True)
    index = tantivy.Index(schema(), str(path), reuse=True)
    # The default reader wakes twice a second; a look at a file a query is cheaper.
    index.config_reader("manual")
    return index


def number_of(key: str) -> int:
    """Return the number that stands for ``key`` where text would be slow."""
    digest = hashlib.blake2b(key.encode(), digest_size=8).digest()
    return int.from_bytes(digest, "big") >> 1


def facets_of(entry: Entry) -> dict[str, tuple[str, ...]]:
    """Return the facets of ``entry``; its one kind and municipality are facets too."""
    own = {KIND: (entry.kind,), "municipality": (entry.municipality,)}
    return {**{name: tuple(values) for name, values in entry.facets.items()}, **own}


def term(facet: str, value: str) -> str:
    """Return the word by which a filter finds ``value`` in ``facet``."""
    return f"{facet}={value}"


def cell_name(cell: tuple[int, int, int]) -> str:
    """Return the word for a cell of ``search.geometry``."""
    return ".".join(map(str, cell))


def to_tantivy(document: Document) -> tantivy.Document:
    """Return ``document`` in this schema."""
    entry, facets = document.entry, facets_of(document.entry)
    made = tantivy.Document()
    made.add_text("key", entry.key)
    for name, stream in document.streams.items():
        made.add_text(name, stream)
    for word in _terms(entry, facets):
        made.add_text("term", word)
    for word in words_of(entry.open or ()):
        made.add_text("open", word)
    made.add_text("order", document.order)
    made.add_json(VALUES, json.dumps({name: sorted(set(v)) for name, v in facets.items()}))
    made.add_json(SETS, json.dumps(_joined(facets)))
    made.add_unsigned("number", number_of(entry.key))
    if entry.position:
        made.add_float("lat", entry.position.lat)
        made.add_float("lng", entry.position.lng)
    made.add_bytes("forward", document.forward)
    made.add_bytes("face", document.face)
    return made


def _terms(entry: Entry, facets: Mapping[str, tuple[str, ...]]) -> Iterator[str]:
    for name, values in facets.items():
        yield from (term(name, value) for value in dict.fromkeys(values))
    yield from (term(AREA, code) for code in dict.fromkeys(entry.responsible_for))
    if entry.position:
        yield POSITION
        yield from (term(CELL, cell_name(cell)) for cell in cells_of(entry.position))


def _joined(facets: Mapping[str, tuple[str, ...]]) -> dict[str, str]:
    return {
        name: VALUE_SEPARATOR.join(sorted(set(values))) for name, values in facets.items() if values
    }
