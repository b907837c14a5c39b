"""Staff faces, contacts and support to hosts."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

from dateutil.relativedelta import relativedelta

from directory.registry.models import (
    Contact,
    FactConfirmation,
    HostSupport,
    HowConfirmed,
    RegistryRecord,
)
from directory.registry.permissions import Member
from directory.registry.services import answers, faces, links
from directory.registry.sheets import cells
from directory.registry.sheets.columns import COLUMNS, Known, known_of
from directory.sample.reading import Row

from .reading import by_label, day, rows_of, surely

# Who is asked by link, the first of whom has answered.
ASKED = ("X03", "R163", "R164")
DAYS = ("capacity_on", "agreed_on", "confirmed_on", "developed_on")
FACTS = tuple(each.field for each in COLUMNS if each.field not in (*DAYS, "confirm_months"))


def load(folder: Path, member: Member, today: dt.date) -> dict[str, RegistryRecord]:
    """Write every row's staff face; return the records by their sample number."""
    municipality = member.municipality
    faces.provide_all(municipality)
    known = known_of(municipality)
    existing = RegistryRecord.objects.of(municipality).select_related("resource")
    by_ref = {each.resource.ref: each for each in existing if each.resource}
    made = {}
    for row in rows_of(folder, "records"):
        ref = row.cells["整理番号"]
        record = by_ref.get(ref) or RegistryRecord(municipality=municipality)
        _write(record, row, known, today)
        _confirm(record, member, today)
        made[ref] = record
    _contacts(folder, member, made, today)
    return made


def _write(record: RegistryRecord, row: Row, known: Known, today: dt.date) -> None:
    rows: dict[str, list[Any]] = {}
    for column in COLUMNS:
        text = row.cells.get(column.heading, "")
        if column.own and record.resource:
            continue
        if column.field in DAYS:
            setattr(record, column.field, day(text, today))
        elif column.many:
            rows[column.field] = column.read(text, known)
        elif text:
            setattr(record, column.field, column.read(text, known))
    record.save()
    for name, values in rows.items():
        getattr(record, name).set(values)


def _confirm(record: RegistryRecord, member: Member, today: dt.date) -> None:
    """One confirmation of all that is known, on the day the sample says."""
    on = record.confirmed_on
    if on is None:
        return
    known = [each for each in FACTS if _is_known(record, each)]
    record.fact_days = dict.fromkeys(known, on.isoformat())
    if record.capacity_on:
        record.fact_days["vacancies"] = record.capacity_on.isoformat()
    record.confirm_by = on + relativedelta(months=record.confirm_months)
    record.save(update_fields=["fact_days", "confirm_by"])
    FactConfirmation.objects.create(
        record=record, confirmed_on=on, how=HowConfirmed.PHONE, **member.signed
    )


def _is_known(record: RegistryRecord, name: str) -> bool:
    value = getattr(record, name)
    return value.exists() if hasattr(value, "exists") else value not in ("", None)


def ask(member: Member, records: dict[str, RegistryRecord], today: dt.date) -> None:
    """Ask some places by link; the first has answered that it has more room."""
    for ref in ASKED:
        link, _address = links.issue(member=member, record=records[ref], on=today)
        if ref == ASKED[0]:
            seen = answers.packed(answers.asked_facts(records[ref]))
            given = {**seen, "capacity": 6, "vacancies": 3}
            links.answer(link=link, answers={"seen": seen, "given": given}, answered_by="世話人")


def _contacts(
    folder: Path, member: Member, records: dict[str, RegistryRecord], today: dt.date
) -> None:
    ways = by_label(HowConfirmed.choices)
    Contact.objects.bulk_create(
        Contact(
            record=records[row.cells["整理番号"]],
            on=surely(row.cells["日"], today),
            how=ways[cells.plain(row.cells["どうやって"])],
            with_whom=row.cells["だれと"],
            text=row.cells["話したこと"],
            **member.signed,
        )
        for row in rows_of(folder, "contacts")
    )
    kinds = known_of(member.municipality).words["host_support"]
    HostSupport.objects.bulk_create(
        HostSupport(
            record=records[row.cells["整理番号"]],
            on=surely(row.cells["日"], today),
            kind=kinds[cells.plain(row.cells["種類"])],
            text=row.cells["したこと"],
            next_on=day(row.cells["次の予定"], today),
            **member.signed,
        )
        for row in rows_of(folder, "supports")
    )
