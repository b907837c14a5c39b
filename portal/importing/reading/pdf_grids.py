"""Tables on a page: cells between drawn lines, and the text in them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from portal.importing.line_breaks import is_whole, names_place

from .pdf_rules import NEAR, Rule, Rules
from .pdf_runs import Run

Place = tuple[int, int]
# With less than so many letters of room left, a line is full.
SPARE = 1.6
# An empty column this narrow, in points, is the room between two lines.
GAP = 8.0


@dataclass(slots=True)
class PageGrid:
    """A table: ``xs`` from the left and ``ys`` from the top are the lines between its cells."""

    xs: list[float]
    ys: list[float]
    roots: dict[Place, Place]
    texts: dict[Place, list[Run]] = field(default_factory=lambda: defaultdict(list))

    def place_of(self, run: Run) -> Place | None:
        """Return the cell a piece of text stands in, None where it is outside."""
        x, y = run.left + min(run.size, run.right - run.left) / 2, run.base + run.size / 3
        column = next((at for at, (low, high) in enumerate(pairwise(self.xs))
                       if low - 1 <= x < high), None)  # fmt: skip
        row = next((at for at, (high, low) in enumerate(pairwise(self.ys))
                    if low <= y < high + 1), None)  # fmt: skip
        return None if row is None or column is None else self.roots[row, column]

    def rows(self) -> Iterator[tuple[tuple[str, ...], tuple[int, ...]]]:
        """Yield each row's cells and the columns that go on from a row above."""
        columns = [at for at, (left, right) in enumerate(pairwise(self.xs))
                   if right - left > GAP
                   or any(self.texts.get((row, at)) for row in range(len(self.ys)))]  # fmt: skip
        narrow = self._narrow()
        for row in range(len(self.ys) - 1):
            cells = tuple(self._text((row, column), narrow) for column in columns)
            if any(cells):
                yield cells, tuple(
                    at for at, column in enumerate(columns)
                    if self.roots[row, column][0] < row
                )  # fmt: skip

    def _text(self, place: Place, narrow: frozenset[int]) -> str:
        text, open_end = "", False
        for line, full in self._lines(place):
            shown = joined(line)
            goes_on = open_end and not (is_whole(text, shown) and names_place(shown))
            text += shown if goes_on or not text else f"\n{shown}"
            open_end = full and place[1] in narrow
        return text

    def _lines(self, place: Place) -> Iterator[tuple[list[Run], bool]]:
        """Yield a cell's lines, and whether each reaches its right end."""
        if self.roots[place] == place:
            right = self.xs[self._last_column(place) + 1]
            for line in lines_of(self.texts.get(place, ())):
                yield line, line[-1].right + line[-1].size * SPARE >= right

    def _last_column(self, place: Place) -> int:
        return max(column for (_row, column), root in self.roots.items() if root == place)

    def _narrow(self) -> frozenset[int]:
        """Return the columns whose lines break in the middle of words, so anywhere.

        In the others a full line is only the longest one, that the column was made to fit.
        """
        found: set[int] = set()
        for place in self.texts:
            for (line, full), (after, _full) in pairwise(self._lines(place)):
                if full and not is_whole(line[-1].text, after[0].text):
                    found.add(place[1])
        return frozenset(found)


def lines_of(runs: Iterable[Run]) -> Iterator[list[Run]]:
    """Yield pieces that stand on one line, from left to right, in the order they are drawn."""
    line: list[Run] = []
    for run in runs:
        if line and abs(run.base - line[-1].base) > max(run.size, line[-1].size) / 2:
            yield sorted(line, key=lambda each: each.left)
            line = []
        line.append(run)
    if line:
        yield sorted(line, key=lambda each: each.left)


def joined(line: Sequence[Run]) -> str:
    """Return one line's text, with a space where there is a gap."""
    text = line[0].text
    for before, run in pairwise(line):
        gap = run.left - before.right
        text += f" {run.text}" if gap > run.size / 3 else run.text
    return text


def grids_of(rules: Rules) -> list[PageGrid]:
    """Return the tables drawn on a page: at least two columns between lines."""
    found = []
    for upright, level in _regions(rules):
        # Where a table goes on overleaf, or has no line at its sides, the others' ends are its own.
        xs = _distinct([*(rule.at for rule in upright), *_ends(level)])
        ys = _distinct([*(rule.at for rule in level), *_ends(upright)])[::-1]
        if len(xs) >= 3 and len(ys) >= 2:
            found.append(PageGrid(xs, ys, _roots(xs, ys, upright, level)))
    return found


def _ends(rules: Sequence[Rule]) -> list[float]:
    return [min(rule.start for rule in rules), max(rule.end for rule in rules)] if rules else []


def _distinct(values: Iterable[float]) -> list[float]:
    found: list[float] = []
    for value in sorted(values):
        if not found or value - found[-1] > NEAR:
            found.append(value)
    return found


def _regions(rules: Rules) -> list[tuple[list[Rule], list[Rule]]]:
    """Return the lines by table: those that meet are of one."""
    boxes = [(rule.at, rule.start, rule.at, rule.end, True, rule) for rule in rules.upright]
    boxes += [(rule.start, rule.at, rule.end, rule.at, False, rule) for rule in rules.level]
    regions: list[tuple[list[float], list[Rule], list[Rule]]] = []
    for left, low, right, high, upright, rule in sorted(boxes, key=lambda box: -box[3]):
        box = [left, low, right, high]
        meeting = [region for region in regions if _meet(region[0], box)]
        merged = (box, [rule] if upright else [], [] if upright else [rule])
        for region in meeting:
            regions.remove(region)
            merged = (_around(merged[0], region[0]), merged[1] + region[1], merged[2] + region[2])
        regions.append(merged)
    return [(upright, level) for _box, upright, level in regions]


def _meet(one: Sequence[float], other: Sequence[float]) -> bool:
    return (one[0] - NEAR <= other[2] and other[0] - NEAR <= one[2]
            and one[1] - NEAR <= other[3] and other[1] - NEAR <= one[3])  # fmt: skip


def _around(one: Sequence[float], other: Sequence[float]) -> list[float]:
    return [min(one[0], other[0]), min(one[1], other[1]),
            max(one[2], other[2]), max(one[3], other[3])]  # fmt: skip


def _roots(
    xs: Sequence[float], ys: Sequence[float], upright: Sequence[Rule], level: Sequence[Rule]
) -> dict[Place, Place]:
    """Return, for every cell, the first of the merged cell it is a part of."""
    roots: dict[Place, Place] = {}
    for row, (high, low) in enumerate(pairwise(ys)):
        for column, (left, right) in enumerate(pairwise(xs)):
            place = (row, column)
            middle, height = (left + right) / 2, (high + low) / 2
            if row and not any(rule.covers(high, middle) for rule in level):
                place = roots[row - 1, column]
            elif column and not any(rule.covers(left, height) for rule in upright):
                place = roots[row, column - 1]
            roots[row, column] = place
    return roots
