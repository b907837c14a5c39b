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
    GapSignal,
    Need,
    Referral,
    ReferralStep,
    RegistryRecord,
    Step,
    Trace,
    Word,
)
from directory.registry.permissions import Member, Right
from directory.registry.referral_rules import (
    check_plan,
    check_proposal,
    check_step,
    check_undo,
    open_steps,
)

from . import consents, gaps, traces
from .texts import refuse_taxes

__all__ = ["agree", "open_steps", "plan_next", "propose", "take_step", "undo"]

ASK_WITHIN = dt.timedelta(days=7)
# Reasons for failure that say what is missing: the code of the word → cause and condition.
LACKS = {"host-declined": ("declined", ""), "full": ("full", "capacity")}
CAUSES = [cause for cause, _condition in LACKS.values()]


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
    refuse_taxes(reason=reason)
    coming = {"next_on": on + ASK_WITHIN, "next_what": _("本人に説明して、考えを聞く")}
    referral = Referral.objects.create(
        need=need,
        record=record,
        proposed_on=on,
        ledger=ledger,
        ledger_at=timezone.now() if ledger else None,
        reason=reason,
        **coming,
        **member.signed,
    )
    referral.steps.create(step=Step.PROPOSED, on=on, note=reason, **coming, **member.signed)
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
    refuse_taxes(note=note, next_what=next_what)
    now.state = steps.state_after([*now.steps.values_list("step", flat=True), step])
    now.failure = failure if step == Step.FAILED else None
    now.used_from = on if step == Step.USE else now.used_from
    now.next_on, now.next_what = _what_next(now, next_on, next_what)
    now.save()
    taken: ReferralStep = now.steps.create(
        step=step,
        on=on,
        note=note,
        next_on=now.next_on,
        next_what=now.next_what,
        from_host=from_host,
        **member.signed,
    )
    if step == Step.FAILED:
        _signal(member, now, on)
    traces.leave(member, Trace.What.CHANGED, need=now.need, subject=_("つなぎ：段階の記録"))
    referral.refresh_from_db()
    return taken


@transaction.atomic
def agree(
    *, member: Member, referral: Referral, on: dt.date, consent: dict[str, Any], **said: Any
) -> ReferralStep:
    """Record the person's consent (``consents.give``'s words) and the step 本人の同意 at once."""
    given = consents.give(member=member, need=referral.need, given_on=on, **consent)
    step = take_step(member=member, referral=referral, step=Step.AGREED, on=on, **said)
    step.consent = given
    step.save(update_fields=["consent"])
    return step


@transaction.atomic
def plan_next(
    *, member: Member, referral: Referral, next_on: dt.date | None, next_what: str = ""
) -> Referral:
    """Put off or call off what is next, without a step. Raises ``ValidationError``."""
    member.require(Right.REFER)
    now = _locked(member, referral)
    check_plan(now, next_on)
    refuse_taxes(next_what=next_what)
    now.next_on, now.next_what = next_on, next_what
    now.save(update_fields=["next_on", "next_what"])
    traces.leave(member, Trace.What.CHANGED, need=now.need, subject=_("つなぎ：次の予定"))
    referral.refresh_from_db()
    return referral


@transaction.atomic
def undo(*, member: Member, step: ReferralStep) -> Referral | None:
    """Take back the last step on the day it was recorded, by whoever recorded it.

    Taking back a proposal takes back the whole referral (None); taking back 本人の同意 withdraws
    the consent that was recorded with it, unless something rests on that by now. A trace is
    left. Raises ``ValidationError`` where it is too late.
    """
    member.require(Right.PROPOSE if step.step == Step.PROPOSED else Right.REFER)
    now = _locked(member, step.referral)
    check_undo(member, now, step)
    traces.leave(member, Trace.What.CHANGED, need=now.need, subject=_("つなぎ：段階の取り消し"))
    if step.step == Step.PROPOSED:
        now.delete()
        return None
    if step.step == Step.FAILED:
        _take_back_signal(now, step)
    given = step.consent
    step.delete()
    if given and given.withdrawn_on is None and not consents.rests_on(given):
        consents.withdraw(member=member, consent=given, on=given.given_on)
    _stand_at(now, list(now.steps.all()))
    return now


def _stand_at(referral: Referral, taken: list[ReferralStep]) -> None:
    """Put a referral back where its steps say."""
    referral.state = steps.state_after(each.step for each in taken)
    used = [each.on for each in taken if each.step == Step.USE]
    referral.used_from = used[-1] if used else None
    referral.failure = None
    referral.next_on, referral.next_what = taken[-1].next_on, taken[-1].next_what
    referral.save()


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


def _signal(member: Member, referral: Referral, on: dt.date) -> None:
    """Count what was missing where the place could not, or had no room."""
    code = referral.failure.code if referral.failure else ""
    if code not in LACKS:
        return
    cause, condition = LACKS[code]
    gaps.signal(
        member=member,
        cause=cause,
        need=referral.need,
        record=referral.record,
        condition=condition,
        on=on,
    )


def _take_back_signal(referral: Referral, step: ReferralStep) -> None:
    """Uncount what the step had counted."""
    GapSignal.objects.filter(
        need=referral.need, record=referral.record, on=step.on, cause__in=CAUSES
    ).delete()
