"""会議の開催: plan a sitting, change it, close its record."""

from __future__ import annotations

import datetime as dt

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from directory.models import Meeting
from directory.registry.models import AgendaItem, MeetingSession, Need, Trace
from directory.registry.permissions import Member, Right

from . import traces
from .meetings import open_sitting, rule_of
from .texts import refuse_taxes


@transaction.atomic
def plan(
    *, member: Member, meeting: Meeting, on: dt.date, place: str = "", note: str = ""
) -> MeetingSession:
    """Plan a sitting; the meeting's name and its rule of today are kept on it."""
    member.require(Right.MEET)
    if meeting.municipality_id != member.municipality.pk:
        raise PermissionDenied
    refuse_taxes(note=note)
    return MeetingSession.objects.create(
        municipality=member.municipality,
        meeting=meeting,
        name=meeting.name,
        rule=rule_of(meeting).rule,
        on=on,
        place=place,
        note=note,
        **member.signed,
    )


@transaction.atomic
def change(
    *, member: Member, session: MeetingSession, on: dt.date, place: str = "", note: str = ""
) -> MeetingSession:
    """Move a sitting to another day or place. What was decided keeps its day."""
    session = open_sitting(member, session)
    refuse_taxes(note=note)
    if on != session.on and session.items.exclude(decision=AgendaItem.Decision.OPEN).exists():
        text = _("決まったことが記録されているので、日は変えられません。")
        raise ValidationError({"on": text})
    session.on, session.place, session.note = on, place, note
    session.save(update_fields=["on", "place", "note"])
    return session


@transaction.atomic
def cancel(*, member: Member, session: MeetingSession) -> None:
    """Drop a sitting on which nothing was decided."""
    session = open_sitting(member, session)
    if session.items.exclude(decision=AgendaItem.Decision.OPEN).exists():
        raise ValidationError(_("決まったことが記録されているので、取りやめにできません。"))
    session.delete()


@transaction.atomic
def take_rule(*, member: Member, session: MeetingSession) -> MeetingSession:
    """Give a sitting that has not been decided on the rule its meeting has today."""
    session = open_sitting(member, session)
    if session.meeting is None:
        raise ValidationError(_("この会議体は、もう登録されていません。"))
    if session.items.exclude(decision=AgendaItem.Decision.OPEN).exists():
        raise ValidationError(_("決まったことが記録されているので、決まりは変えられません。"))
    session.rule = rule_of(session.meeting).rule
    session.save(update_fields=["rule"])
    return session


@transaction.atomic
def close_record(*, member: Member, session: MeetingSession) -> MeetingSession:
    """Say that a sitting was held and its record is whole; nothing in it changes any more.

    What was not decided waits for the next sitting.
    """
    session = open_sitting(member, session)
    if session.on > timezone.localdate():
        raise ValidationError(_("会議の日がまだ来ていません。"))
    session.held = True
    session.save(update_fields=["held"])
    _trace(member, session, _("記録を閉じた"))
    return session


@transaction.atomic
def reopen_record(*, member: Member, session: MeetingSession) -> MeetingSession:
    """Take the record of a sitting up again, to mend it; it leaves a trace."""
    member.require(Right.MEET)
    if session.municipality_id != member.municipality.pk:
        raise PermissionDenied
    MeetingSession.objects.filter(pk=session.pk).update(held=False)
    session.held = False
    _trace(member, session, _("記録を開き直した"))
    return session


def _trace(member: Member, session: MeetingSession, what: str) -> None:
    count = session.items.count()
    subject = f"{session.name} {session.on}：{what}"
    traces.leave(member, Trace.What.CHANGED, subject=subject, rows=count)


def looked(member: Member, what: str, session: MeetingSession, needs: list[Need]) -> None:
    """Leave one trace a need that a sitting's page or paper told of."""
    subject = f"{session.name} {session.on}"[:100]
    Trace.objects.bulk_create(
        Trace(
            municipality=member.municipality,
            what=what,
            need=need,
            number=need.number,
            subject=subject,
            **member.signed,
        )
        for need in needs
    )
