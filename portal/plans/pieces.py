"""Pieces of an edition read without the rest.

A chapter of a plan of a hundred chapters costs what one of ten does: the database takes it out
of what is kept, and nothing else is unpacked.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import fields
from functools import lru_cache
from typing import Any

from .chapter_lists import ListedChapter
from .document.codec import TAG, piece_from_json, to_json
from .document.outline import Entry, contents
from .document.parts import Chapter, Document, TermNote
from .keeping import placed
from .models import Edition

_DOCUMENT = "document__document__"
_HEAVY = ("chapters", "records")
_FRONT = tuple(each.name for each in fields(Document) if each.name not in _HEAVY)
# What a page of an edition needs never changes and is small.
_READY = 64


def with_contents(document: Document) -> dict[str, Any]:
    """A document as JSON, and beside it the list of its chapters with their headings."""
    listed = [
        [each.slug, each.label, each.title, _told(contents(each.parts))]
        for each in document.chapters
    ]
    return to_json(document) | {"contents": listed}


def chapters_of(edition: Edition) -> tuple[ListedChapter, ...]:
    """The chapters of an edition with their headings."""
    return _chapters(edition.pk, edition.fixed_at)


def front_of(edition: Edition, files: str) -> Document:
    """Everything but chapters and records; ``files`` is where its files are read."""
    return _front(edition.pk, edition.fixed_at, files)


def chapter_of(edition: Edition, place: int, files: str) -> tuple[Chapter, tuple[TermNote, ...]]:
    """One chapter, and the terms that are explained in it."""
    return _chapter(edition.pk, edition.fixed_at, place, files)


def _told(entries: tuple[Entry, ...]) -> list[list[Any]]:
    return [[each.anchor, each.text, _told(each.below)] for each in entries]


def _entries(told: list[list[Any]]) -> tuple[Entry, ...]:
    return tuple(Entry(anchor, text, _entries(below)) for anchor, text, below in told)


@lru_cache(maxsize=_READY)
def _chapters(pk: int, _fixed_at: dt.datetime) -> tuple[ListedChapter, ...]:
    (told,) = _kept(pk, "document__contents")
    return tuple(
        ListedChapter(0, slug, label, title, _entries(headings))
        for slug, label, title, headings in told
    )


@lru_cache(maxsize=_READY)
def _front(pk: int, _fixed_at: dt.datetime, files: str) -> Document:
    found = _kept(pk, *(_DOCUMENT + name for name in _FRONT))
    given = dict(zip(_FRONT, found, strict=True))
    # What equals its default is not kept.
    kept = {name: value for name, value in given.items() if value is not None}
    document: Document = piece_from_json(
        placed({TAG: Document.__name__, "chapters": []} | kept, files)
    )
    return document


@lru_cache(maxsize=_READY)
def _chapter(
    pk: int, _fixed_at: dt.datetime, place: int, files: str
) -> tuple[Chapter, tuple[TermNote, ...]]:
    chapter, terms = _kept(pk, f"{_DOCUMENT}chapters__{place}", f"{_DOCUMENT}terms")
    return piece_from_json(placed(chapter, files)), piece_from_json(terms or [])


def _kept(pk: int, *paths: str) -> tuple[Any, ...]:
    return Edition.objects.order_by().values_list(*paths).get(pk=pk)
