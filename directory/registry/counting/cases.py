"""What cases count for. One definition serves the live count and what remains of ended needs."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterator

from django.db.models import QuerySet

from directory.registry.models import Need, PlanEvent, Referral, ReferralStep, Step

from .years import fiscal_year

CONSULTATIONS = "consultations"
CONCERNS = "concerns"
PLANS = "plans"
PROPOSALS = "proposals"
MATCHES = "matches"
SETTLED = "settled"
FAILURES = "failures"
# The detail of what nothing was recorded of.
UNSAID = "unsaid"
# Which step counts as what, in which detail.
STEPS = {
    Step.USE: (MATCHES, ""),
    Step.SETTLED_3: (SETTLED, "3"),
    Step.SETTLED_6: (SETTLED, "6"),
    Step.FAILED: (FAILURES, None),
}
Days = tuple[dt.date, dt.date]
Fact = tuple[dt.date, str, str]


def contributions(need: Need) -> Iterator[tuple[int, str, str, int]]:
    """What a need counts for: fiscal year, measure, detail, number."""
    counted = Counter(
        (fiscal_year(day), measure, detail)
        for day, measure, detail in facts_of(Need.objects.filter(pk=need.pk))
    )
    for (year, measure, detail), number in sorted(counted.items()):
        yield year, measure, detail, number


def facts_of(needs: QuerySet[Need], days: Days | None = None) -> Iterator[Fact]:
    """All that cases are counted by, with its day; within ``days``, both included."""
    received = _within(needs, "received_on", days)
    for day in received.values_list("received_on", flat=True):
        yield day, CONSULTATIONS, ""
    for day, code in received.values_list("received_on", "concerns__code"):
        yield day, CONCERNS, code or UNSAID
    events = _within(PlanEvent.objects.filter(need__in=needs), "on", days)
    for day, kind in events.values_list("on", "kind"):
        yield day, PLANS, kind
    referrals = Referral.objects.filter(need__in=needs)
    for day in _within(referrals, "proposed_on", days).values_list("proposed_on", flat=True):
        yield day, PROPOSALS, ""
    yield from _steps(referrals, days)


def _steps(referrals: QuerySet[Referral], days: Days | None) -> Iterator[Fact]:
    """Each of the counted steps once a referral, on the first day it was taken."""
    taken = ReferralStep.objects.filter(referral__in=referrals, step__in=STEPS)
    rows = taken.order_by("on", "pk").values_list(
        "referral", "step", "on", "referral__failure__code"
    )
    seen = set()
    for referral, step, day, failure in rows:
        if (referral, step) in seen:
            continue
        seen.add((referral, step))
        measure, detail = STEPS[Step(step)]
        if days is None or days[0] <= day <= days[1]:
            yield day, measure, (failure or UNSAID) if detail is None else detail


def _within(rows: QuerySet, name: str, days: Days | None) -> QuerySet:
    return rows.filter(**{f"{name}__range": days}) if days else rows
