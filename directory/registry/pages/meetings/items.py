"""議題: put one on, say it better, record what was decided."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _

from directory.registry.forms.meetings import DecisionForm, ItemForm, TextForm
from directory.registry.forms.refusals import tell
from directory.registry.meeting_rules import PLAN_MATTERS
from directory.registry.models import AgendaItem, MeetingSession, Trace
from directory.registry.pages.frame import go, page
from directory.registry.pages.sent import sent
from directory.registry.permissions import Member
from directory.registry.services import meetings, sittings

from .finding import item_of, session_of

ROOM = "meetings"
ASKED = ("matter", "need", "gap")


def new(request: HttpRequest, member: Member, pk: int) -> HttpResponse:
    """Put one need or gap on the agenda."""
    session = session_of(member, pk)
    initial = {name: request.GET[name] for name in ASKED if name in request.GET}
    form = ItemForm(sent(request), member=member, session=session, initial=initial)
    if request.method == "POST" and form.is_valid():
        values: Any = {name: form.cleaned_data.get(name) for name in (*ASKED, "text")}
        try:
            meetings.put_on_agenda(member=member, session=session, **values)
        except ValidationError as refusal:
            tell(form, refusal)
        else:
            messages.success(request, _("議題に入れました。"))
            return go(member, "meeting", pk)
    context = {"form": form, "session": session}
    return page(request, member, "meetings/item_new.html", context, room=ROOM)


def item(request: HttpRequest, member: Member, pk: int, item: int) -> HttpResponse:
    """What the sitting decided on an item."""
    session = session_of(member, pk)
    row = item_of(session, item)
    initial = {name: getattr(row, name) for name in ("decision", "minutes", "next_on")}
    form = DecisionForm(sent(request), initial=initial)
    if request.method == "POST" and form.is_valid() and _decided(member, row, form):
        messages.success(request, _("決まったことを記録しました。"))
        return go(member, "meeting", pk)
    _look(member, session, row)
    context = {
        "form": form,
        "session": session,
        "item": row,
        "matters": matters_of(session, row),
        "why_not": meetings.hindrance(session, row.matter, row.need),
        "early": session.on > timezone.localdate(),
        "plan_matter": row.matter in PLAN_MATTERS,
    }
    return page(request, member, "meetings/item.html", context, room=ROOM)


def _decided(member: Member, row: AgendaItem, form: DecisionForm) -> bool:
    if row.session.on > timezone.localdate():
        form.add_error(None, _("会議の日がまだ来ていないので、決まったことは記録できません。"))
        return False
    values = {name: form.cleaned_data[name] for name in ("decision", "minutes", "next_on")}
    try:
        meetings.decide(member=member, item=row, on=row.session.on, **values)
    except ValidationError as refusal:
        tell(form, refusal)
        return False
    return True


def _look(member: Member, session: MeetingSession, row: AgendaItem) -> None:
    if row.need:
        sittings.looked(member, Trace.What.SEEN, session, [row.need])


def matters_of(session: MeetingSession, row: AgendaItem) -> list[str]:
    """What the municipality's plan says is discussed at this timing of this meeting."""
    if session.meeting is None:
        return []
    lines = [each.matters for each in session.meeting.moments.all() if each.timing == row.matter]
    return [line.strip() for text in lines for line in text.splitlines() if line.strip()]


def edit(request: HttpRequest, member: Member, pk: int, item: int) -> HttpResponse:
    """Say better what an item asks of the meeting."""
    session = session_of(member, pk)
    row = item_of(session, item)
    form = TextForm(sent(request), initial={"text": row.text})
    if request.method == "POST" and form.is_valid():
        try:
            meetings.reword(member=member, item=row, text=form.cleaned_data["text"])
        except ValidationError as refusal:
            tell(form, refusal)
        else:
            messages.success(request, _("議題を書きかえました。"))
            return go(member, "meeting", pk)
    _look(member, session, row)
    context = {"form": form, "session": session, "item": row}
    return page(request, member, "meetings/item_edit.html", context, room=ROOM)


def remove(request: HttpRequest, member: Member, pk: int, item: int) -> HttpResponse:
    row = item_of(session_of(member, pk), item)
    try:
        meetings.take_off(member=member, item=row)
    except ValidationError as refusal:
        for each in refusal.messages:
            messages.error(request, each)
    else:
        messages.success(request, _("議題から外しました。"))
    return go(member, "meeting", pk)
