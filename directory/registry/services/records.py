"""The staff face of a resource: change it, confirm it, note who was spoken to."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable, Mapping
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import models, transaction
from django.utils.translation import gettext as _

from directory.registry import record_facts
from directory.registry.fact_wording import worded
from directory.registry.models import AnswerLink, Contact, RecordChange, RegistryRecord
from directory.registry.permissions import Member, Right

from .confirming import Confirmation, confirm_facts, no_day_to_come, set_duty
from .texts import refuse_taxes

State = RegistryRecord.State


@transaction.atomic
def create(
    *,
    member: Member,
    values: Mapping[str, Any],
    confirmation: Confirmation | None = None,
) -> RegistryRecord:
    """Make a place only the registry knows, confirmed at once where ``confirmation`` says so."""
    member.require(Right.EDIT_RECORDS)
    record = RegistryRecord.objects.create(municipality=member.municipality)
    write(member, record, values, reason=_("新しく登録"))
    if confirmation:
        facts = record_facts.known(record, record_facts.CONFIRMABLE)
        confirm_facts(member, record, facts, confirmation)
    record.save()
    return record


@transaction.atomic
def change(
    *,
    member: Member,
    record: RegistryRecord,
    values: Mapping[str, Any],
    version: int | None = None,
    reason: str = "",
    confirmation: Confirmation | None = None,
    confirm_all: bool = False,
) -> list[str]:
    """Write ``values`` (lists of rows as lists); return the names of what changed.

    What changed is no longer confirmed unless ``confirmation`` says it is. Raises
    ``ValidationError`` where ``version`` is no longer the record's.
    """
    member.require(Right.EDIT_RECORDS)
    record = locked(member, record, version)
    changed = write(member, record, values, reason=reason)
    if confirmation:
        facts = record_facts.known(record, record_facts.CONFIRMABLE)
        confirm_facts(
            member, record, [each for each in facts if confirm_all or each in changed], confirmation
        )
    if "confirm_months" in changed:
        set_duty(record)
    if changed or confirmation:
        stamp(record)
    return changed


def write(
    member: Member, record: RegistryRecord, values: Mapping[str, Any], *, reason: str
) -> list[str]:
    """Set values on a locked record, keep what they were in its history; return what changed.

    The record's own columns are saved by ``stamp``.
    """
    before = {name: record_facts.value(record, name) for name in values}
    after = {name: _plain(value) for name, value in values.items()}
    changed = [name for name in values if not _same(before[name], after[name])]
    refuse_taxes(**{name: after[name] for name in changed if isinstance(after[name], str)})
    for name in changed:
        _set(record, name, after[name])
        record.fact_days.pop(name, None)
    if changed:
        told = {name: [worded(name, before[name]), worded(name, after[name])] for name in changed}
        RecordChange.objects.create(
            record=record, changes=told, reason=reason[:100], **member.signed
        )
    return changed


def stamp(record: RegistryRecord) -> None:
    """Save a record as a newer version of itself."""
    record.version += 1
    record.save()


def locked(member: Member, record: RegistryRecord, version: int | None = None) -> RegistryRecord:
    """The record as it is now, held until the transaction ends."""
    own = RegistryRecord.objects.select_for_update().filter(municipality=member.municipality)
    now = own.filter(pk=record.pk).first()
    if now is None:
        raise PermissionDenied
    if version is not None and version != now.version:
        raise ValidationError(
            _("この画面を開いたあとに、ほかの人が保存しました。新しい内容を確かめてください。")
        )
    return now


@transaction.atomic
def confirm(
    *,
    member: Member,
    record: RegistryRecord,
    facts: Collection[str],
    confirmation: Confirmation,
) -> bool:
    """Say that ``facts`` are still so; return whether that was the whole record.

    Raises ``ValidationError`` for a day to come, one before the last confirmation unless the
    confirmation says it is meant, and for no fact at all.
    """
    member.require(Right.EDIT_RECORDS)
    now = locked(member, record)
    whole = confirm_facts(member, now, facts, confirmation)
    stamp(now)
    return whole


@transaction.atomic
def note_contact(
    *, member: Member, record: RegistryRecord, on: dt.date, how: str, with_whom: str, text: str
) -> Contact:
    """Keep what was spoken with somebody of the place."""
    member.require(Right.EDIT_RECORDS, Right.SEE_CONTACTS)
    no_day_to_come(on)
    refuse_taxes(text=text, with_whom=with_whom)
    now = locked(member, record)
    return Contact.objects.create(
        record=now, on=on, how=how, with_whom=with_whom, text=text, **member.signed
    )


@transaction.atomic
def note_vacancies(
    *,
    member: Member,
    record: RegistryRecord,
    vacancies: int,
    confirmation: Confirmation,
) -> None:
    """Put right how many places are free, and the day that was so."""
    member.require(Right.EDIT_RECORDS)
    now = locked(member, record)
    if now.capacity is not None and vacancies > now.capacity:
        text = _("受け入れられる人数（%(number)s人）より多くなっています。")
        raise ValidationError({"vacancies": text % {"number": now.capacity}})
    if now.capacity_on and confirmation.on < now.capacity_on and not confirmation.earlier:
        raise ValidationError({"on": _("もっと新しい日の空きが、もう記録されています。")})
    values = {"vacancies": vacancies, "capacity_on": confirmation.on}
    write(member, now, values, reason=_("空きを直した"))
    confirm_facts(member, now, ["vacancies"], confirmation)
    stamp(now)


@transaction.atomic
def set_state(*, member: Member, record: RegistryRecord, state: str, reason: str) -> bool:
    """Open, pause or close a place; return whether that changed anything.

    A closed place is asked nothing more: its open answer links are withdrawn.
    """
    member.require(Right.EDIT_RECORDS)
    now = locked(member, record)
    if state != State.IN_USE and not reason.strip():
        raise ValidationError({"reason": _("休む・終わる理由を書いてください。")})
    refuse_taxes(reason=reason)
    if not write(member, now, {"state": State(state)}, reason=reason.strip()):
        return False
    stamp(now)
    if state == State.CLOSED:
        waiting = AnswerLink.objects.filter(record=now, state=AnswerLink.State.WAITING)
        waiting.update(state=AnswerLink.State.WITHDRAWN)
    return True


def _plain(value: Any) -> Any:
    rows = isinstance(value, models.QuerySet | Iterable) and not isinstance(value, str)
    return list(value) if rows else value


def _same(before: Any, after: Any) -> bool:
    if isinstance(before, list):
        return {each.pk for each in before} == {each.pk for each in after}
    return before == after


def _set(record: RegistryRecord, name: str, value: Any) -> None:
    if isinstance(value, list):
        getattr(record, name).set(value)
    else:
        setattr(record, name, value)
