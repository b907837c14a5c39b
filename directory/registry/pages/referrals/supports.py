"""受け入れ先への支援: what was done for a place, and the form to record it."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from directory.registry.forms.referrals import SupportForm, refuse
from directory.registry.models import RegistryRecord, Trace
from directory.registry.pages.frame import go, page, record_of
from directory.registry.permissions import Member
from directory.registry.services import host_supports, traces
from directory.row_key import is_row_key

ROOM = "records"


def supports(request: HttpRequest, member: Member, pk: int) -> HttpResponse:
    """All support one place had."""
    record = record_of(member, pk)
    rows = list(host_supports.known_to(member).filter(record=record))
    if about := sum(each.referral_id is not None for each in rows):
        subject = _("受け入れ先への支援の一覧")
        traces.leave(member, Trace.What.LISTED, subject=subject, rows=about)
    context = {"record": record, "supports": rows}
    return page(request, member, "referrals/supports_of.html", context, room=ROOM)


def new(request: HttpRequest, member: Member, pk: int) -> HttpResponse:
    """Record one support."""
    record = record_of(member, pk)
    initial = {"referral": _asked_referral(request, member, record)}
    form = SupportForm(request.POST or None, member=member, record=record, initial=initial)
    if form.is_valid():
        try:
            host_supports.add(member=member, record=record, **form.said)
        except ValidationError as error:
            refuse(form, error)
        else:
            return _done(request, member, form, record)
    return _form_page(request, member, form, record)


def change(request: HttpRequest, member: Member, pk: int) -> HttpResponse:
    """Correct what was recorded."""
    found = host_supports.known_to(member).filter(pk=pk).first()
    if found is None:
        raise Http404(pk)
    if found.referral and request.method != "POST":
        subject = _("受け入れ先への支援")
        traces.leave(member, Trace.What.SEEN, need=found.referral.need, subject=subject)
    names = ("kind", "text", "on", "next_on", "referral")
    initial = {name: getattr(found, name) for name in names}
    record = found.record
    form = SupportForm(
        request.POST or None, member=member, record=record, instance=found, initial=initial
    )
    if form.is_valid():
        try:
            host_supports.change(member=member, support=found, **form.said)
        except ValidationError as error:
            refuse(form, error)
        else:
            return _done(request, member, form, record)
    return _form_page(request, member, form, record)


def _asked_referral(request: HttpRequest, member: Member, record: RegistryRecord) -> int | None:
    key = request.GET.get("referral", "")
    rows = member.referrals().filter(record=record)
    found = rows.filter(pk=key).first() if is_row_key(key) else None
    return found.pk if found else None


def _done(
    request: HttpRequest, member: Member, form: SupportForm, record: RegistryRecord
) -> HttpResponse:
    messages.success(request, _("受け入れ先への支援を記録しました。"))
    about = form.cleaned_data["referral"]
    return go(member, "referral", about.pk) if about else go(member, "supports", record.pk)


def _form_page(
    request: HttpRequest, member: Member, form: SupportForm, record: RegistryRecord
) -> HttpResponse:
    if offered := form.offered:
        subject = _("受け入れ先への支援の画面")
        traces.leave(member, Trace.What.LISTED, subject=subject, rows=offered)
    context = {"form": form, "record": record}
    return page(request, member, "referrals/support_form.html", context, room=ROOM)
