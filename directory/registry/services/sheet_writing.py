"""Write the rows of a sheet, in few statements."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _

from directory.registry.entries import keys_of
from directory.registry.models import RecordChange, RegistryRecord, SheetImport
from directory.registry.permissions import Member
from directory.registry.sheets import trial
from directory.registry.sheets.columns import field_of, known_of
from search import staff

from .confirming import set_duty
from .faces import months_of


class Writing:
    """Writes the outcome of one import in few statements."""

    def __init__(self, member: Member, run: SheetImport) -> None:
        self.member, self.run = member, run
        self.known = known_of(run.municipality)
        self.records = trial.records_of(run.municipality, lock=True)
        self.changes: list[RecordChange] = []
        self.many: dict[str, list[tuple[RegistryRecord, list[Any]]]] = {}

    def write(self) -> None:
        """Raises nothing that trying did not: the rows were read by the same columns."""
        self._create([row for row in self.run.outcome if row["state"] == trial.NEW])
        self._change([row for row in self.run.outcome if row["state"] == trial.CHANGED])
        self.finish()

    def finish(self) -> None:
        """Write what was put off: rows of several, and the history."""
        for field, pairs in self.many.items():
            set_many(field, pairs)
        RecordChange.objects.bulk_create(self.changes, batch_size=500)

    def _create(self, rows: list[dict[str, Any]]) -> None:
        months = months_of(self.run.municipality)
        new = [
            RegistryRecord(municipality=self.run.municipality, confirm_months=months)
            for _row in rows
        ]
        for record, row in zip(new, rows, strict=True):
            self._take(record, row)
        made = RegistryRecord.objects.bulk_create(new, batch_size=500)
        for record, row in zip(made, rows, strict=True):
            row["record"], row["version"] = record.pk, record.version
            self.note(record, row)
        index(made)

    def _change(self, rows: list[dict[str, Any]]) -> None:
        for row in rows:
            record = self.records[row["record"]]
            self._take(record, row)
            record.version += 1
            row["version"] = record.version
            record.save()
            self.note(record, row)

    def _take(self, record: RegistryRecord, row: dict[str, Any]) -> None:
        for field, (_before, after) in row["changes"].items():
            self.put(record, field, after)
        # What was confirmed of another value is confirmed no more.
        days = {field: record.fact_days.pop(field, "") for field in row["changes"]}
        row["days"] = {field: day for field, day in days.items() if day}
        set_duty(record)

    def put(self, record: RegistryRecord, field: str, text: str) -> None:
        column = trial.BY_FIELD[field]
        if column.many:
            self.many.setdefault(field, []).append((record, column.read(text, self.known)))
        elif text or record.pk:
            setattr(record, field, column.read(text, self.known))

    def note(self, record: RegistryRecord, row: dict[str, Any]) -> None:
        self.changes.append(
            RecordChange(
                record=record,
                changes=row["changes"],
                reason=_("表の取り込み：%(file)s") % {"file": self.run.file_name[-60:]},
                **self.member.signed,
            )
        )


def set_many(field: str, pairs: list[tuple[RegistryRecord, list[Any]]]) -> None:
    relation = field_of(field)
    through = relation.remote_field.through
    mine = relation.m2m_field_name() + "_id"
    theirs = relation.m2m_reverse_field_name() + "_id"
    through.objects.filter(**{f"{mine}__in": [record.pk for record, _rows in pairs]}).delete()
    links = [
        through(**{mine: record.pk, theirs: each.pk}) for record, rows in pairs for each in rows
    ]
    through.objects.bulk_create(links, batch_size=500)
    index([record for record, _rows in pairs])


def index(records: list[RegistryRecord]) -> None:
    """Rows written together send no signals: name them to the staff's index here."""
    staff.changed(*(key for each in records for key in keys_of(each.pk)))
