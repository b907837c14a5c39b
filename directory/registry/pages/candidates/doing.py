"""Keep a place in mind, and say that nothing fits."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from directory.registry.forms.candidates import TAKING_PART, LackForm
from directory.registry.models import GapSignal, Need, Trace
from directory.registry.pages.frame import go, need_of, page, record_of
from directory.registry.permissions import Member
from directory.registry.services import gaps, shortlists, traces

from .board import Board, board
from .views import ROOM, back_to


def mind(request: HttpRequest, member: Member, pk: int, record: int) -> HttpResponse:
    """Put a place on the need's shortlist, or take it off."""
    need, place = need_of(member, pk), record_of(member, record)
    if request.POST.get("out"):
        shortlists.remove(member=member, need=need, record=place)
        messages.success(request, _("「%s」を候補のメモから外しました。") % place.name)
        return _back(request, member, need, place.pk)
    try:
        shortlists.add(member=member, need=need, record=place)
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
    else:
        messages.success(request, _("「%s」を候補のメモに入れました。") % place.name)
    return _back(request, member, need, place.pk)


def _back(request: HttpRequest, member: Member, need: Need, record: int) -> HttpResponse:
    came_from = request.POST.get("from")
    if came_from == "need":
        return go(member, "need", need.pk)
    if came_from == "one":
        return go(member, "candidate", need.pk, record)
    return redirect(f"{back_to(member, need, request.POST.get('back', ''))}#place-{record}")


def lack(request: HttpRequest, member: Member, pk: int) -> HttpResponse:
    """「合うところがない」: count what was missing; nothing of the need is told."""
    need = need_of(member, pk)
    found = board(member, need, kind=TAKING_PART)
    form = LackForm(
        request.POST if request.method == "POST" else None,
        need=need,
        conditions=[(key, found.name_of(key)) for key, _number in found.keeps_out()],
        initial=_guess(found),
    )
    if form.is_bound and form.is_valid():
        gaps.signal(
            member=member,
            cause=GapSignal.Cause.UNMET,
            need=need,
            area=need.area,
            on=found.today,
            **form.cleaned_data,
        )
        messages.success(
            request,
            _("ありがとうございます。「足りないもの」として数え、資源開発の話し合いに生かします。"),
        )
        return go(member, "candidates", need.pk)
    if not form.is_bound:
        traces.leave(member, Trace.What.SEEN, need=need, subject=_("足りないこと"))
    context = {"need": need, "board": found, "form": form}
    return page(request, member, "candidates/lack.html", context, room=ROOM)


def _guess(found: Board) -> dict[str, Any]:
    """The condition that keeps out most, and the only sector of the need."""
    most, number = next(iter(found.keeps_out()), ("", 0))
    sectors = list(found.need.sectors.all()[:2])
    return {
        "condition": most if number else "",
        "sector": sectors[0] if len(sectors) == 1 else None,
    }
