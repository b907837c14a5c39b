"""Where a place is, and how one gets there."""

from __future__ import annotations

from math import cos, hypot, pi

from directory.registry.matching.data import Candidate, Plain, Wanted
from directory.registry.matching.judgement import (
    MOST_UNMET,
    Judgement,
    listed,
    met,
    not_met,
    share_met,
    unknown,
)

# Near where nobody stated a limit, and the distance at which closeness is a half.
NEAR_KM = 2.0
_SAME_AREA, _EVERYWHERE, _ELSEWHERE, _AREAS = "area", "everywhere", "elsewhere", "areas"
_LIFT = "lift"
_KM_PER_DEGREE, _HALF_RADIAN = 6371.0088 * pi / 180, pi / 360


def asked_place(wanted: Wanted) -> Plain:
    """(area's key, kilometres at most); each may be None."""
    if wanted.area_id is None and wanted.position is None:
        return None
    return wanted.area_id, wanted.max_km


def place_context(candidate: Candidate) -> Plain:
    """("everywhere",) or ("areas", keys …), for needs that tell no place."""
    if candidate.everywhere:
        return (_EVERYWHERE,)
    return (_AREAS, *sorted(candidate.area_ids)) if candidate.area_ids else None


def place(wanted: Wanted, candidate: Candidate) -> Judgement:
    """Met in the same area or near enough; value: ("area", "everywhere", "elsewhere" or None, km).

    A limit in kilometres decides wherever the distance is known; otherwise the area does.
    """
    km = _km(wanted.position, candidate.position)
    serving = _serving(wanted, candidate)
    value: Plain = None
    if serving is not None or km is not None:
        value = (serving, km and int(km * 10 + 0.5) / 10)
    if wanted.max_km is not None and wanted.position is not None:
        return _within(wanted.max_km, km, serving, value)
    return _around(wanted, km, serving, value)


def _serving(wanted: Wanted, candidate: Candidate) -> str | None:
    if candidate.area_ids and wanted.area_id in candidate.area_ids:
        return _SAME_AREA
    if candidate.everywhere:
        return _EVERYWHERE
    return None if wanted.area_id is None or candidate.area_ids is None else _ELSEWHERE


def _km(here: tuple[float, float] | None, there: tuple[float, float] | None) -> float | None:
    """Return the distance on a flat map: within a municipality right to some metres."""
    if here is None or there is None:
        return None
    lat_a, lng_a = here
    lat_b, lng_b = there
    east = (lng_b - lng_a) * cos((lat_a + lat_b) * _HALF_RADIAN)
    return hypot(lat_b - lat_a, east) * _KM_PER_DEGREE


def _within(limit: float, km: float | None, serving: str | None, value: Plain) -> Judgement:
    if km is None:
        return met(value, 0.8) if serving == _SAME_AREA else unknown(value)
    if km > limit:
        return not_met(value, MOST_UNMET * limit / km)
    return met(value, share_met(1 - km / limit) if limit else 1.0)


def _around(wanted: Wanted, km: float | None, serving: str | None, value: Plain) -> Judgement:
    closeness = 0.5 if km is None else 1 / (1 + km / NEAR_KM)
    if serving == _SAME_AREA:
        return met(value, 0.8 + 0.2 * closeness)
    if serving == _EVERYWHERE:
        return met(value, share_met(closeness))
    if km is not None and (wanted.area_id is None or km <= NEAR_KM):
        return met(value, 0.5 + 0.3 * closeness)
    return not_met(value, MOST_UNMET * closeness) if serving == _ELSEWHERE else unknown(value)


def asked_travel(wanted: Wanted) -> Plain:
    """("lift",) where the person must be fetched, else the ways they can come."""
    return (_LIFT,) if wanted.needs_lift else listed(wanted.travel) or None


def travel(wanted: Wanted, candidate: Candidate) -> Judgement:
    """Met by a way in common or by a lift; value: ways of coming, "lift" among them."""
    ways = candidate.travel or frozenset()
    value = listed(ways | {_LIFT} if candidate.lift else ways) or None
    if candidate.lift or (not wanted.needs_lift and ways & wanted.travel):
        return met(value)
    open_ways = candidate.travel is None or wanted.travel & candidate.travel_unsure
    settled = candidate.lift is False and (wanted.needs_lift or not open_ways)
    return not_met(value) if settled else unknown(value)
