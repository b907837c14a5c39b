"""Cells and tables of records: what nobody knows is said, columns that say nothing are left out."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from typing import TypeVar

from django.utils.translation import gettext as _

from portal.plans.document.parts import Cell, Line, Span, Table

T = TypeVar("T")
Column = tuple[str, Callable[[T], Cell]]


def unknown() -> Cell:
    """「未確認」: nobody has confirmed it."""
    return Cell((unknown_line(),))


def unknown_line() -> Line:
    return (Span(_("未確認"), mark="unknown"),)


def not_stated() -> Cell:
    """「記載なし」: the source does not say."""
    return texts([_("記載なし")])


def texts(lines: Iterable[str]) -> Cell:
    """One line of plain text after the other; blank ones are left out."""
    return Cell(tuple((Span(line),) for line in lines if line))


def text(words: str) -> Cell:
    """Words as an editor wrote them, with their line breaks."""
    return texts(words.splitlines())


def named(name: str, ref: str, *more: str) -> Cell:
    """A record's name, and below it what else it is called."""
    return Cell(((Span(name, ref=ref, mark="strong"),), *((Span(each),) for each in more if each)))


def table(
    caption: str,
    columns: Sequence[Column[T]],
    records: Iterable[T],
    *,
    missing: Callable[[], Cell] = unknown,
    note: str = "",
) -> Table:
    """A table of records, one a row; the first column names them.

    A column without a word in it is left out; a single cell without one says ``missing``.
    """
    rows = [[make(record) for _, make in columns] for record in records]
    kept = [number for number in range(len(columns)) if any(row[number].lines for row in rows)]
    filled = ([row[number] if row[number].lines else missing() for number in kept] for row in rows)
    headed = ((replace(first, header=True), *rest) for first, *rest in filled)
    return Table(caption, tuple(columns[number][0] for number in kept), tuple(headed), note)


def said(columns: Sequence[Column[T]], record: T) -> tuple[tuple[str, Cell], ...]:
    """The facts of one record that are known, by name."""
    cells = ((name, make(record)) for name, make in columns)
    return tuple((name, cell) for name, cell in cells if cell.lines)


def joined(parts: Iterable[str]) -> str:
    """Words in a row: 「長寿介護課、健康づくり課」."""
    return _("、").join(part for part in parts if part)
