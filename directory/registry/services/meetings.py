"""会議の議題: what may be spoken of, what is on the table, what was decided."""

from __future__ import annotations

import datetime as dt

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from directory.models import Meeting
from directory.registry.meeting_rules import Ruling, obstacle, ruling
from directory.registry.models import (
    AgendaItem,
    Consent,
    Gap,
    Matter,
    MeetingRule,
    MeetingSession,
    Need,
    Rule,
    Trace,
)
from directory.registry.permissions import Member, Right

from . import consents, gaps, traces
from .decisions import Decided, decide_with_consequences
from .needs import require_known
from .texts import refuse_taxes

Decision = AgendaItem.Decision


def rule_of(meeting: Meeting) -> Ruling:
    """Under which rule a meeting speaks of cases today, and what that rests on."""
    decided = MeetingRule.objects.filter(meeting=meeting).values_list("rule", flat=True).first()
    return ruling_of(meeting, decided or "", timings_of(meeting))


def ruling_of(meeting: Meeting, decided: str, plan_timings: frozenset[str]) -> Ruling:
    """The same from what was read already."""
    words = f"{meeting.kind} {meeting.name}"
    return ruling(decided=decided, consent=meeting.consent, words=words, plan_timings=plan_timings)


def timings_of(meeting: Meeting | None) -> frozenset[str]:
    """At which of the four timings of a plan a meeting is held."""
    return frozenset(each.timing for each in meeting.moments.all()) if meeting else frozenset()


def may_discuss(rule: str, need: Need, on: dt.date) -> bool:
    """Whether a need may be spoken of under ``rule`` on a day."""
    if rule == Rule.CONSENT:
        return consents.allows(need, Consent.Scope.MEETING, on)
    return rule == Rule.CONFIDENTIAL


def hindrance(
    session: MeetingSession, matter: str, need: Need | None, on: dt.date | None = None
) -> str:
    """Why a matter cannot be spoken of at a sitting (on ``on``, else on its day); blank if so."""
    day = on or session.on
    return obstacle(
        rule=session.rule,
        matter=matter,
        about_case=need is not None,
        consented=bool(need and consents.allows(need, Consent.Scope.MEETING, day)),
        plan_timings=timings_of(session.meeting),
    )


@transaction.atomic
def put_on_agenda(
    *,
    member: Member,
    session: MeetingSession,
    matter: str,
    need: Need | None = None,
    gap: Gap | None = None,
    text: str = "",
) -> AgendaItem:
    """Put a need or a gap before a sitting.

    Raises ``ValidationError`` where the sitting may not speak of it, is over, or has it already.
    """
    session = open_sitting(member, session)
    _check_subject(member, matter, need, gap)
    refuse_taxes(text=text)
    if why_not := hindrance(session, matter, need):
        raise ValidationError(why_not, code="rule")
    if need and session.items.filter(need=need, matter=matter, decision=Decision.OPEN).exists():
        raise ValidationError(_("同じことが、もうこの会議の議題にあります。"), code="twice")
    if gap and session.items.filter(gap=gap, decision=Decision.OPEN).exists():
        raise ValidationError(_("同じことが、もうこの会議の議題にあります。"), code="twice")
    item = AgendaItem.objects.create(
        session=session, need=need, gap=gap, matter=Matter(matter), text=text, **member.signed
    )
    if gap and gap.stage == Gap.Stage.SEEN:
        day = min(session.on, timezone.localdate())
        gaps.move_for_meeting(member, gap, Gap.Stage.MEETING, session, day)
    _trace(member, item, _("議題に入れた"))
    return item


def open_sitting(member: Member, session: MeetingSession) -> MeetingSession:
    """The sitting as it stands, taken for writing. Refuses one whose record is closed."""
    member.require(Right.MEET)
    if session.municipality_id != member.municipality.pk:
        raise PermissionDenied
    now = MeetingSession.objects.select_for_update(of=("self",)).get(pk=session.pk)
    if now.held:
        raise ValidationError(
            _("この会議の記録は閉じてあります。直すときは、先に記録を開き直してください。"),
            code="held",
        )
    return now


def _check_subject(member: Member, matter: str, need: Need | None, gap: Gap | None) -> None:
    if matter not in Matter.values:
        raise ValidationError({"matter": _("話し合うことを選んでください。")})
    if (matter == Matter.GAP) != (gap is not None) or (gap is not None and need is not None):
        raise ValidationError({"gap": _("「足りない社会資源」のときだけ、不足資源を選びます。")})
    if need is None and gap is None and matter != Matter.SHARING:
        raise ValidationError({"need": _("どの支援ニーズのことか、選んでください。")})
    if gap is not None and gap.municipality_id != member.municipality.pk:
        raise PermissionDenied
    if need is not None:
        require_known(member, need)
        if not need.is_open:
            raise ValidationError({"need": _("終えた支援ニーズは、議題に入れられません。")})


@transaction.atomic
def decide(
    *,
    member: Member,
    item: AgendaItem,
    decision: str,
    minutes: str,
    next_on: dt.date | None = None,
    on: dt.date,
) -> AgendaItem:
    """Record what a sitting decided on ``on``, and let it take effect on the need or the gap.

    It may be decided anew until the sitting's record is closed; what followed from the earlier
    decision is taken back. Raises ``ValidationError`` by field.
    """
    item = _taken(member, item)
    session = item.session
    if decision not in Decision.values:
        raise ValidationError({"decision": _("決まったことを選んでください。")})
    refuse_taxes(minutes=minutes)
    if on < session.on:
        raise ValidationError({"on": _("会議の日より前の日です。")})
    if on > timezone.localdate():
        raise ValidationError(
            {"on": _("これからの日は記録できません。決まった日を入れてください。")}
        )
    if item.need:
        require_known(member, item.need)
        if why_not := hindrance(session, item.matter, item.need, on):
            raise ValidationError(why_not, code="rule")
    decide_with_consequences(member, item, Decided(Decision(decision), minutes, next_on, on))
    _trace(member, item, _("決まったことを記録"))
    return item


def _taken(member: Member, item: AgendaItem) -> AgendaItem:
    """The item as it stands now, taken for writing."""
    session = open_sitting(member, item.session)
    now = AgendaItem.objects.select_for_update(of=("self",)).filter(pk=item.pk).first()
    if now is None:
        raise ValidationError(_("この議題は、もう外されています。"))
    now.session = session
    return now


@transaction.atomic
def take_off(*, member: Member, item: AgendaItem) -> None:
    """Take an item that nothing was decided on off the agenda."""
    item = _taken(member, item)
    if item.decision != Decision.OPEN:
        raise ValidationError(_("決まったことが記録された議題は、外せません。"))
    _trace(member, item, _("議題から外した"))
    item.delete()


@transaction.atomic
def reword(*, member: Member, item: AgendaItem, text: str) -> AgendaItem:
    """Say better what an item asks of the meeting."""
    item = _taken(member, item)
    refuse_taxes(text=text)
    item.text = text
    item.save(update_fields=["text"])
    _trace(member, item, _("議題を書きかえた"))
    return item


def forget(need: Need) -> int:
    """Blank what sittings wrote of a need that ends; that something was decided remains."""
    return AgendaItem.objects.filter(need=need).update(text="", minutes="")


def _trace(member: Member, item: AgendaItem, what: str) -> None:
    subject = f"{item.session.name} {item.session.on}：{what}"
    traces.leave(member, Trace.What.CHANGED, need=item.need, subject=subject)
