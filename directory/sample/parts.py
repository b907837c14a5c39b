"""Cells that hold rows: operators, staff, telephone numbers and the like."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from django.db.models import Model
from django.utils.translation import gettext

from directory import models
from directory.hours.parse import parse
from directory.sample import values
from directory.sample.drafts import Named, Part
from directory.sample.faults import UnreadableCellError
from directory.timetable import fill

PartReader = Callable[[str, str], list[Part]]

_OPERATOR = re.compile(
    r"(?P<name>[^=]*)=(?P<mode>[^（「]*)(?:（(?P<detail>.*)）)?(?:「(?P<wording>.*)」)?"
)
_STAFF = re.compile(
    r"(?:(?P<site>[^:=]+):)?(?P<role>[^=]+?)(?:=(?P<number>[^（]*))?(?:（(?P<condition>[^（]*)）)?"
)
_PURPOSE = re.compile(r"(?P<value>[^（]+)(?:（(?P<purpose>.*)）)?")
_OTHER_NAME = re.compile(r"(?:(?P<mark>旧|表記):)?(?P<text>[^/]+)(?:/(?P<reading>.+))?")
_NAME_KINDS = {
    None: models.ResourceName.Kind.ALIAS,
    "旧": models.ResourceName.Kind.FORMER,
    "表記": models.ResourceName.Kind.PRINTED,
}
_AVAILABLE = {"あり": True, "なし": False}


def matched(pattern: re.Pattern[str], item: str, form: str) -> dict[str, str]:
    """The groups of ``item``, blank where missing.

    Raises ``UnreadableCellError`` naming ``form``.
    """
    found = pattern.fullmatch(item)
    if found is None:
        reason = gettext("『%(item)s』は読めません。「%(form)s」の形で書いてください。")
        raise UnreadableCellError(reason % {"item": item, "form": form})
    return {name: (value or "").strip() for name, value in found.groupdict().items()}


def operators(model: type[Model]) -> PartReader:
    """``名称=実施方式（受け持ち）「原文の表記」``; the name or the mode may be unknown."""
    form = gettext("名称=実施方式（受け持ち）")

    def read(cell: str, column: str) -> list[Part]:
        return [
            _operator(model, matched(_OPERATOR, item, form), column) for item in values.items(cell)
        ]

    return read


def _operator(model: type[Model], said: dict[str, str], column: str) -> Part:
    mode = values.choice(models.Mode)(said["mode"]) if said["mode"] else ""
    names = (said["name"],) if said["name"] else ()
    return Part(
        model,
        {"mode": mode, "detail": said["detail"], "wording": said["wording"]},
        column,
        {"organization": Named("organizations.csv", names, column)},
    )


def staff(cell: str, column: str) -> list[Part]:
    """``拠点:職種=人数（条件）``."""
    form = gettext("拠点:職種=人数（条件）")
    return [
        Part(models.ProgrammeStaff, matched(_STAFF, item, form), column)
        for item in values.items(cell)
    ]


def legal_items(cell: str, column: str) -> list[Part]:
    """Numbers of 号."""
    numbers = [values.whole_number(item) for item in values.items(cell)]
    return [Part(models.ProgrammeItem, {"number": number}, column) for number in numbers]


def other_names(cell: str, column: str) -> list[Part]:
    """``名前``, ``名前/よみ``, ``旧:名前``, ``表記:名前``."""
    found = []
    for item in values.items(cell):
        said = matched(_OTHER_NAME, item, gettext("名前/よみ"))
        kind = _NAME_KINDS[said.pop("mark") or None]
        found.append(Part(models.ResourceName, {**said, "kind": kind}, column))
    return found


def organization_names(cell: str, column: str) -> list[Part]:
    return [Part(models.OrganizationName, {"text": item}, column) for item in values.items(cell)]


def contacts(method: models.ResourceContact.Method, check: values.Reader) -> PartReader:
    """``番号（用途）``."""

    def read(cell: str, column: str) -> list[Part]:
        found = []
        for item in values.items(cell):
            said = matched(_PURPOSE, item, gettext("番号（用途）"))
            said["value"] = check(said["value"])
            found.append(Part(models.ResourceContact, {**said, "method": method}, column))
        return found

    return read


def venues(cell: str, column: str) -> list[Part]:
    """``名前|住所|緯度|経度``; all but the name may be left out."""
    found = []
    for item in values.items(cell):
        name, address, lat, lng = [each.strip() for each in (item + "|||").split("|")[:4]]
        position = {
            axis: values.decimal(value) if value else None
            for axis, value in (("lat", lat), ("lng", lng))
        }
        found.append(
            Part(models.ResourceVenue, {"name": name, "address": address, **position}, column)
        )
    return found


def accessibility(cell: str, column: str) -> list[Part]:
    """``車椅子可=あり`` or ``=なし``."""
    found = []
    for item in values.items(cell):
        feature, _, available = item.partition("=")
        if available not in _AVAILABLE:
            reason = gettext("『%(item)s』は「項目=あり」か「項目=なし」の形で書いてください。")
            raise UnreadableCellError(reason % {"item": item})
        said = {
            "feature": values.choice(models.AccessibilityFeature)(feature),
            "available": _AVAILABLE[available],
        }
        found.append(Part(models.ResourceAccessibility, said, column))
    return found


def languages(cell: str, column: str) -> list[Part]:
    """``ことば（説明）``."""
    found = []
    for item in values.items(cell):
        said = matched(_PURPOSE, item, gettext("ことば（説明）"))
        code = values.choice(models.Language)(said["value"])
        found.append(
            Part(models.ResourceLanguage, {"code": code, "detail": said["purpose"]}, column)
        )
    return found


def postcodes(cell: str, column: str) -> list[Part]:
    codes = [values.postcode(item) for item in values.items(cell)]
    return [Part(models.TownPostcode, {"code": code}, column) for code in codes]


def towns(cell: str, column: str) -> list[Part]:
    return [
        Part(models.AreaTown, {}, column, {"town": Named("towns.csv", (item,), column)})
        for item in values.items(cell)
    ]


def timetable(cell: str) -> models.Resource:
    """A resource with nothing but the opening hours that ``cell`` states completely."""
    schedule, unread = parse(cell)
    if schedule is None or unread:
        reason = gettext(
            "『%(unread)s』を日時として読めません。「月-金 8:30-17:15; 休: 祝, 年末年始」のように"
            "書いてください。"
        )
        raise UnreadableCellError(reason % {"unread": "; ".join(unread) or cell})
    filled = models.Resource()
    fill(filled, schedule)
    return filled


def row_values(row: Model, parent: str) -> dict[str, Any]:
    """The plain fields of a part that was made as a model."""
    fields = [each for each in row._meta.fields if not each.primary_key and each.name != parent]
    return {each.name: getattr(row, each.name) for each in fields}
