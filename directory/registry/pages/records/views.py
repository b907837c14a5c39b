"""One record: look, change, make."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _

from directory.registry.forms.records import RecordForm, StateForm, VacanciesForm, refuse
from directory.registry.models import (
    HostSupport,
    Referral,
    RegistryRecord,
    RegistrySettings,
    Trace,
)
from directory.registry.pages.frame import go, page, record_of
from directory.registry.permissions import Member, Right
from directory.registry.services import records, traces

from . import face

ROOM = "records"


def record(request: HttpRequest, member: Member, pk: int) -> HttpResponse:
    """All that staff know of one resource, with who confirmed it when."""
    found = record_of(member, pk, face.with_facts())
    today = timezone.localdate()
    contacts = member.may(Right.SEE_CONTACTS)
    sections = face.sections(found, member, today)
    running, supports = face.running(found, member), face.supports(found, member)
    _leave_trace(member, running["known"], supports)
    context = {
        "record": found,
        "sections": sections,
        "unknown": sum(not row.text for section in sections for row in section.rows),
        "duty": duty_of(found),
        "public": face.public_side(found),
        "own": [] if found.resource else face.own_side(found),
        "areas": found.areas() if found.resource else [],
        "sectors": found.sectors() if found.resource else [],
        "changes": face.changes(found, member),
        "contacts": found.contacts.all()[: face.SHOWN_CONTACTS] if contacts else [],
        "links": found.answer_links.filter(referral=None)[:5],
        "running": running,
        "supports": supports,
        "state_form": StateForm(member=member, initial={"state": found.state}),
        "vacancies_form": VacanciesForm(member=member, instance=found),
    }
    return page(request, member, "records/record.html", context, room=ROOM)


def _leave_trace(member: Member, named: list[Referral], supports: list[HostSupport]) -> None:
    """A page that names cases, or tells what was done for one, is a look at them."""
    rows = len(named) + sum(each.referral_id is not None for each in supports)
    if rows:
        traces.leave(member, Trace.What.LISTED, subject=_("台帳の記録"), rows=rows)


def duty_of(found: RegistryRecord) -> dict[str, object]:
    """When a record is to be confirmed again, and by how many days that is over."""
    today = timezone.localdate()
    by = found.confirm_by
    return {
        "by": by,
        "never": by is None,
        "overdue": found.state != RegistryRecord.State.CLOSED and found.is_due(today),
        "days": (today - by).days if by and by <= today else 0,
    }


def edit(request: HttpRequest, member: Member, pk: int) -> HttpResponse:
    """The long form of one record."""
    found = record_of(member, pk)
    form = RecordForm(request.POST or None, member=member, instance=found)
    if form.is_valid() and _saved(form, member, found):
        messages.success(request, _("保存しました。"))
        return go(member, "record", found.pk)
    return _form_page(request, member, form)


def new(request: HttpRequest, member: Member) -> HttpResponse:
    """A place only the registry knows."""
    settings = RegistrySettings.objects.filter(municipality=member.municipality).first()
    blank = RegistryRecord(
        municipality=member.municipality,
        confirm_months=(settings or RegistrySettings()).confirm_months,
    )
    form = RecordForm(request.POST or None, member=member, instance=blank)
    if form.is_valid():
        try:
            made = records.create(member=member, values=form.values, confirmation=form.confirmation)
        except ValidationError as error:
            refuse(form, error)
        else:
            messages.success(request, _("登録しました。公開のページには出ません。"))
            return go(member, "record", made.pk)
    return _form_page(request, member, form)


def _saved(form: RecordForm, member: Member, found: RegistryRecord) -> bool:
    try:
        records.change(
            member=member,
            record=found,
            values=form.values,
            version=form.cleaned_data.get("version"),
            confirmation=form.confirmation,
            confirm_all=bool(form.cleaned_data["confirm_all"]),
        )
    except ValidationError as error:
        refuse(form, error)
        return False
    return True


def _form_page(request: HttpRequest, member: Member, form: RecordForm) -> HttpResponse:
    context = {"form": form, "record": form.instance if form.instance.pk else None}
    return page(request, member, "records/edit.html", context, room=ROOM)
