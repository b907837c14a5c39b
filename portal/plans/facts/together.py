"""Rows of several tables in one question to the database.

A page may ask twenty, and a plan shows every kind of record. What is small and simple is asked
for together, as a union of rows of one shape, and parted again by the table it came from.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import BigIntegerField, CharField, Expression, F, QuerySet, TextField, Value
from django.db.models.functions import Cast

Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Wanted:
    """Rows and the columns wanted of them; a number may be None, a text is "" at least."""

    rows: QuerySet
    numbers: Sequence[str]
    texts: Sequence[str] = ()


def together(wanted: Mapping[str, Wanted]) -> dict[str, list[Row]]:
    """The rows of each name as dictionaries of their columns, in no order. One query."""
    widths = tuple(
        max(len(columns) for columns in given)
        for given in zip(*((each.numbers, each.texts) for each in wanted.values()), strict=True)
    )
    first, *others = (_shaped(name, each, *widths) for name, each in wanted.items())
    found: dict[str, list[Row]] = {name: [] for name in wanted}
    for name, *cells in first.union(*others, all=True):
        found[name].append(_row(wanted[name], cells, widths[0]))
    return found


def _row(wanted: Wanted, cells: list[Any], numbers: int) -> Row:
    texts = (text or "" for text in cells[numbers:])
    return dict(zip(wanted.numbers, cells, strict=False)) | dict(
        zip(wanted.texts, texts, strict=False)
    )


def _shaped(name: str, wanted: Wanted, numbers: int, texts: int) -> QuerySet:
    columns = {"of": Value(name, output_field=CharField())}
    columns |= _columns("number", wanted.numbers, numbers, BigIntegerField(), None)
    columns |= _columns("text", wanted.texts, texts, TextField(), "")
    return wanted.rows.order_by().annotate(**columns).values_list(*columns)


def _columns(
    kind: str, given: Sequence[str], width: int, field: Any, blank: object
) -> dict[str, Expression]:
    # Blanks are cast, too: PostgreSQL takes a column that begins with bare NULLs for text.
    filled = [F(name) for name in given] + [Value(blank)] * (width - len(given))
    return {f"{kind}_{place}": Cast(each, output_field=field) for place, each in enumerate(filled)}
