"""The middle of places that lie close together."""

from __future__ import annotations

from search.data import Point


def middle(points: list[Point]) -> Point | None:
    """The middle of nearby points, None for none."""
    if not points:
        return None
    count = len(points)
    return Point(sum(p.lat for p in points) / count, sum(p.lng for p in points) / count)
