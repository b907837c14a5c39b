"""Which condition rests on which facts, and when those were confirmed."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
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
IN_USE = RegistryRecord.State.IN_USE
# Staff facts that are one column each.
PLAIN_FACTS = tuple(
    fact
    for rests in RESTS_ON.values()
    for fact in rests.staff
    if fact != "state" and fact not in WORDS.values() and not fact.startswith("own_")
)
# A public fact that is kept under another name where it is held against a source.
_VERIFIED_AS = {"opening_rules": "hours_wording", "lat": "address"}


class Evidence:
    """The facts of one record that are known, from which face, and since when.

    ``origins`` tells for each condition whose value is known from which face it is. ``days``
    tells the day the oldest of its facts was last confirmed; where one of them never was, the
    condition has no day.
    """

    def __init__(self, raw: Raw) -> None:
        self._raw = raw
        staff, public = self._of_staff(), self._of_public()
        self.origins: dict[str, str] = {}
        self.days: dict[str, dt.date] = {}
        for condition, rests in RESTS_ON.items():
            said = [staff[fact] for fact in rests.staff if fact in staff]
            if said:
                self.origins[condition] = STAFF
            elif not rests.public:
                continue
            if not said or rests.both:
                more = [public[fact] for fact in rests.public if fact in public]
                if more:
                    self.origins.setdefault(condition, PUBLIC)
                said += more
            known = [day for day in said if day is not None]
            if said and len(known) == len(said):
                self.days[condition] = min(known)

    def _of_staff(self) -> dict[str, dt.date | None]:
        """The staff facts that are known, each with its day."""
        own, days = self._raw.own, _fact_days(self._raw.own["fact_days"])
        whole = own["confirmed_on"]
        known = [fact for fact in PLAIN_FACTS if own[fact] is not None and own[fact] != ""]
        known += [fact for fact, words in self._raw.words.items() if words]
        if own["resource_id"] is None:
            known += self._own_face()
        if own["resource_id"] is None or own["state"] != IN_USE or "state" in days or whole:
            known.append("state")
        found = {fact: _later(days.get(fact), whole) for fact in known}
        if "vacancies" in found and own["capacity_on"]:
            # A number holds for the day it was counted.
            found["vacancies"] = own["capacity_on"]
        return found

    def _own_face(self) -> list[str]:
        """What a place without a public record is known by."""
        own = self._raw.own
        known = {
            "own_areas": self._raw.areas,
            "own_sectors": self._raw.sectors,
            "own_hours": own["own_hours"] and own["slots"] is None,
            "own_lat": own["own_lat"] is not None,
        }
        return [fact for fact, told in known.items() if told]

    def _of_public(self) -> dict[str, dt.date | None]:
        """The public facts that are known, each with the day it was held against a source."""
        own, raw = self._raw.own, self._raw
        if own["resource_id"] is None:
            return {}
        known = {
            "areas": raw.areas,
            "sectors": raw.sectors,
            "opening_rules": raw.rules,
            "always_open": own["resource__always_open"],
            "status": own["resource__status"],
            "lat": own["resource__lat"] is not None,
            # Only these answers say anything that is compared.
            "fee": own["resource__fee"] == Fee.FREE,
            "anyone_welcome": own["resource__anyone_welcome"] == YesNoUnknown.YES,
        }
        return {fact: self._verified(fact) for fact, told in known.items() if told}

    def _verified(self, fact: str) -> dt.date | None:
        names = (fact, _VERIFIED_AS.get(fact, fact), "")
        return max(filter(None, map(self._raw.verified.get, names)), default=None)


def _fact_days(kept: object) -> dict[str, dt.date]:
    pairs = kept.items() if isinstance(kept, dict) else ()
    return {fact: day for fact, text in pairs if (day := _day(text))}


def _later(first: dt.date | None, second: dt.date | None) -> dt.date | None:
    return max(first, second) if first and second else first or second


def _day(text: object) -> dt.date | None:
    try:
        return dt.date.fromisoformat(str(text))
    except ValueError:
        return None
