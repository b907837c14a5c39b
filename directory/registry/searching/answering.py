"""Asking the staff's index: a page of records with counts, or the keys of all that fit."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from directory.models import Municipality
from directory.registry.entries import WITH_CONTACTS
from directory.registry.permissions import Member, Right
from search import staff
from search.data import Facet, Filter, Hit, Query, Relaxation, Results

from . import lines
from .asking import Asked, freshness
from .facet_kinds import FACETS, FRESH
from .facet_values import CONFIRM_BY, LINE

A_PAGE = 30
Counts = Mapping[str, Mapping[str, int]]


@dataclass(frozen=True, slots=True)
class Answer:
    """One page of ``total`` records; ``counts`` by facet and value, as if it were not chosen."""

    hits: tuple[Hit, ...]
    total: int
    number: int
    counts: Counts
    relaxation: Relaxation | None

    @property
    def pages(self) -> int:
        """How many pages there are, at least one."""
        return pages_of(self.total)


class Drawer:
    """What one member may find in: with contacts and notes, or without."""

    def __init__(self, member: Member, today: dt.date) -> None:
        self._municipality: Municipality = member.municipality
        self._name = WITH_CONTACTS if member.may(Right.SEE_CONTACTS) else ""
        self._today = today

    def page(self, asked: Asked) -> Answer:
        """The page asked for; the last one where there are fewer."""
        query = replace(self._query(asked), facets=_COUNTED)
        if asked.order != lines.RELEVANCE:
            return self._by_line(asked, query)
        found = self._find(replace(query, offset=_offset(asked.number), limit=A_PAGE))
        number = min(asked.number, pages_of(found.total))
        if number < asked.number:
            found = self._find(replace(query, offset=_offset(number), limit=A_PAGE))
        return self._answer(found, found.hits, number)

    def keys(self, asked: Asked) -> list[int]:
        """The keys of all records that fit, in the order asked for (by name for relevance)."""
        found = self._find(replace(self._query(asked), facets=(LINE,), limit=0))
        order = lines.NAME if asked.order == lines.RELEVANCE else asked.order
        return [lines.read(each).pk for each in self._lines(found, order)]

    def size(self) -> int:
        """How many records the index knows at all."""
        return self._find(Query(municipality=self._municipality.code, limit=0)).total

    def _by_line(self, asked: Asked, query: Query) -> Answer:
        found = self._find(replace(query, facets=(*_COUNTED, LINE), limit=0))
        number = min(asked.number, pages_of(found.total))
        first = _offset(number)
        shown = self._lines(found, asked.order)[first : first + A_PAGE]
        filters = (*query.filters, Filter(facet=LINE, values=tuple(shown)))
        hits = self._find(replace(query, facets=(), filters=filters, limit=A_PAGE)).hits
        place = {line: index for index, line in enumerate(shown)}
        ordered = sorted(hits, key=lambda hit: place[hit.facets[LINE][0]])
        return self._answer(found, tuple(ordered), number)

    def _query(self, asked: Asked) -> Query:
        return Query(
            text=asked.text,
            municipality=self._municipality.code,
            filters=asked.filters(self._days, self._today),
        )

    def _days(self) -> Iterable[str]:
        query = Query(municipality=self._municipality.code, facets=(CONFIRM_BY,), limit=0)
        return [each.value for facet in self._find(query).facets for each in facet.counts]

    def _lines(self, found: Results, order: str) -> list[str]:
        counts = next((facet.counts for facet in found.facets if facet.name == LINE), ())
        return lines.ordered((count.value for count in counts), order, self._today)

    def _find(self, query: Query) -> Results:
        return staff.find(query, drawer=self._name)

    def _answer(self, found: Results, hits: tuple[Hit, ...], number: int) -> Answer:
        counts = {facet.name: dict(facet.counts) for facet in found.facets if facet.name != LINE}
        counts[FRESH] = self._by_freshness(counts.pop(CONFIRM_BY, {}))
        return Answer(hits, found.total, number, counts, found.relaxation)

    def _by_freshness(self, by_day: Mapping[str, int]) -> dict[str, int]:
        found: dict[str, int] = {}
        for day, number in by_day.items():
            name = freshness(day, self._today)
            found[name] = found.get(name, 0) + number
        return found


_COUNTED = tuple(CONFIRM_BY if facet.name == FRESH else facet.name for facet in FACETS)


def pages_of(total: int) -> int:
    """How many pages ``total`` records fill, at least one."""
    return max(1, -(-total // A_PAGE))


def _offset(number: int) -> int:
    return (number - 1) * A_PAGE


__all__ = ["A_PAGE", "Answer", "Drawer", "Facet", "pages_of"]
