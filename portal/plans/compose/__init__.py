"""Blocks and facts become parts. No database, no page: a name, what was chosen, and the facts.

Each block knows two things: the parts it shows, and the records it shows in them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from portal.plans.document.parts import Part, RecordFacts
from portal.plans.facts.records import Fact, Facts

from . import (
    aids,
    flow,
    goals,
    indicators,
    meeting_comparison,
    meetings,
    overview,
    people,
    places,
    programmes,
    related,
    reviewing,
    vocabulary,
    writing,
)
from .asked import Asked
from .shown import shown

__all__ = ["TEXT", "compose", "mentioned", "mentions"]

Shows = Callable[[Asked], Iterable[Part]]
Mentions = Callable[[Asked], Iterable[Fact]]

TEXT: dict[str, Shows] = {
    "heading": writing.heading,
    "text": writing.text,
    "table": writing.table,
    "note": writing.note,
    "picture": writing.picture,
    "unread": writing.unread,
}
_RECORDS: dict[str, tuple[Shows, Mentions]] = {
    "overview": (overview.parts, overview.records),
    "programmes": (programmes.parts, programmes.records),
    "places": (places.parts, places.records),
    "meetings": (meetings.parts, meetings.records),
    "meeting_comparison": (meeting_comparison.parts, meeting_comparison.records),
    "flow": (flow.parts, flow.records),
    "roles": (people.parts, people.records),
    "related_plans": (related.parts, related.records),
    "goals": (goals.parts, goals.records),
    "indicators": (indicators.parts, indicators.records),
    "reviews": (reviewing.parts, reviewing.records),
    "history": (reviewing.history, reviewing.history_records),
    "terms": (vocabulary.terms, vocabulary.terms_records),
    "papers": (vocabulary.papers, vocabulary.papers_records),
    "sources": (vocabulary.sources, vocabulary.sources_records),
    "which_meeting": (aids.which_meeting, aids.which_meeting_records),
    "timings": (aids.timings, aids.timings_records),
    "criteria": (people.criteria, people.criteria_records),
}


def compose(
    name: str, value: Mapping[str, Any], facts: Facts, anchor: str = "", *, level: int = 3
) -> tuple[Part, ...]:
    """The parts of one block, whatever is missing: what is not known is said.

    ``value`` holds what the block's form holds; of text blocks see ``compose.writing``.
    ``level`` is the level of a heading that a block of records makes. Raises ``KeyError`` for a
    name no block has.
    """
    shows = TEXT[name] if name in TEXT else _RECORDS[name][0]
    return tuple(shows(Asked(value, facts, anchor, level)))


def mentions(name: str, value: Mapping[str, Any], facts: Facts) -> dict[str, Fact]:
    """The facts of the records one block shows, by key."""
    if name in TEXT:
        return {}
    found = _with_places(_RECORDS[name][1](Asked(value, facts)))
    return {each.key: each for each in found}


def mentioned(name: str, value: Mapping[str, Any], facts: Facts) -> tuple[RecordFacts, ...]:
    """The records one block shows, each with the facts that were true of it."""
    return tuple(map(shown, mentions(name, value, facts).values()))


def _with_places(facts: Iterable[Fact]) -> Iterator[Fact]:
    """A programme shows its places, too."""
    for fact in facts:
        yield fact
        yield from (each for each in getattr(fact, "places", ()) if each.public)
