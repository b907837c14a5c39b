"""会議の次第: the paper for the table. Case numbers, and only what the rule covers."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from directory.registry.models import AgendaItem, Matter, MeetingSession, Rule, Trace
from directory.registry.pages.frame import page
from directory.registry.permissions import Member
from directory.registry.services import sittings
from directory.registry.services.meetings import hindrance

from .finding import session_of
from .items import matters_of

# What the plans' table writes where a plan says nothing.
NOT_STATED = "記載なし"


def print_out(request: HttpRequest, member: Member, pk: int) -> HttpResponse:
    """The agenda to print. What may not be spoken of today is left out."""
    session = session_of(member, pk)
    items = list(session.items.all())
    covered = [each for each in items if _covered(session, each)]
    needs = list(dict.fromkeys(each.need for each in covered if each.need))
    sittings.looked(member, Trace.What.PRINTED, session, needs)
    said = session.meeting.confidentiality.splitlines() if session.meeting else []
    context = {
        "session": session,
        "rule": Rule(session.rule),
        "confidential": session.rule == Rule.CONFIDENTIAL,
        "said": [line for line in said if line.strip() and line.strip() != NOT_STATED],
        "rows": [(each, matters_of(session, each)) for each in covered],
        "left_out": len(items) - len(covered),
    }
    return page(request, member, "meetings/print.html", context, room="meetings")


def _covered(session: MeetingSession, item: AgendaItem) -> bool:
    """Consent has to stand on the day of the sitting and on the day of printing."""
    if item.need is None:
        # A need that has ended and is kept no longer leaves an item about nobody.
        return item.matter in (Matter.GAP, Matter.SHARING)
    day = max(session.on, timezone.localdate())
    return not hindrance(session, item.matter, item.need, day)
