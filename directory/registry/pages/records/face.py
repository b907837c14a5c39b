"""What the page of one record shows: facts with who confirmed them, duty, history."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from dataclasses import dataclass
from typing import Any

from dateutil.relativedelta import relativedelta
from django.db.models import Exists, OuterRef, QuerySet
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from directory.registry import record_facts
from directory.registry.counting.suppression import shown
from directory.registry.fact_wording import ago, worded
from directory.registry.models import (
    FactConfirmation,
    HostSupport,
    RecordChange,
    RegistryRecord,
    Step,
)
from directory.registry.models.referral import Referral
from directory.registry.permissions import Member, Right
from directory.registry.record_facts import PRIVATE, WORD_KINDS
from directory.registry.services import host_supports
from directory.registry.services.needs import settings_of

# Nobody misses a remark that was never made.
REMARKS = frozenset(
    {"beyond_target_whom", "slots_note", "travel_note", "payment_note", "contact_how", "notes"}
)
SHOWN_CHANGES = 20
SHOWN_CONTACTS = 20
SHOWN_SUPPORTS = 5


@dataclass(frozen=True, slots=True)
class Row:
    """One fact as shown; ``text`` is blank where nobody knows, ``day`` where nobody confirmed."""

    field: str
    label: str
    text: str
    day: dt.date | None = None
    ago: str = ""
    old: bool = False
    how: str = ""
    by: str = ""
    with_whom: str = ""


@dataclass(frozen=True, slots=True)
class Section:
    code: str
    label: str | Promise
    rows: list[Row]


def with_facts() -> QuerySet[RegistryRecord]:
    """Records with their words, in a fixed number of questions."""
    rows = RegistryRecord.objects.select_related("resource__municipality", "municipality")
    return rows.prefetch_related(*WORD_KINDS)


def sections(record: RegistryRecord, member: Member, today: dt.date) -> list[Section]:
    """The facts in their groups, without what the member may not see."""
    told = _confirmations(record)
    contacts = member.may(Right.SEE_CONTACTS)
    hidden = needless(record) | (frozenset() if contacts else PRIVATE)
    return [
        Section(
            group.code,
            group.label,
            [
                _row(record, fact, told, today, contacts=contacts)
                for fact in group.facts
                if fact not in hidden
            ],
        )
        for group in record_facts.GROUPS
    ]


def needless(record: RegistryRecord) -> frozenset[str]:
    """Facts another fact answers already, and remarks nobody made."""
    hidden = {each for each in REMARKS if not getattr(record, each)} | {"capacity_on"}
    ages = {"age_from", "age_to"}
    if record.no_age_limit == "yes":
        hidden |= ages
    elif record.age_from is not None or record.age_to is not None:
        hidden |= {"no_age_limit"} | {each for each in ages if getattr(record, each) is None}
    if record.fee == "free" and not record.fee_yen:
        hidden.add("fee_yen")
    if record.agreed_on is None and record.agreement not in ("agreed", "ended"):
        hidden.add("agreed_on")
    return frozenset(hidden)


Told = dict[tuple[str, str], FactConfirmation]


def _confirmations(record: RegistryRecord) -> Told:
    """The newest confirmation of each fact (or of all, "") on each day that counts."""
    days = set(record.fact_days.values())
    rows = record.confirmations.filter(confirmed_on__in=days).order_by("pk")
    return {(each.fact, each.confirmed_on.isoformat()): each for each in rows}


def _row(record: RegistryRecord, fact: str, told: Told, today: dt.date, *, contacts: bool) -> Row:
    text = fact_text(record, fact)
    said = record.fact_days.get(fact)
    if not said:
        return Row(fact, record_facts.label(fact), text)
    day = dt.date.fromisoformat(said)
    by_whom = told.get((fact, said)) or told.get(("", said))
    return Row(
        fact,
        record_facts.label(fact),
        text,
        day,
        ago(day, today),
        day + relativedelta(months=record.confirm_months) <= today,
        by_whom.get_how_display() if by_whom else "",
        by_whom.by_name if by_whom else "",
        by_whom.with_whom if by_whom and contacts else "",
    )


def fact_text(record: RegistryRecord, fact: str) -> str:
    """A fact in words; a list that was confirmed to be empty says so."""
    text = worded(fact, record_facts.value(record, fact))
    if fact == "vacancies" and text and record.capacity_on:
        day = worded("capacity_on", record.capacity_on)
        return _("%(text)s（%(day)sのようす）") % {"text": text, "day": day}
    if not text and fact in WORD_KINDS and fact in record.fact_days:
        return _("なし")
    return text


def changes(record: RegistryRecord, member: Member) -> list[dict[str, Any]]:
    """The newest changes, without what the member may not see."""
    contacts = member.may(Right.SEE_CONTACTS)
    shown = [
        {
            "change": each,
            "lines": [
                {"label": _name(field), "before": before, "after": after}
                for field, (before, after) in each.changes.items()
                if contacts or field not in PRIVATE
            ],
            "reason": each.reason if contacts else "",
        }
        for each in RecordChange.objects.filter(record=record)[:SHOWN_CHANGES]
    ]
    return [each for each in shown if each["lines"]]


def _name(field: str) -> str:
    """What a field is called; one that no longer exists keeps its own name."""
    known = {each.name for each in RegistryRecord._meta.get_fields()}
    return record_facts.label(field) if field in known else field


def running(record: RegistryRecord, member: Member) -> dict[str, Any]:
    """Referrals under way: how many at which step, and those whose need the member may know.

    Whoever may see no needs is told one number, and no small one.
    """
    known = Exists(member.needs().filter(pk=OuterRef("need")))
    rows = Referral.objects.running().filter(record=record).annotate(known=known)
    found = list(rows.select_related("need"))
    counted = Counter(each.state for each in found)
    total = len(found)
    if not member.may(Right.SEE_NEEDS):
        limit = settings_of(record.municipality).suppress_below
        return {"total": total, "told": shown(total, limit), "known": []}
    return {
        "total": total,
        "told": shown(total, 0),
        "states": [(step.label, counted[step]) for step in Step if counted[step]],
        "known": [each for each in found if each.known],
    }


def supports(record: RegistryRecord, member: Member) -> list[HostSupport]:
    """The newest support to a place that the member may know of."""
    return list(host_supports.known_to(member).filter(record=record)[:SHOWN_SUPPORTS])


def public_side(record: RegistryRecord) -> dict[str, Any]:
    """What the public record says, read from it there and then; {} where there is none."""
    resource = record.resource
    if resource is None:
        return {}
    lines = {
        "address": resource.address or resource.location_wording,
        "hours_wording": resource.hours_wording,
        "audience": resource.audience,
        "exclusion": resource.exclusion,
        "fee_detail": resource.fee_detail,
        "booking_detail": resource.booking_detail,
        "access": resource.access,
    }
    return {
        "url": resource.get_absolute_url() if resource.live else "",
        "status": resource.get_status_display() if resource.status not in ("", "open") else "",
        "lines": [
            (str(resource._meta.get_field(name).verbose_name), text)
            for name, text in lines.items()
            if text
        ],
        "contacts": list(resource.contacts.all()),
    }


def own_side(record: RegistryRecord) -> list[tuple[str, str]]:
    """What only the registry says of the place itself: label and text, blank is unknown."""
    skipped = {"own_name", "own_lat", "own_lng"}
    return [
        (record_facts.label(name), worded(name, record_facts.value(record, name)))
        for name in record_facts.OWN
        if name not in skipped
    ]
