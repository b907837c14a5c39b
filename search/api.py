"""The front door of the search: everything public asks here, and only here."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager

from search.data import Query, Results, Suggestion
from search.engines.base import IndexHeldError, Writer
from search.index import PUBLIC, public_changed, public_vocabulary_changed

__all__ = [
    "IndexHeldError",
    "changed",
    "drain",
    "find",
    "rebuild",
    "refresh_open_hours",
    "suggest",
    "thesaurus_changed",
    "writing",
]


def find(query: Query) -> Results:
    """Return the answers to ``query``; asks no database and never raises for a bad index."""
    return PUBLIC.find(query)


def suggest(
    text: str, *, municipality: str | None = None, limit: int = 8
) -> tuple[Suggestion, ...]:
    """Return up to ``limit`` completions of ``text``, best first."""
    return PUBLIC.suggest(text, municipality, limit)


def changed(*keys: str) -> None:
    """Have ``keys`` (``"<source>:<id>"``) indexed anew once the current transaction commits."""
    public_changed(keys)


def thesaurus_changed() -> None:
    """Have wordings and words loaded anew once the current transaction commits."""
    public_vocabulary_changed()


def drain(limit: int = 500) -> int:
    """Apply up to ``limit`` waiting changes to the index; return how many keys those were.

    Raises ``IndexHeldError`` while an indexer runs in another process.
    """
    return PUBLIC.drain(limit)


def writing() -> AbstractContextManager[Writer]:
    """Keep the index to oneself, as the indexer does. Raises ``IndexHeldError``."""
    return PUBLIC.writing()


def refresh_open_hours(writer: Writer) -> int:
    """Have entries whose hours soon end indexed anew; return how many."""
    return PUBLIC.refresh_open_hours(writer)


def rebuild(progress: Callable[[int], None] | None = None) -> int:
    """Build the index afresh beside the live one and swap it in; return its entries.

    ``progress`` is told how many are done. Call it outside a transaction, so that it
    sees what is committed meanwhile. Raises ``IndexHeldError`` while another rebuild runs.
    """
    return PUBLIC.rebuild(progress)
