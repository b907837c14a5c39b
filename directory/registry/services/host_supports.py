"""受け入れ先への支援: what the office did for a place, in its own right."""

from __future__ import annotations

import datetime as dt

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.db.models.functions import Coalesce
from django.utils import timezone
from django.utils.translation import gettext as _

from directory.registry.models import HostSupport, Referral, RegistryRecord, Trace, Word
from directory.registry.permissions import Member, Right

from . import traces
from .texts import refuse_taxes


@transaction.atomic
def add(
    *,
    member: Member,
    record: RegistryRecord,
    kind: Word,
    text: str,
    on: dt.date,
    next_on: dt.date | None = None,
    referral: Referral | None = None,
) -> HostSupport:
    """Record one support to a host. Raises ``ValidationError`` by field."""
    support = HostSupport(record=record, **member.signed)
    return change(
        member=member,
        support=support,
        kind=kind,
        text=text,
        on=on,
        next_on=next_on,
        referral=referral,
    )


@transaction.atomic
def change(
    *,
    member: Member,
    support: HostSupport,
    kind: Word,
    text: str,
    on: dt.date,
    next_on: dt.date | None = None,
    referral: Referral | None = None,
) -> HostSupport:
    """Write what was done for a host, new or corrected. Raises ``ValidationError`` by field."""
    member.require(Right.REFER)
    if support.record.municipality_id != member.municipality.pk:
        raise PermissionDenied
    _check(member, support.record, kind, on, next_on, referral)
    refuse_taxes(text=text)
    support.kind, support.text, support.on = kind, text, on
    support.next_on, support.referral = next_on, referral
    support.save()
    if referral:
        subject = _("受け入れ先への支援の記録")
        traces.leave(member, Trace.What.CHANGED, need=referral.need, subject=subject)
    return support


def known_to(member: Member) -> QuerySet[HostSupport]:
    """The supports of this municipality, newest first, with what a list shows.

    One that belongs to a referral is known only to those who may know its need.
    """
    known = Q(referral=None) | Q(referral__in=member.referrals())
    rows = HostSupport.objects.filter(known, record__municipality=member.municipality)
    if not member.may(Right.SEE_CONTACTS):
        rows = rows.none()
    return rows.select_related("kind", "record__resource", "referral__need")


def waiting(member: Member, until: dt.date) -> QuerySet[HostSupport]:
    """Those whose next day comes by ``until``, unless a later support followed them up.

    A support that belongs to a referral is followed up by one of the same referral.
    """
    later = (
        HostSupport.objects.annotate(about=Coalesce("referral_id", 0))
        .filter(record=OuterRef("record"), about=Coalesce(OuterRef("referral_id"), 0))
        .filter(Q(on__gt=OuterRef("on")) | Q(on=OuterRef("on"), pk__gt=OuterRef("pk")))
    )
    in_use = RegistryRecord.objects.of(member.municipality).in_use()
    return known_to(member).filter(~Exists(later), next_on__lte=until, record__in=in_use)


def _check(
    member: Member,
    record: RegistryRecord,
    kind: Word,
    on: dt.date,
    next_on: dt.date | None,
    referral: Referral | None,
) -> None:
    wrong = {}
    if (kind.municipality_id, kind.kind) != (member.municipality.pk, Word.Kind.HOST_SUPPORT):
        wrong["kind"] = _("支援の種類を一覧から選んでください。")
    if on > timezone.localdate():
        wrong["on"] = _("これからの日は記録できません。予定は「次の予定日」に書いてください。")
    if next_on and next_on < on:
        wrong["next_on"] = _("「次の予定日」が、支援した日より前です。")
    if referral and not member.referrals().filter(pk=referral.pk, record=record).exists():
        wrong["referral"] = _("この受け入れ先とのつなぎを選んでください。")
    if wrong:
        raise ValidationError(wrong)
