"""The first page of the day."""

from __future__ import annotations

import unicodedata

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _

from directory.registry.models import Trace
from directory.registry.pages.frame import go, page
from directory.registry.permissions import Member
from directory.registry.services import traces

from . import due
from .panels import named_in, panels

LONGEST_NUMBER = 20


def today(request: HttpRequest, member: Member) -> HttpResponse:
    """What is due, what has come in, where things stand."""
    return _shown(request, member)


def open_need(request: HttpRequest, member: Member) -> HttpResponse:
    """To the need of a case number; it is sent, not asked for, so that no log holds it."""
    if request.method != "POST":
        return go(member, "today")
    typed = unicodedata.normalize("NFKC", request.POST.get("number", "")).strip()
    known = member.needs().filter(number__iexact=typed) if typed else member.needs().none()
    found = known.values_list("pk", flat=True).first() if "\0" not in typed else None
    return go(member, "need", found) if found else _shown(request, member, number=typed)


def _shown(request: HttpRequest, member: Member, *, number: str | None = None) -> HttpResponse:
    day = timezone.localdate()
    mine = request.GET.get("mine") == "1"
    groups = due.groups(member, day, mine=mine)
    beside = panels(member, day)
    seen = sum(each.of_need for group in groups for each in group.items)
    seen += named_in(beside)
    if seen:
        traces.leave(member, Trace.What.LISTED, subject=_("きょう"), rows=seen)
    context = {
        "day": day,
        "mine": mine,
        "groups": groups,
        "nothing": not any(group.items for group in groups),
        "number": (number or "")[:LONGEST_NUMBER],
        "not_found": number is not None,
        **beside,
    }
    return page(request, member, "today.html", context, room="today")
