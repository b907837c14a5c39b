"""Where a record stands in a list, whichever way it is ordered: one text an index can keep."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable
from typing import Any, NamedTuple

from directory import gojuon
from directory.registry.models import RegistryRecord
from search.text import fold_in_place, morphemes

NAME, DUE, VACANCIES, RELEVANCE = "name", "due", "vacancies", "relevance"
_APART = "\t"


class Line(NamedTuple):
    """A record's place: the day it is due by, its vacancies ("" is unknown), its reading."""

    confirm_by: str
    vacancies: str
    reading: str
    pk: int


def line_of(record: RegistryRecord) -> str:
    """A record's line as text."""
    by = record.confirm_by.isoformat() if record.confirm_by else ""
    vacancies = "" if record.vacancies is None else str(record.vacancies)
    return _APART.join((by, vacancies, _reading(record), str(record.pk)))


def read(text: str) -> Line:
    """The line a text tells."""
    by, vacancies, reading, pk = text.split(_APART)
    return Line(by, vacancies, reading, int(pk))


def ordered(lines: Iterable[str], order: str, today: dt.date) -> list[str]:
    """Lines in one of the orders: by name, what is due first, or most vacancies first."""
    key = _KEYS[order](today.isoformat())
    return sorted(lines, key=lambda text: key(read(text)))


def _by_name(_today: str) -> Callable[[Line], Any]:
    return lambda line: (line.reading, line.pk)


def _by_duty(today: str) -> Callable[[Line], Any]:
    """The longest overdue first, then what was never confirmed, then what is due next."""

    def key(line: Line) -> Any:
        never = 1 if not line.confirm_by else 0 if line.confirm_by <= today else 2
        return never, line.confirm_by, line.reading, line.pk

    return key


def _by_vacancies(_today: str) -> Callable[[Line], Any]:
    """The most first; unknown is better than none."""

    def key(line: Line) -> Any:
        known = line.vacancies not in ("", "0")
        rank = 0 if known else 1 if line.vacancies == "" else 2
        return rank, -int(line.vacancies or 0), line.reading, line.pk

    return key


_KEYS = {NAME: _by_name, DUE: _by_duty, VACANCIES: _by_vacancies}


def _reading(record: RegistryRecord) -> str:
    reading = record.reading or "".join(
        word.reading for word in morphemes(fold_in_place(record.name))
    )
    plain = gojuon.order(record.name, reading)[0]
    return "".join(each for each in plain if each.isprintable())
