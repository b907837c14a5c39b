"""Every engine, each in a place of its own."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest

from search.data import Entry, Query, Results
from search.engines.base import Batch, Engine, Place, Vocabulary
from tests.contracts.samples import EVERYTHING, VOCABULARY

ENGINES = ["search.engines.embedded"]
Make = Callable[[], Engine]


@pytest.fixture
def place(tmp_path: Path) -> Place:
    """Where the index lies; overridden where both kinds of place are tried."""
    return Place("public", tmp_path / "index")


@pytest.fixture(params=ENGINES)
def make_engine(request: pytest.FixtureRequest, settings: Any, place: Place) -> Make:
    """Return what makes engines over the same, still empty place."""
    return lambda: import_module(request.param).Engine.from_settings(settings, place)


@pytest.fixture
def engine(make_engine: Make) -> Engine:
    """An engine that holds nothing yet."""
    return make_engine()


@pytest.fixture
def town(engine: Engine) -> Engine:
    """An engine that holds the small town."""
    write(engine, EVERYTHING, vocabulary=VOCABULARY)
    return engine


def write(
    engine: Engine,
    puts: Iterable[Entry] = (),
    *,
    removals: Iterable[str] = (),
    vocabulary: Vocabulary | None = None,
) -> None:
    """Write one batch."""
    with engine.writing() as writer:
        writer.apply(Batch(puts=tuple(puts), removals=tuple(removals), vocabulary=vocabulary))


def names(results: Results) -> list[str]:
    """Return the keys found, without their source, in order."""
    return [hit.key.partition(":")[2] for hit in results.hits]


def found(engine: Engine, text: str, **conditions: object) -> list[str]:
    """Return what is found for ``text``, in order."""
    return names(engine.find(Query(text=text, **conditions)))  # type: ignore[arg-type]


def counts(results: Results) -> Iterator[tuple[str, dict[str, int]]]:
    """Yield each facet with its counts."""
    for facet in results.facets:
        yield facet.name, {count.value: count.number for count in facet.counts}
