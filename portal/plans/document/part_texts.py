"""What each part reads as in plain text: whole lines, nothing drawn, nothing left out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import singledispatch

from .fiscal_years import name, period, says_only
from .grid import grid
from .lines import plain
from .parts import (
    Cell,
    Chart,
    Decision,
    Drawing,
    FileItem,
    Files,
    Flow,
    FlowStep,
    Heading,
    Items,
    Note,
    Part,
    Picture,
    Profile,
    Prose,
    Table,
    Timeline,
    TimelineRow,
)
from .plain_html import lines_of

NO_NUMBER = "数値なし"
_NOTES = {"info": "補足", "warn": "注意", "unread": "もとの資料から取り込んだままの文章"}


@singledispatch
def text_lines(part: Part) -> Iterable[str]:
    """Return the lines of a part as a screen reader should say them."""
    raise TypeError(f"nobody has said how {type(part).__name__} reads aloud")


@text_lines.register
def _(part: Heading) -> Iterable[str]:
    return (part.text,)


@text_lines.register
def _(part: Prose) -> Iterable[str]:
    return lines_of(part.html)


@text_lines.register
def _(part: Items) -> Iterable[str]:
    if part.ordered:
        return [f"{number}. {plain(item)}" for number, item in enumerate(part.items, start=1)]
    return [f"箇条書き、{len(part.items)}件", *map(plain, part.items)]


@text_lines.register
def _(part: Table) -> Iterator[str]:
    rows = grid(part)
    yield f"表：{part.caption}（{len(rows)}件）" if part.caption else f"表（{len(rows)}件）"
    for number, row in enumerate(rows, start=1):
        yield f"{number}件目"
        yield from (
            f"{each.column}：{text}" if each.column else text
            for each in row
            if (text := cell_text(each.cell))
        )
    if part.note:
        yield f"表の注：{part.note}"
    yield "表の終わり"


@text_lines.register
def _(part: Profile) -> Iterator[str]:
    yield part.title
    yield from (f"{name}：{cell_text(cell)}" for name, cell in part.rows)


@text_lines.register
def _(part: Flow) -> Iterator[str]:
    yield f"流れ：{part.title}（全{len(part.steps)}段階）"
    for step in part.steps:
        yield from _step(step)
    yield "流れの終わり"


@text_lines.register
def _(part: Timeline) -> Iterator[str]:
    yield f"期間の一覧：{part.caption}（{len(part.rows)}件）"
    yield from (_period(row) for row in part.rows)


@text_lines.register
def _(part: Chart) -> Iterator[str]:
    yield f"グラフの数値：{part.caption}" + (f"（単位は{part.unit}）" if part.unit else "")
    for number, year in enumerate(part.years):
        values = (f"{each.name} {number_text(each.values[number])}" for each in part.series)
        yield f"{name(year)}：{'、'.join(values)}"
    if part.note:
        yield f"グラフの注：{part.note}"


@text_lines.register
def _(part: Drawing) -> Iterable[str]:
    return (f"図：{part.title}", *part.alternative.splitlines())


@text_lines.register
def _(part: Picture) -> Iterable[str]:
    return (f"画像：{part.title}", part.alternative, part.description)


@text_lines.register
def _(part: Files) -> Iterator[str]:
    yield f"様式と文書（{len(part.items)}件）"
    yield from map(_file, part.items)


@text_lines.register
def _(part: Note) -> Iterable[str]:
    label = _NOTES.get(part.tone, _NOTES["info"])
    return (f"{label}：{part.title}" if part.title else label, *lines_of(part.html))


@text_lines.register
def _(part: Decision) -> Iterator[str]:
    yield f"問い：{part.question}"
    for answer, following in part.answers:
        yield f"答えが「{answer}」のとき："
        yield from map(plain, following)


def cell_text(cell: Cell) -> str:
    """Return what stands in a cell, in one line with pauses."""
    return "、".join(text for each in cell.lines if (text := plain(each)))


def number_text(value: float | None) -> str:
    """Return a number as people write it: "1,234", "18.5"."""
    if value is None:
        return NO_NUMBER
    return f"{value:,.0f}" if value == int(value) else f"{value:,.10g}"


def _step(step: FlowStep) -> Iterator[str]:
    yield f"段階{step.label}、{step.phase}"
    facts = (
        ("だれが", step.actor),
        ("いつ", "、".join(step.when)),
        ("すること", "、".join(step.actions)),
        ("同意", step.consent),
        ("次に進む先", "、".join(span.text for span in step.following)),
    )
    yield from (f"{label}：{said}" for label, said in facts if said)


def _period(row: TimelineRow) -> str:
    plainly = says_only(row.wording, row.start, row.end)
    wording = "" if plainly else f"（資料の書き方は「{row.wording}」）"
    return f"{row.label.text}：{period(row.start, row.end)}{wording}"


def _file(item: FileItem) -> str:
    said = [item.title, item.kind, item.purpose, item.version, item.dated]
    said += ["仮のもの"] if item.provisional else []
    said += [] if item.address else ["ファイルはまだありません"]
    return "、".join(each for each in said if each)
