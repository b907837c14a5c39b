"""Distances and the cells that hold a circle."""

from __future__ import annotations

import random

import pytest

from search.data import Point
from search.geometry import cells_around, cells_of, distance_m

TOKYO, OSAKA = Point(35.681236, 139.767125), Point(34.702485, 135.495951)


def test_distance() -> None:
    assert distance_m(TOKYO, OSAKA) == pytest.approx(403_000, rel=0.005)
    assert distance_m(TOKYO, TOKYO) == 0
    assert distance_m(Point(35, 139), Point(35.001, 139)) == pytest.approx(111.2, abs=0.1)


@pytest.mark.parametrize("metres", [0, 50, 500, 3000, 40_000, 500_000])
def test_cells_hold_the_whole_circle_and_are_few(metres: float) -> None:
    chance = random.Random(metres)
    around = cells_around(TOKYO, metres)
    assert len(around) <= 64
    for _ in range(2000):
        lat = TOKYO.lat + chance.uniform(-1, 1) * metres / 100_000
        lng = TOKYO.lng + chance.uniform(-1, 1) * metres / 80_000
        point = Point(lat, lng)
        if distance_m(TOKYO, point) <= metres:
            assert not set(cells_of(point)).isdisjoint(around)
