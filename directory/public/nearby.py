"""The places nearest to a point."""

from __future__ import annotations

import math

from django.db.models import F, FloatField, Value
from django.utils.translation import gettext as _

from directory.models import Naming
from directory.querysets import ResourceQuerySet
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
    """A distance as people say it: 約350m, 約1.2km."""
    if metres < 1000:
        return _("約%(metres)dm") % {"metres": max(50, round(metres / 50) * 50)}
    return _("約%(kilometres).1fkm") % {"kilometres": metres / 1000}
