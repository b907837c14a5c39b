"""Sources in memory for the tests of the way from an edit to an index."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from search.data import Entry, Name
from search.index import EVERY


def clear_sources(monkeypatch: pytest.MonkeyPatch) -> None:
    """Have no source, wording or word registered during the test, for either index."""
    for index in EVERY:
        monkeypatch.setattr(index.registry, "sources", {})
        monkeypatch.setattr(index.registry, "synonyms", [])
        monkeypatch.setattr(index.registry, "words", {})


class Shelf:
    """A source in memory whose entries may be broken."""

    def __init__(self, **facts: Any) -> None:
        self.facts = {"municipality": "999938", "kind": "counter", "path": "/", **facts}
        self.names: dict[str, str] = {}
        self.broken: set[str] = set()
        self.loads: list[str] = []

    def entry(self, key: str) -> Entry | None:
        self.loads.append(key)
        if key in self.broken:
            raise ValueError(f"{key} cannot be read")
        if key not in self.names:
            return None
        return Entry(key=key, name=Name(self.names[key]), **self.facts)

    def entries(self) -> Iterator[Entry]:
        return (entry for key in self.names if (entry := self.entry(key)))
