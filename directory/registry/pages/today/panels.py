"""What stands beside the day's work: answers, duties, new needs, steps, gaps."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.db.models import Count, F, Max, Q, QuerySet, Subquery, Window
from django.db.models.functions import Coalesce
from django.utils import timezone

from directory.models import Municipality
from directory.registry import referral_steps as steps
from directory.registry.models import (
    AnswerLink,
    Gap,
    Need,
    RegistryRecord,
    Step,
    Trace,
)
from directory.registry.pages.referrals.listing import SHOWN
from directory.registry.permissions import Member, Right
from directory.registry.services import searches

LISTED = 5
SOON = dt.timedelta(days=30)
LATELY = dt.timedelta(days=7)
CLOSED_GAPS = (Gap.Stage.OPENED, Gap.Stage.DROPPED)


def panels(member: Member, today: dt.date) -> dict[str, Any]:
    """What each panel of the page shows; one the member has no right to is not there."""
    made: dict[str, Any] = {"duties": duties(member, today), "gaps": gaps(member)}
    made["searches"] = news(member, today)
    if member.may(Right.SEE_NEEDS):
        made |= {"fresh": fresh(member), **referrals(member)}
    if member.may(Right.EDIT_RECORDS):
        made["answers"] = answers(member)
    if member.may(Right.SEE_TRACES):
        made["attention"] = attention(member, today)
    return made


def named_in(made: dict[str, Any]) -> int:
    """How many case numbers the panels show."""
    answered = sum(each.referral_id is not None for each in made.get("answers", ()))
    return answered + len(made.get("fresh", ()))


def duties(member: Member, today: dt.date) -> list[RegistryRecord]:
    """The records longest overdue to be confirmed; each says how many there are in ``total``."""
    rows = RegistryRecord.objects.of(member.municipality).due(today).select_related("resource")
    ordered = rows.order_by(F("confirm_by").asc(nulls_last=True), "pk")
    return list(ordered.annotate(total=Window(Count("pk")))[:LISTED])


def gaps(member: Member) -> list[tuple[Gap.Stage, int]]:
    """How many gaps stand at each stage of the board that is not over."""
    rows = Gap.objects.filter(municipality=member.municipality).exclude(stage__in=CLOSED_GAPS)
    counted = dict(rows.order_by().values_list("stage").annotate(Count("pk")))
    return [(stage, counted.get(stage, 0)) for stage in Gap.Stage if stage not in CLOSED_GAPS]


def news(member: Member, today: dt.date) -> list[searches.News]:
    """The person's saved searches, those with something new first."""
    found = searches.new_for(member, today)
    return sorted(found, key=lambda each: not each.new)[:LISTED]


def fresh(member: Member) -> list[Need]:
    """Needs nobody proposed anything for, the oldest first; each says ``total``, too."""
    rows = member.needs().filter(state=Need.State.OPEN, referrals=None)
    ordered = rows.order_by("received_on", "pk")
    return list(ordered.annotate(total=Window(Count("pk")))[:LISTED])


def referrals(member: Member) -> dict[str, Any]:
    """How many referrals of open needs stand at each step, and how many have no next day."""
    is_open = (Need.State.OPEN, Need.State.ACTIVE)
    rows = member.referrals().filter(need__state__in=is_open).exclude(state__in=steps.LAST)
    counts = (
        rows.order_by()
        .values("state")
        .annotate(total=Count("pk"), unplanned=Count("pk", filter=Q(next_on=None)))
    )
    counted = {each["state"]: each for each in counts}
    none = {"total": 0, "unplanned": 0}
    waiting = [each for state, each in counted.items() if state != Step.SETTLED_6]
    return {
        "standing": [(step, counted.get(step, none)["total"]) for step in SHOWN],
        "unplanned": sum(each["unplanned"] for each in waiting),
    }


def answers(member: Member) -> list[AnswerLink]:
    """Answers that came in by link and wait for the office, the oldest first."""
    rows = AnswerLink.objects.filter(
        record__municipality=member.municipality, state=AnswerLink.State.ANSWERED
    )
    known = Q(referral=None) | Q(referral__in=member.referrals())
    rows = rows.filter(known).select_related("record__resource", "referral__need")
    return list(rows.order_by("answered_at", "pk")[: 2 * LISTED])


def attention(member: Member, today: dt.date) -> dict[str, int]:
    """What a manager minds: needs without a coordinator, about to end, and looked at lately."""
    needs, since = Need.objects.of(member.municipality), timezone.now() - LATELY
    open_needs = needs.filter(state__in=(Need.State.OPEN, Need.State.ACTIVE))
    traces = Trace.objects.filter(municipality=member.municipality, at__gte=since)
    return Municipality.objects.filter(pk=member.municipality.pk).aggregate(
        unowned=_number(open_needs.filter(coordinator=None)),
        ending=_number(needs.filter(delete_after__lte=today + SOON)),
        looks=_number(traces),
    )


def _number(rows: QuerySet[Any]) -> Max:
    counted = rows.order_by().values("municipality").annotate(number=Count("pk"))
    return Max(Coalesce(Subquery(counted.values("number")), 0))
