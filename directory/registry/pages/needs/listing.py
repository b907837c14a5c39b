"""Which needs a list shows, and what it says of each: dates and counts, no word of the need."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

from django.db.models import Count, Exists, F, Min, OuterRef, Q, QuerySet
from django.db.models.functions import Coalesce, Least
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from directory.registry.models import Consent, Need
from directory.registry.permissions import Member
from directory.registry.querysets import OVER
from directory.row_key import is_row_key

MINE, OPEN, CLOSED = "mine", "open", "closed"
LISTS: tuple[tuple[str, str | Promise], ...] = (
    (OPEN, _("支援しているもの")),
    (MINE, _("わたしの担当")),
    (CLOSED, _("終えたもの")),
)
NO_COORDINATOR = "none"


@dataclass(frozen=True, slots=True)
class Asked:
    """What a list is narrowed to; whatever makes no sense narrows nothing."""

    which: str = OPEN
    coordinator: str = ""
    due: bool = False
    number: str = ""

    @property
    def narrows(self) -> bool:
        return bool(self.coordinator or self.due or self.number)


def asked_of(parameters: Mapping[str, str]) -> Asked:
    """What the address asks for."""
    which = parameters.get("list", OPEN)
    person = parameters.get("coordinator", "")
    return Asked(
        which=which if which in dict(LISTS) else OPEN,
        coordinator=person if is_row_key(person) or person == NO_COORDINATOR else "",
        due=parameters.get("due") == "1",
        number=parameters.get("number", "").replace("\x00", "").strip()[:20],
    )


def listed(member: Member, asked: Asked, today: dt.date) -> QuerySet[Need]:
    """The needs of a list with what it shows, the next date first."""
    found = _of_list(member, asked)
    if asked.coordinator == NO_COORDINATOR:
        found = found.filter(coordinator=None)
    elif asked.coordinator:
        found = found.filter(coordinator=int(asked.coordinator))
    if asked.number:
        found = found.filter(number__icontains=asked.number)
    return _due(_with_dates(found, today), asked, today)


def _due(found: QuerySet, asked: Asked, today: dt.date) -> QuerySet:
    return found.filter(coming__lte=today) if asked.due else found


def _of_list(member: Member, asked: Asked) -> QuerySet[Need]:
    known = member.needs()
    if asked.which == CLOSED:
        return known.exclude(state__in=("open", "active"))
    current: QuerySet[Need] = known.filter(state__in=("open", "active"))
    return current.filter(coordinator=member.user.pk) if asked.which == MINE else current


def _with_dates(found: QuerySet[Need], today: dt.date) -> QuerySet[Need]:
    running = ~Q(referrals__state__in=OVER)
    standing = Consent.objects.filter(
        Q(until=None) | Q(until__gte=today),
        Q(withdrawn_on=None) | Q(withdrawn_on__gt=today),
        need=OuterRef("pk"),
        given_on__lte=today,
    )
    referral_on = Min("referrals__next_on", filter=running)
    return (
        found.select_related("area", "coordinator")
        .annotate(
            running=Count("referrals", filter=running),
            referral_on=referral_on,
            consented=Exists(standing),
        )
        .annotate(coming=Coalesce(Least("next_on", "referral_on"), F("next_on"), F("referral_on")))
        .order_by(F("coming").asc(nulls_last=True), "-received_on", "-pk")
    )
