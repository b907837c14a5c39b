"""How far two places are from each other."""

from __future__ import annotations

from math import asin, cos, radians, sin, sqrt

from search.data import Point

_EARTH_M = 6_371_000.0


def metres(first: Point, second: Point) -> float:
    """The great-circle distance."""
    up = sin(radians(second.lat - first.lat) / 2) ** 2
    along = sin(radians(second.lng - first.lng) / 2) ** 2
    share = up + cos(radians(first.lat)) * cos(radians(second.lat)) * along
    return 2 * _EARTH_M * asin(sqrt(min(1.0, share)))


def middle(points: list[Point]) -> Point | None:
    """The middle of nearby points, None for none."""
    if not points:
        return None
    count = len(points)
    return Point(sum(p.lat for p in points) / count, sum(p.lng for p in points) / count)
