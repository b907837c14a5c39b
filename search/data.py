"""What crosses the wall between the applications and the search engines.

Everything here is frozen and made of plain values. An ``Entry`` goes down, a
``Results`` comes up; no model, request or staff-only fact can travel in either.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal, NamedTuple

# The facet that tells which shelf an entry stands on; see ``Query.shelf``.
SHELF = "shelf"


class Point(NamedTuple):
    """A place on the map, WGS 84, in decimal degrees."""

    lat: float
    lng: float


class Interval(NamedTuple):
    """From ``start`` until just before ``end``, in minutes since 1970-01-01 00:00 in Japan."""

    start: int
    end: int


class Name(NamedTuple):
    """What something is called, and how that is read (hiragana, or empty)."""

    text: str
    reading: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One findable thing, as the public may see it.

    ``key`` is ``"<source>:<id>"``. ``facets`` maps a facet (one word, but never open, within
    or text) to this entry's values (codes, not labels). ``body`` is shown in passages;
    ``hints`` only help to find, and are never shown. ``responsible_for`` holds codes of the
    areas the entry is responsible for. ``open`` lists the hours it is open from now until
    ``open_until`` (minutes, like ``Interval``); ``None`` means nobody knows.
    ``card`` is what a list shows of it and is returned with the hit as it is:
    only strings, numbers, booleans, ``None`` and lists or mappings of them.
    ``version`` grows with every change; a lower one never replaces a higher one.
    """

    key: str
    municipality: str
    kind: str
    name: Name
    path: str
    other_names: tuple[Name, ...] = ()
    tags: tuple[str, ...] = ()
    places: tuple[Name, ...] = ()
    body: tuple[str, ...] = ()
    hints: tuple[str, ...] = ()
    facets: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    responsible_for: tuple[str, ...] = ()
    position: Point | None = None
    open: tuple[Interval, ...] | None = None
    open_until: int = 0
    prominence: float = 1.0
    card: Mapping[str, object] = field(default_factory=dict)
    version: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Filter:
    """Keep what has at least one of ``values`` in ``facet``."""

    facet: str
    values: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Query:
    """What is looked for.

    ``filters`` are joined by AND, the values within one by OR. ``open_at`` (minutes,
    like ``Interval``) keeps only what is surely open then; it is counted as the facet
    ``"open"`` with the single value ``"now"`` at ``count_open_at``. ``areas`` and ``near``
    lift what is responsible or close without dropping anything; ``within_m`` drops
    what is farther than that many metres. ``order`` is by relevance (by prominence and
    name where there is no text) or by distance from ``near``.

    ``shelf`` looks among the entries of one shelf as if there were no others: words weigh
    what they weigh there. Like the municipality it is no condition that might be dropped.
    With a ``limit`` of 0 nothing is fetched, only counted.
    """

    text: str = ""
    municipality: str | None = None
    shelf: str | None = None
    filters: tuple[Filter, ...] = ()
    open_at: int | None = None
    count_open_at: int | None = None
    areas: tuple[str, ...] = ()
    near: Point | None = None
    within_m: int | None = None
    order: Literal["relevance", "distance"] = "relevance"
    facets: tuple[str, ...] = ()
    offset: int = 0
    limit: int = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """One answer: the entry's public face, how far it is, and why it is here.

    ``why`` are short Japanese reasons, the weightiest first. ``passage`` is the piece of
    the entry's text that answers best, in parts ``(text, matched?)``.
    """

    key: str
    municipality: str
    kind: str
    name: str
    path: str
    score: float
    why: tuple[str, ...] = ()
    distance_m: int | None = None
    responsible: bool = False
    facets: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    open: tuple[Interval, ...] | None = None
    open_until: int = 0
    card: Mapping[str, object] = field(default_factory=dict)
    passage: tuple[tuple[str, bool], ...] = ()


class Count(NamedTuple):
    """How many answers have ``value``, were it chosen beside the other facets."""

    value: str
    number: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Facet:
    """Every value of one facet with its count, greatest first, none cut off."""

    name: str
    counts: tuple[Count, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Relaxation:
    """The one condition to drop and how many answers there would be without it.

    ``condition`` is ``"text"``, ``"open"``, ``"within"`` or a facet's name; for text,
    ``value`` is the word to leave out.
    """

    condition: str
    value: str
    total: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Results:
    """The page of hits asked for, how many there are in all, and the facets."""

    hits: tuple[Hit, ...] = ()
    total: int = 0
    facets: tuple[Facet, ...] = ()
    relaxation: Relaxation | None = None
    took_ms: float = 0.0


class Suggestion(NamedTuple):
    """A completion of what is being typed. ``kind`` is the entry's kind or a word list's name.

    ``municipality`` is a code, empty for what is everybody's.
    """

    text: str
    reading: str
    kind: str
    path: str
    municipality: str = ""


class Synonym(NamedTuple):
    """An everyday wording and the official terms it stands for.

    ``municipality`` is empty for wordings everybody shares.
    """

    wording: str
    terms: tuple[str, ...]
    municipality: str = ""
