"""順位の重み: what counts how much, and what another weighting would change."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _

from directory.registry.facts import pool, wanted, weights_of
from directory.registry.forms.settings import PreviewForm, WeightsForm
from directory.registry.matching import Move, compare
from directory.registry.models import Need, Trace
from directory.registry.pages.frame import go, page
from directory.registry.permissions import Member
from directory.registry.services import settings as service
from directory.registry.services import traces

SAVE = "save"


def weights(request: HttpRequest, member: Member) -> HttpResponse:
    own = weights_of(member.municipality)
    form = WeightsForm(request.POST or None, weights=own)
    preview = PreviewForm(request.POST or None, member=member)
    moves: list[dict[str, Any]] | None = None
    if request.method == "POST" and form.is_valid() and preview.is_valid():
        if SAVE in request.POST:
            service.weigh(member=member, weights=form.cleaned_data)
            messages.success(request, _("順位の重みを変えました。"))
            return go(member, "settings_weights")
        need = preview.cleaned_data["need"]
        moves = _moves(member, need, form.cleaned_data) if need else None
        if need is None:
            preview.add_error("need", _("確かめる支援ニーズを選んでください。"))
    context = {"form": form, "preview": preview, "moves": moves}
    return page(request, member, "settings/weights.html", context, room="settings")


def _moves(member: Member, need: Need, weights: dict[str, float]) -> list[dict[str, Any]]:
    """The first places of either weighting, and which way each goes."""
    traces.leave(member, Trace.What.SEEN, need=need, subject=_("順位の重みの確認"))
    today = timezone.localdate()
    moved = compare(
        wanted(need),
        pool(member.municipality, today),
        weights_of(member.municipality),
        weights,
        today=today,
    )
    return [{"move": each, "way": _way(each)} for each in moved]


def _way(move: Move) -> str:
    if move.place_after == move.place_before:
        return _("同じ")
    up = move.place_after < move.place_before
    steps = abs(move.place_after - move.place_before)
    return (_("%(steps)s つ上がる") if up else _("%(steps)s つ下がる")) % {"steps": steps}
