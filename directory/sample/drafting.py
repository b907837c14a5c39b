"""Rows become drafts; what their cells or their fields do not allow becomes a fault."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.db.models import Model
from django.utils.translation import gettext

from directory.sample.columns import AnyColumn, plain_field
from directory.sample.drafts import Draft, File, Part
from directory.sample.faults import Fault, UnreadableCellError
from directory.sample.reading import HEADER_LINE, Table


def drafts(file: File, table: Table, faults: list[Fault]) -> list[Draft]:
    """A draft of every row, also of those with faults: others may name them."""
    found = list(_header_faults(file, table))
    faults += found
    if found:
        return []
    return [_draft(Draft(file, table.path, row, table.folder), faults) for row in table.rows]


def _header_faults(file: File, table: Table) -> Iterator[Fault]:
    known = [column.name for column in file.columns]
    for name in dict.fromkeys(table.header):
        if name not in known:
            reason = gettext("%(file)s にこの列はありません。") % {"file": file.name}
            yield Fault(table.path, HEADER_LINE, name, reason)
        elif table.header.count(name) > 1:
            yield Fault(table.path, HEADER_LINE, name, gettext("同じ見出しの列が2つあります。"))
    for column in file.columns:
        if column.required and column.name not in table.header:
            yield Fault(table.path, HEADER_LINE, column.name, gettext("この列がありません。"))


def _draft(draft: Draft, faults: list[Fault]) -> Draft:
    reasons = [*_take_all(draft)]
    if not reasons:
        draft.file.compose(draft)
        reasons = [*_refused_fields(draft), *_repeated_parts(draft)]
    faults += [Fault(draft.path, draft.row.line, column, reason) for column, reason in reasons]
    return draft


def _take_all(draft: Draft) -> Iterator[tuple[str, str]]:
    for column in draft.file.columns:
        if reason := _take(draft, column):
            yield column.name, reason


def _take(draft: Draft, column: AnyColumn) -> str:
    cell = draft.row.cells.get(column.name, "")
    if column.required and not cell:
        return gettext("空欄です。かならず書いてください。")
    try:
        column.take(draft, cell)
    except UnreadableCellError as refusal:
        return str(refusal)
    return ""


def _refused_fields(draft: Draft) -> Iterator[tuple[str, str]]:
    columns = {column.field: column.name for column in draft.file.columns}
    for field, reason in _cleaned(draft.file.model, draft.values):
        yield columns.get(field, ""), reason
    for part in _parts(draft):
        for _, reason in _cleaned(part.model, part.values):
            yield part.column, reason


def _repeated_parts(draft: Draft) -> Iterator[tuple[str, str]]:
    """Parts a record may have only once each."""
    seen = set()
    for part in _parts(draft):
        for constraint in part.model._meta.total_unique_constraints:
            said = tuple(_said(part, field) for field in constraint.fields)
            if (part.model, said) in seen:
                words = gettext("、").join(str(each) for each in said if each)
                yield part.column, gettext("『%(words)s』が2回あります。") % {"words": words}
            seen.add((part.model, said))


def _said(part: Part, field: str) -> Any:
    if field in part.links:
        return gettext("、").join(part.links[field].names)
    value = part.values.get(field)
    labels = dict(plain_field(part.model, field).flatchoices)
    return labels.get(value, value)


def _parts(draft: Draft) -> Iterable[Part]:
    return (part for parts in draft.parts.values() for part in parts)


def _cleaned(model: type[Model], values: dict[str, Any]) -> Iterator[tuple[str, str]]:
    record = model(**values)
    unsaid = {field.name for field in model._meta.fields} - values.keys()
    try:
        record.clean_fields(exclude=unsaid)
        record.clean()
    except ValidationError as error:
        messages = getattr(error, "error_dict", None) or {NON_FIELD_ERRORS: error.error_list}
        for field, errors in messages.items():
            yield field, " ".join(text for each in errors for text in each.messages)
