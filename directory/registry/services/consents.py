"""本人の同意: give, withdraw, and whether one stands."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from directory.registry.models import AnswerLink, Consent, Need, ReferralStep, Step, Trace
from directory.registry.permissions import Member, Right

from . import traces
from .needs import require_known
from .texts import refuse_taxes

HOST = Consent.Scope.HOST


def standing(need: Need, on: dt.date) -> list[Consent]:
    """The consents that hold on a day, newest first."""
    return [each for each in need.consents.all() if each.stands_on(on)]


def allows(need: Need, scope: str, on: dt.date) -> bool:
    """Whether the person's consent covers ``scope`` (of ``Consent.Scope``) on a day."""
    return any(scope in each.scope for each in standing(need, on))


def may_be_told(need: Need, on: dt.date) -> str:
    """All that a host may be told on a day, in the words of the consents; blank is nothing."""
    told = [each.may_tell.strip() for each in standing(need, on) if HOST in each.scope]
    return "\n".join(dict.fromkeys(filter(None, told)))


@transaction.atomic
def give(
    *,
    member: Member,
    need: Need,
    form: str,
    scope: Iterable[str],
    given_on: dt.date,
    until: dt.date | None = None,
    may_tell: str = "",
    note: str = "",
) -> Consent:
    """Record what the person consented to. Raises ``ValidationError`` by field."""
    member.require(Right.REFER)
    require_known(member, need)
    if not need.is_open:
        raise ValidationError(_("終えたものには、同意を加えられません。先に再開してください。"))
    scope = [str(each) for each in dict.fromkeys(scope)]
    check(scope=scope, given_on=given_on, until=until, may_tell=may_tell)
    refuse_taxes(may_tell=may_tell, note=note)
    given = Consent.objects.create(
        need=need,
        form=Consent.Form(form),
        scope=scope,
        given_on=given_on,
        until=until,
        may_tell=may_tell,
        note=note,
        **member.signed,
    )
    traces.leave(member, Trace.What.CHANGED, need=need, subject=_("同意を記録"))
    return given


def check(
    *, scope: Iterable[str], given_on: dt.date, until: dt.date | None = None, may_tell: str = ""
) -> None:
    """Refuse, field by field, a consent that nobody can have given."""
    wrong = {}
    scope = list(scope)
    if not scope or not set(scope) <= set(Consent.Scope.values):
        wrong["scope"] = _("どこまで同意したか、ひとつは選んでください。")
    if given_on > timezone.localdate():
        wrong["given_on"] = _("同意した日が先の日付です。同意を受けた日を入れてください。")
    if until is not None and until < given_on:
        wrong["until"] = _("「いつまで」が同意した日より前です。日付を確かめてください。")
    if may_tell.strip() and HOST not in scope:
        wrong["may_tell"] = _(
            "受け入れ先に伝えてよいことを書くときは、「受け入れ先に相談する」にも印を付けてください。"
        )
    if wrong:
        raise ValidationError(wrong)


@transaction.atomic
def withdraw(*, member: Member, consent: Consent, on: dt.date) -> Consent:
    """End a consent from ``on``; what rested on it alone is closed at once."""
    member.require(Right.REFER)
    require_known(member, consent.need)
    now = Consent.objects.select_for_update().get(pk=consent.pk)
    _check_withdrawal(now, on)
    now.withdrawn_on = on
    now.save(update_fields=["withdrawn_on"])
    close_links(now.need, timezone.localdate())
    traces.leave(member, Trace.What.CHANGED, need=now.need, subject=_("同意を取り消し"))
    return now


def _check_withdrawal(consent: Consent, on: dt.date) -> None:
    if consent.withdrawn_on is not None:
        raise ValidationError(_("この同意は、もう取り消してあります。"))
    if on < consent.given_on:
        raise ValidationError({"on": _("取り消した日が、同意した日より前です。")})
    if on > timezone.localdate():
        text = _("取り消した日が先の日付です。申し出のあった日を入れてください。")
        raise ValidationError({"on": text})


def rests_on(consent: Consent) -> bool:
    """Whether anything was done for the need since a consent was given that may rest on it."""
    since = {"at__gte": consent.at}
    need = consent.need
    steps = ReferralStep.objects.filter(referral__need=need, **since)
    return (
        steps.exclude(step=Step.PROPOSED).exists()
        or AnswerLink.objects.filter(referral__need=need, **since).exists()
        or need.agenda_items.filter(**since).exists()
        or need.plan_events.filter(**since).exists()
    )


def close_links(need: Need, on: dt.date) -> int:
    """Shut the waiting links of a need that tell more than is still consented to."""
    covered = allows(need, HOST, on)
    lines = set(may_be_told(need, on).splitlines())
    waiting = AnswerLink.objects.filter(referral__need=need, state=AnswerLink.State.WAITING)
    shut = [each.pk for each in waiting if not covered or not _words_of(each.told) <= lines]
    return waiting.filter(pk__in=shut).update(state=AnswerLink.State.WITHDRAWN)


def _words_of(told: str) -> set[str]:
    return {each.strip() for each in told.splitlines() if each.strip()}
