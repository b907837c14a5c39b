"""An answer beside what the record says now: take it, or leave it."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _

from directory.registry import record_facts
from directory.registry.fact_wording import worded
from directory.registry.forms.answers import TakeStepForm, host_said
from directory.registry.forms.records import refuse
from directory.registry.models import AnswerLink, Trace
from directory.registry.pages.frame import go, page, record_of
from directory.registry.permissions import Member
from directory.registry.services import answers, links, traces

from .face import with_facts
from .links import address_of, link_of
from .views import ROOM


def link(request: HttpRequest, member: Member, pk: int) -> HttpResponse:
    """One question: its address while it waits, its answer once there is one."""
    found = link_of(member, pk)
    if found.referral:
        return _host_link(request, member, found)
    found.record = record_of(member, found.record_id, with_facts())
    context = {
        "link": found,
        "record": found.record,
        "address": address_of(request, found),
        "rows": rows_of(found),
        "may_take": found.state == AnswerLink.State.ANSWERED,
    }
    return page(request, member, "records/link.html", context, room=ROOM)


def rows_of(found: AnswerLink) -> list[dict[str, Any]]:
    """Each answered fact: now, answered, and whether the two or the times differ."""
    seen, given = answers.unpacked(found, "seen"), answers.unpacked(found, "given")
    new = answers.corrected(found)
    rows = []
    for name, said in given.items():
        now = record_facts.value(found.record, name)
        if name not in new and not record_facts.is_known(said):
            continue
        rows.append(
            {
                "name": name,
                "label": record_facts.label(name),
                "now": worded(name, now),
                "said": worded(name, said),
                "new": name in new,
                # The office changed it after the place was asked.
                "moved": now != seen.get(name) and now != said,
            }
        )
    return sorted(rows, key=lambda row: not row["new"])


def take(request: HttpRequest, member: Member, pk: int) -> HttpResponse:
    """Take what is ticked, or nothing of it."""
    found = link_of(member, pk)
    if "decline" in request.POST:
        return _done(request, member, found, decline=True)
    return _done(request, member, found, decline=False)


def _done(
    request: HttpRequest, member: Member, found: AnswerLink, *, decline: bool
) -> HttpResponse:
    facts = request.POST.getlist("facts")
    try:
        if decline:
            links.decline(member=member, link=found)
            messages.success(request, _("答えは取り入れませんでした。台帳はそのままです。"))
        elif not facts:
            messages.error(request, _("取り入れる項目に、ひとつは印を付けてください。"))
            return go(member, "link", found.pk)
        else:
            answers.take(member=member, link=found, facts=facts)
            messages.success(request, _("答えを取り入れ、確かめた記録を残しました。"))
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
        return go(member, "link", found.pk)
    return go(member, "record", found.record_id)


def _host_link(request: HttpRequest, member: Member, found: AnswerLink) -> HttpResponse:
    """What a host was told and answered. Every look at a need leaves a trace."""
    assert found.referral
    traces.leave(member, Trace.What.SEEN, need=found.referral.need, subject=_("受け入れ先の答え"))
    return _host_page(request, member, found, _step_form(None, member, found))


def take_step(request: HttpRequest, member: Member, pk: int) -> HttpResponse:
    """Take a host's answer as a step of the referral."""
    found = link_of(member, pk)
    if found.referral is None:
        return go(member, "link", found.pk)
    form = _step_form(request.POST, member, found)
    if form.is_valid():
        try:
            links.take_step(member=member, link=found, **form.said)
        except ValidationError as error:
            refuse(form, error)
        else:
            messages.success(request, _("受け入れ先の答えを記録しました。"))
            return go(member, "link", found.pk)
    return _host_page(request, member, found, form)


def _step_form(data: Any, member: Member, found: AnswerLink) -> TakeStepForm:
    from directory.registry.referral_rules import open_steps

    today = timezone.localdate()
    initial = {"on": today, "note": host_said(found)}
    assert found.referral
    steps = open_steps(found.referral, today)
    return TakeStepForm(data, member=member, steps=steps, initial=initial)


def _host_page(
    request: HttpRequest, member: Member, found: AnswerLink, form: TakeStepForm
) -> HttpResponse:
    context = {
        "link": found,
        "record": found.record,
        "referral": found.referral,
        "address": address_of(request, found),
        "said": host_said(found),
        "form": form,
        "may_take": found.state == AnswerLink.State.ANSWERED,
    }
    return page(request, member, "records/host_link.html", context, room="needs")
