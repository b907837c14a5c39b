"""What a part says, line by line: for comparing, and for finding the passage that answers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import singledispatch

from .parts import (
    Box,
    Cell,
    Chapter,
    Chart,
    Decision,
    Drawing,
    Files,
    Flow,
    FlowStep,
    Heading,
    Items,
    Line,
    Note,
    Part,
    Picture,
    Profile,
    Prose,
    Table,
    Timeline,
)
from .plain_html import lines_of as lines_in

BETWEEN_CELLS = "｜"


def lines_of(part: Part) -> tuple[str, ...]:
    """The words of a part, one line a paragraph, item, row of a table or step."""
    return tuple(line for line in _lines(part) if line)


def placed_lines(chapter: Chapter) -> Iterator[tuple[str, str]]:
    """Each line of a chapter as ``(anchor of the heading above it or "", line)``."""
    anchor = ""
    for part in chapter.parts:
        anchor = part.anchor if isinstance(part, Heading) else anchor
        for line in lines_of(part):
            yield anchor, line


def plain(line: Line) -> str:
    """A line's text."""
    return "".join(span.text for span in line)


def cell_text(cell: Cell) -> str:
    """What stands in a cell, in one line."""
    return " ".join(text for each in cell.lines if (text := plain(each)))


@singledispatch
def _lines(part: Part) -> Iterable[str]:
    raise TypeError(f"nobody has said how {type(part).__name__} reads line by line")


@_lines.register
def _(part: Heading) -> Iterable[str]:
    return (part.text,)


@_lines.register
def _(part: Prose) -> Iterable[str]:
    return lines_in(part.html)


@_lines.register
def _(part: Items) -> Iterable[str]:
    return map(plain, part.items)


@_lines.register
def _(part: Table) -> Iterable[str]:
    rows = (_joined(map(cell_text, row)) for row in part.rows)
    return (part.caption, _joined(part.columns), *rows, part.note)


@_lines.register
def _(part: Profile) -> Iterable[str]:
    return (part.title, *(f"{name}：{cell_text(cell)}" for name, cell in part.rows))


@_lines.register
def _(part: Flow) -> Iterable[str]:
    return (part.title, *(_step(each) for each in part.steps))


@_lines.register
def _(part: Timeline) -> Iterable[str]:
    rows = (_joined((each.label.text, each.wording, _years(each.start, each.end)))
            for each in part.rows)  # fmt: skip
    return (part.caption, *rows)


@_lines.register
def _(part: Chart) -> Iterable[str]:
    heads = _joined((part.caption, part.unit))
    rows = (
        f"{each.name}：{year} {value:g}{part.unit}"
        for each in part.series
        for year, value in zip(part.years, each.values, strict=False)
        if value is not None
    )
    return (heads, *rows, part.note)


@_lines.register
def _(part: Drawing) -> Iterable[str]:
    return (part.title, *(line for box in part.boxes for line in _box(box)))


@_lines.register
def _(part: Picture) -> Iterable[str]:
    return (part.title, part.alternative, part.description)


@_lines.register
def _(part: Files) -> Iterable[str]:
    return (
        _joined((each.title, each.kind, each.purpose, each.version, each.dated))
        for each in part.items
    )


@_lines.register
def _(part: Note) -> Iterable[str]:
    return (part.title, *lines_in(part.html))


@_lines.register
def _(part: Decision) -> Iterable[str]:
    answers = (f"{answer}：{' '.join(map(plain, following))}" for answer, following in part.answers)
    return (part.question, *answers)


def _joined(texts: Iterable[str]) -> str:
    return BETWEEN_CELLS.join(text for text in texts if text)


def _step(step: FlowStep) -> str:
    said = (step.actor, *step.when, *step.actions, plain(step.following), step.consent)
    return f"{step.label} {step.phase}：{' '.join(text for text in said if text)}".strip()


def _years(start: int | None, end: int | None) -> str:
    return f"{start or ''}–{end or ''}" if start or end else ""


def _box(box: Box) -> Iterator[str]:
    yield _joined((box.label, " ".join(map(plain, box.lines))))
    for child in box.children:
        yield from _box(child)
