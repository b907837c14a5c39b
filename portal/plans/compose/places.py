"""圏域 and their counters, or places of some kinds."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from django.utils.translation import gettext as _

from portal.plans.document.parts import Cell, Part, Table
from portal.plans.facts.records import AreaFact, Fact, PlaceFact

from . import operating, tables
from .asked import Asked, meant, remark

_STATED = "stated"


def parts(asked: Asked) -> Iterator[Part]:
    """The places an editor chose, grouped as wished."""
    places = _chosen(asked)
    if not places:
        yield remark(_("あてはまる窓口・居場所は、まだ台帳にありません。"))
        return
    yield from asked.heading()
    by = {"area": _by_area, "sector": _by_sector}.get(asked.choice("group", "area"), _by_kind)
    yield from by(asked, places)


def records(asked: Asked) -> tuple[Fact, ...]:
    """The places shown, and with the grouping by area the areas."""
    by_area = asked.choice("group", "area") == "area"
    return (*(asked.facts.areas if by_area else ()), *_chosen(asked))


def _chosen(asked: Asked) -> tuple[PlaceFact, ...]:
    return tuple(
        each
        for each in asked.facts.places
        if each.public
        and meant(asked.chosen("kinds"), *each.kinds)
        and meant(asked.chosen("sectors"), *each.sector_codes)
    )


def _by_area(asked: Asked, places: tuple[PlaceFact, ...]) -> Iterator[Part]:
    narrow = [area for area in asked.facts.areas if area.narrow]
    if not narrow:
        yield remark(_("この自治体の台帳には圏域・地区がありません。分野ごとに載せます。"))
        yield from _by_sector(asked, places)
        return
    nobody = []
    for area in narrow:
        own = [each for each in places if area.key in each.area_keys]
        if own:
            yield _table(_area_name(area), own)
        else:
            nobody.append(area.name)
    if nobody:
        words = _("次の圏域・地区を受け持つと確かめられたところは、まだありません：%s")
        yield remark(words % tables.joined(nobody))
    yield from _of_the_others(asked, places, {area.key for area in narrow})


def _area_name(area: AreaFact) -> str:
    doubt = "" if area.basis == _STATED else _("（推定）") if area.basis else _("（未確認）")
    return f"{area.name}{doubt}"


def _of_the_others(asked: Asked, places: tuple[PlaceFact, ...], narrow: set[str]) -> Iterator[Part]:
    for area in (each for each in asked.facts.areas if each.key not in narrow):
        if own := [each for each in places if area.key in each.area_keys]:
            yield _table(area.name, own)
    if homeless := [each for each in places if not each.area_keys]:
        yield _table(_("受け持つ区域が未確認のところ"), homeless)


def _by_sector(asked: Asked, places: tuple[PlaceFact, ...]) -> Iterator[Part]:
    for code, name in asked.facts.sectors:
        if own := [each for each in places if code in each.sector_codes]:
            yield _table(name, own)
    if without := [each for each in places if not each.sector_codes]:
        yield _table(_("分野が未確認のところ"), without)


def _by_kind(asked: Asked, places: tuple[PlaceFact, ...]) -> Iterator[Part]:
    ordered = sorted(places, key=lambda each: each.kind)
    groups = {kind: tuple(own) for kind, own in groupby(ordered, lambda each: each.kind)}
    for kind in dict.fromkeys(each.kind for each in places):
        yield _table(groups[kind][0].kind_label, list(groups[kind]))


def _table(caption: str, places: list[PlaceFact]) -> Table:
    return tables.table(caption, _columns(places), places)


def _columns(places: list[PlaceFact]) -> list[tables.Column[PlaceFact]]:
    several = len({each.kind for each in places}) > 1
    return [
        (_("名称"), _name),
        (_("種類"), lambda each: tables.text(each.kind_label if several else "")),
        (_("分野"), lambda each: tables.text(tables.joined(each.sectors))),
        (_("運営"), lambda each: operating.operators(each.operators)),
        (_("担当課"), lambda each: tables.texts(each.departments)),
        (_("場所"), lambda each: tables.text(each.location)),
    ]


def _name(place: PlaceFact) -> Cell:
    return tables.named(place.name, place.key, operating.place_remark(place))
