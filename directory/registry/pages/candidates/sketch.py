"""A drawn way where no map may be had: the place in the middle, public places around it."""

from __future__ import annotations

import math
from dataclasses import dataclass
from operator import itemgetter
from typing import NamedTuple

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from directory.models import Municipality, Naming, Resource, ResourceKind
from directory.registry.wording.furigana import Piece, furigana, with_reading
from search.data import Point
from search.geometry import distance_m

WIDTH, HEIGHT, EDGE = 320, 220, 34
# Beyond this nobody finds anything by it; nearer than this it is the same corner.
FARTHEST_M, NEAREST_M, MOST = 1500, 60, 4
# So many times as far as the nearest may the farthest be, and so much of that must lie between
# two: their signs never cover each other or the middle.
SPREAD, APART = 3, 0.35
# Nobody sees these from the street.
UNSEEN = (ResourceKind.CONSULTATION_DAY, ResourceKind.COURSE, ResourceKind.SERVICE)
WINDS = tuple(map(gettext_lazy, ("北", "北東", "東", "南東", "南", "南西", "西", "北西")))


class Seen(NamedTuple):
    """A public place as somebody on the street knows it."""

    name: str
    reading: str
    point: Point


@dataclass(frozen=True, slots=True)
class Landmark:
    """A public place nearby: its number, where it is drawn, and where it lies from here."""

    number: int
    name: list[Piece]
    x: int
    y: int
    way: list[Piece]


@dataclass(frozen=True, slots=True)
class Sketch:
    """The landmarks, and how long ``bar`` units of the drawing are in metres."""

    landmarks: tuple[Landmark, ...]
    bar: int
    metres: int
    width: int = WIDTH
    height: int = HEIGHT

    @property
    def middle(self) -> tuple[int, int]:
        return self.width // 2, self.height // 2


def sketch(place: Resource) -> Sketch | None:
    """What lies around a public place; None where no position or no neighbour is known."""
    if place.lat is None or place.lng is None:
        return None
    here = Point(place.lat, place.lng)
    near = _nearest(here, _others(place.municipality_id, place.pk))
    if not near:
        return None
    unit = _units_per_metre(here, [each.point for each in near])
    metres = _round_metres(60 / unit)
    return Sketch(
        landmarks=tuple(
            _landmark(number, each, here, unit) for number, each in enumerate(near, start=1)
        ),
        bar=round(metres * unit),
        metres=metres,
    )


def _others(municipality: Municipality | int, but: int) -> list[Seen]:
    rows = Resource.objects.public().of(municipality).in_service().exclude(kind__in=UNSEEN)
    rows = rows.filter(lat__isnull=False, lng__isnull=False, naming=Naming.PROPER).exclude(pk=but)
    found = rows.order_by("pk").values_list("name", "reading", "lat", "lng")
    return [Seen(name, reading, Point(lat, lng)) for name, reading, lat, lng in found]


def _nearest(here: Point, others: list[Seen]) -> list[Seen]:
    """A few places around, none of them close to another."""
    far = sorted(((distance_m(here, each.point), each) for each in others), key=itemgetter(0))
    near = [(metres, each) for metres, each in far if NEAREST_M <= metres <= FARTHEST_M]
    limit = SPREAD * near[0][0] if near else 0
    chosen: list[Seen] = []
    for metres, each in near:
        apart = (distance_m(each.point, other.point) for other in chosen)
        if metres <= limit and all(between >= APART * limit for between in apart):
            chosen.append(each)
    return chosen[:MOST]


def _offset(here: Point, there: Point) -> tuple[float, float]:
    """How many metres east and north of ``here``."""
    east = distance_m(here, Point(here.lat, there.lng))
    north = distance_m(here, Point(there.lat, here.lng))
    return math.copysign(east, there.lng - here.lng), math.copysign(north, there.lat - here.lat)


def _units_per_metre(here: Point, points: list[Point]) -> float:
    east, north = zip(*(_offset(here, there) for there in points), strict=True)
    across = max(1.0, *map(abs, east))
    upright = max(1.0, *map(abs, north))
    return min((WIDTH / 2 - EDGE) / across, (HEIGHT / 2 - EDGE) / upright)


def _landmark(number: int, seen: Seen, here: Point, unit: float) -> Landmark:
    east, north = _offset(here, seen.point)
    wind = WINDS[round(math.atan2(east, north) / (math.pi / 4)) % len(WINDS)]
    metres = max(10, round(distance_m(here, seen.point), -1))
    way = _("ここから %(wind)sへ 約%(metres)sm") % {"wind": wind, "metres": f"{metres:.0f}"}
    return Landmark(
        number=number,
        name=with_reading(seen.name, seen.reading),
        x=round(WIDTH / 2 + east * unit),
        y=round(HEIGHT / 2 - north * unit),
        way=furigana(way),
    )


def _round_metres(metres: float) -> int:
    """The largest of 10, 20, 50, 100 … that is not longer, so that the bar has a plain number."""
    magnitude = 10 ** max(1, math.floor(math.log10(max(metres, 10))))
    return max(step * magnitude for step in (1, 2, 5) if step * magnitude <= max(metres, 10))
