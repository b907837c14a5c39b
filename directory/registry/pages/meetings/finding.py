"""The sittings and items of a municipality, with what their pages show of them."""

from __future__ import annotations

from django.db.models import Prefetch
from django.http import Http404

from directory.models import Meeting
from directory.registry.meeting_rules import Ruling
from directory.registry.models import AgendaItem, MeetingSession
from directory.registry.permissions import Member
from directory.registry.services.meetings import ruling_of, timings_of


def session_of(member: Member, pk: int) -> MeetingSession:
    """A sitting with its items. Raises ``Http404`` for other municipalities'."""
    items = AgendaItem.objects.select_related("need", "gap").prefetch_related(
        "need__consents", "need__plan_events"
    )
    found = (
        MeetingSession.objects.filter(municipality=member.municipality, pk=pk)
        .select_related("meeting__registry_rule")
        .prefetch_related("meeting__moments", Prefetch("items", queryset=items))
        .first()
    )
    if found is None:
        raise Http404(pk)
    return found


def item_of(session: MeetingSession, pk: int) -> AgendaItem:
    """An item of a sitting."""
    for each in session.items.all():
        if each.pk == pk:
            each.session = session
            return each
    raise Http404(pk)


def rulings(member: Member) -> dict[Meeting, Ruling]:
    """The municipality's meetings as it names them, each with its rule."""
    meetings = (
        Meeting.objects.filter(municipality=member.municipality, live=True)
        .select_related("parent", "registry_rule")
        .prefetch_related("moments")
        .order_by("pk")
    )
    return {each: ruling_now(each) for each in meetings}


def ruling_now(meeting: Meeting) -> Ruling:
    """The rule of a meeting that was read with its decision and its timings."""
    decided = getattr(meeting, "registry_rule", None)
    return ruling_of(meeting, decided.rule if decided else "", timings_of(meeting))
