"""書き出し: the list as a spreadsheet that can be imported again, with a trace."""

from __future__ import annotations

import csv
import io
import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _
from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell

from directory.models import Resource, ResourceContact
from directory.registry.models import RegistryRecord, Trace
from directory.registry.permissions import Member, Right
from directory.registry.record_facts import PRIVATE, WORD_KINDS
from directory.registry.sheets.columns import COLUMNS, Column

from . import traces

# What an office's spreadsheet still opens quickly; a registry has less.
MOST_ROWS = 10_000
RECORD_NUMBER = "台帳番号"
XLSX, CSV = "xlsx", "csv"
TYPES = {
    XLSX: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    CSV: "text/csv; charset=utf-8",
}
_CHUNK = 500
_BYTE_ORDER_MARK = "\ufeff"
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")
_FORMULA = "=+-@"
_NUMBER = re.compile(r"[+-]?[0-9]+(\.[0-9]+)?")
_WIDTH, _LONGEST_CELL = 18, 32_000
Cells = list[str]


@transaction.atomic
def export(*, member: Member, keys: Sequence[int], file_format: str, what: str) -> bytes:
    """The records of ``keys`` (at most ``MOST_ROWS``) in their order as a file, and a trace.

    ``what`` says in words which they are. Each row begins with the record's number; contact
    persons and notes are only there for those who may see them.
    """
    member.require(Right.EXPORT_RECORDS)
    keys = keys[:MOST_ROWS]
    rows = _rows(member, keys)
    made = _xlsx(rows) if file_format == XLSX else _csv(rows)
    subject = _("台帳：%(what)s") % {"what": what}
    traces.leave(member, Trace.What.EXPORTED, subject=subject, rows=len(keys))
    return made


def columns_for(member: Member) -> tuple[Column, ...]:
    """The columns a member may export."""
    contacts = member.may(Right.SEE_CONTACTS)
    return tuple(each for each in COLUMNS if contacts or each.field not in PRIVATE)


def begins_a_formula(text: str) -> bool:
    """Whether a spreadsheet might reckon with a text; a number is what it says."""
    first = unicodedata.normalize("NFKC", text.lstrip()[:1])
    return first != "" and first in _FORMULA and not _NUMBER.fullmatch(text)


def _rows(member: Member, keys: Sequence[int]) -> Iterator[Cells]:
    columns = columns_for(member)
    yield [_(RECORD_NUMBER), *(each.heading for each in columns)]
    for record in _records(member, keys):
        yield [str(record.pk), *(_clean(_cell(record, each)) for each in columns)]


def _records(member: Member, keys: Sequence[int]) -> Iterator[RegistryRecord]:
    rows = RegistryRecord.objects.of(member.municipality).with_faces()
    rows = rows.prefetch_related(
        *WORD_KINDS, "resource__contacts", "resource__operators__organization"
    )
    for start in range(0, len(keys), _CHUNK):
        some = keys[start : start + _CHUNK]
        found = rows.in_bulk(some)
        yield from (found[pk] for pk in some if pk in found)


def _cell(record: RegistryRecord, column: Column) -> str:
    """What a column writes; a place with a public face is called what residents read."""
    told = PUBLIC.get(column.field) if record.resource else None
    return told(record, record.resource) if told else column.write(record)


def _clean(text: str) -> str:
    return _CONTROL.sub("", text)[:_LONGEST_CELL]


def _listed(rows: Iterable[Any]) -> str:
    return ";".join(str(each) for each in rows)


def _contact(resource: Resource, method: str) -> str:
    return next((each.value for each in resource.contacts.all() if each.method == method), "")


def _operators(resource: Resource) -> str:
    return "、".join(
        each.organization.name for each in resource.operators.all() if each.organization
    )


Told = Callable[[RegistryRecord, Any], str]
PUBLIC: Mapping[str, Told] = {
    "own_name": lambda record, _resource: record.name,
    "own_reading": lambda record, _resource: record.reading,
    "own_kind": lambda record, _resource: record.kind_label,
    "own_operator": lambda _record, resource: _operators(resource)[:150],
    "own_description": lambda record, _resource: record.description,
    "own_sectors": lambda record, _resource: _listed(record.sectors()),
    "own_areas": lambda record, _resource: _listed(record.areas()),
    "own_postcode": lambda _record, resource: resource.postcode,
    "own_address": lambda record, _resource: record.address,
    "own_lat": lambda _record, resource: "" if resource.lat is None else str(resource.lat),
    "own_lng": lambda _record, resource: "" if resource.lng is None else str(resource.lng),
    "own_phone": lambda _record, resource: _contact(resource, ResourceContact.Method.PHONE)[:50],
    "own_url": lambda _record, resource: _contact(resource, ResourceContact.Method.WEB)[:200],
    "own_hours": lambda _record, resource: resource.hours_wording or resource.frequency,
}


def _csv(rows: Iterable[Cells]) -> bytes:
    out = io.StringIO()
    guarded = ([f"'{text}" if begins_a_formula(text) else text for text in row] for row in rows)
    csv.writer(out).writerows(guarded)
    return (_BYTE_ORDER_MARK + out.getvalue()).encode()


def _xlsx(rows: Iterable[Cells]) -> bytes:
    book = Workbook(write_only=True)
    sheet = book.create_sheet(_("台帳"))
    sheet.freeze_panes = "C2"
    sheet.sheet_format.defaultColWidth = _WIDTH
    for row in rows:
        sheet.append([_xlsx_cell(sheet, text) for text in row])
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _xlsx_cell(sheet: Any, text: str) -> Any:
    if not begins_a_formula(text):
        return text or None
    cell = WriteOnlyCell(sheet, value=text)
    # A text, also once somebody has opened the cell and closed it again.
    cell.data_type, cell.quotePrefix = "s", True
    return cell
