"""Receive a need, and write it anew."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from directory.registry.forms.consents import ConsentForm
from directory.registry.forms.needs import NeedForm
from directory.registry.forms.records import refuse
from directory.registry.models import Need, Trace
from directory.registry.pages.frame import go, need_of, page
from directory.registry.permissions import Member, Right
from directory.registry.services import consents, needs, traces

CONSENT = "consent"


def new(request: HttpRequest, member: Member) -> HttpResponse:
    """The form of a new need; a consent that was given with it may be said at once."""
    form = NeedForm(request.POST or None, member=member)
    consent = _consent_form(request, member)
    if request.method == "POST" and _all_valid(form, consent):
        made = _receive(member, form, consent)
        if made is not None:
            text = _("%(number)s を受け付けました。") % {"number": made.number}
            proposed = request.POST.get("proposed", "")
            if not form.cleaned_data["number"] and made.number != proposed:
                text += _("（はじめの番号は、ほかの人が先に使いました。）")
            messages.success(request, text)
            return go(member, "need", made.pk)
    context = {"form": form, "consent": consent}
    return page(request, member, "needs/edit.html", context, room="needs")


def _consent_form(request: HttpRequest, member: Member) -> ConsentForm | None:
    if not member.may(Right.REFER):
        return None
    return ConsentForm(request.POST or None, member=member, optional=True, prefix=CONSENT)


def _all_valid(form: NeedForm, consent: ConsentForm | None) -> bool:
    right = form.is_valid()
    return (consent is None or consent.is_valid()) and right


def _receive(member: Member, form: NeedForm, consent: ConsentForm | None) -> Need | None:
    said = form.cleaned_data
    try:
        with transaction.atomic():
            made = needs.receive(
                member=member,
                number=said["number"],
                received_on=said["received_on"],
                facts=form.facts,
            )
    except ValidationError as error:
        refuse(form, error)
        return None
    if consent is not None and consent.is_filled:
        consents.give(member=member, need=made, **consent.given)
    return made


def edit(request: HttpRequest, member: Member, pk: int) -> HttpResponse:
    """The same form on a need that is there already."""
    found = need_of(member, pk)
    if not found.is_open:
        messages.error(request, _("終えたものは書きかえられません。先に再開してください。"))
        return go(member, "need", pk)
    if request.method != "POST":
        traces.leave(member, Trace.What.SEEN, need=found, subject=_("書きかえの画面"))
    form = NeedForm(request.POST or None, member=member, instance=found)
    if request.method == "POST" and form.is_valid() and _change(member, found, form):
        messages.success(request, _("保存しました。"))
        return go(member, "need", pk)
    context = {"form": form, "need": found}
    return page(request, member, "needs/edit.html", context, room="needs")


def _change(member: Member, need: Need, form: NeedForm) -> bool:
    try:
        with transaction.atomic():
            received_on = form.cleaned_data["received_on"]
            needs.change(member=member, need=need, facts=form.facts, received_on=received_on)
    except ValidationError as error:
        refuse(form, error)
        return False
    return True
