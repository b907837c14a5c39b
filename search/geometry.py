"""Distances on the earth, near enough for a walk."""

from __future__ import annotations

import math
from typing import NamedTuple

from search.data import Point

_EARTH_M = 6_371_008.8
# The smallest cells are about a kilometre wide, each next size four times as much.
_CELL_DEGREES, _CELL_SIZES, _MOST_CELLS = 0.01, 6, 64
_M_PER_DEGREE = _EARTH_M * math.pi / 180


class Box(NamedTuple):
    """Everything between two parallels and two meridians, in degrees."""

    south: float
    north: float
    west: float
    east: float


def distance_m(a: Point, b: Point) -> float:
    """Return the great-circle distance in metres (haversine)."""
    lat_a, lat_b = math.radians(a.lat), math.radians(b.lat)
    half_lat = (lat_b - lat_a) / 2
    half_lng = math.radians(b.lng - a.lng) / 2
    chord = math.sin(half_lat) ** 2 + math.cos(lat_a) * math.cos(lat_b) * math.sin(half_lng) ** 2
    return 2 * _EARTH_M * math.asin(min(1.0, math.sqrt(chord)))


def cell_of(point: Point, size: int) -> tuple[int, int, int]:
    """Return the cell of the grid number ``size`` that ``point`` lies in."""
    width = _CELL_DEGREES * 4**size
    return size, math.floor(point.lat / width), math.floor(point.lng / width)


def cells_of(point: Point) -> list[tuple[int, int, int]]:
    """Return the cells, one of every size, that ``point`` lies in."""
    return [cell_of(point, size) for size in range(_CELL_SIZES)]


def cells_around(point: Point, metres: float) -> list[tuple[int, int, int]]:
    """Return a few cells that hold the whole circle of ``metres`` around ``point``."""
    box = box_around(point, metres)
    for size in range(_CELL_SIZES):
        _, south, west = cell_of(Point(box.south, box.west), size)
        _, north, east = cell_of(Point(box.north, box.east), size)
        if (north - south + 1) * (east - west + 1) <= _MOST_CELLS:
            break
    return [(size, lat, lng) for lat in range(south, north + 1) for lng in range(west, east + 1)]


def box_around(point: Point, metres: float) -> Box:
    """Return a box that holds the whole circle of ``metres`` around ``point``."""
    lat = metres / _M_PER_DEGREE * 1.001
    widest = max(math.cos(math.radians(min(abs(point.lat) + lat, 89.0))), 0.01)
    lng = min(lat / widest, 180.0)
    return Box(point.lat - lat, point.lat + lat, point.lng - lng, point.lng + lng)
