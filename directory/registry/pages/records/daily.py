"""What is done to a record every day: confirm it, note a talk, free places, pauses."""

from __future__ import annotations

from collections.abc import Callable

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.forms import BaseForm
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from directory.registry.forms.records import (
    ContactForm,
    StateForm,
    VacanciesForm,
    VerifyForm,
    refuse,
)
from directory.registry.models import RegistryRecord
from directory.registry.pages.frame import go, page, record_of
from directory.registry.permissions import Member
from directory.registry.services import records

from .face import with_facts
from .views import ROOM


def verify(request: HttpRequest, member: Member, pk: int) -> HttpResponse:
    """Confirm facts without changing any."""
    found = record_of(member, pk, with_facts())
    form = VerifyForm(request.POST or None, member=member, instance=found)

    def do() -> str:
        confirmation = form.confirmation
        assert confirmation
        whole = records.confirm(
            member=member,
            record=found,
            facts=form.cleaned_data["facts"],
            confirmation=confirmation,
        )
        if whole:
            return _("全体を確かめた記録を残しました。")
        return _(
            "印を付けた項目の記録を残しました。"
            "分かっている項目すべてではないので、次に確かめる日は変わりません。"
        )

    return _asked(request, member, found, form, do, "verify")


def contact(request: HttpRequest, member: Member, pk: int) -> HttpResponse:
    """Note what was spoken with the place."""
    found = record_of(member, pk)
    form = ContactForm(request.POST or None, member=member)

    def do() -> str:
        said = {name: form.cleaned_data[name] for name in ("on", "how", "with_whom", "text")}
        records.note_contact(member=member, record=found, **said)
        return _("連絡の記録を残しました。")

    return _asked(request, member, found, form, do, "contact")


def vacancies(request: HttpRequest, member: Member, pk: int) -> HttpResponse:
    """Put only the free places right."""
    found = record_of(member, pk)
    form = VacanciesForm(request.POST or None, member=member, instance=found)

    def do() -> str:
        confirmation = form.confirmation
        assert confirmation
        records.note_vacancies(
            member=member,
            record=found,
            vacancies=form.cleaned_data["vacancies"],
            confirmation=confirmation,
        )
        return _("空きを直しました。")

    return _asked(request, member, found, form, do, "vacancies")


def state(request: HttpRequest, member: Member, pk: int) -> HttpResponse:
    """Pause, close or open the place again."""
    found = record_of(member, pk)
    initial = {"state": found.state}
    form = StateForm(request.POST or None, member=member, initial=initial)

    def do() -> str:
        said = {name: form.cleaned_data[name] for name in ("state", "reason")}
        changed = records.set_state(member=member, record=found, **said)
        return _("状態を変えました。") if changed else _("状態はそのままです。")

    return _asked(request, member, found, form, do, "state")


def _asked(
    request: HttpRequest,
    member: Member,
    record: RegistryRecord,
    form: BaseForm,
    do: Callable[[], str],
    template: str,
) -> HttpResponse:
    """Do what a valid form asks and return to the record; show it again otherwise."""
    if form.is_valid():
        try:
            done = do()
        except ValidationError as error:
            refuse(form, error)
        else:
            messages.success(request, done)
            return go(member, "record", record.pk)
    context = {"record": record, "form": form}
    return page(request, member, f"records/{template}.html", context, room=ROOM)
