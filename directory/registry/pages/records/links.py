"""Questions to a place: make one, print it, key in what came back, take the answer."""

from __future__ import annotations

import unicodedata
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _

from directory.registry import answer_tokens
from directory.registry.forms.answers import FactsAnswerForm, IssueForm, SheetNumberForm
from directory.registry.forms.records import refuse
from directory.registry.models import (
    AnswerLink,
    Referral,
    RegistryRecord,
    RegistrySettings,
    Trace,
)
from directory.registry.pages.frame import go, page, record_of, referral_of
from directory.registry.permissions import Member, Right
from directory.registry.services import links, traces
from directory.row_key import is_row_key

from .face import with_facts
from .views import ROOM


def link_of(member: Member, pk: int) -> AnswerLink:
    """A link of the municipality; about a referral, only where the member may know its need."""
    rows = AnswerLink.objects.filter(record__municipality=member.municipality, pk=pk)
    link = rows.select_related("record__resource", "record__municipality", "referral__need").first()
    if link is None:
        raise Http404(pk)
    if link.referral_id:
        known = member.may(Right.REFER) and member.referrals().filter(pk=link.referral_id)
        if not (known and known.exists()):
            raise Http404(pk)
    return link


def issue(request: HttpRequest, member: Member, pk: int) -> HttpResponse:
    """Make a link, for so many days."""
    found = record_of(member, pk)
    referral = _referral_asked(request, member, found.pk)
    told, refusal = _preview(request, member, found, referral)
    settings = RegistrySettings.objects.filter(municipality=member.municipality).first()
    days = (settings or RegistrySettings()).link_days
    form = IssueForm(request.POST or None, member=member, initial={"days": days})
    if form.is_valid():
        try:
            made, _path = links.issue(
                member=member,
                record=found,
                referral=referral,
                on=timezone.localdate(),
                **form.cleaned_data,
            )
        except ValidationError as error:
            refuse(form, error)
        else:
            return go(member, "link", made.pk)
    waiting = found.answer_links.filter(referral=None, state=AnswerLink.State.WAITING)
    context = {
        "record": found,
        "form": form,
        "waiting": [] if referral else waiting,
        "referral": referral,
        "told": told,
        "refusal": refusal,
    }
    return page(request, member, "records/issue.html", context, room=ROOM)


def _referral_asked(request: HttpRequest, member: Member, record_pk: int) -> Referral | None:
    """The referral the address names, None where it names none."""
    asked = request.GET.get("referral", "")
    if not asked:
        return None
    if not (is_row_key(asked) and member.may(Right.REFER)):
        raise Http404(asked)
    referral = referral_of(member, int(asked))
    if referral.record_id != record_pk:
        raise Http404(asked)
    return referral


def _preview(
    request: HttpRequest, member: Member, record: RegistryRecord, referral: Referral | None
) -> tuple[str, str]:
    """What the host would read, or why it may not be asked. A look at the need leaves a trace."""
    if referral is None:
        return "", ""
    if request.method != "POST":
        subject = _("受け入れ先へのリンク")
        traces.leave(member, Trace.What.SEEN, need=referral.need, subject=subject)
    try:
        return links.may_be_told(member, record, referral, timezone.localdate()), ""
    except ValidationError as error:
        return "", " ".join(error.messages)


def address_of(request: HttpRequest, link: AnswerLink) -> str:
    """The whole address of a link that still opens; blank for any other."""
    if links.standing(link, timezone.localdate()) != links.Standing.OPEN:
        return ""
    return request.build_absolute_uri(answer_tokens.path_of(link))


def withdraw(request: HttpRequest, member: Member, pk: int) -> HttpResponse:
    """Shut a link."""
    link = link_of(member, pk)
    try:
        links.withdraw(member=member, link=link)
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
    else:
        messages.success(request, _("リンクを取り消しました。もう開けません。"))
    return go(member, "link", link.pk)


def find_sheet(request: HttpRequest, member: Member) -> HttpResponse:
    """A sheet came back: find its question by the number on it."""
    form = SheetNumberForm(request.GET or None)
    if form.is_valid():
        number = _number(form.cleaned_data["number"])
        rows = AnswerLink.objects.filter(record__municipality=member.municipality, referral=None)
        link = rows.filter(sheet_number=number).first()
        if link and link.state == AnswerLink.State.WAITING:
            return go(member, "link_enter", link.pk)
        form.add_error("number", _refusal(link))
    return page(request, member, "records/find_sheet.html", {"form": form}, room=ROOM)


def _number(typed: str) -> str:
    """The number as we wrote it, whatever was typed between and around it."""
    kept = [each for each in unicodedata.normalize("NFKC", typed).upper() if each.isalnum()]
    return f"{''.join(kept[:4])}-{''.join(kept[4:])}"


def _refusal(link: AnswerLink | None) -> str:
    if link is None:
        return _("この番号の確認票はありません。用紙の番号をもう一度確かめてください。")
    if link.state == AnswerLink.State.WITHDRAWN:
        return _("この確認票は取り消してあります。「直す」から内容を入れてください。")
    return _("この確認票の答えは、もう入っています。")


def enter(request: HttpRequest, member: Member, pk: int) -> HttpResponse:
    """Key in what is written on a sheet."""
    link = link_of(member, pk)
    if link.referral_id or link.state != AnswerLink.State.WAITING:
        return go(member, "link", link.pk)
    found = record_of(member, link.record_id, with_facts())
    form = FactsAnswerForm(request.POST or None, instance=found)
    if form.is_valid():
        answered_by = form.cleaned_data["answered_by"]
        try:
            links.key_in(member=member, link=link, answers=form.answers, answered_by=answered_by)
        except ValidationError as error:
            refuse(form, error)
        else:
            return go(member, "link", link.pk)
    context: dict[str, Any] = {"link": link, "record": found, "form": form}
    return page(request, member, "records/enter.html", context, room=ROOM)
