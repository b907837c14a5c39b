"""次の会議の議題: made from what is due."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from directory.registry.forms.meetings import DueForm
from directory.registry.models import MeetingSession, Trace
from directory.registry.pages.frame import go, page
from directory.registry.pages.sent import sent
from directory.registry.permissions import Member
from directory.registry.services import agendas, traces
from directory.registry.services.agendas import Suggestion
from directory.registry.services.meetings import put_on_agenda

from .finding import session_of


def due(request: HttpRequest, member: Member, pk: int) -> HttpResponse:
    """What is due by the sitting's day, to tick; what may not be spoken of there, with why."""
    session = session_of(member, pk)
    found = agendas.due(member, session)
    possible = {each.key: each for each in found if not each.why_not}
    form = DueForm(sent(request))
    form.fields["chosen"].choices = [(key, each.subject) for key, each in possible.items()]  # type: ignore[attr-defined]
    if request.method == "POST" and form.is_valid():
        chosen = [possible[key] for key in form.cleaned_data["chosen"]]
        if _put(request, member, session, chosen):
            return go(member, "meeting", pk)
    subject = _("%(meeting)sの議題の候補") % {"meeting": session.name}
    traces.leave(member, Trace.What.LISTED, subject=subject, rows=len(found))
    context = {
        "session": session,
        "form": form,
        "possible": list(possible.values()),
        "impossible": _by_reason(found),
        "ticked": set(form.data.getlist("chosen")) if form.is_bound else set(),  # type: ignore[attr-defined]
    }
    return page(request, member, "meetings/due.html", context, room="meetings")


def _put(
    request: HttpRequest, member: Member, session: MeetingSession, chosen: list[Suggestion]
) -> bool:
    try:
        with transaction.atomic():
            for each in chosen:
                put_on_agenda(
                    member=member,
                    session=session,
                    matter=each.matter,
                    need=each.need,
                    gap=each.gap,
                    text=each.text,
                )
    except ValidationError as refusal:
        for text in refusal.messages:
            messages.error(request, text)
        return False
    messages.success(request, _("%(count)d件を議題に入れました。") % {"count": len(chosen)})
    return True


def _by_reason(found: list[Suggestion]) -> dict[str, list[Suggestion]]:
    """What may not be spoken of there, under why not."""
    listed: dict[str, list[Suggestion]] = {}
    for each in found:
        if each.why_not:
            listed.setdefault(each.why_not, []).append(each)
    return listed
