"""The same answers as on the pages, for whoever asks from the command line."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from directory.entries import UNKNOWN_AREA, path_of
from directory.finding.counters import Tier
from directory.finding.place import Answer, Asked, Found, locate
from directory.finding.spelling import fold
from directory.hours.clock import minute_of
from directory.models import CatchmentArea, Municipality, Resource, ResourceKind
from directory.public import vocabulary
from directory.public.cards import ResourceCard, from_hit, now
from directory.public.guidance import guide
from directory.public.known_towns import gazetteer
from directory.public.place_words import message
from directory.public.scope import HUB, Scope
from directory.shelves import DIRECTORY
from search import api
from search.data import Filter, Point, Query

MOST = 1000
_AREA_TAILS = ("圏域", "地区")
# Where no words are given, the tier decides; these only say so in numbers.
TIER_SCORES = {
    Tier.RESPONSIBLE: 4.0,
    Tier.CANDIDATE: 3.0,
    Tier.EVERYONE: 2.0,
    Tier.UNSTATED: 1.0,
}


class UnclearError(ValueError):
    """A question that cannot be asked; the message says why, in the asker's words."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Lookup:
    """What is asked, as typed."""

    text: str = ""
    municipality: str = ""
    area: str = ""
    postcode: str = ""
    kind: str = ""
    sector: str = ""
    near: str = ""
    limit: str = "20"


def look_up(asked: Lookup) -> list[dict[str, Any]]:
    """Answers as plain mappings, best first. Raises ``UnclearError``."""
    municipality = _municipality(asked.municipality)
    place = _place(asked.postcode, municipality)
    if place:
        municipality = vocabulary.municipality_with(code=place.towns[0].municipality)
    areas = _areas(asked.area, municipality)
    if len(owners := {area.municipality_id for area in areas}) == 1:
        municipality = vocabulary.municipality_with(pk=owners.pop())
    limit = _limit(asked.limit)
    scope = Scope(municipality, f"/{municipality.slug}/") if municipality else HUB
    if not asked.text.strip() and place and municipality and not _narrowed(asked):
        return _counters(scope, municipality, place, limit)
    return _answers(scope, asked, place, areas, limit)


def _narrowed(asked: Lookup) -> bool:
    return any((asked.kind, asked.sector, asked.area, asked.near))


def _counters(
    scope: Scope, municipality: Municipality, place: Answer, limit: int
) -> list[dict[str, Any]]:
    shown = guide(scope, municipality, place, now()).in_order()[:limit]
    codes = {card.pk: municipality.code for _tier, card in shown}
    rows = _rows((card for _tier, card in shown), codes)
    return [
        row | {"score": TIER_SCORES[tier]} for row, (tier, _card) in zip(rows, shown, strict=True)
    ]


def _answers(
    scope: Scope,
    asked: Lookup,
    place: Answer | None,
    areas: tuple[CatchmentArea, ...],
    limit: int,
) -> list[dict[str, Any]]:
    moment = now()
    query = Query(
        text=asked.text,
        municipality=scope.code,
        shelf=DIRECTORY,
        filters=tuple(_filters(asked, areas)),
        areas=_lifted(place, areas),
        near=_point(asked.near) or (place.middle if place else None),
        limit=limit,
        count_open_at=minute_of(moment),
    )
    hits = api.find(query).hits
    cards = [from_hit(hit, scope, moment) for hit in hits]
    codes = {card.pk: hit.municipality for card, hit in zip(cards, hits, strict=True)}
    rows = _rows(cards, codes)
    return [
        row | {"score": round(hit.score, 4), "distance_m": hit.distance_m, "why": list(hit.why)}
        for row, hit in zip(rows, hits, strict=True)
    ]


def _rows(cards: Iterable[ResourceCard], codes: Mapping[int, str]) -> list[dict[str, Any]]:
    shown = list(cards)
    known = Resource.objects.in_bulk([card.pk for card in shown])
    return [_row(card, known.get(card.pk), codes[card.pk]) for card in shown]


def _row(card: ResourceCard, resource: Resource | None, code: str) -> dict[str, Any]:
    municipality = vocabulary.municipality_with(code=code)
    return {
        "name": card.name,
        "ref": resource.ref if resource else "",
        "municipality": municipality.name if municipality else "",
        "municipality_code": code,
        "fictional": bool(municipality and municipality.fictional),
        "kind": resource.kind if resource else "",
        "kind_label": card.kinds[0],
        "areas": list(card.areas),
        "phone": card.phones[0].value if card.phones else "",
        "url": f"{HUB.root_of(code)}{path_of(card.pk)}",
        "score": 0.0,
        "distance_m": None,
        "why": list(card.reasons),
    }


def _municipality(wanted: str) -> Municipality | None:
    if not wanted:
        return None
    plain = unicodedata.normalize("NFKC", wanted).strip()
    for each in vocabulary.municipalities():
        if plain in (each.code, each.code[:5], each.slug, each.name, each.reading):
            return each
    known = "、".join(f"{each.label}（{each.code}）" for each in vocabulary.municipalities())
    raise UnclearError(
        _("自治体「%(wanted)s」は見つかりません。ある自治体：%(known)s")
        % {"wanted": wanted, "known": known}
    )


def _place(postcode: str, municipality: Municipality | None) -> Answer | None:
    if not postcode:
        return None
    answer = locate(
        Asked(postcode=postcode), gazetteer(), municipality.code if municipality else None
    )
    if answer.settled:
        return answer
    if answer.outcome is Found.CHOOSE and len({t.municipality for t in answer.towns}) == 1:
        return answer
    other = vocabulary.municipality_with(code=answer.elsewhere) if answer.elsewhere else None
    raise UnclearError(message(answer, postcode, municipality, other.label if other else ""))


def _areas(name: str, municipality: Municipality | None) -> tuple[CatchmentArea, ...]:
    if not name:
        return ()
    among = (municipality,) if municipality else vocabulary.municipalities()
    known = [area for each in among for area in vocabulary.areas(each.pk)]
    wanted = fold(name)
    exact = tuple(area for area in known if fold(area.name) == wanted)
    found = exact or tuple(area for area in known if _bare(fold(area.name)) == _bare(wanted))
    if not found:
        names = "、".join(dict.fromkeys(area.name for area in known))
        raise UnclearError(
            _("地区「%(name)s」は見つかりません。ある地区：%(names)s")
            % {"name": name, "names": names or _("なし")}
        )
    return found


def _bare(folded: str) -> str:
    for tail in _AREA_TAILS:
        folded = folded.removesuffix(tail)
    return folded


def _filters(asked: Lookup, areas: tuple[CatchmentArea, ...]) -> Iterable[Filter]:
    if asked.kind:
        kinds = {value: str(label) for value, label in ResourceKind.choices}
        yield Filter(facet="kind", values=(_code(asked.kind, kinds, _("種類")),))
    if asked.sector:
        sectors = {each.code: each.name for each in vocabulary.sectors()}
        yield Filter(facet="sector", values=(_code(asked.sector, sectors, _("分野")),))
    if areas:
        owners = dict.fromkeys(area.municipality_id for area in areas)
        served = [
            area
            for owner in owners
            for area in vocabulary.areas(owner)
            if area.is_everywhere or area in areas
        ]
        yield Filter(facet="area", values=(*(str(area.pk) for area in served), UNKNOWN_AREA))


def _code(wanted: str, labels: Mapping[str, str], what: str) -> str:
    for code, label in labels.items():
        if fold(wanted) in (fold(code), fold(label)):
            return code
    known = "、".join(f"{label}（{code}）" for code, label in labels.items())
    raise UnclearError(
        _("%(what)s「%(wanted)s」はありません。使えるもの：%(known)s")
        % {"what": what, "wanted": wanted, "known": known}
    )


def _lifted(place: Answer | None, areas: tuple[CatchmentArea, ...]) -> tuple[str, ...]:
    homes = [area.pk for town in place.towns for area in town.areas] if place else []
    chosen = [area.pk for area in areas if not area.is_everywhere]
    return tuple(dict.fromkeys(map(str, (*homes, *chosen))))


def _point(near: str) -> Point | None:
    if not near:
        return None
    try:
        lat, lng = (float(part) for part in unicodedata.normalize("NFKC", near).split(","))
    except ValueError:
        raise _no_point(near) from None
    if not (-90 <= lat <= 90 and -180 <= lng <= 180):
        raise _no_point(near)
    return Point(lat, lng)


def _limit(text: str) -> int:
    plain = unicodedata.normalize("NFKC", text)
    if not (plain.isascii() and plain.isdigit() and 0 < int(plain) <= MOST):
        raise UnclearError(
            _("件数「%(text)s」は 1 から %(most)d までの数で書いてください。")
            % {"text": text, "most": MOST}
        )
    return int(plain)


def _no_point(near: str) -> UnclearError:
    return UnclearError(
        _("場所「%(near)s」を読み取れません。緯度,経度 の順に書いてください（例：34.9,138.9）。")
        % {"near": near}
    )
