"""A chart as SVG that needs no style sheet, script or colour to be read.

Lines differ in dash and marker, not in colour alone; the numbers stand in a table beside it.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass
from html import escape

from .part_texts import number_text
from .parts import Chart, Series

# In the SVG's own units; letters of 16 stay readable when it is as narrow as a phone.
WIDTH, HEIGHT, LETTER = 360, 240, 16
LEFT, RIGHT, TOP, BOTTOM = 56, 20, 14, 34
TICKS = 4
LABEL_WIDTH = 46
INK = "#1a1a1a"
Style = tuple[str, str, str]
STYLES = (("#1a4fa3", "", "circle"), ("#8a3b00", "7 5", "square"), ("#3a2f8f", "2 5", "triangle"))
# A line through all years, and a ring wide enough to be seen around another marker.
REFERENCE = ("#0b5c3f", "", "ring")


@dataclass(frozen=True, slots=True)
class _Scale:
    """Where a value of a year is drawn."""

    years: tuple[int, ...]
    low: float
    high: float

    def x(self, index: int) -> float:
        width = WIDTH - LEFT - RIGHT
        return LEFT + width * ((index + 0.5) / len(self.years))

    def y(self, value: float) -> float:
        height = HEIGHT - TOP - BOTTOM
        return TOP + height * (1 - (value - self.low) / (self.high - self.low))


def chart_svg(chart: Chart) -> str:
    """Return ``chart`` as one ``<svg role="img">``; "" where it has no number at all."""
    numbers = [value for each in chart.series for value in each.values if value is not None]
    if not numbers:
        return ""
    step = _step(max(*numbers, 0) - min(*numbers, 0))
    low = math.floor(min(*numbers, 0) / step) * step
    high = max(math.ceil(max(*numbers, 0) / step), low / step + 1) * step
    scale = _Scale(chart.years, low, high)
    told = escape(_told(chart))
    return "".join(
        [
            f'<svg role="img" viewBox="0 0 {WIDTH} {HEIGHT}" width="{WIDTH}" height="{HEIGHT}" '
            f'xmlns="http://www.w3.org/2000/svg"><title>{told}</title>',
            *_axes(scale, step),
            *(
                part
                for each, style in zip(chart.series, _styles(chart), strict=True)
                for part in _line(each, style, scale)
            ),
            "</svg>",
        ]
    )


def marker_svg(chart: Chart, index: int) -> str:
    """Return the sign of a chart's series, for the list that names it."""
    style = _styles(chart)[index]
    colour, dash, shape = style
    width = 1.5 if shape == "ring" else 3
    return (
        '<svg aria-hidden="true" viewBox="0 0 36 20" width="36" height="20" '
        f'xmlns="http://www.w3.org/2000/svg"><path d="M0 10H36" stroke="{colour}" '
        f'stroke-width="{width}" stroke-dasharray="{dash or "none"}"/>'
        f"{_marker(style, 18, 10)}</svg>"
    )


def _told(chart: Chart) -> str:
    """The chart in words: what is in it, number by number."""
    unit = f"（{chart.unit}）" if chart.unit else ""
    lines = (
        f"{each.name}は"
        + "、".join(
            f"{year}年度{number_text(value)}"
            for year, value in zip(chart.years, each.values, strict=False)
            if value is not None
        )
        for each in chart.series
        if any(value is not None for value in each.values)
    )
    return f"{chart.caption}{unit}のグラフ。{'。'.join(lines)}。"


def _step(span: float) -> float:
    """A round distance between ticks: 1, 2 or 5 times a power of ten."""
    rough = (span or 1) / TICKS
    power: float = 10 ** math.floor(math.log10(rough))
    return next(factor * power for factor in (1, 2, 5, 10) if factor * power >= rough)


def _axes(scale: _Scale, step: float) -> Iterator[str]:
    for number in range(round((scale.high - scale.low) / step) + 1):
        value = round(scale.low + number * step, 10)
        y = scale.y(value)
        ink = INK if value == 0 else "#d0d0d0"
        yield f'<path d="M{LEFT} {y:.1f}H{WIDTH - RIGHT / 2:g}" stroke="{ink}" stroke-width="1"/>'
        yield _text(LEFT - 8, y + LETTER / 3, number_text(value), "end")
    every = math.ceil(len(scale.years) * LABEL_WIDTH / (WIDTH - LEFT - RIGHT))
    for index, year in enumerate(scale.years):
        if index % every == 0:
            yield _text(scale.x(index), HEIGHT - BOTTOM + LETTER + 8, str(year), "middle")


def _text(x: float, y: float, text: str, anchor: str) -> str:
    return (
        f'<text x="{x:.1f}" y="{y:.1f}" font-size="{LETTER}" fill="{INK}" '
        f'text-anchor="{anchor}">{escape(text)}</text>'
    )


def _line(series: Series, style: Style, scale: _Scale) -> Iterator[str]:
    """A line broken where a number is missing, and a marker on every number."""
    points = [
        (scale.x(number), scale.y(value))
        for number, value in enumerate(series.values)
        if value is not None
    ]
    if series.reference:
        yield from (_across(style, y) for _x, y in points)
    else:
        yield from (_path(style, stretch, scale) for stretch in _stretches(series))
    for x, y in points:
        yield _marker(style, x, y)


def _across(style: Style, y: float) -> str:
    return (
        f'<path d="M{LEFT} {y:.1f}H{WIDTH - RIGHT / 2:g}" stroke="{style[0]}" stroke-width="1.5"/>'
    )


def _path(style: Style, stretch: list[tuple[int, float]], scale: _Scale) -> str:
    colour, dash, _ = style
    places = " L".join(f"{scale.x(number):.1f} {scale.y(value):.1f}" for number, value in stretch)
    dashed = f' stroke-dasharray="{dash}"' if dash else ""
    return f'<path d="M{places}" fill="none" stroke="{colour}" stroke-width="3"{dashed}/>'


def _stretches(series: Series) -> Iterator[list[tuple[int, float]]]:
    stretch: list[tuple[int, float]] = []
    for number, value in enumerate((*series.values, None)):
        if value is not None:
            stretch.append((number, value))
        elif stretch:
            if len(stretch) > 1:
                yield stretch
            stretch = []


def _marker(style: Style, x: float, y: float) -> str:
    colour, _, shape = style
    if shape == "ring":
        return (
            f'<circle cx="{x:.1f}" cy="{y:.1f}" r="9" '
            f'fill="none" stroke="{colour}" stroke-width="2.5"/>'
        )
    if shape == "circle":
        return f'<circle cx="{x:.1f}" cy="{y:.1f}" r="5.5" fill="{colour}"/>'
    if shape == "square":
        return (
            f'<rect x="{x - 5:.1f}" y="{y - 5:.1f}" width="10" height="10" '
            f'fill="#fff" stroke="{colour}" stroke-width="3"/>'
        )
    return f'<path d="M{x:.1f} {y - 7:.1f}l7 12h-14z" fill="{colour}"/>'


def _styles(chart: Chart) -> list[Style]:
    """What tells each series apart; the last one, what came of it, is the plainest."""
    lines = sum(not each.reference for each in chart.series)
    rest = (STYLES[number % len(STYLES)] for number in reversed(range(lines)))
    return [REFERENCE if each.reference else next(rest) for each in chart.series]
