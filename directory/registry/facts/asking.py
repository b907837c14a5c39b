"""A need as what is asked of every place."""

from __future__ import annotations

from collections import defaultdict

from django.db.models import CharField, Q, Value

from directory.finding.middle import middle
from directory.models import CatchmentArea, Town, YesNoUnknown
from directory.registry.matching import BY_KEY, Wanted
from directory.registry.models import Need, Travel
from search.data import Point

WORDS = ("interests", "strengths", "avoid", "difficulties")
ANSWERS: dict[str, bool | None] = {YesNoUnknown.YES: True, YesNoUnknown.NO: False}
# What a form may call essential under another name than the matching's.
_ASKED_AS = {"lift": "travel"}


def wanted(need: Need) -> Wanted:
    """What ``need`` asks; three questions. The place is the middle of its area's towns."""
    words, area = _words(need), need.area
    narrow = None if area is None or area.is_everywhere else area
    return Wanted(
        area_id=narrow.pk if narrow else None,
        position=_middle_of(narrow) if narrow else None,
        max_km=need.max_km,
        sectors=frozenset(need.sectors.order_by().values_list("code", flat=True)),
        ages=need.ages,
        gender=need.gender or None,
        interests=frozenset(words["interests"]),
        strengths=frozenset(words["strengths"]),
        avoid=frozenset(words["avoid"]),
        difficulties=frozenset(words["difficulties"]),
        sensory_limit=need.sensory_limit,
        group_limit=need.group_limit,
        talking_limit=need.talking_limit,
        step=need.step,
        slots=need.slots or None,
        times_a_week=float(need.frequency) if need.frequency else None,
        travel=frozenset(need.travel) & frozenset(Travel.values),
        needs_lift=need.needs_lift,
        has_companion=ANSWERS.get(need.has_companion),
        needs_medication=need.needs_medication,
        needs_watching=need.needs_watching,
        fee_limit=need.fee_limit,
        wants_pay=need.wants_pay,
        wants_visit=need.wants_visit,
        wants_trial=need.wants_trial,
        wants_supporter=need.wants_supporter,
        essential=frozenset(_ASKED_AS.get(each, each) for each in need.essential) & BY_KEY.keys(),
    )


def _words(need: Need) -> dict[str, list[str]]:
    first, *others = (
        getattr(Need, field)
        .through.objects.filter(need=need)
        .values_list(Value(field, CharField()), "word__code")
        for field in WORDS
    )
    found = defaultdict(list)
    for field, code in first.union(*others, all=True):
        found[field].append(code)
    return found


def _middle_of(area: CatchmentArea) -> tuple[float, float] | None:
    """The middle of the towns of an area, of those below it, and of those below these."""
    inside = Q(area_towns__area=area)
    inside |= Q(area_towns__area__parent=area) | Q(area_towns__area__parent__parent=area)
    towns = Town.objects.filter(inside, lat__isnull=False, lng__isnull=False).distinct()
    found = middle([Point(lat, lng) for lat, lng in towns.order_by().values_list("lat", "lng")])
    return (found.lat, found.lng) if found else None
