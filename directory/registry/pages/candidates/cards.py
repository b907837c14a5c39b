"""A judged place as pages show it."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from typing import Any

from django.db.models import QuerySet
from django.utils.functional import cached_property
from django.utils.translation import gettext as _

from directory.models import ResourceContact, ResourceKind
from directory.registry.matching import Match
from directory.registry.models import Need, Referral, RegistryRecord, ShortlistItem
from directory.registry.permissions import Member, Right
from directory.registry.wording import Told, question, told

from .board import Board

Phone = dict[str, str]
SPOKEN_WITH = ("own_phone", "contact_person", "contact_role", "contact_phone", "contact_how")


@dataclass(frozen=True, kw_only=True)
class Card:
    """One place: where it ranks (0: kept out), its ledger in words, what to ask whom."""

    match: Match
    place: int
    kind: str
    areas: str
    lines: tuple[Told, ...]
    failed: tuple[str, ...]
    step_now: int | None
    record: RegistryRecord
    phones: tuple[Phone, ...] = ()
    contact: dict[str, str] = field(default_factory=dict)
    kept_in_mind: bool = False
    referral: Referral | None = None

    @property
    def key(self) -> int:
        return self.match.key

    @property
    def name(self) -> str:
        return self.match.name

    @property
    def score(self) -> int:
        return round(self.match.score)

    @cached_property
    def by_condition(self) -> dict[str, Told]:
        return {line.condition: line for line in self.lines}

    @property
    def kilometres(self) -> str:
        """How far it is, nothing where nobody can tell."""
        line = self.match.line("place")
        value = line.value if line else None
        km = (
            value[1] if isinstance(value, tuple) and value[:1] != ("areas",) and value[1:] else None
        )
        return _("約%(km)skm") % {"km": f"{km:g}"} if isinstance(km, int | float) else ""

    @property
    def ask(self) -> list[dict[str, Any]]:
        """What to ask by telephone, the essential first."""
        lines = self.by_condition
        return [
            {
                "condition": each,
                "name": lines[each].name,
                "text": question(each),
                "essential": lines[each].essential,
            }
            for each in self.match.ask
        ]

    @property
    def step_note(self) -> str:
        """How the place's step lies to where the person stands."""
        line = self.match.line("step")
        if line is None or not isinstance(line.value, int) or self.step_now is None:
            return ""
        above = line.value - self.step_now
        notes = {0: _("いまと同じ段階"), 1: _("いまの次の段階")}
        if above in notes:
            return notes[above]
        return _("いまより先の段階") if above > 0 else _("いまより前の段階")


def cards(board: Board, member: Member, keys: Iterable[int]) -> list[Card]:
    """The places of ``keys`` in their order; five questions, whatever their number."""
    matches = [match for key in keys if (match := board.match(key))]
    shown = [match.key for match in matches]
    records = RegistryRecord.objects.select_related("resource").in_bulk(shown)
    phones = _phones(shown) if member.may(Right.SEE_CONTACTS) else {}
    minded = set(ShortlistItem.objects.filter(need=board.need).values_list("record", flat=True))
    referrals = running(board.need)
    places = {key: place for place, key in enumerate(board.fitting(), start=1)}
    return [
        _card(
            board,
            match,
            record=records[match.key],
            place=places.get(match.key, 0),
            phones=tuple(phones.get(match.key, ())),
            contact=_contact(records[match.key], member),
            kept_in_mind=match.key in minded,
            referral=referrals.get(match.key),
        )
        for match in matches
    ]


def running(need: Need) -> dict[int, Referral]:
    """The newest referral of a need to each place."""
    rows: QuerySet[Referral] = need.referrals.order_by("pk")
    return {each.record_id: each for each in rows}


def _card(board: Board, match: Match, **known: Any) -> Card:
    gathered = board.gathered[match.key]
    kind = gathered.candidate.kind
    return Card(
        match=match,
        kind=str(ResourceKind(kind).label) if kind else "",
        areas=board.terms.named_areas(sorted(gathered.area_ids)),
        lines=told(match, board.terms, gathered.origins),
        failed=tuple(board.name_of(each) for each in match.failed),
        step_now=board.need.step,
        **known,
    )


def _phones(keys: Collection[int]) -> dict[int, list[Phone]]:
    """The public telephone numbers of several places."""
    found = defaultdict(list)
    rows = ResourceContact.objects.filter(
        resource__registry_record__in=keys, method=ResourceContact.Method.PHONE
    )
    columns = ("resource__registry_record", "value", "purpose", "hours")
    for key, value, purpose, hours in rows.values_list(*columns):
        found[key].append(phone(value, purpose, hours))
    return found


def phone(number: str, purpose: str = "", hours: str = "") -> Phone:
    """A number with what a telephone dials for it."""
    return {
        "number": number,
        "dialled": re.sub(r"[^\d+]", "", number),
        "purpose": purpose,
        "hours": hours,
    }


def _contact(record: RegistryRecord, member: Member) -> dict[str, str]:
    """Whom staff speak with there, for whoever may know."""
    if not member.may(Right.SEE_CONTACTS):
        return {}
    return {name: value for name in SPOKEN_WITH if (value := getattr(record, name))}
