"""The places nearest to a point."""

from __future__ import annotations

import math

from django.db.models import F, FloatField, Value

from directory.models import Naming
from directory.querysets import ResourceQuerySet
from search import reasons
from search.data import Point
from search.geometry import distance_m

_MOST = 12


def closest(resources: ResourceQuerySet, centre: Point) -> dict[int, float]:
    """The keys of the nearest places with their distance in metres, nearest first."""
    placed = resources.in_service().filter(lat__isnull=False, naming=Naming.PROPER)
    # Flat is good enough to pick by; the few picked are measured round.
    narrower = Value(math.cos(math.radians(centre.lat)), FloatField())
    north, east = F("lat") - centre.lat, (F("lng") - centre.lng) * narrower
    rows = placed.order_by(north * north + east * east).values_list("pk", "lat", "lng")[:_MOST]
    far = {pk: distance_m(centre, Point(lat, lng)) for pk, lat, lng in rows}
    return dict(sorted(far.items(), key=lambda item: item[1]))


def about(metres: float) -> str:
    """A distance as people say it, in the words of the search's answers."""
    return reasons.about(metres, reasons.phrases())
