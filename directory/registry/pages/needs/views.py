"""支援ニーズ: the list, and one case with all that belongs to it."""

from __future__ import annotations

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from directory.registry.forms.needs import coordinators_of
from directory.registry.models import Trace
from directory.registry.pages.frame import need_of, page
from directory.registry.permissions import Member, Right
from directory.registry.services import traces

from .case import case_of
from .listing import LISTS, asked_of, listed

ROWS = 50


def needs(request: HttpRequest, member: Member) -> HttpResponse:
    """The list; that it was read is recorded with the number of rows."""
    today, asked = timezone.localdate(), asked_of(request.GET)
    rows = Paginator(listed(member, asked, today), ROWS).get_page(request.GET.get("page"))
    traces.leave(member, Trace.What.LISTED, subject=str(dict(LISTS)[asked.which]), rows=len(rows))
    context = {
        "rows": rows,
        "asked": asked,
        "lists": LISTS,
        "today": today,
        "coordinators": coordinators_of(member) if member.may(Right.SEE_ALL_NEEDS) else (),
        "parameters": _without_page(request),
    }
    return page(request, member, "needs/list.html", context, room="needs")


def _without_page(request: HttpRequest) -> str:
    kept = request.GET.copy()
    kept.pop("page", None)
    return kept.urlencode()


def need(request: HttpRequest, member: Member, pk: int) -> HttpResponse:
    """One case; that it was looked at is recorded, and nothing else is written."""
    found = need_of(member, pk)
    traces.leave(member, Trace.What.SEEN, need=found)
    context = {"need": found, "case": case_of(found, timezone.localdate())}
    return page(request, member, "needs/need.html", context, room="needs")
