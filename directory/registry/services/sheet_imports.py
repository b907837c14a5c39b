"""表の取り込み: begin, choose columns, try out, apply all or nothing, undo."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Mapping
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from directory.registry.models import (
    AnswerLink,
    ColumnMapping,
    Contact,
    HostSupport,
    Referral,
    RegistryRecord,
    SheetImport,
    ShortlistItem,
    Trace,
)
from directory.registry.permissions import Member, Right
from directory.registry.sheets import cells, trial
from directory.registry.sheets.columns import column_for
from directory.registry.sheets.files import Table

from . import traces
from .confirming import set_duty
from .sheet_writing import Writing, index

State = SheetImport.State
RECORD_HEADING = "台帳番号"


def signature_of(headings: list[str]) -> str:
    """The same headings in the same order have the same signature."""
    return hashlib.sha256("\x1f".join(headings).encode()).hexdigest()


@transaction.atomic
def begin(*, member: Member, file_name: str, table: Table) -> SheetImport:
    """Keep what was read, with the columns as they were read last time or mean by themselves."""
    member.require(Right.IMPORT)
    return SheetImport.objects.create(
        municipality=member.municipality,
        file_name=file_name[-200:],
        headings=table.headings,
        columns=_proposed(member, table.headings),
        cells=[[number, cells] for number, cells in table.rows],
        **member.signed,
    )


def _proposed(member: Member, headings: list[str]) -> dict[str, str]:
    known = ColumnMapping.objects.filter(
        municipality=member.municipality, signature=signature_of(headings)
    ).first()
    if known:
        return known.columns
    taken: set[str] = set()
    proposed = {}
    for heading in filter(None, headings):
        column = column_for(heading)
        field = trial.RECORD_NUMBER if heading == RECORD_HEADING else column and column.field
        proposed[heading] = field if field and field not in taken else ""
        taken.add(proposed[heading])
    return proposed


@transaction.atomic
def choose_columns(*, member: Member, run: SheetImport, columns: Mapping[str, str]) -> SheetImport:
    """Read the sheet by these columns (heading → field or blank), remember them, and try it."""
    run = _own(member, run, State.MAPPING, State.TRIED)
    twice = [field for field, count in Counter(filter(None, columns.values())).items() if count > 1]
    if twice:
        names = "、".join(trial.BY_FIELD[each].heading for each in twice if each in trial.BY_FIELD)
        raise ValidationError(
            _("同じ項目に、2つの列を選んでいます：%(names)s。1つにしてください。")
            % {"names": names}
        )
    if not {"own_name", trial.RECORD_NUMBER} & set(columns.values()):
        raise ValidationError(_("どの列が名称か、選んでください。"))
    run.columns = dict(columns)
    ColumnMapping.objects.update_or_create(
        municipality=member.municipality,
        signature=signature_of(run.headings),
        defaults={"columns": run.columns},
    )
    return _tried(run, {})


@transaction.atomic
def choose_rows(*, member: Member, run: SheetImport, choices: Mapping[str, str]) -> SheetImport:
    """Take what a person decided of some rows ("", "skip", "new" or a record) and try again."""
    run = _own(member, run, State.TRIED)
    before = {str(row["row"]): row["choice"] for row in run.outcome if row.get("choice")}
    return _tried(run, {**before, **choices})


def _tried(run: SheetImport, choices: Mapping[str, str]) -> SheetImport:
    judge = trial.Trial(run.municipality, run.columns)
    run.outcome = judge.rows(run.headings, [(row[0], row[1]) for row in run.cells], choices)
    run.state = State.TRIED
    run.save()
    return run


def counts(run: SheetImport) -> dict[str, int]:
    """How many rows come to what, and under "unsure" how many new ones may be known already."""
    found = Counter(row["state"] for row in run.outcome)
    found["unsure"] = sum(1 for row in run.outcome if _is_unsure(row))
    return dict(found)


def _is_unsure(row: Mapping[str, Any]) -> bool:
    return bool(row["state"] == trial.NEW and row.get("guesses") and row["choice"] != "new")


@transaction.atomic
def apply(*, member: Member, run: SheetImport) -> SheetImport:
    """Write every row, or none: refused while a row is refused, or anything changed meanwhile."""
    run = _own(member, run, State.TRIED)
    if any(row["state"] == trial.REFUSED for row in run.outcome):
        raise ValidationError(
            _(
                "読めない行が残っています。表を直して入れなおすか、その行を「飛ばす」にしてください。"
            )
        )
    before = run.outcome
    choices = {str(row["row"]): row["choice"] for row in before if row["choice"]}
    _tried(run, choices)
    if _gist(run.outcome) != _gist(before):
        raise ValidationError(
            _(
                "試したあとに、台帳が変わりました。新しい結果を確かめて、もう一度取り込んでください。"
            )
        )
    Writing(member, run).write()
    run.state, run.applied_at = State.APPLIED, timezone.now()
    run.cells = []
    run.save()
    written = sum(row["state"] in (trial.NEW, trial.CHANGED) for row in run.outcome)
    traces.leave(member, Trace.What.CHANGED, subject=_("表の取り込み"), rows=written)
    return run


def _gist(outcome: list[dict[str, Any]]) -> list[tuple[Any, ...]]:
    return [(row["row"], row["state"], row.get("record"), row.get("changes")) for row in outcome]


@transaction.atomic
def undo(*, member: Member, run: SheetImport) -> SheetImport:
    """Put everything back as it was before; refused where somebody worked on a row since."""
    run = _own(member, run, State.APPLIED)
    records = trial.records_of(run.municipality)
    rows = [row for row in run.outcome if row["state"] in (trial.NEW, trial.CHANGED)]
    used = _used([row["record"] for row in rows if row["state"] == trial.NEW])
    touched = [row["name"] for row in rows if _is_touched(records.get(row["record"]), row, used)]
    if touched:
        raise ValidationError(
            _("取り込んだあとに手を入れた記録があるので、取り消せません：%(names)s")
            % {"names": "、".join(touched[:5])}
        )
    try:
        _take_back(member, run, rows, records)
    except cells.CellError as error:
        text = _("取り込んだあとに語彙や区域が変わったので、取り消せません：%(why)s")
        raise ValidationError(text % {"why": error}) from error
    run.state = State.UNDONE
    run.save(update_fields=["state"])
    traces.leave(member, Trace.What.CHANGED, subject=_("表の取り込みの取り消し"), rows=len(rows))
    return run


def _used(pks: list[int]) -> set[int]:
    """Those of some records that something has come to rest on."""
    resting = (Referral, Contact, HostSupport, AnswerLink, ShortlistItem)
    return {
        pk
        for model in resting
        for pk in model.objects.filter(record__in=pks).values_list("record", flat=True)
    }


def _is_touched(record: RegistryRecord | None, row: dict[str, Any], used: set[int]) -> bool:
    return record is None or record.version != row["version"] or record.pk in used


def _take_back(
    member: Member,
    run: SheetImport,
    rows: list[dict[str, Any]],
    records: dict[int, RegistryRecord],
) -> None:
    new = [row["record"] for row in rows if row["state"] == trial.NEW]
    index([records[pk] for pk in new])
    RegistryRecord.objects.filter(pk__in=new, municipality=run.municipality).delete()
    writing = Writing(member, run)
    for row in rows:
        if row["state"] == trial.CHANGED:
            record = records[row["record"]]
            for field, (before, _after) in row["changes"].items():
                writing.put(record, field, before)
            record.fact_days |= row.get("days", {})
            set_duty(record)
            record.version += 1
            record.save()
            turned = {field: pair[::-1] for field, pair in row["changes"].items()}
            writing.note(record, {"changes": turned})
    writing.finish()


def discard(*, member: Member, run: SheetImport) -> None:
    """Throw away an import that was not applied."""
    _own(member, run, State.MAPPING, State.TRIED).delete()


def _own(member: Member, run: SheetImport, *states: str) -> SheetImport:
    member.require(Right.IMPORT)
    now = SheetImport.objects.select_for_update().filter(municipality=member.municipality)
    found = now.filter(pk=run.pk).first()
    if found is None or found.state not in states:
        raise ValidationError(
            _("この取り込みは、もうその操作ができません。一覧から開きなおしてください。")
        )
    return found
