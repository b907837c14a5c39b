"""Suggestions while typing: every beginning is one seek into a sorted table.

A scope is a municipality's code, the empty string for words that are everybody's,
or ``*`` for all together. Beginnings of one or two characters have so many
completions that their order is stored too.
"""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, NamedTuple

from search.data import Suggestion
from search.text import hiragana, morphemes, squeeze

SCHEMA = """
CREATE TABLE IF NOT EXISTS label(
    id INTEGER PRIMARY KEY, owner TEXT, text TEXT, reading TEXT, kind TEXT, path TEXT,
    municipality TEXT, weight REAL);
CREATE INDEX IF NOT EXISTS label_owner ON label(owner);
CREATE TABLE IF NOT EXISTS completion(
    scope TEXT, start TEXT, label INT, PRIMARY KEY(scope, start, label)) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS beginning(
    scope TEXT, start TEXT, lightness REAL, label INT,
    PRIMARY KEY(scope, start, lightness, label)) WITHOUT ROWID;
"""
_EVERYWHERE = "*"
_SHORT = 2
_SCANNED = 200
_LAST = "\U0010ffff"
_BETWEEN_PARTS = re.compile(r"[\W_]+")
_FIELDS = "l.id, l.text, l.reading, l.kind, l.path, l.municipality, l.weight"


class Label(NamedTuple):
    """One thing to suggest; ``weight`` orders those of the same beginning."""

    text: str
    reading: str
    kind: str
    path: str
    municipality: str
    weight: float


def replace(db: sqlite3.Connection, owner: str, labels: Iterable[Label]) -> None:
    """Make ``labels`` the ones of ``owner``, instead of any it had."""
    former = db.execute(
        "SELECT id, text, reading, kind, path, municipality, weight FROM label WHERE owner=?",
        (owner,),
    ).fetchall()
    for number, *fields in former:
        _forget(db, number, Label(*fields))
    for label in labels:
        _add(db, owner, label)


def _add(db: sqlite3.Connection, owner: str, label: Label) -> None:
    number = db.execute(
        "INSERT INTO label(owner, text, reading, kind, path, municipality, weight)"
        " VALUES(?,?,?,?,?,?,?)",
        (owner, *label),
    ).lastrowid
    assert number is not None
    db.executemany("INSERT OR IGNORE INTO completion VALUES(?,?,?)", _starts(number, label))
    db.executemany("INSERT OR IGNORE INTO beginning VALUES(?,?,?,?)", _beginnings(number, label))


def _forget(db: sqlite3.Connection, number: int, label: Label) -> None:
    db.executemany(
        "DELETE FROM completion WHERE scope=? AND start=? AND label=?", _starts(number, label)
    )
    db.executemany(
        "DELETE FROM beginning WHERE scope=? AND start=? AND lightness=? AND label=?",
        _beginnings(number, label),
    )
    db.execute("DELETE FROM label WHERE id=?", (number,))


def _starts(number: int, label: Label) -> list[tuple[str, str, int]]:
    return [
        (scope, start, number)
        for scope in (_EVERYWHERE, label.municipality)
        for start in _written_starts(label)
    ]


def _beginnings(number: int, label: Label) -> list[tuple[str, str, float, int]]:
    starts = {start[:size] for start in _written_starts(label) for size in (1, _SHORT)}
    return [
        (scope, start, -label.weight, number)
        for scope in (_EVERYWHERE, label.municipality)
        for start in sorted(starts)
    ]


def _written_starts(label: Label) -> set[str]:
    """The whole name, its later parts (さくら of センター（さくら）), and its reading."""
    parts = [part for part in _BETWEEN_PARTS.split(label.text) if len(part) > 1]
    reading = label.reading or "".join(word.reading for word in morphemes(label.text))
    starts = {squeeze(label.text), squeeze(hiragana(reading)), *map(squeeze, parts)}
    return starts - {""}


def complete(
    db: sqlite3.Connection, text: str, municipality: str | None, limit: int
) -> tuple[Suggestion, ...]:
    """Return what begins like ``text``, as written or as read, weightiest first."""
    scopes = (_EVERYWHERE,) if municipality is None else (municipality, "")
    found: dict[int, tuple[float, int, Suggestion]] = {}
    for typed in dict.fromkeys((squeeze(text), squeeze(hiragana(text)))):
        for scope in scopes if typed else ():
            for number, *fields, weight in _rows(db, scope, typed, limit):
                found[number] = (-weight, len(fields[0]), Suggestion(*fields))
    return _distinct(found.values(), limit)


def _rows(db: sqlite3.Connection, scope: str, typed: str, limit: int) -> Iterator[Sequence[Any]]:
    if len(typed) <= _SHORT:
        return db.execute(
            f"SELECT {_FIELDS} FROM beginning b JOIN label l ON l.id=b.label"  # noqa: S608
            " WHERE b.scope=? AND b.start=? ORDER BY b.lightness LIMIT ?",
            (scope, typed, limit * 3),
        )
    return db.execute(
        f"SELECT {_FIELDS} FROM completion c JOIN label l ON l.id=c.label"  # noqa: S608
        " WHERE c.scope=? AND c.start>=? AND c.start<? LIMIT ?",
        (scope, typed, typed + _LAST, _SCANNED),
    )


def _distinct(found: Iterable[tuple[float, int, Suggestion]], limit: int) -> tuple[Suggestion, ...]:
    distinct: dict[tuple[str, str, str], Suggestion] = {}
    for _, _, suggestion in sorted(found):
        key = (suggestion.text, suggestion.kind, suggestion.municipality)
        distinct.setdefault(key, suggestion)
    return tuple(distinct.values())[:limit]
