"""The rules of つなぎ that ask for more than the table of steps; each refuses in words."""

from __future__ import annotations

import datetime as dt

from django.core.exceptions import PermissionDenied, ValidationError
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from . import referral_steps as steps
from .models import Consent, Need, Referral, ReferralStep, RegistryRecord, Step, Word
from .permissions import Member, Right
from .services import consents


def open_steps(referral: Referral, on: dt.date) -> tuple[Step, ...]:
    """The steps this referral may take on a day, in the order of the way.

    本人の同意 is open without a consent: whoever records it records the consent with it.
    """
    following = steps.FOLLOWING[Step(referral.state)]
    if not following or not referral.need.is_open:
        return ()
    told = steps.tells_host(following) and may_tell(referral, on)
    return tuple(each for each in following if _is_open(referral, each, on, told))


def _is_open(referral: Referral, step: Step, on: dt.date, told: bool) -> bool:
    if _is_closed(referral.record) and step not in steps.WITHOUT_THE_PLACE:
        return False
    if step in steps.WITH_THE_HOST and not told:
        return False
    settles = steps.settles_from(step, referral.used_from)
    return settles is None or settles <= on


def may_tell(referral: Referral, on: dt.date) -> bool:
    """Whether the person's consent lets the office speak with the host on a day."""
    return consents.allows(referral.need, Consent.Scope.HOST, on)


def check_step(
    member: Member, referral: Referral, step: str, on: dt.date, failure: Word | None = None
) -> None:
    """Raises ``ValidationError`` where ``take_step`` would refuse the step."""
    _check_order(referral, step)
    _check_day(referral, step, on)
    _check_consent(referral, step, on)
    if step == Step.FAILED:
        _check_failure(member, failure)


def _check_order(referral: Referral, step: str) -> None:
    if not referral.need.is_open:
        raise _refused(
            "step", _("この支援ニーズは終わっています。再び始めてから記録してください。")
        )
    if step not in Step.values or not steps.may_follow(referral.state, step):
        label = Step(step).label if step in Step.values else step
        text = _("「%(state)s」のあとに「%(step)s」は記録できません。") % {
            "state": referral.get_state_display(),
            "step": label,
        }
        raise _refused("step", text)
    if _is_closed(referral.record) and step not in steps.WITHOUT_THE_PLACE:
        text = _("この受け入れ先は終わっています。不成立・中断・終了だけを記録できます。")
        raise _refused("step", text)


def _check_day(referral: Referral, step: str, on: dt.date) -> None:
    if on > timezone.localdate():
        text = _("これからの日は記録できません。予定は「次の予定日」に書いてください。")
        raise _refused("on", text)
    last = referral.steps.order_by("on").values_list("on", flat=True).last()
    if last and on < last:
        raise _refused("on", _("前の段階（%(day)s）より前の日です。") % {"day": date_format(last)})
    settles = steps.settles_from(step, referral.used_from)
    if settles and on < settles:
        text = _("定着の確認は、利用を始めて%(months)sか月たつ%(day)sから記録できます。")
        months = steps.SETTLING[Step(step)]
        raise _refused("on", text % {"months": months, "day": date_format(settles)})


def _check_consent(referral: Referral, step: str, on: dt.date) -> None:
    if step != Step.AGREED and step not in steps.WITH_THE_HOST:
        return
    if step != Step.AGREED and not referral.steps.filter(step=Step.AGREED).exists():
        raise _refused("consent", _("本人の同意を先に記録してください。"))
    if not may_tell(referral, on):
        text = _(
            "%(day)sに、受け入れ先に相談する本人の同意がありません。"
            "同意を記録するまで、受け入れ先には何も伝えられません。"
        )
        raise _refused("consent", text % {"day": date_format(on)})


def _check_failure(member: Member, failure: Word | None) -> None:
    if failure is None:
        raise _refused("failure", _("不成立の理由を選んでください。"))
    if (failure.municipality_id, failure.kind) != (member.municipality.pk, Word.Kind.FAILURE):
        raise _refused("failure", _("不成立の理由を一覧から選んでください。"))


def check_proposal(member: Member, need: Need, record: RegistryRecord, on: dt.date) -> None:
    """Raises ``ValidationError`` where ``propose`` would refuse the place."""
    if record.municipality_id != member.municipality.pk:
        raise PermissionDenied
    if not need.is_open:
        raise _refused("need", _("この支援ニーズは終わっているので、提案できません。"))
    if _is_closed(record):
        raise _refused("record", _("「%s」は終わっているので、提案できません。") % record.name)
    if on > timezone.localdate():
        raise _refused("on", _("これからの日は記録できません。"))
    if on < need.received_on:
        text = _("支援ニーズを受け付けた日（%s）より前の日です。") % date_format(need.received_on)
        raise _refused("on", text)
    if need.referrals.filter(record=record).exclude(state__in=steps.LAST).exists():
        text = _("「%s」は、もうこの支援ニーズに提案しています。つなぎの続きを記録してください。")
        raise _refused("record", text % record.name)


def check_plan(referral: Referral, next_on: dt.date | None) -> None:
    """Raises ``ValidationError`` where nothing is to be planned, or not for that day."""
    if referral.state in steps.LAST or not referral.need.is_open:
        raise _refused("next_on", _("終わったつなぎには、予定を入れられません。"))
    if next_on is not None and next_on < timezone.localdate():
        raise _refused("next_on", _("過ぎた日です。きょうからあとの日を入れてください。"))


def check_undo(member: Member, referral: Referral, step: ReferralStep) -> None:
    """Raises ``ValidationError`` unless the step is the last, of today, and of this person."""
    last = referral.steps.last()
    if last is None or last.pk != step.pk:
        raise _refused("step", _("取り消せるのは、いちばん新しい段階だけです。"))
    if step.by_id != member.user.pk:
        raise _refused("step", _("取り消せるのは、記録した人だけです。"))
    if timezone.localdate(step.at) != timezone.localdate():
        raise _refused("step", _("取り消せるのは、記録した日のうちだけです。"))
    if not referral.need.is_open:
        raise _refused("step", _("終わった支援ニーズの記録は、取り消せません。"))


def may_undo(member: Member, referral: Referral, step: ReferralStep) -> bool:
    """Whether ``services.referrals.undo`` would take the step back."""
    right = Right.PROPOSE if step.step == Step.PROPOSED else Right.REFER
    try:
        check_undo(member, referral, step)
    except ValidationError:
        return False
    return member.may(right)


def _refused(code: str, text: str) -> ValidationError:
    return ValidationError(text, code=code)


def _is_closed(record: RegistryRecord) -> bool:
    return record.state == RegistryRecord.State.CLOSED
