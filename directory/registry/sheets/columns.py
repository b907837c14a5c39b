"""The columns of a sheet of records: heading ↔ field, and what people call them elsewhere."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import Model
from django.utils import timezone
from django.utils.translation import gettext as _

from directory.models import CatchmentArea, Municipality, ResourceKind, Sector
from directory.registry.models import RegistryRecord, Word, slots

from . import cells

FIRST_DAY = dt.date(2000, 1, 1)


@dataclass(frozen=True, slots=True)
class Known:
    """What cells may name: words by kind, sectors and areas, each label → row."""

    words: Mapping[str, Mapping[str, Word]]
    sectors: Mapping[str, Sector]
    areas: Mapping[str, CatchmentArea]


def known_of(municipality: Municipality) -> Known:
    """Everything a sheet of this municipality may name, in three questions."""
    words: dict[str, dict[str, Word]] = {}
    for word in Word.objects.filter(municipality=municipality):
        words.setdefault(word.kind, {})[cells.plain(word.label)] = word
    areas = CatchmentArea.objects.filter(municipality=municipality)
    return Known(
        words=words,
        sectors={cells.plain(each.name): each for each in Sector.objects.all()},
        areas={cells.plain(each.name): each for each in areas},
    )


@dataclass(frozen=True, slots=True)
class Column:
    """One column: the field it fills, its heading, and how a cell is read and written.

    ``read`` raises ``cells.CellError``. ``own`` columns are the face of places that have no
    public record.
    """

    field: str
    heading: str
    read: Callable[[str, Known], Any]
    write: Callable[[RegistryRecord], str]
    own: bool = False
    many: bool = False
    other_headings: tuple[str, ...] = ()


def field_of(name: str) -> Any:
    """The model's field behind a column."""
    return RegistryRecord._meta.get_field(name)


def heading_of(name: str) -> str:
    """What a field is called on pages."""
    return str(field_of(name).verbose_name)


def text_column(name: str, own: bool = False, other: tuple[str, ...] = ()) -> Column:
    known_field = field_of(name)

    def read(text: str, _known: Known) -> str:
        try:
            known_field.run_validators(text)
        except ValidationError as error:
            raise cells.CellError(" ".join(error.messages)) from error
        return text

    return Column(
        name, heading_of(name), read, lambda record: getattr(record, name), own, False, other
    )


def yes_no_column(name: str) -> Column:
    def write(record: RegistryRecord) -> str:
        return {"yes": _("はい"), "no": _("いいえ")}.get(getattr(record, name), "")

    return Column(name, heading_of(name), lambda text, _known: cells.yes_no(text), write)


def choice_column(name: str, own: bool = False, other: tuple[str, ...] = ()) -> Column:
    known_field = field_of(name)
    choices = known_field.choices or ()
    blank = "" if known_field.empty_strings_allowed else None

    def read(text: str, _known: Known) -> Any:
        found = cells.choice(text, choices)
        if found is None and not known_field.blank:
            raise cells.CellError(_("空けられません。選べることばで入れてください。"))
        return blank if found is None else found

    def write(record: RegistryRecord) -> str:
        value = getattr(record, name)
        return "" if value in ("", None) else str(dict(choices)[value])

    return Column(name, heading_of(name), read, write, own, False, other)


def number_column(name: str, most: int, least: int = 0) -> Column:
    optional = field_of(name).null

    def read(text: str, _known: Known) -> int | None:
        found = cells.number(text, most)
        if (found is None and not optional) or (found is not None and found < least):
            raise cells.CellError(
                _("%(least)sから%(most)sまでの数で入れてください。")
                % {"least": least, "most": most}
            )
        return found

    def write(record: RegistryRecord) -> str:
        value = getattr(record, name)
        return "" if value is None else str(value)

    return Column(name, heading_of(name), read, write)


def day_column(name: str) -> Column:
    def write(record: RegistryRecord) -> str:
        value = getattr(record, name)
        return value.isoformat() if value else ""

    def read(text: str, _known: Known) -> dt.date | None:
        found = cells.day(text)
        if found and not FIRST_DAY <= found <= timezone.localdate():
            raise cells.CellError(
                _("2000年からきょうまでの日を入れてください：%(text)s") % {"text": text}
            )
        return found

    return Column(name, heading_of(name), read, write)


def degrees_column(name: str, most: int) -> Column:
    def write(record: RegistryRecord) -> str:
        value = getattr(record, name)
        return "" if value is None else str(value)

    return Column(
        name, heading_of(name), lambda text, _known: cells.degrees(text, most), write, own=True
    )


def words_column(name: str, kind: str) -> Column:
    def read(text: str, known: Known) -> list[Any]:
        return cells.several(text, known.words.get(kind, {}))

    return Column(name, heading_of(name), read, lambda record: _joined(record, name), many=True)


def rows_column(name: str, of: str, other: tuple[str, ...] = ()) -> Column:
    def read(text: str, known: Known) -> list[Any]:
        return cells.several(text, getattr(known, of))

    def write(record: RegistryRecord) -> str:
        return _joined(record, name)

    return Column(name, heading_of(name), read, write, own=True, many=True, other_headings=other)


def _joined(record: RegistryRecord, name: str) -> str:
    rows: list[Model] = list(getattr(record, name).all())
    return ";".join(str(each) for each in rows)


def _slots(record: RegistryRecord) -> str:
    return slots.wording(record.slots)


OWN = (
    text_column("own_ref", True, ("番号", "No", "No.", "ID", "id", "整理番号", "管理番号")),
    text_column("own_name", True, ("名前", "施設名", "事業所名", "団体名", "窓口名", "name")),
    text_column("own_reading", True, ("よみ", "ふりがな", "フリガナ", "読み")),
    choice_column("own_kind", True, ("区分", "種別")),
    text_column("own_operator", True, ("運営", "法人名", "設置者", "担当課", "department")),
    text_column("own_description", True, ("内容", "活動内容", "事業内容", "説明", "plainName")),
    rows_column("own_sectors", "sectors", ("対象分野",)),
    rows_column("own_areas", "areas", ("圏域", "地区", "担当地区")),
    text_column("own_postcode", True, ("〒", "postalCode")),
    text_column("own_address", True, ("所在地", "場所", "address")),
    degrees_column("own_lat", 90),
    degrees_column("own_lng", 180),
    text_column("own_phone", True, ("電話番号", "TEL", "連絡先電話", "phone")),
    text_column("own_url", True, ("ホームページ", "HP", "URL", "officialUrl")),
    text_column("own_hours", True, ("開所日時", "利用時間", "受付時間", "開催日", "openingHours")),
)
STAFF = (
    choice_column("state"),
    yes_no_column("beyond_target"),
    text_column("beyond_target_whom", False, ("対象者", "対象", "eligibilityConditions")),
    yes_no_column("consent_needed"),
    yes_no_column("companion_needed"),
    choice_column("genders"),
    yes_no_column("no_age_limit"),
    number_column("age_from", 150),
    number_column("age_to", 150),
    yes_no_column("medication"),
    yes_no_column("watching"),
    words_column("difficulties", Word.Kind.DIFFICULTY),
    yes_no_column("supporter"),
    words_column("activities", Word.Kind.ACTIVITY),
    words_column("skills", Word.Kind.SKILL),
    words_column("environments", Word.Kind.ENVIRONMENT),
    choice_column("sensory"),
    choice_column("group_size"),
    choice_column("talking"),
    choice_column("step"),
    Column(
        "slots",
        heading_of("slots"),
        lambda text, _known: cells.days_and_parts(text),
        _slots,
        other_headings=("曜日", "活動日"),
    ),
    text_column("slots_note", False, ("closedDays", "休み")),
    yes_no_column("by_walk"),
    yes_no_column("by_bicycle"),
    yes_no_column("by_transit"),
    yes_no_column("by_car"),
    yes_no_column("lift"),
    text_column("travel_note", False, ("交通", "アクセス")),
    choice_column("fee"),
    number_column("fee_yen", 1_000_000),
    yes_no_column("pays"),
    text_column("payment_note", False, ("料金", "費用", "利用料")),
    number_column("capacity", 9_999),
    number_column("vacancies", 9_999),
    day_column("capacity_on"),
    yes_no_column("visit"),
    yes_no_column("trial"),
    choice_column("agreement"),
    day_column("agreed_on"),
    text_column("contact_person", False, ("担当者", "担当")),
    text_column("contact_role"),
    text_column("contact_phone"),
    text_column("contact_email", False, ("メール", "email")),
    text_column("contact_how", False, ("availableMethods", "連絡方法")),
    text_column("notes", False, ("備考", "メモ")),
    number_column("confirm_months", 16, least=1),
    day_column("confirmed_on"),
    day_column("developed_on"),
)
COLUMNS = (*OWN, *STAFF)
KINDS = ResourceKind.choices


def column_for(heading: str) -> Column | None:
    """The column a heading means by itself, if any."""
    folded = cells.plain(heading)
    for column in COLUMNS:
        if folded in (cells.plain(column.heading), *map(cells.plain, column.other_headings)):
            return column
    return None
