"""Which condition rests on which facts, and when those were confirmed."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from functools import cached_property
from typing import NamedTuple

from directory.models import Fee, YesNoUnknown
from directory.registry.models import RegistryRecord

from .loading import WORDS, Raw

STAFF, PUBLIC = "staff", "public"


class Rests(NamedTuple):
    """Facts by their fields' names; public ones count where no staff fact is known.

    With ``both`` the public facts count beside the staff's.
    """

    staff: tuple[str, ...] = ()
    public: tuple[str, ...] = ()
    both: bool = False


RESTS_ON: Mapping[str, Rests] = {
    "status": Rests(("state",), ("status",)),
    "place": Rests(("own_areas", "own_lat"), ("areas", "lat")),
    "sector": Rests(("beyond_target", "own_sectors"), ("sectors", "anyone_welcome"), both=True),
    "age": Rests(("no_age_limit", "age_from", "age_to")),
    "gender": Rests(("genders",)),
    "activity": Rests(("activities",)),
    "skill": Rests(("skills",)),
    "environment": Rests(("environments",)),
    "difficulty": Rests(("difficulties",)),
    "sensory": Rests(("sensory",)),
    "group": Rests(("group_size",)),
    "talking": Rests(("talking",)),
    "step": Rests(("step",)),
    "days": Rests(("slots", "own_hours"), ("opening_rules", "always_open")),
    "travel": Rests(("by_walk", "by_bicycle", "by_transit", "by_car", "lift")),
    "fee": Rests(("fee", "fee_yen"), ("fee",)),
    "pay": Rests(("pays",)),
    "capacity": Rests(("vacancies",)),
    "companion": Rests(("companion_needed",)),
    "medication": Rests(("medication",)),
    "watching": Rests(("watching",)),
    "visit": Rests(("visit",)),
    "trial": Rests(("trial",)),
    "supporter": Rests(("supporter",)),
    "agreement": Rests(("agreement",)),
}
# A public fact that is kept under another name where it is held against a source.
_VERIFIED_AS = {"opening_rules": "hours_wording", "lat": "address"}


class Evidence:
    """The facts of one record that are known, from which face, and since when."""

    def __init__(self, raw: Raw) -> None:
        self._raw = raw

    def of_staff(self, condition: str) -> tuple[str, ...]:
        """The staff facts known that ``condition`` rests on."""
        return tuple(fact for fact in RESTS_ON[condition].staff if self._staff_knows(fact))

    def of_public(self, condition: str) -> tuple[str, ...]:
        """The public facts that ``condition`` rests on."""
        rests = RESTS_ON[condition]
        if self._raw.own["resource_id"] is None or (self.of_staff(condition) and not rests.both):
            return ()
        return tuple(fact for fact in rests.public if self._public_knows(fact))

    def days(self) -> dict[str, dt.date]:
        """Condition → the day the oldest of its facts was last confirmed.

        Where one of them never was, the condition has no day.
        """
        found = {}
        for condition in RESTS_ON:
            days = [
                *(self._staff_day(fact) for fact in self.of_staff(condition)),
                *(self._public_day(fact) for fact in self.of_public(condition)),
            ]
            known = [day for day in days if day is not None]
            if days and len(known) == len(days):
                found[condition] = min(known)
        return found

    def origins(self) -> dict[str, str]:
        """Condition → the face its value is from, wherever one is known."""
        found = {}
        for condition in RESTS_ON:
            if self.of_staff(condition):
                found[condition] = STAFF
            elif self.of_public(condition):
                found[condition] = PUBLIC
        return found

    def _staff_knows(self, fact: str) -> bool:
        own = self._raw.own
        if fact in WORDS.values():
            return bool(self._raw.words[fact])
        if fact == "state":
            return self._state_is_said
        if fact.startswith("own_"):
            return own["resource_id"] is None and self._own_face_knows(fact)
        return own[fact] is not None and own[fact] != ""

    @property
    def _state_is_said(self) -> bool:
        own = self._raw.own
        said = self._staff_day("state") is not None or own["state"] != RegistryRecord.State.IN_USE
        return said or own["resource_id"] is None

    def _own_face_knows(self, fact: str) -> bool:
        parts = {"own_areas": self._raw.areas, "own_sectors": self._raw.sectors}
        if fact in parts:
            return bool(parts[fact])
        if fact == "own_hours":
            return bool(self._raw.own[fact]) and self._raw.own["slots"] is None
        return self._raw.own[fact] is not None

    def _public_knows(self, fact: str) -> bool:
        own, raw = self._raw.own, self._raw
        parts: dict[str, object] = {
            "areas": raw.areas,
            "sectors": raw.sectors,
            "opening_rules": raw.rules,
            # Only these answers say anything that is compared.
            "fee": own["resource__fee"] == Fee.FREE,
            "anyone_welcome": own["resource__anyone_welcome"] == YesNoUnknown.YES,
            "lat": own["resource__lat"] is not None,
        }
        return bool(parts[fact] if fact in parts else own[f"resource__{fact}"])

    def _staff_day(self, fact: str) -> dt.date | None:
        if fact == "vacancies" and self._raw.own["capacity_on"]:
            return self._raw.own["capacity_on"]
        days = [self._fact_days.get(fact), self._raw.own["confirmed_on"]]
        return max(filter(None, days), default=None)

    @cached_property
    def _fact_days(self) -> dict[str, dt.date]:
        return {
            fact: day for fact, text in _pairs(self._raw.own["fact_days"]) if (day := _day(text))
        }

    def _public_day(self, fact: str) -> dt.date | None:
        names = (fact, _VERIFIED_AS.get(fact, fact), "")
        return max(filter(None, map(self._raw.verified.get, names)), default=None)


def _pairs(kept: object) -> list[tuple[str, object]]:
    return list(kept.items()) if isinstance(kept, dict) else []


def _day(text: object) -> dt.date | None:
    try:
        return dt.date.fromisoformat(str(text))
    except ValueError:
        return None
