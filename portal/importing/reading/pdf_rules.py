"""The lines drawn on a page: the borders of its tables."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

# A filled rectangle this thin is a line; coordinates this near are the same, in points.
THIN = 3.0
NEAR = 4.0


@dataclass(frozen=True, slots=True)
class Rule:
    """A line along one axis: at ``at`` across it, from ``start`` to ``end`` along it."""

    at: float
    start: float
    end: float

    def covers(self, at: float, along: float) -> bool:
        """Whether the line passes ``at`` at the height, or width, ``along``."""
        return abs(self.at - at) <= NEAR and self.start - NEAR <= along <= self.end + NEAR


@dataclass(slots=True)
class Rules:
    """Collects what is painted while a page is being read; used as pypdf's operand visitor."""

    upright: list[Rule] = field(default_factory=list)
    level: list[Rule] = field(default_factory=list)
    _path: list[tuple[float, float, float, float]] = field(default_factory=list)
    _at: tuple[float, float] = (0.0, 0.0)

    def visit(
        self, operator: bytes, operands: Sequence[Any], cm: Sequence[float], _tm: Any
    ) -> None:
        """Take in one operation."""
        if operator == b"re" and len(operands) >= 4:
            x, y, width, height = (float(each) for each in operands[:4])
            self._box(moved(cm, x, y), moved(cm, x + width, y + height))
        elif operator == b"m" and len(operands) >= 2:
            self._at = moved(cm, float(operands[0]), float(operands[1]))
        elif operator == b"l" and len(operands) >= 2:
            to = moved(cm, float(operands[0]), float(operands[1]))
            self._path.append((*self._at, *to))
            self._at = to
        elif operator in (b"S", b"s", b"f", b"F", b"f*", b"B", b"B*", b"b", b"b*"):
            self._paint()
        elif operator == b"n":
            self._path.clear()

    def _box(self, one: tuple[float, float], other: tuple[float, float]) -> None:
        (left, right), (low, high) = sorted((one[0], other[0])), sorted((one[1], other[1]))
        if right - left > THIN:
            self._path += [(left, low, right, low), (left, high, right, high)]
        if high - low > THIN:
            self._path += [(left, low, left, high), (right, low, right, high)]

    def _paint(self) -> None:
        for x0, y0, x1, y1 in self._path:
            if abs(x0 - x1) <= 1 < abs(y0 - y1):
                self.upright.append(Rule(x0, min(y0, y1), max(y0, y1)))
            elif abs(y0 - y1) <= 1 < abs(x0 - x1):
                self.level.append(Rule(y0, min(x0, x1), max(x0, x1)))
        self._path.clear()


def moved(cm: Sequence[float], x: float, y: float) -> tuple[float, float]:
    """Return where on the page a point of the current coordinates is."""
    return cm[0] * x + cm[2] * y + cm[4], cm[1] * x + cm[3] * y + cm[5]
