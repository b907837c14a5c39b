"""What each row of a sheet comes to: new, changed, the same or refused; nothing is written."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext as _

from directory.models import Municipality
from directory.registry.fact_rules import contradictions
from directory.registry.models import RegistryRecord
from directory.registry.privacy import tells_of_taxes

from . import cells
from .columns import COLUMNS, Column, Known, known_of
from .identity import Identity
from .identity import Known as KnownPlaces

NEW, CHANGED, SAME, REFUSED, SKIPPED = "new", "changed", "same", "refused", "skipped"
RECORD_NUMBER = "record"
BY_FIELD = {each.field: each for each in COLUMNS}
MANY = tuple(each.field for each in COLUMNS if each.many)
# What a row is told apart by.
CHECKED = (*("age_from", "age_to", "no_age_limit", "fee", "fee_yen", "capacity", "vacancies"),)
TELLING = ("own_ref", "own_name", "own_phone", "own_address")


class Trial:
    """Judges the rows of one sheet against a municipality's registry as it is now."""

    def __init__(self, municipality: Municipality, columns: Mapping[str, str]) -> None:
        self.municipality = municipality
        self.columns = dict(columns)
        self.known: Known = known_of(municipality)
        self.records = records_of(municipality)
        self.places = KnownPlaces(map(identity_of, self.records.values()))
        # What rows before have named: a place by its number or contacts, or a record.
        self.earlier: dict[tuple[str, ...], int] = {}

    def rows(
        self,
        headings: Sequence[str],
        table: Iterable[tuple[int, list[str]]],
        choices: Mapping[str, str],
    ) -> list[dict[str, Any]]:
        """The outcome of every row; ``choices`` are what a person decided, by row number."""
        return [
            self.row(number, dict(zip(headings, values, strict=False)), choices.get(str(number)))
            for number, values in table
        ]

    def row(self, number: int, named: Mapping[str, str], choice: str | None) -> dict[str, Any]:
        """One row's outcome as plain data; ``choice`` is "", "skip", "new" or a record's key."""
        texts = self._texts(named)
        row = {"row": number, "name": texts.get("own_name", ""), "choice": choice or ""}
        if choice == "skip":
            return {**row, "state": SKIPPED}
        values, reasons = self._values(texts)
        place = self._identity(texts)
        record, guesses = self._find(place, choice)
        if twin := self._twin(number, place, record):
            text = _("%(row)s行目と同じところのことです。どちらかを飛ばしてください。")
            reasons.append(text % {"row": twin})
        reasons += _impossible(record, values)
        if record is None and not texts.get("own_name"):
            reasons.append(
                _("名称がありません。「名称」にする列を選ぶか、この行を飛ばしてください。")
            )
        if reasons:
            return {**row, "state": REFUSED, "reasons": reasons, "guesses": guesses}
        changes = changes_of(record, values)
        if record is None:
            return {**row, "state": NEW, "changes": changes, "guesses": guesses}
        state = CHANGED if changes else SAME
        notes = _public_notes(record, texts)
        found = {"record": record.pk, "found": record.name, "version": record.version}
        return {**row, **found, "state": state, "changes": changes, "notes": notes}

    def _texts(self, named: Mapping[str, str]) -> dict[str, str]:
        """Field → cell, of the columns that are read."""
        return {field: named.get(heading, "") for heading, field in self.columns.items() if field}

    def _values(self, texts: Mapping[str, str]) -> tuple[dict[str, Any], list[str]]:
        values: dict[str, Any] = {}
        reasons = []
        for field, text in texts.items():
            column = BY_FIELD.get(field)
            if column is None or not text:
                # An empty cell says nothing: what is known stays.
                continue
            try:
                values[field] = column.read(text, self.known)
            except cells.CellError as error:
                reasons.append(f"{column.heading}：{error}")
            if taxes := tells_of_taxes(text):
                reason = _("%(heading)s：「%(text)s」は税務の情報のようです。入れられません。")
                reasons.append(reason % {"heading": column.heading, "text": taxes})
        return values, reasons

    def _identity(self, texts: Mapping[str, str]) -> Identity:
        ref, name, phone, address = (texts.get(each, "") for each in TELLING)
        number = texts.get(RECORD_NUMBER, "")
        pk = int(number) if number.isdecimal() and len(number) < 19 else 0
        return Identity(pk, name, ref, phone, address)

    def _find(
        self, place: Identity, choice: str | None
    ) -> tuple[RegistryRecord | None, list[dict[str, Any]]]:
        if choice and choice.isdecimal() and len(choice) < 19:
            return self.records.get(int(choice)), []
        if choice == "new":
            return None, []
        same = self.places.same(place)
        if same:
            return self.records[same.pk], []
        guesses = self.places.perhaps(place) if place.name else []
        return None, [{"pk": each.pk, "name": each.name, "why": str(each.why)} for each in guesses]

    def _twin(self, number: int, place: Identity, record: RegistryRecord | None) -> int | None:
        """An earlier row of the sheet about the very same place."""
        keys: list[tuple[str, ...]] = [("ref", place.ref)] if place.ref else []
        if place.name and (place.phone or place.address):
            keys.append(("place", place.name, place.phone, place.address))
        if record is not None:
            keys.append(("record", str(record.pk)))
        rows = [self.earlier.setdefault(key, number) for key in keys]
        return next((row for row in rows if row != number), None)


def _impossible(record: RegistryRecord | None, values: Mapping[str, Any]) -> list[str]:
    """What a row says that cannot be at once, with what is known already."""
    known = {field: getattr(record, field) for field in CHECKED} if record else {}
    found = contradictions({**known, **values})
    return [f"{BY_FIELD[field].heading}：{text}" for field, text in found.items()]


def records_of(municipality: Municipality, *, lock: bool = False) -> dict[int, RegistryRecord]:
    """Every record of a municipality with what a row can change, in a few questions.

    With ``lock`` nobody else writes them until the transaction ends.
    """
    rows = RegistryRecord.objects.of(municipality).select_related("resource")
    if lock:
        rows = rows.select_for_update(of=("self",))
    rows = rows.prefetch_related(*MANY, "resource__contacts")
    return {each.pk: each for each in rows}


def identity_of(record: RegistryRecord) -> Identity:
    """What tells a record from others, of its public face where it has one."""
    if record.resource is None:
        return Identity(
            record.pk, record.own_name, record.own_ref, record.own_phone, record.own_address
        )
    phones = [each.value for each in record.resource.contacts.all() if each.method == "phone"]
    phone = phones[0] if phones else ""
    return Identity(record.pk, record.name, record.own_ref, phone, record.address)


def changes_of(record: RegistryRecord | None, values: Mapping[str, Any]) -> dict[str, Any]:
    """Field → [before, after] as the office writes them, of what a row would change."""
    changes = {}
    for field, value in values.items():
        column = BY_FIELD[field]
        if record is not None and record.resource and column.own and field != "own_ref":
            continue
        before = column.write(record) if record is not None else ""
        after = written(column, value)
        if cells.plain(before) != cells.plain(after):
            changes[field] = [before, after]
    return changes


def written(column: Column, value: Any) -> str:
    """A value as its column writes it."""
    if column.many:
        return ";".join(str(each) for each in value)
    probe = RegistryRecord(**{column.field: value})
    return column.write(probe)


def _public_notes(record: RegistryRecord, texts: Mapping[str, str]) -> list[str]:
    """What a row says otherwise than the public record, which is changed on the public side."""
    if record.resource is None:
        return []
    public = {"own_name": record.name, "own_address": record.address}
    differing: list[str | Promise] = [
        BY_FIELD[field].heading
        for field, value in public.items()
        if texts.get(field) and value and texts[field] != value
    ]
    if not differing:
        return []
    text = _("公開している記録と違います（%(what)s）。公開の画面で直してください。")
    return [text % {"what": "、".join(map(str, differing))}]
