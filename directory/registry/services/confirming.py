"""確認: who confirmed which facts when, and when a record is due again."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable
from dataclasses import dataclass

from dateutil.relativedelta import relativedelta
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from directory.registry import record_facts
from directory.registry.models import FactConfirmation, RegistryRecord
from directory.registry.permissions import Member


@dataclass(frozen=True, slots=True)
class Confirmation:
    """When, how (of ``HowConfirmed``) and with whom facts were confirmed.

    ``earlier`` says that a day before the last confirmation is meant.
    """

    on: dt.date
    how: str
    with_whom: str = ""
    earlier: bool = False


def confirm_facts(
    member: Member,
    record: RegistryRecord,
    facts: Iterable[str],
    confirmation: Confirmation,
) -> bool:
    """Keep that ``facts`` of a locked record are so; return whether they are all that is known.

    Only then the duty to confirm starts anew. The record is left to be saved.
    """
    no_day_to_come(confirmation.on)
    facts = [each for each in record_facts.CONFIRMABLE if each in set(facts)]
    if not facts:
        raise ValidationError(
            {"facts": _("確かめた項目がありません。ひとつは印を付けてください。")}
        )
    if not confirmation.earlier:
        _none_before_the_last(record, facts, confirmation.on)
    duty = set(record_facts.known(record, record_facts.DUTY))
    whole = bool(duty) and duty <= set(facts)
    _keep_rows(member, record, facts, confirmation, whole=whole)
    _keep_days(record, facts, confirmation.on)
    if whole:
        _renew_duty(record, confirmation.on)
    return whole


def no_day_to_come(on: dt.date) -> None:
    """Raises ``ValidationError`` for a day nobody has seen yet."""
    if on > timezone.localdate():
        raise ValidationError({"on": _("先の日付です。きょうまでの日を入れてください。")})


def last_confirmed(record: RegistryRecord, facts: Collection[str]) -> dt.date | None:
    """The newest day any of ``facts`` was confirmed."""
    days = [record.fact_days[each] for each in facts if each in record.fact_days]
    return dt.date.fromisoformat(max(days)) if days else None


def _none_before_the_last(record: RegistryRecord, facts: Collection[str], on: dt.date) -> None:
    last = last_confirmed(record, facts)
    if last and on < last:
        text = _(
            "%(day)sにも確かめた記録があります。それより前の日として残すときは、"
            "「前の確認より古い日で記録する」に印を付けてください。"
        )
        raise ValidationError({"on": text % {"day": date_format(last)}})


def _keep_rows(
    member: Member,
    record: RegistryRecord,
    facts: Collection[str],
    confirmation: Confirmation,
    *,
    whole: bool,
) -> None:
    """One row for the record as a whole, or one a fact."""
    told = [each for each in facts if not whole or each in record_facts.PRIVATE]
    FactConfirmation.objects.bulk_create(
        FactConfirmation(
            record=record,
            fact=fact,
            confirmed_on=confirmation.on,
            how=confirmation.how,
            with_whom=confirmation.with_whom,
            **member.signed,
        )
        for fact in (["", *told] if whole else told)
    )


def _keep_days(record: RegistryRecord, facts: Collection[str], on: dt.date) -> None:
    """A confirmation told later than it was made makes no newer one older."""
    for fact in facts:
        record.fact_days[fact] = max(record.fact_days.get(fact, ""), on.isoformat())


def _renew_duty(record: RegistryRecord, on: dt.date) -> None:
    if record.confirmed_on is None or on >= record.confirmed_on:
        record.confirmed_on = on
    set_duty(record)


def set_duty(record: RegistryRecord) -> None:
    """Reckon anew by which day a record is to be confirmed again."""
    if record.confirmed_on:
        record.confirm_by = record.confirmed_on + relativedelta(months=record.confirm_months)
