"""終結・中断・再開: how a need ends, what has to happen first, and how it is taken up again."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from directory.registry.forms.need_closing import ClosingForm
from directory.registry.forms.records import refuse
from directory.registry.models import Need, Trace
from directory.registry.pages.frame import go, need_of, page
from directory.registry.permissions import Member
from directory.registry.services import needs, traces


def close(request: HttpRequest, member: Member, pk: int) -> HttpResponse:
    """The form that ends a need, with what stands in the way and where to go for it."""
    found = need_of(member, pk)
    if not found.is_open:
        messages.info(request, _("もう終えてあります。"))
        return go(member, "need", pk)
    initial = {"closing_note": found.closing_note}
    form = ClosingForm(request.POST or None, member=member, initial=initial)
    if request.method != "POST":
        traces.leave(member, Trace.What.SEEN, need=found, subject=_("終える画面"))
    elif form.is_valid() and _close(request, member, found, form):
        return go(member, "need", pk)
    context = {
        "need": found,
        "form": form,
        "running": found.referrals.running().select_related("record__resource"),
        "meeting": needs.meeting_due(found),
        "months": needs.settings_of(member.municipality).retention_months,
    }
    return page(request, member, "needs/close.html", context, room="needs")


def _close(request: HttpRequest, member: Member, need: Need, form: ClosingForm) -> bool:
    said = form.cleaned_data
    try:
        ended = needs.close(
            member=member, need=need, state=said["state"], on=said["on"], note=said["closing_note"]
        )
    except ValidationError as error:
        refuse(form, error)
        return False
    text = _("%(state)sにしました。記録は %(day)s に消えます。")
    day = date_format(ended.delete_after) if ended.delete_after else ""
    messages.success(request, text % {"state": ended.get_state_display(), "day": day})
    return True


def reopen(request: HttpRequest, member: Member, pk: int) -> HttpResponse:
    """Take an ended need up again."""
    found = need_of(member, pk)
    if request.method == "POST":
        try:
            needs.reopen(member=member, need=found)
            messages.success(request, _("再開しました。"))
        except ValidationError as error:
            messages.error(request, error.messages[0])
    return go(member, "need", pk)
