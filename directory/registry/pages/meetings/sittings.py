"""会議の開催: past and coming, one of them, planning, closing the record."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.db.models import Count
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _

from directory.registry.forms.meetings import NewSittingForm, SittingForm
from directory.registry.forms.refusals import tell
from directory.registry.models import AgendaItem, MeetingSession, Rule, Trace
from directory.registry.pages.frame import go, page
from directory.registry.pages.sent import sent
from directory.registry.permissions import Member
from directory.registry.services import sittings
from directory.registry.services.meetings import hindrance

from .finding import ruling_now, rulings, session_of

ROOM = "meetings"
A_PAGE = 20
Verb = Callable[..., Any]


def meetings(request: HttpRequest, member: Member) -> HttpResponse:
    """Coming sittings, those whose record is open, those that are done."""
    today = timezone.localdate()
    rows = MeetingSession.objects.filter(municipality=member.municipality)
    rows = rows.annotate(how_many=Count("items"))
    waiting = list(rows.filter(held=False).order_by("on", "pk"))
    done = Paginator(rows.filter(held=True).order_by("-on", "-pk"), A_PAGE)
    context = {
        "coming": [each for each in waiting if each.on >= today],
        "unrecorded": [each for each in waiting if each.on < today],
        "done": done.get_page(request.GET.get("page")),
        "rulings": rulings(member),
    }
    return page(request, member, "meetings/meetings.html", context, room=ROOM)


def new(request: HttpRequest, member: Member) -> HttpResponse:
    """Plan a sitting of one of the municipality's meetings."""
    known = rulings(member)
    form = NewSittingForm(
        sent(request),
        member=member,
        rulings={meeting.pk: ruling for meeting, ruling in known.items()},
        initial={"meeting": request.GET.get("meeting", "")},
    )
    if request.method == "POST" and form.is_valid():
        values = _values(form)
        try:
            made = sittings.plan(member=member, meeting=form.cleaned_data["meeting"], **values)
        except ValidationError as refusal:
            tell(form, refusal)
        else:
            messages.success(request, _("会議の予定を入れました。議題を入れてください。"))
            return go(member, "meeting", made.pk)
    context = {"form": form, "rulings": known}
    return page(request, member, "meetings/new.html", context, room=ROOM)


def _values(form: SittingForm) -> dict[str, Any]:
    return {name: form.cleaned_data[name] for name in ("on", "place", "note")}


def sitting(request: HttpRequest, member: Member, pk: int) -> HttpResponse:
    """One sitting with its agenda; whoever looks leaves a trace for each need on it."""
    session = session_of(member, pk)
    items = list(session.items.all())
    sittings.looked(member, Trace.What.SEEN, session, needs_of(items))
    ruling = ruling_now(session.meeting) if session.meeting else None
    context = {
        "session": session,
        "rule": Rule(session.rule),
        "ruling": ruling,
        "rule_changed": bool(ruling and ruling.rule != session.rule),
        "confidentiality": session.rule == Rule.CONFIDENTIAL,
        "rows": [(each, _why_not(session, each)) for each in items],
        "over": session.on <= timezone.localdate(),
        "nothing_decided": all(each.decision == AgendaItem.Decision.OPEN for each in items),
    }
    return page(request, member, "meetings/sitting.html", context, room=ROOM)


def needs_of(items: list[AgendaItem]) -> list[Any]:
    """The needs on an agenda, each once."""
    return list(dict.fromkeys(each.need for each in items if each.need))


def _why_not(session: MeetingSession, item: AgendaItem) -> str:
    if item.decision != AgendaItem.Decision.OPEN or session.held:
        return ""
    return hindrance(session, item.matter, item.need)


def edit(request: HttpRequest, member: Member, pk: int) -> HttpResponse:
    """Another day, another place."""
    session = session_of(member, pk)
    initial = {"on": session.on, "place": session.place, "note": session.note}
    form = SittingForm(sent(request), member=member, initial=initial)
    if request.method == "POST" and form.is_valid():
        try:
            sittings.change(member=member, session=session, **_values(form))
        except ValidationError as refusal:
            tell(form, refusal)
        else:
            messages.success(request, _("会議の予定を直しました。"))
            return go(member, "meeting", pk)
    context = {"form": form, "session": session}
    return page(request, member, "meetings/edit.html", context, room=ROOM)


def cancel(request: HttpRequest, member: Member, pk: int) -> HttpResponse:
    session = session_of(member, pk)
    if _done(request, sittings.cancel, _("会議を取りやめにしました。"), member, session):
        return go(member, "meetings")
    return go(member, "meeting", pk)


def take_rule(request: HttpRequest, member: Member, pk: int) -> HttpResponse:
    done = _("いまの決まりに合わせました。")
    _done(request, sittings.take_rule, done, member, session_of(member, pk))
    return go(member, "meeting", pk)


def close_record(request: HttpRequest, member: Member, pk: int) -> HttpResponse:
    done = _("会議の記録を閉じました。話し合えなかった議題は、次の会議の候補に出ます。")
    _done(request, sittings.close_record, done, member, session_of(member, pk))
    return go(member, "meeting", pk)


def reopen_record(request: HttpRequest, member: Member, pk: int) -> HttpResponse:
    done = _("会議の記録を開き直しました。直し終えたら、また閉じてください。")
    _done(request, sittings.reopen_record, done, member, session_of(member, pk))
    return go(member, "meeting", pk)


def _done(
    request: HttpRequest, verb: Verb, done: str, member: Member, session: MeetingSession
) -> bool:
    try:
        verb(member=member, session=session)
    except ValidationError as refusal:
        for each in refusal.messages:
            messages.error(request, each)
        return False
    messages.success(request, done)
    return True
