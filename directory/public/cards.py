"""A resource as every list shows it, whether it comes from the database or from the index."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, NamedTuple

from django.utils.translation import gettext_lazy as _

from directory.entries import card_of, path_of
from directory.hours import clock, words
from directory.hours.state import State, state, state_from_intervals
from directory.models import Resource, Sector, Status
from directory.public import vocabulary
from directory.public.scope import Scope
from search.data import Hit, Interval

NOT_IN_SERVICE = {
    Status.PLANNED: _("まだ利用できません（設置予定）"),
    Status.PAUSED: _("いまは休止しています"),
    Status.CLOSED: _("終了しました"),
}
_DIALLED = re.compile(r"[^0-9+#*]")


class Phone(NamedTuple):
    """A telephone number as printed, what for, and as a telephone dials it."""

    value: str
    purpose: str
    tel: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ResourceCard:
    """What a list shows of one resource; every text is ready to print.

    ``open_now`` is None where nobody knows. ``municipality_name`` is set on the hub only.
    """

    pk: int
    name: str
    url: str
    reading: str = ""
    kinds: tuple[str, ...] = ()
    sectors: tuple[Mapping[str, str], ...] = ()
    areas: tuple[str, ...] = ()
    phones: tuple[Phone, ...] = ()
    address: str = ""
    hours: tuple[str, ...] = ()
    hours_wording: str = ""
    open_now: bool | None = None
    open_sentence: str = ""
    fee: str = ""
    status: str = ""
    status_label: str = ""
    one_place: bool = True
    fictional: bool = False
    municipality_name: str = ""
    distance: str = ""
    reasons: tuple[str, ...] = ()
    responsible: bool = False
    passage: tuple[tuple[str, bool], ...] = ()

    def because(self, *reasons: str, responsible: bool = False, distance: str = "") -> ResourceCard:
        """The same card with why it is shown."""
        return replace(self, reasons=reasons, responsible=responsible, distance=distance)


class SectorGroup(NamedTuple):
    """Cards under the heading of one sector."""

    sector: Mapping[str, str]
    cards: list[ResourceCard]


def from_hit(hit: Hit, scope: Scope, now: dt.datetime) -> ResourceCard:
    """The card of an answer of the search; asks the database nothing."""
    face: Mapping[str, Any] = hit.card
    doubt = [Interval(*each) for each in face.get("in_doubt", ())]
    until = clock.moment_of(hit.open_until)
    told = state_from_intervals(hit.open, now, until, doubt)
    stands = replace(told, venue=_venue(told, hit.open or (), face.get("venues", ())))
    card = _card(face, hit.name, f"{scope.root_of(hit.municipality)}{hit.path}", stands)
    return replace(
        card,
        municipality_name=_named_on_hub(scope, hit.municipality),
        reasons=hit.why,
        responsible=hit.responsible,
        passage=hit.passage,
    )


def from_resource(resource: Resource, scope: Scope, now: dt.datetime) -> ResourceCard:
    """The card of a resource fetched with its parts."""
    code = resource.municipality.code
    url = f"{scope.root_of(code)}{path_of(resource.pk)}"
    card = _card(card_of(resource), resource.name, url, state(resource.schedule, now))
    return replace(card, municipality_name=_named_on_hub(scope, code))


def by_sector(cards: Iterable[ResourceCard], *, repeat: bool = False) -> list[SectorGroup]:
    """Cards under the first of their sectors, or with ``repeat`` under each of them."""
    found: dict[str, SectorGroup] = {}
    order = [each.code for each in vocabulary.sectors()]
    for card in cards:
        sectors = sorted(card.sectors, key=lambda each: _place(order, each["code"]))
        shown = sectors if repeat else sectors[:1]
        for sector in shown or [{"code": "", "name": str(_("分野は未確認"))}]:
            found.setdefault(sector["code"], SectorGroup(sector, [])).cards.append(card)
    return sorted(found.values(), key=lambda group: _place(order, group.sector["code"]))


def dialled(number: str) -> str:
    """A printed telephone number as a ``tel:`` address holds it."""
    return _DIALLED.sub("", number)


def _place(order: Sequence[str], code: str) -> tuple[bool, int]:
    """Where a sector stands: those for everybody after the others, unknown ones last."""
    known = order.index(code) if code in order else len(order)
    return code == Sector.EVERYBODY or code not in order, known


def _card(face: Mapping[str, Any], name: str, url: str, stands: State) -> ResourceCard:
    open_now, sentence = _opening(face, stands)
    return ResourceCard(
        pk=face["id"],
        name=name,
        url=url,
        reading=face["reading"],
        kinds=tuple(face["kinds"]),
        sectors=tuple(face["sectors"]),
        areas=tuple(face["areas"]),
        phones=tuple(
            Phone(each["value"], each["purpose"], dialled(each["value"])) for each in face["phones"]
        ),
        address=face["address"],
        hours=tuple(face["hours"]),
        hours_wording=face["hours_wording"],
        open_now=open_now,
        open_sentence=sentence,
        fee=face["fee"],
        status=face["status"],
        status_label=face["status_label"],
        one_place=face["one_place"],
        fictional=face["fictional"],
    )


def _opening(face: Mapping[str, Any], stands: State) -> tuple[bool | None, str]:
    if _is_overdue(face, stands.at):
        return None, str(_("設置予定の時期を過ぎていますが、設置されたかどうかは未確認です"))
    if face["status"] in NOT_IN_SERVICE:
        return False, str(NOT_IN_SERVICE[Status(face["status"])])
    if not (stands.known or stands.reason or face["phones"]):
        return None, str(_("受付時間は未確認です"))
    return (stands.open if stands.known else None), words.sentence(stands)


def _venue(stands: State, hours: Sequence[Interval], venues: Sequence[tuple[int, str]]) -> str:
    """Where the present hours, or else the next ones, are held; "" where it never changes."""
    minute = clock.minute_of(stands.at)
    if not stands.open:
        minute = clock.minute_of(stands.next_opens) if stands.next_opens else 0
    present = [each for each in hours if each.start <= minute < each.end]
    held = [name for begins, name in venues for each in present if each.start <= begins <= minute]
    return held[-1] if held else ""


def _is_overdue(face: Mapping[str, Any], now: dt.datetime) -> bool:
    """Tell whether it should have been there by the fiscal year before this one."""
    due = face.get("due_fiscal_year")
    fiscal_year = now.year if now.month >= 4 else now.year - 1
    return face["status"] == Status.PLANNED and due is not None and due < fiscal_year


def _named_on_hub(scope: Scope, code: str) -> str:
    if scope.municipality:
        return ""
    municipality = vocabulary.municipality_with(code=code)
    return municipality.name if municipality else ""


def now() -> dt.datetime:
    """The present moment on the Japanese clock."""
    return dt.datetime.now(clock.JST)
