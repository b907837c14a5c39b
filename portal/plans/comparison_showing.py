"""A comparison as a page prints it: long runs of unchanged lines become one row."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from django.utils.translation import gettext_lazy as _

from .document.compare import ChapterChange, Comparison, FactChange, RecordChange
from .document.differing import Change, LineChange

# Unchanged lines printed before and after what changed.
_AROUND = 1
# Of a chapter that is new or gone as a whole, the beginning tells what it is.
_OF_A_WHOLE_CHAPTER = 12
WORDS = {
    Change.ADDED: _("追加"),
    Change.REMOVED: _("削除"),
    Change.CHANGED: _("変更"),
    Change.SAME: "",
}
KINDS = {
    "resource": _("窓口・居場所"),
    "programme": _("事業"),
    "area": _("圏域・地区"),
    "meeting": _("会議体"),
    "step": _("支援の流れ"),
    "role": _("役割・人"),
    "related_plan": _("関連計画"),
    "goal": _("目標・方針"),
    "indicator": _("指標"),
    "review": _("点検・評価"),
    "event": _("経過"),
    "term": _("用語"),
    "paper": _("帳票・文書"),
    "source": _("出どころ"),
    "department": _("担当課"),
    "organization": _("運営主体"),
    "number": _("数"),
}


@dataclass(frozen=True, slots=True)
class Row:
    """A changed line, one beside it, or how many were left out, ``more`` of a whole chapter."""

    line: LineChange | None = None
    word: Any = ""
    left_out: int = 0
    more: int = 0


@dataclass(frozen=True, slots=True)
class ShownChange:
    """A chapter with its rows; ``renamed_from`` is its former title."""

    title: str
    word: Any
    renamed_from: str
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class ShownRecord:
    """A record with its changed facts; without facts it was added or taken away."""

    kind: Any
    label: str
    word: Any
    renamed_from: str
    facts: tuple[FactChange, ...]


@dataclass(frozen=True, slots=True)
class ShownComparison:
    """What differs, ready to print; ``unchanged`` counts the chapters that do not."""

    about: tuple[FactChange, ...]
    chapters: tuple[ShownChange, ...]
    records: tuple[ShownRecord, ...]
    unchanged: int

    @property
    def is_empty(self) -> bool:
        """Whether nothing differs at all."""
        return not (self.about or self.chapters or self.records)


def shown(comparison: Comparison) -> ShownComparison:
    """Make ``comparison`` ready to print."""
    changed = [each for each in comparison.chapters if each.change is not Change.SAME]
    return ShownComparison(
        about=comparison.about,
        chapters=tuple(map(_chapter, changed)),
        records=tuple(map(_record, comparison.records)),
        unchanged=len(comparison.chapters) - len(changed),
    )


def _chapter(change: ChapterChange) -> ShownChange:
    return ShownChange(
        change.title,
        WORDS[change.change],
        _former(change.title_before, change.title),
        tuple(_rows_of(change)),
    )


def _record(change: RecordChange) -> ShownRecord:
    return ShownRecord(
        KINDS.get(change.kind, ""),
        change.label,
        WORDS[change.change],
        _former(change.label_before, change.label),
        change.facts if change.change is Change.CHANGED else (),
    )


def _former(before: str, after: str) -> str:
    return before if before != after else ""


def _rows_of(change: ChapterChange) -> Iterator[Row]:
    if change.change is Change.CHANGED:
        yield from _rows(change.lines)
        return
    yield from _rows(change.lines[:_OF_A_WHOLE_CHAPTER])
    if (more := len(change.lines) - _OF_A_WHOLE_CHAPTER) > 0:
        yield Row(more=more)


def _rows(lines: Sequence[LineChange]) -> Iterator[Row]:
    runs = [
        (same, list(run)) for same, run in groupby(lines, lambda line: line.change is Change.SAME)
    ]
    for number, (same, run) in enumerate(runs):
        if not same:
            yield from (Row(line, WORDS[line.change]) for line in run)
            continue
        head = _AROUND if number else 0
        tail = _AROUND if number + 1 < len(runs) else 0
        yield from _unchanged(run, head, tail)


def _unchanged(run: list[LineChange], head: int, tail: int) -> Iterator[Row]:
    if len(run) <= head + tail + 1:
        yield from (Row(line) for line in run)
        return
    yield from (Row(line) for line in run[:head])
    yield Row(left_out=len(run) - head - tail)
    yield from (Row(line) for line in run[len(run) - tail :])
