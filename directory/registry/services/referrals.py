"""つなぎ: propose a place, take the next step. What must not be is refused here, in words."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from directory.registry import referral_steps as steps
from directory.registry.models import (
    Need,
    Referral,
    ReferralStep,
    RegistryRecord,
    Step,
    Trace,
    Word,
)
from directory.registry.permissions import Member, Right
from directory.registry.referral_rules import check_proposal, check_step, open_steps

from . import traces

__all__ = ["open_steps", "propose", "take_step"]

ASK_WITHIN = dt.timedelta(days=7)
# Reasons for failure that say what is missing: the code of the word → cause and condition.
LACKS = {"host-declined": ("declined", ""), "full": ("full", "capacity")}


@transaction.atomic
def propose(
    *,
    member: Member,
    need: Need,
    record: RegistryRecord,
    ledger: dict[str, Any],
    reason: str = "",
    on: dt.date,
) -> Referral:
    """Propose a place for a need, keeping the ledger of the decision.

    Raises ``ValidationError`` where the need or the place is closed, the day is not possible,
    or the same place is already under way for this need.
    """
    member.require(Right.PROPOSE)
    need = _own_need(member, need)
    check_proposal(member, need, record, on)
    referral = Referral.objects.create(
        need=need,
        record=record,
        proposed_on=on,
        next_on=on + ASK_WITHIN,
        next_what=_("本人に説明して、考えを聞く"),
        ledger=ledger,
        ledger_at=timezone.now() if ledger else None,
        reason=reason,
        **member.signed,
    )
    _note(member, referral, Step.PROPOSED, on, reason)
    if need.state == Need.State.OPEN:
        Need.objects.filter(pk=need.pk).update(state=Need.State.ACTIVE)
    traces.leave(member, Trace.What.CHANGED, need=need, subject=_("つなぎ：提案"))
    return referral


@transaction.atomic
def take_step(
    *,
    member: Member,
    referral: Referral,
    step: str,
    on: dt.date,
    note: str = "",
    next_on: dt.date | None = None,
    next_what: str = "",
    failure: Word | None = None,
    from_host: bool = False,
) -> ReferralStep:
    """Record that a step was taken on a day; a day to come belongs into ``next_on``.

    ``failure`` is the word of the reason, for 不成立 only. Raises ``ValidationError`` (its
    ``code`` names the field) where a rule forbids the step.
    """
    member.require(Right.REFER)
    now = _locked(member, referral)
    check_step(member, now, step, on, failure)
    now.state = steps.state_after([*now.steps.values_list("step", flat=True), step])
    now.failure = failure if step == Step.FAILED else None
    now.used_from = on if step == Step.USE else now.used_from
    now.next_on, now.next_what = _what_next(now, next_on, next_what)
    now.save()
    taken = _note(
        member, now, step, on, note, next_on=now.next_on, next_what=now.next_what, host=from_host
    )
    if step == Step.FAILED:
        _signal(member, now, on)
    traces.leave(member, Trace.What.CHANGED, need=now.need, subject=_("つなぎ：段階の記録"))
    referral.refresh_from_db()
    return taken


def _own_need(member: Member, need: Need) -> Need:
    """The need as it is now, held until the transaction ends."""
    found = member.needs().select_for_update().filter(pk=need.pk).first()
    if found is None:
        raise PermissionDenied
    return found


def _locked(member: Member, referral: Referral) -> Referral:
    """The referral as it is now, held until the transaction ends."""
    found = member.referrals().select_for_update().filter(pk=referral.pk).first()
    if found is None:
        raise PermissionDenied
    return found


def _what_next(
    referral: Referral, next_on: dt.date | None, next_what: str
) -> tuple[dt.date | None, str]:
    """What was said, else the next check of settling; nothing after the end."""
    if referral.state in steps.LAST:
        return None, ""
    settling = steps.next_settling(referral.state, referral.used_from)
    if next_on or settling is None:
        return next_on, next_what
    step, day = settling
    return day, next_what or str(step.label)


def _note(
    member: Member,
    referral: Referral,
    step: str,
    on: dt.date,
    note: str,
    *,
    next_on: dt.date | None = None,
    next_what: str = "",
    host: bool = False,
) -> ReferralStep:
    return ReferralStep.objects.create(
        referral=referral,
        step=step,
        on=on,
        note=note,
        next_on=next_on,
        next_what=next_what,
        from_host=host,
        **member.signed,
    )


def _signal(member: Member, referral: Referral, on: dt.date) -> None:
    """Count what was missing where the place could not, or had no room."""
    code = referral.failure.code if referral.failure else ""
    if code not in LACKS:
        return
    from . import gaps

    cause, condition = LACKS[code]
    need, record = referral.need, referral.record
    gaps.signal(
        member=member,
        cause=cause,
        need=need,
        record=record,
        area=need.area,
        sector=need.sectors.first(),
        kind=record.kind,
        condition=condition,
        on=on,
    )
