"""Everything the page of one resource says, in the order a reader needs it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext as _

from directory.models import (
    Fee,
    Programme,
    Resource,
    ResourceContact,
    ResourceOperator,
    YesNoUnknown,
)
from directory.public.cards import dialled

Method = ResourceContact.Method


def contacts(resource: Resource) -> list[dict[str, str]]:
    """Ways to reach it, the telephone first."""
    order = list(Method.values)
    rows = sorted(resource.contacts.all(), key=lambda each: order.index(each.method))
    return [_contact(each) for each in rows]


def operators(resource: Resource) -> list[dict[str, str]]:
    """Who runs it, each in its own mode."""
    return [_operator(each) for each in resource.operators.all()]


def programmes(resource: Resource) -> list[dict[str, str]]:
    """Under which programmes it is run."""
    return [_programme(each) for each in resource.programmes.all() if each.live]


def accessibility(resource: Resource) -> dict[str, list[str]]:
    """Features that are surely there, and surely not; the others nobody asked about."""
    rows = list(resource.accessibility.all())
    return {
        "yes": [each.get_feature_display() for each in rows if each.available],
        "no": [each.get_feature_display() for each in rows if not each.available],
    }


def markers(resource: Resource) -> list[dict[str, Any]]:
    """Where it is, and where else it is held."""
    places = [(resource.name, resource), *((each.name, each) for each in resource.venues.all())]
    return [
        {"lat": place.lat, "lng": place.lng, "label": label}
        for label, place in places
        if place.lat is not None
    ]


def sources(resource: Resource) -> list[dict[str, Any]]:
    """Where its facts were read, and when they were last held against that."""
    rows = [
        {
            "title": each.source.title,
            "locator": _place_in_source(each.locator),
            "confirmed_on": each.confirmed_on,
        }
        for each in resource.verifications.all()
        if each.source
    ]
    if not rows and resource.source:
        locator = _place_in_source(resource.source_lines)
        rows = [{"title": resource.source.title, "locator": locator, "confirmed_on": None}]
    return rows


def _place_in_source(locator: str) -> str:
    """Where in a source to look; bare numbers are lines of it."""
    if re.fullmatch(r"[\d\-;, ]+", locator):
        return _("%s行目") % re.sub("[;,] *", "、", locator.replace("-", "〜"))
    return locator


def unconfirmed(resource: Resource) -> list[str]:
    """What a reader would ask first and nobody knows."""
    return [str(label) for label, known in _asked_first(resource) if not known]


def ask_whom(resource: Resource) -> list[dict[str, str]]:
    """The departments that can tell what is unconfirmed, or else the municipality."""
    rows = [{"name": each.name, "phone": each.phone} for each in resource.departments.all()]
    if rows:
        return rows
    name = _("%(city)s（代表）") % {"city": resource.municipality.name}
    return [{"name": name, "phone": resource.municipality.phone}]


def fee_text(resource: Resource) -> str:
    """What it costs, "" where nobody knows."""
    label = str(Fee(resource.fee).label) if resource.fee else ""
    return _joined(label, resource.fee_detail)


def booking_text(resource: Resource) -> str:
    """Whether one has to book, "" where nobody knows."""
    said = {YesNoUnknown.YES: _("予約が必要です"), YesNoUnknown.NO: _("予約はいりません")}
    return _joined(said.get(YesNoUnknown(resource.booking), ""), resource.booking_detail)


def anyone_welcome(resource: Resource) -> str:
    """Whether everybody may come, "" where nobody knows."""
    said = {
        YesNoUnknown.YES: _("どなたでも利用できます"),
        YesNoUnknown.NO: _("利用できる人が決まっています"),
    }
    return said.get(YesNoUnknown(resource.anyone_welcome), "")


def _contact(row: ResourceContact) -> dict[str, str]:
    return {
        "method": row.method,
        "method_label": row.get_method_display(),
        "value": row.value,
        "href": _href(row),
        "purpose": row.purpose,
        "hours": row.hours,
    }


def _href(row: ResourceContact) -> str:
    """An address to tap; only what is surely one."""
    if row.method == Method.PHONE:
        return f"tel:{dialled(row.value)}"
    if row.method == Method.EMAIL:
        return f"mailto:{row.value}"
    is_address = row.method == Method.WEB and row.value.startswith(("https://", "http://"))
    return row.value if is_address else ""


def _operator(row: ResourceOperator) -> dict[str, str]:
    shown = row.organization if row.organization and row.organization.live else None
    name = shown.name if shown else row.wording or _("運営主体は未確認")
    mode = row.get_mode_display() if row.mode else _("実施方式は未確認")
    return {"name": name, "mode_label": _joined(mode, row.detail)}


def _programme(programme: Programme) -> dict[str, str]:
    items = [item.get_number_display() for item in programme.items.all()]
    return {
        "name": str(programme),
        "type_label": programme.get_programme_type_display(),
        "items": "、".join(items),
    }


def _asked_first(resource: Resource) -> Iterator[tuple[Any, object]]:
    phones = [each for each in resource.contacts.all() if each.method == Method.PHONE]
    yield _("電話番号"), phones
    if resource.is_one_place:
        yield _("住所"), resource.address
    yield _("受付・開催の日時"), resource.schedule or resource.hours_wording
    yield _("料金"), resource.fee
    yield _("受け持つ地区"), list(resource.areas.all())
    yield _("バリアフリー"), list(resource.accessibility.all())


def _joined(first: str, second: str) -> str:
    if first and second:
        return f"{first}（{second}）"
    return first or second
