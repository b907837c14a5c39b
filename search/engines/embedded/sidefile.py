"""What tantivy is slow at, in one SQLite file: readings, completions, versions."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from search.data import SHELF, Entry, Synonym
from search.documents import Document, indexed_terms
from search.engines.base import Vocabulary
from search.engines.embedded import completions
from search.engines.embedded.completions import Label
from search.text import hiragana

_WORDS = ":words"
# Readings that no shelf has for itself: those of the vocabulary.
_EVERYBODYS = ""
_SCHEMA = f"""
CREATE TABLE IF NOT EXISTS entry(
    key TEXT PRIMARY KEY, version INT, open_until INT) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS entry_open_until ON entry(open_until) WHERE open_until IS NOT NULL;
CREATE TABLE IF NOT EXISTS reading(
    reading TEXT, shelf TEXT, terms TEXT, PRIMARY KEY(reading, shelf, terms)) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS thesaurus(synonyms TEXT);
{completions.SCHEMA}
"""


def open_for_reading(path: Path) -> sqlite3.Connection:
    """Open the side file at ``path``. Raises ``sqlite3.Error`` where there is none."""
    return sqlite3.connect(f"file:{path}?mode=ro", uri=True, check_same_thread=False)


def read_as(
    connection: sqlite3.Connection, readings: Sequence[str], shelf: str | None
) -> Iterator[tuple[str, str]]:
    """Return (reading, terms) for those of ``readings`` that ``shelf``, or any, knows."""
    marks = ",".join("?" * len(readings))
    on_shelf = "" if shelf is None else " AND shelf IN (?, ?)"
    return connection.execute(
        f"SELECT DISTINCT reading, terms FROM reading WHERE reading IN ({marks}){on_shelf}",  # noqa: S608
        (*readings, *(() if shelf is None else (_EVERYBODYS, shelf))),
    )


def written_synonyms(connection: sqlite3.Connection) -> str:
    """Return the wordings in force as they are written; see ``synonyms``."""
    row = connection.execute("SELECT synonyms FROM thesaurus").fetchone()
    return row[0] if row else "[]"


def synonyms(written: str) -> tuple[Synonym, ...]:
    """Return the wordings that ``written`` stands for."""
    return tuple(Synonym(text, tuple(terms), code) for text, terms, code in json.loads(written))


class SideFile:
    """The side file of one generation, open for writing."""

    def __init__(self, path: Path) -> None:
        self._db = sqlite3.connect(path, isolation_level=None)
        self._db.execute("PRAGMA journal_mode=WAL")
        self._db.execute("PRAGMA synchronous=NORMAL")
        self._db.executescript(_SCHEMA)

    def begin(self) -> None:
        """Start collecting changes; nobody sees them before ``commit``."""
        if not self._db.in_transaction:
            self._db.execute("BEGIN IMMEDIATE")

    def commit(self) -> None:
        """Make what was collected visible."""
        if self._db.in_transaction:
            self._db.execute("COMMIT")

    def rollback(self) -> None:
        """Forget what was collected."""
        if self._db.in_transaction:
            self._db.execute("ROLLBACK")

    def close(self) -> None:
        """Close the file."""
        self._db.close()

    def version(self, key: str) -> int | None:
        """Return the version of the entry at ``key``, or None where there is none."""
        row = self._db.execute("SELECT version FROM entry WHERE key=?", (key,)).fetchone()
        return row[0] if row else None

    def put(self, document: Document) -> None:
        """Remember the readings, completions and version of ``document``."""
        entry = document.entry
        until = entry.open_until if entry.open is not None else None
        self._db.execute("REPLACE INTO entry VALUES(?,?,?)", (entry.key, entry.version, until))
        shelf = next(iter(entry.facets.get(SHELF, ())), _EVERYBODYS)
        self._know(shelf, document.read_as)
        completions.replace(self._db, entry.key, _labels(entry))

    def remove(self, key: str) -> None:
        """Forget the entry at ``key``; what was read in it may stay known."""
        self._db.execute("DELETE FROM entry WHERE key=?", (key,))
        completions.replace(self._db, key, ())

    def learn(self, vocabulary: Vocabulary) -> None:
        """Replace wordings and words by ``vocabulary``."""
        self._db.execute("DELETE FROM thesaurus")
        self._db.execute("INSERT INTO thesaurus VALUES(?)", (json.dumps(vocabulary.synonyms),))
        self._know(_EVERYBODYS, _readings(vocabulary))
        labels = [
            Label(word.text, word.reading, word.kind, word.path, word.municipality, 2.0)
            for word in vocabulary.words
        ]
        completions.replace(self._db, _WORDS, labels)

    def _know(self, shelf: str, readings: Iterable[tuple[str, str]]) -> None:
        rows = ((reading, shelf, terms) for reading, terms in readings)
        self._db.executemany("INSERT OR IGNORE INTO reading VALUES(?,?,?)", rows)

    def expiring(self, before: int) -> Iterator[str]:
        """Return the keys whose hours are known only until ``before`` (minutes)."""
        rows = self._db.execute("SELECT key FROM entry WHERE open_until < ?", (before,)).fetchall()
        return (key for (key,) in rows)


def _labels(entry: Entry) -> Sequence[Label]:
    return [
        Label(name.text, name.reading, entry.kind, entry.path, entry.municipality, entry.prominence)
        for name in (entry.name, *entry.other_names)
    ]


def _readings(vocabulary: Vocabulary) -> Iterable[tuple[str, str]]:
    for word in vocabulary.words:
        terms = indexed_terms(word.text)
        if terms and len(word.reading) > 1:
            yield hiragana(word.reading), terms
