"""署名つきリンク: ask a place, hear its answer once, take it or leave it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection
from enum import Enum
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from directory.registry import answer_tokens
from directory.registry.models import (
    AnswerLink,
    Consent,
    HowConfirmed,
    Need,
    Referral,
    RegistryRecord,
    RegistrySettings,
    Step,
    Trace,
)
from directory.registry.permissions import Member, Right

from . import consents, traces

State = AnswerLink.State
LONGEST_DAYS = 60
OVER = (Step.FAILED, Step.ENDED)


class Standing(Enum):
    """What a link's page still does."""

    OPEN = "open"
    USED = "used"
    OVER = "over"


@transaction.atomic
def issue(
    *,
    member: Member,
    record: RegistryRecord,
    referral: Referral | None = None,
    on: dt.date,
    days: int | None = None,
) -> tuple[AnswerLink, str]:
    """Make a question to a place; return it and the path to send.

    About a referral it needs 本人の同意 and a standing consent to speak with the host, and
    tells only what that consent says. Raises ``ValidationError`` otherwise.
    """
    member.require(Right.EDIT_RECORDS, *([Right.REFER] if referral else []))
    if record.municipality_id != member.municipality.pk:
        raise PermissionDenied
    if record.state == RegistryRecord.State.CLOSED:
        raise ValidationError(_("終わったところには、聞けません。先に再開してください。"))
    told = may_be_told(member, record, referral, on) if referral else ""
    link = AnswerLink.objects.create(
        record=record,
        referral=referral,
        nonce=answer_tokens.fresh_nonce(),
        sheet_number=_free_number(),
        expires_on=on + dt.timedelta(days=_days(member, days)),
        told=told,
        **member.signed,
    )
    if referral:
        subject = _("受け入れ先へのリンク")
        traces.leave(member, Trace.What.TOLD, need=referral.need, subject=subject)
    return link, answer_tokens.path_of(link)


def may_be_told(member: Member, record: RegistryRecord, referral: Referral, on: dt.date) -> str:
    """What a link about ``referral`` tells; raises ``ValidationError`` where none may be made."""
    if referral.record_id != record.pk or not member.referrals().filter(pk=referral.pk).exists():
        raise PermissionDenied
    if not referral.need.is_open or referral.state in OVER:
        raise ValidationError(_("このつなぎは終わっているので、受け入れ先には聞けません。"))
    if not referral.steps.filter(step=Step.AGREED).exists():
        raise ValidationError(_("本人の同意を先に記録してください。"))
    if not consents.allows(referral.need, Consent.Scope.HOST, on):
        raise ValidationError(
            _(
                "受け入れ先に相談する本人の同意がありません。同意を記録するまで、何も伝えられません。"
            )
        )
    return consents.may_be_told(referral.need, on)


def _days(member: Member, days: int | None) -> int:
    if days is None:
        settings = RegistrySettings.objects.filter(municipality=member.municipality).first()
        days = (settings or RegistrySettings()).link_days
    return max(1, min(days, LONGEST_DAYS))


def _free_number() -> str:
    while True:
        number = answer_tokens.fresh_number()
        if not AnswerLink.objects.filter(sheet_number=number).exists():
            return number


def behind(token: str) -> AnswerLink | None:
    """The link a token was made for; None for what we never made."""
    nonce = answer_tokens.nonce_of(token)
    rows = AnswerLink.objects.select_related(
        "record__municipality", "record__resource", "referral__need"
    )
    return rows.filter(nonce=nonce).first() if nonce else None


def standing(link: AnswerLink, today: dt.date) -> Standing:
    """Whether a link may be opened, was answered, or is over for whatever reason."""
    if link.state in (State.ANSWERED, State.TAKEN, State.DECLINED):
        return Standing.USED
    if link.state == State.WITHDRAWN or link.expires_on < today:
        return Standing.OVER
    if link.record.state == RegistryRecord.State.CLOSED:
        return Standing.OVER
    if link.referral and not _still_told(link, link.referral.need, today):
        return Standing.OVER
    return Standing.OPEN


def _still_told(link: AnswerLink, need: Need, today: dt.date) -> bool:
    """Whether the person's consent covers today what the link was made to tell."""
    if link.referral is None or link.referral.state in OVER or not need.is_open:
        return False
    told = set(link.told.splitlines())
    covered = set(consents.may_be_told(need, today).splitlines())
    return consents.allows(need, Consent.Scope.HOST, today) and told <= covered


@transaction.atomic
def answer(*, link: AnswerLink, answers: dict[str, Any], answered_by: str) -> bool:
    """Keep what a place answered, once; return False where it no longer could."""
    now = AnswerLink.objects.select_for_update(of=("self",)).select_related(
        "record", "referral__need"
    )
    held = now.get(pk=link.pk)
    if standing(held, timezone.localdate()) != Standing.OPEN:
        return False
    _keep(held, {**answers, "how": HowConfirmed.LINK}, answered_by)
    return True


@transaction.atomic
def key_in(*, member: Member, link: AnswerLink, answers: dict[str, Any], answered_by: str) -> None:
    """Keep what came back on paper; the office may be later than the link."""
    member.require(Right.EDIT_RECORDS)
    held = own(member, link)
    if held.state != State.WAITING or held.referral_id:
        raise ValidationError(_("この確認票は、もう入力したか、取り消してあります。"))
    _keep(held, {**answers, "how": HowConfirmed.SHEET}, answered_by)


def _keep(link: AnswerLink, answers: dict[str, Any], answered_by: str) -> None:
    link.answers = answers
    link.answered_by = answered_by
    link.answered_at = timezone.now()
    link.state = State.ANSWERED
    link.save()


def own(member: Member, link: AnswerLink) -> AnswerLink:
    """The member's own link as it is now, held until the transaction ends."""
    rows = AnswerLink.objects.select_for_update().filter(record__municipality=member.municipality)
    held = rows.filter(pk=link.pk).first()
    if held is None:
        raise PermissionDenied
    return held


@transaction.atomic
def withdraw(*, member: Member, link: AnswerLink) -> None:
    """Shut a link that nobody has answered yet."""
    member.require(Right.EDIT_RECORDS)
    held = own(member, link)
    if held.state != State.WAITING:
        raise ValidationError(_("答えが届いたあとのリンクは、取り消せません。"))
    held.state = State.WITHDRAWN
    held.save()


@transaction.atomic
def decline(*, member: Member, link: AnswerLink) -> None:
    """Take nothing of an answer."""
    member.require(Right.EDIT_RECORDS)
    held = answered(member, link)
    held.state = State.DECLINED
    held.save()


def answered(member: Member, link: AnswerLink) -> AnswerLink:
    """The link with an answer nobody has dealt with yet. Raises ``ValidationError`` if none."""
    held = own(member, link)
    if held.state != State.ANSWERED:
        raise ValidationError(_("この答えは、もう取り入れたか、まだ届いていません。"))
    return held


@transaction.atomic
def take_step(
    *, member: Member, link: AnswerLink, step: str, note: str, on: dt.date, **more: Any
) -> None:
    """Take a host's answer about a referral: as a step of it, or (blank) without one."""
    from .referrals import take_step as step_on

    member.require(Right.EDIT_RECORDS, Right.REFER)
    held = answered(member, link)
    referral = held.referral
    if referral is None or not member.referrals().filter(pk=referral.pk).exists():
        raise PermissionDenied
    if step:
        step_on(
            member=member, referral=referral, step=step, on=on, note=note, from_host=True, **more
        )
    held.state = State.TAKEN
    held.save()


def waiting_sheet(record: RegistryRecord, today: dt.date) -> AnswerLink | None:
    """A question to the place that is still open, if there is one."""
    rows = record.answer_links.filter(referral=None, state=State.WAITING, expires_on__gte=today)
    return rows.first()


def sheets(*, member: Member, records: Collection[RegistryRecord], on: dt.date) -> list[AnswerLink]:
    """A question for each record: the one still open, or a new one."""
    return [
        waiting_sheet(each, on) or issue(member=member, record=each, on=on)[0] for each in records
    ]
