"""The shelves as tabs of the search page, and how a hit of each but the first is listed."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

from directory.public import vocabulary
from directory.public.forms import SearchForm
from directory.public.scope import Scope
from directory.shelves import SHELVES
from search import api
from search.data import Hit


@dataclass(frozen=True, slots=True)
class Tab:
    """A shelf, how many answers it has, and where they are shown."""

    code: str
    label: Any
    count: int
    url: str
    current: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedHit:
    """An answer from a plan, the glossary or the news, ready to print.

    ``municipality_name`` is set on the hub only; ``date`` is None where no day is known.
    """

    name: str
    url: str
    where: str
    date: dt.date | None
    lead: str
    passage: tuple[tuple[str, bool], ...]
    municipality_name: str


def tabs(form: SearchForm, total: int) -> tuple[Tab, ...]:
    """Every shelf; ``total`` is the number of answers on the one that is shown.

    Each is asked for itself, because a word may be rare on one shelf and common on the
    next: only so does a tab announce as many answers as it shows.
    """
    return tuple(
        Tab(
            code=shelf.code,
            label=shelf.label,
            count=total if shelf.code == form.shelf else api.find(form.to_count(shelf.code)).total,
            url=form.tab_url(shelf.code),
            current=shelf.code == form.shelf,
        )
        for shelf in SHELVES
    )


def listed(hit: Hit, scope: Scope) -> ListedHit:
    """A hit that is no resource; its card follows ``directory.shelves.listed``."""
    card: Mapping[str, Any] = hit.card
    return ListedHit(
        name=hit.name,
        url=f"{scope.root_of(hit.municipality)}{hit.path}",
        where=card.get("where", ""),
        date=_day(card.get("date", "")),
        lead=card.get("lead", ""),
        passage=hit.passage,
        municipality_name="" if scope.municipality else _label(hit.municipality),
    )


def _day(iso: str) -> dt.date | None:
    # A document may tell no more than its month: then no day is printed.
    with suppress(ValueError):
        return dt.date.fromisoformat(iso)
    return None


def _label(code: str) -> str:
    municipality = vocabulary.municipality_with(code=code)
    return municipality.label if municipality else ""
