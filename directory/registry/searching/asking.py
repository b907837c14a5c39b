"""An address's parameters ↔ what is asked of the list of records."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from urllib.parse import urlencode

from django.http import QueryDict

from directory.row_key import is_row_key
from search.data import Filter

from .facet_kinds import DUE, FACETS, FRESH, RECENT, Known
from .facet_values import CONFIRM_BY, IN_USE, NEVER, PAUSED, PLANNED
from .lines import DUE as BY_DUTY
from .lines import NAME, RELEVANCE, VACANCIES

LONGEST_TEXT = 200
# More than a registry has; a machine that asks on is shown the last page.
_MOST_DIGITS = 6
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u200b\ufeff\ud800-\udfff]+")
ORDERS = (RELEVANCE, NAME, BY_DUTY, VACANCIES)
# What is over stays out of the way until somebody asks for it.
USUAL_STATES = (IN_USE, PLANNED, PAUSED)
STATE = "state"
MOST_FRESH = 100


@dataclass(frozen=True)
class Asked:
    """Words, conditions by facet, an order and a page; ``fresh`` are records to be marked new."""

    text: str = ""
    chosen: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    wanted_order: str = ""
    number: int = 1
    fresh: frozenset[int] = frozenset()
    cut_short: bool = False

    @property
    def order(self) -> str:
        """By relevance where there are words, else by name; or as asked."""
        if self.wanted_order and (self.text or self.wanted_order != RELEVANCE):
            return self.wanted_order
        return RELEVANCE if self.text else NAME

    @property
    def anything(self) -> bool:
        """Whether there is any word or condition."""
        return bool(self.text or self.chosen)

    @cached_property
    def saved(self) -> str:
        """The parameters that a saved search keeps."""
        return self.parameters(page=1)

    def parameters(
        self,
        *,
        text: str | None = None,
        without: str = "",
        value: str | None = None,
        added: Iterable[tuple[str, str]] = (),
        bare: bool = False,
        page: int = 1,
    ) -> str:
        """The address's parameters, perhaps with other words, or without a condition.

        ``without`` is a facet's name; only ``value`` of it, where one is given; ``bare`` leaves
        no condition.
        """
        asked = replace(self, chosen={}) if bare else self
        pairs = [*asked._pairs(self.text if text is None else text, without, value), *added]
        return urlencode([*pairs, *([("page", str(page))] if page > 1 else [])])

    def filters(self, days: Callable[[], Iterable[str]], today: dt.date) -> tuple[Filter, ...]:
        """The conditions as the index knows them; ``days`` are the due days that occur."""
        chosen = dict(self.chosen)
        fresh = chosen.pop(FRESH, ())
        chosen.setdefault(STATE, USUAL_STATES)
        made = [Filter(facet=name, values=values) for name, values in chosen.items()]
        if fresh:
            due = tuple(day for day in days() if freshness(day, today) in fresh)
            made.append(Filter(facet=CONFIRM_BY, values=due))
        return tuple(made)

    def _pairs(self, text: str, without: str, value: str | None) -> Iterator[tuple[str, str]]:
        if text:
            yield "q", text
        for name, values in self.chosen.items():
            for each in values:
                if name != without or value not in (None, each):
                    yield name, each
        if self.wanted_order:
            yield "order", self.wanted_order


def asked_of(data: QueryDict, known: Known | None = None) -> Asked:
    """What an address asks; what makes no sense is left out.

    Without ``known``, values are taken as they are: they were checked when they were kept.
    """
    typed = _CONTROL.sub(" ", data.get("q", "")).strip()
    order, page = data.get("order", ""), data.get("page", "")
    return Asked(
        text=typed[:LONGEST_TEXT].strip(),
        chosen=dict(_chosen(data, known)),
        wanted_order=order if order in ORDERS else "",
        number=int(page) if page.isdecimal() and len(page) <= _MOST_DIGITS and int(page) else 1,
        fresh=frozenset(_fresh(data.get("new", ""))),
        cut_short=len(typed) > LONGEST_TEXT,
    )


def freshness(confirm_by: str, today: dt.date) -> str:
    """Whether a day a record is due by (YYYY-MM-DD, or never) is over."""
    if confirm_by == NEVER:
        return NEVER
    return DUE if confirm_by <= today.isoformat() else RECENT


def _chosen(data: QueryDict, known: Known | None) -> Iterator[tuple[str, tuple[str, ...]]]:
    for facet in FACETS:
        asked = dict.fromkeys(data.getlist(facet.name))
        labels = facet.labels(known) if known and asked else asked
        values = tuple(value for value in asked if value in labels)
        if values:
            yield facet.name, values


def _fresh(text: str) -> Iterator[int]:
    yield from (int(each) for each in text.split(".")[:MOST_FRESH] if is_row_key(each))
