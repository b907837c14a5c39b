"""How a counter stands to somebody's home."""

import pytest

from directory.finding.counters import ServedArea, Tier, standing
from directory.finding.middle import middle
from search.data import Point
from search.geometry import distance_m

EAST = ServedArea(1, "東圏域")
WEST = ServedArea(2, "西圏域")
WHOLE = ServedArea(3, "市内全域", everywhere=True)
OUTSIDE = ServedArea(4, "市外", vague=True)


@pytest.mark.parametrize(
    ("served", "home", "tier"),
    [
        ([EAST], [1], Tier.RESPONSIBLE),
        ([EAST, WEST], [2], Tier.RESPONSIBLE),
        ([EAST, WHOLE], [1], Tier.RESPONSIBLE),
        ([EAST, WHOLE], [2], Tier.EVERYONE),
        ([WHOLE], [1], Tier.EVERYONE),
        ([WHOLE], [], Tier.EVERYONE),
        ([WEST], [], Tier.CANDIDATE),
        ([], [1], Tier.UNSTATED),
        ([], [], Tier.UNSTATED),
        ([OUTSIDE], [1], Tier.UNSTATED),
    ],
)
def test_the_tier_of_a_counter(served, home, tier):
    assert standing(served, home, is_counter=True).tier is tier


def test_a_counter_for_others_is_not_shown():
    assert standing([WEST], [1], is_counter=True) is None


def test_what_is_no_counter_is_shown_for_its_own_area_only():
    assert standing([EAST], [1], is_counter=False).tier is Tier.RESPONSIBLE
    assert standing([EAST], [], is_counter=False).tier is Tier.CANDIDATE
    assert standing([WHOLE], [1], is_counter=False) is None
    assert standing([], [1], is_counter=False) is None


def test_the_areas_that_decided_are_told():
    assert standing([EAST, WEST, WHOLE], [2], is_counter=True).areas == (WEST,)


def test_distance_is_that_of_the_globe():
    tokyo, osaka = Point(35.681236, 139.767125), Point(34.702485, 135.495951)
    assert distance_m(tokyo, osaka) == pytest.approx(403_000, rel=0.01)
    assert distance_m(tokyo, tokyo) == 0


def test_the_middle_of_places():
    assert middle([Point(35, 139), Point(37, 141)]) == Point(36, 140)
    assert middle([]) is None
