"""The page a person takes home: what is public of a place, in plain words with ふりがな."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from directory.hours import day_names, words
from directory.models import Fee, Resource, ResourceContact, ResourceKind, YesNoUnknown
from directory.registry.models import RegistryRecord
from directory.registry.wording.furigana import Piece, furigana, with_reading

from .cards import Phone, phone
from .sketch import Sketch, sketch

Pieces = list[Piece]
# What still has to be given its readings, or has them.
Text = str | Pieces
HEADINGS = {
    "next": gettext_lazy("次の 約束"),
    "doing": gettext_lazy("ここで できること"),
    "when": gettext_lazy("あいている 日と 時間"),
    "where": gettext_lazy("場所と 行き方"),
    "around": gettext_lazy("近くの 目じるし"),
    "phone": gettext_lazy("電話"),
    "money": gettext_lazy("かかる お金"),
    "bring": gettext_lazy("持ってくる もの"),
    "ask_for": gettext_lazy("着いたら 声を かける 人"),
    "trouble": gettext_lazy("困ったら"),
    # Said below the heading 電話 where no number is public.
    "no_phone": gettext_lazy("電話は、下の「困ったら」に おねがいします。"),
}
FEES = {
    Fee.FREE: gettext_lazy("お金は かかりません。"),
    Fee.PARTLY: gettext_lazy("お金が かかる ことが あります。"),
    Fee.PAID: gettext_lazy("お金が かかります。"),
}
BOOKING = {
    YesNoUnknown.YES: gettext_lazy("行く 前に 予約が いります。"),
    YesNoUnknown.NO: gettext_lazy("予約は いりません。"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A heading and lines of text, each in pieces with their readings."""

    code: str
    heading: Pieces
    lines: list[Pieces] = field(default_factory=list)


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """All of the person's page."""

    name: Pieces
    plain_name: str
    kind: Pieces
    sections: list[Section]
    phones: list[Phone]
    position: tuple[float, float] | None
    sketch: Sketch | None
    office: Pieces
    office_phone: Phone | None
    headings: Mapping[str, Pieces]


def sheet(record: RegistryRecord, typed: Mapping[str, Any], today: dt.date) -> Sheet:
    """The page of ``record`` with what was typed for this once.

    Of a public place only its public record is read; of any other its name, and what ``typed``
    says the office chose to tell.
    """
    public = record.resource if record.is_public else None
    facts = _public_facts(public, today) if public else _chosen_facts(record, typed)
    lines: dict[str, list[Text]] = {**facts, **_typed_lines(typed, today)}
    number = typed.get("office_phone") or ""
    return Sheet(
        name=with_reading(record.name, record.reading if public else ""),
        plain_name=record.name,
        kind=furigana(str(ResourceKind(record.kind).label) if public and record.kind else ""),
        sections=[
            Section(code=code, heading=heading, lines=_pieces(lines[code]))
            for code, heading in _headings().items()
            if lines.get(code)
        ],
        phones=_phones(public) if public else _chosen_phones(record, typed),
        position=record.position if public else None,
        sketch=sketch(public) if public else None,
        office=furigana(typed.get("office") or ""),
        office_phone=phone(number) if number else None,
        headings=_headings(),
    )


def _headings() -> dict[str, Pieces]:
    return {code: furigana(str(text)) for code, text in HEADINGS.items()}


def _pieces(texts: Iterable[Text]) -> list[Pieces]:
    found: list[Pieces] = []
    for text in texts:
        if isinstance(text, str):
            found += [furigana(line) for line in text.splitlines() if line.strip()]
        else:
            found.append(text)
    return found


def _public_facts(resource: Resource, today: dt.date) -> dict[str, list[Text]]:
    unknown = _("まだ わかりません。職員が たしかめます。")
    return {
        "doing": [resource.description or unknown],
        "when": _hours(resource, today) or [unknown],
        "where": _way(resource) or [unknown],
        "money": _money(resource) or [unknown],
    }


def _hours(resource: Resource, today: dt.date) -> list[Text]:
    lines = list(words.lines(resource.schedule, today)) if resource.schedule else []
    said = lines or [resource.hours_wording, resource.frequency]
    booking = BOOKING.get(YesNoUnknown(resource.booking), "")
    return [each for each in (*said, str(booking), resource.booking_detail) if each]


def _way(resource: Resource) -> list[Text]:
    postcode = f"〒{resource.postcode} " if resource.postcode and resource.address else ""
    address = f"{postcode}{resource.address or resource.location_wording}"
    venues = [f"{each.name}　{each.address}".strip() for each in resource.venues.all()]
    return [each for each in (address, *venues, resource.access) if each]


def _money(resource: Resource) -> list[Text]:
    return [each for each in (str(FEES.get(Fee(resource.fee), "")), resource.fee_detail) if each]


def _phones(resource: Resource) -> list[Phone]:
    rows = resource.contacts.all()
    method = ResourceContact.Method.PHONE
    return [phone(each.value, each.purpose, each.hours) for each in rows if each.method == method]


def _chosen_facts(record: RegistryRecord, typed: Mapping[str, Any]) -> dict[str, list[Text]]:
    """Of a place that is not public, only what was ticked for this page."""
    told = _told(record, typed)
    unknown = _("職員が いっしょに 行くか、くわしく お話しします。")
    return {
        "doing": [told.get("description") or unknown],
        "when": [told["hours"]] if told.get("hours") else [],
        "where": [told.get("address") or unknown],
    }


def _chosen_phones(record: RegistryRecord, typed: Mapping[str, Any]) -> list[Phone]:
    number = _told(record, typed).get("phone")
    return [phone(number)] if number else []


def _told(record: RegistryRecord, typed: Mapping[str, Any]) -> dict[str, str]:
    """What stands in the registry for what was ticked; a draft's own face has nothing."""
    return {name: getattr(record, f"own_{name}") for name in typed.get("tell") or ()}


def _typed_lines(typed: Mapping[str, Any], today: dt.date) -> dict[str, list[Text]]:
    bring, ask_for = typed.get("bring"), typed.get("ask_for")
    return {
        "bring": [bring] if bring else [],
        # Nobody's name is given a reading that may be wrong.
        "ask_for": [[(ask_for, None)]] if ask_for else [],
        "next": _appointment(typed, today),
    }


def _appointment(typed: Mapping[str, Any], today: dt.date) -> list[Text]:
    day, time, where, whom = (typed.get(each) for each in ("on", "at", "where", "with_whom"))
    when = [
        day_names.day_with_weekday(day, today) if day else "",
        f"{time.hour}:{time.minute:02}" if time else "",
    ]
    lines: list[Text] = [" ".join(filter(None, when))]
    if where:
        lines.append(_("待ち合わせ：%s") % where)
    if whom:
        lines.append([*furigana(_("いっしょに 行く 人：")), (whom, None)])
    return [each for each in lines if each]
