"""Who fits a need and why; one place in full, and its proposal."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.utils.translation import gettext as _

from directory.registry.forms.candidates import (
    ANY_KIND,
    MOST_SHOWN,
    STEP_BY,
    FilterForm,
    ProposeForm,
)
from directory.registry.forms.referrals import refuse
from directory.registry.models import Need, Trace
from directory.registry.pages.frame import address, go, need_of, page
from directory.registry.permissions import Member
from directory.registry.services import referrals, traces

from .board import ENOUGH, Board, board
from .cards import Card, cards

ROOM = "needs"
MOST_KEPT_OUT = 20


def candidates(request: HttpRequest, member: Member, pk: int) -> HttpResponse:
    """The ranked candidates of a need."""
    need = need_of(member, pk)
    form = FilterForm(request.GET)
    said = form.said
    found = board(member, need, kind=said["kind"], relax=said["relax"])
    traces.leave(member, Trace.What.SEEN, need=need, subject=_("候補"))
    context = {
        "need": need,
        "board": found,
        "form": form,
        **_shown(found, member, said),
        "here": urlencode(_query(said)),
    }
    return page(request, member, "candidates/list.html", context, room=ROOM)


def _shown(found: Board, member: Member, said: dict[str, Any]) -> dict[str, Any]:
    fitting, out = found.fitting(said["q"]), found.kept_out(said["q"])
    shown = cards(found, member, [*fitting[: said["show"]], *out[:MOST_KEPT_OUT]])
    listed = [card for card in shown if card.place]
    more = len(fitting) - len(listed)
    misses = [{**each, "url": _with(said, relax=each["condition"])} for each in found.misses()]
    return {
        "cards": listed,
        "kept_out": [card for card in shown if not card.place],
        "numbers": {"fitting": len(fitting), "out": len(out), "more": max(more, 0)},
        "few": len(found.ranking.candidates) < ENOUGH,
        "misses": misses,
        "more_url": _more(said, listed) if more > 0 and said["show"] < MOST_SHOWN else "",
        "unrelaxed_url": _with(said, relax=""),
        "relaxed_name": found.name_of(found.relaxed) if found.relaxed else "",
    }


def _more(said: dict[str, Any], listed: list[Card]) -> str:
    last = f"#place-{listed[-1].key}" if listed else ""
    return _with(said, show=min(said["show"] + STEP_BY, MOST_SHOWN)) + last


def _with(said: dict[str, Any], **changed: Any) -> str:
    return f"?{urlencode(_query({**said, **changed}))}"


def _query(said: dict[str, Any]) -> dict[str, Any]:
    return {
        name: value
        for name, value in said.items()
        if value and not (name == "show" and value == STEP_BY)
    }


def candidate(request: HttpRequest, member: Member, pk: int, record: int) -> HttpResponse:
    """One place beside the need, in full; sending the form proposes it."""
    need = need_of(member, pk)
    found = board(member, need, kind=ANY_KIND)
    card = _one(found, member, record)
    form = ProposeForm(request.POST if request.method == "POST" else None, member=member)
    if form.is_bound and form.is_valid():
        try:
            made = referrals.propose(
                member=member,
                need=need,
                record=card.record,
                ledger=found.keeping(card.match),
                reason=form.cleaned_data["reason"],
                on=found.today,
            )
        except ValidationError as error:
            refuse(form, error)
        else:
            messages.success(request, _("「%s」を提案しました。") % card.name)
            return go(member, "referral", made.pk)
    if not form.is_bound:
        traces.leave(member, Trace.What.SEEN, need=need, subject=_("候補"))
    context = {"need": need, "board": found, "card": card, "form": form}
    return page(request, member, "candidates/one.html", context, room=ROOM)


def _one(found: Board, member: Member, key: int) -> Card:
    one = cards(found, member, [key])
    if not one:
        raise Http404(key)
    return one[0]


def back_to(member: Member, need: Need, query: str) -> str:
    """The list of candidates as it was shown; what cannot be read of ``query`` is left out."""
    said = FilterForm(QueryDict(query[:500])).said
    kept = urlencode(_query(said))
    return address(member, "candidates", need.pk) + (f"?{kept}" if kept else "")
