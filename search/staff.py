"""The staff's front door: the same engine over another index, which the public cannot open.

Each municipality is searched as if there were no others: what the words of one weigh, and
which words are known at all, tells nothing of another's records. So is each of a
municipality's drawers: who may open which is for the caller to decide.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from dataclasses import replace

from search.data import SHELF, Entry, Query, Results, Suggestion
from search.engines.base import IndexHeldError
from search.index import STAFF
from search.outbox import VOCABULARY_KEY
from search.sources import Wordings, Words

__all__ = [
    "IndexHeldError",
    "changed",
    "drain",
    "find",
    "rebuild",
    "register",
    "register_synonyms",
    "register_words",
    "suggest",
    "thesaurus_changed",
    "waiting_since",
]


def find(query: Query, *, drawer: str = "") -> Results:
    """Return what the staff of the municipality that ``query`` names may find in a drawer.

    Raises ``ValueError`` where it names none, or a shelf: a municipality's is its own.
    """
    if query.shelf:
        raise ValueError("the staff search has no shelves but the municipalities'")
    code = _named(query.municipality)
    return STAFF.find(replace(query, shelf=_shelf(code, drawer)))


def suggest(text: str, *, municipality: str, limit: int = 8) -> tuple[Suggestion, ...]:
    """Return up to ``limit`` completions of ``text`` in ``municipality``, best first."""
    return STAFF.suggest(text, _named(municipality), limit)


def register(
    prefix: str,
    *,
    entries: Callable[[], Iterator[Entry]],
    entry: Callable[[str], Entry | None],
    drawer: str = "",
) -> None:
    """Register what staff find in a drawer by keys ``"<prefix>:<id>"``; see ``sources.register``.

    With the prefix of a public source it is the staff's face of the same things: what
    ``api.changed`` names is indexed anew here, too.
    """

    def all_apart() -> Iterator[Entry]:
        return (_apart(each, drawer) for each in entries())

    def one_apart(key: str) -> Entry | None:
        found = entry(key)
        return None if found is None else _apart(found, drawer)

    STAFF.registry.register(prefix, entries=all_apart, entry=one_apart)


def register_synonyms(load: Wordings) -> None:
    """Register wordings for staff alone; they use the public ones anyway."""
    STAFF.registry.register_synonyms(load)


def register_words(kind: str, load: Words) -> None:
    """Register words for staff alone; see ``sources.register_words``."""
    STAFF.registry.register_words(kind, load)


def changed(*keys: str) -> None:
    """Have ``keys`` indexed anew for staff once the current transaction commits."""
    STAFF.outbox.add(keys)


def thesaurus_changed() -> None:
    """Have the staff's wordings and words loaded anew once the current transaction commits."""
    STAFF.outbox.add([VOCABULARY_KEY])


def drain(limit: int = 500) -> int:
    """Apply up to ``limit`` waiting changes to the index; return how many keys those were.

    Raises ``IndexHeldError`` while an indexer runs in another process.
    """
    return STAFF.drain(limit)


def rebuild(progress: Callable[[int], None] | None = None) -> int:
    """Build the index afresh beside the live one and swap it in; see ``api.rebuild``."""
    return STAFF.rebuild(progress)


def waiting_since() -> dt.datetime | None:
    """Return since when the longest waiting change waits for the index; None where none does."""
    return STAFF.outbox.waiting_since()


def _named(municipality: str | None) -> str:
    if not municipality:
        raise ValueError("the staff search is always within one municipality")
    return municipality


def _shelf(code: str, drawer: str) -> str:
    return f"{code}/{drawer}" if drawer else code


def _apart(entry: Entry, drawer: str) -> Entry:
    shelf = _shelf(_named(entry.municipality), drawer)
    return replace(entry, facets={**entry.facets, SHELF: (shelf,)})
