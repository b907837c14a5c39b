"""The list of referrals, and how many stand at which step."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.core.paginator import Paginator
from django.db.models import Count, F, QuerySet
from django.http import QueryDict

from directory.registry import referral_steps as steps
from directory.registry.models import Need, Referral, Step
from directory.registry.permissions import Member

A_PAGE = 50
WEEK = dt.timedelta(days=7)
SHOWN = (*steps.WAY, Step.INTERRUPTED)


@dataclass(frozen=True, slots=True)
class Page:
    """One page of a list, with the addresses of its neighbours."""

    rows: list[Referral]
    total: int
    number: int
    pages: int
    size: int
    previous_url: str = ""
    next_url: str = ""


def asked(member: Member, said: Mapping[str, Any], today: dt.date) -> QuerySet[Referral]:
    """The referrals that were asked for, what is due first."""
    rows = member.referrals().select_related("need", "record__resource", "failure")
    rows = _at(rows, said["state"])
    if said.get("mine"):
        rows = rows.filter(need__coordinator=member.user.pk)
    due = said.get("due")
    if due == "overdue":
        rows = rows.filter(next_on__lt=today)
    elif due == "week":
        rows = rows.filter(next_on__lt=today + WEEK)
    elif due == "none":
        rows = rows.filter(next_on=None)
    return rows.order_by(F("next_on").asc(nulls_last=True), "-proposed_on", "-pk")


def _at(rows: QuerySet[Referral], state: str) -> QuerySet[Referral]:
    if state == "all":
        return rows
    if state == "running":
        return rows.exclude(state__in=steps.LAST).filter(need__in=Need.objects.open())
    return rows.filter(state=state)


def paged(rows: QuerySet[Referral], query: QueryDict) -> Page:
    """The page that was asked for; a number that is none gives the nearest."""
    found = Paginator(rows, A_PAGE).get_page(query.get("page", "1"))
    before = found.previous_page_number() if found.has_previous() else 0
    after = found.next_page_number() if found.has_next() else 0
    return Page(
        rows=list(found.object_list),
        total=found.paginator.count,
        number=found.number,
        pages=found.paginator.num_pages,
        size=A_PAGE,
        previous_url=_address(query, before) if before else "",
        next_url=_address(query, after) if after else "",
    )


def _address(query: QueryDict, number: int) -> str:
    copy = query.copy()
    copy["page"] = str(number)
    return f"?{copy.urlencode()}"


def standing(referrals: QuerySet[Referral]) -> list[tuple[Step, int]]:
    """How many referrals of open needs stand at each step, in the order of the way."""
    rows = referrals.filter(need__in=Need.objects.open()).exclude(state__in=steps.LAST)
    counted = dict(rows.order_by().values_list("state").annotate(Count("pk")))
    return [(step, counted.get(step, 0)) for step in SHOWN]
