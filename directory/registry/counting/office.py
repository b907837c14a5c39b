"""What the office itself counts for: sittings, support to hosts, new resources, the registry."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from django.db.models import Count, Q

from directory.models import Municipality
from directory.registry.models import HostSupport, MeetingSession, RegistryRecord

from .cases import Days, Fact

MEETINGS = "meetings"
MEETING_RULES = "meeting_rules"
HOST_SUPPORTS = "host_supports"
DEVELOPED = "developed"


@dataclass(frozen=True, slots=True)
class Standing:
    """The registry as it stands on a day: resources in use, and those confirmed within duty."""

    records: int
    confirmed: int


def facts_of_office(municipality: Municipality, days: Days) -> Iterator[Fact]:
    """What is counted beside the cases, with its day; within ``days``, both included."""
    held = MeetingSession.objects.filter(municipality=municipality, held=True, on__range=days)
    for day, name, rule in held.values_list("on", "name", "rule"):
        yield day, MEETINGS, name
        yield day, MEETING_RULES, rule
    supports = HostSupport.objects.filter(record__municipality=municipality, on__range=days)
    for day, kind in supports.values_list("on", "kind__code"):
        yield day, HOST_SUPPORTS, kind
    records = RegistryRecord.objects.of(municipality)
    developed = records.filter(developed_on__range=days)
    for opened in developed.values_list("developed_on", flat=True):
        if opened is not None:
            yield opened, DEVELOPED, ""


def standing(municipality: Municipality, today: dt.date) -> Standing:
    """How the registry stands today."""
    found = RegistryRecord.objects.of(municipality).in_use()
    counts = found.aggregate(records=Count("pk"), confirmed=Count("pk", Q(confirm_by__gt=today)))
    return Standing(**counts)
