"""A record as a row of the list."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from directory.registry.fact_wording import ago
from directory.registry.models import RegistryRecord
from directory.registry.pages.frame import address
from directory.registry.permissions import Member
from directory.registry.searching.asking import STATE, Asked
from directory.registry.searching.cards import card_of
from directory.registry.searching.facet_kinds import BY_NAME, Known
from directory.registry.searching.facet_values import CLOSED, IN_USE
from search.data import Hit

_NOTHING_KNOWN = Known({}, {}, {})
GOOD, WARN, BAD, PLAIN = "good", "warn", "bad", ""


@dataclass(frozen=True, slots=True)
class Mark:
    """A few words with a colour that only says again what the words say."""

    text: str
    tone: str = PLAIN


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """What the list shows of one record; texts are ready to print."""

    url: str
    face: Mapping[str, Any]
    face_label: str
    state: Mark | None
    vacancies: Mark
    freshness: Mark | None
    passage: tuple[tuple[str, bool], ...] = ()
    is_new: bool = False


def from_hit(hit: Hit, member: Member, asked: Asked, today: dt.date) -> Row:
    """The row of an answer of the index; asks the database nothing."""
    state = hit.facets[STATE][0]
    passage = hit.passage
    return _row(hit.card, member, state, today, passage, hit.card["id"] in asked.fresh)


def from_record(record: RegistryRecord, member: Member, today: dt.date) -> Row:
    """The row of a record from the database."""
    return _row(card_of(record), member, record.state, today)


def _row(
    face: Mapping[str, Any],
    member: Member,
    state: str,
    today: dt.date,
    passage: tuple[tuple[str, bool], ...] = (),
    is_new: bool = False,
) -> Row:
    return Row(
        url=address(member, "record", face["id"]),
        face=face,
        face_label=_label("face", face["face"]),
        state=None if state == IN_USE else Mark(_label(STATE, state), BAD),
        vacancies=_vacancies(face, today),
        freshness=None if state == CLOSED else _freshness(face, today),
        passage=passage,
        is_new=is_new,
    )


def _label(facet: str, value: str) -> str:
    return BY_NAME[facet].labels(_NOTHING_KNOWN)[value]


def _vacancies(face: Mapping[str, Any], today: dt.date) -> Mark:
    number, on = face["vacancies"], _day(face["capacity_on"])
    if number is None:
        return Mark(_("空きは未確認"))
    told = _("空き%(number)s人") % {"number": number} if number else _("空きなし")
    when = _("（%(ago)s）") % {"ago": ago(on, today)} if on else _("（いつの数か未確認）")
    return Mark(told + when, GOOD if number else PLAIN)


def _freshness(face: Mapping[str, Any], today: dt.date) -> Mark:
    by, on = _day(face["confirm_by"]), _day(face["confirmed_on"])
    if by is None:
        return Mark(_("一度も確かめていない"), WARN)
    if by <= today:
        days = (today - by).days
        return Mark(
            _("確かめる日を%(number)s日過ぎた") % {"number": days} if days else _("きょう確かめる"),
            WARN,
        )
    return Mark(_("%(ago)s確かめた") % {"ago": ago(on, today)} if on else _("確かめてある"))


def _day(text: str) -> dt.date | None:
    return dt.date.fromisoformat(text) if text else None
