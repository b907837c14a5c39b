"""What a record is counted and filtered by: every condition, with unknown as a value."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from directory.hours.schedule import WEEKDAY_CODES
from directory.models import Fee
from directory.registry.facts import Gathered
from directory.registry.models import AgeBand, RegistryRecord, slots

# No code of a word and no other value looks like these.
UNKNOWN, NONE, NEVER = "~unknown", "~none", "~never"
YES, NO = "yes", "no"
FREE, FULL = "free", "full"
IN_USE, PLANNED, PAUSED, CLOSED = "in_use", "planned", "paused", "closed"
PUBLIC, DRAFT, REGISTRY = "public", "draft", "registry"
CONFIRM_BY, LINE = "confirm_by", "line"
# Facet → the record's list of words.
WORDS = {
    "activity": "activities",
    "skill": "skills",
    "environment": "environments",
    "difficulty": "difficulties",
}
# Facet → the record's answer of yes, no or nothing.
ANSWERS = {
    "consent": "consent_needed",
    "companion": "companion_needed",
    "medication": "medication",
    "watching": "watching",
    "supporter": "supporter",
    "lift": "lift",
    "pays": "pays",
    "visit": "visit",
    "trial": "trial",
}
PARTS = ("am", "pm", "night")
_STATES = {"paused": PAUSED, "closed": CLOSED, "planned": PLANNED}


def facets(record: RegistryRecord, gathered: Gathered) -> dict[str, tuple[str, ...]]:
    """All values of a record fetched with its words, public facts counting as in matching."""
    facts = gathered.candidate
    return {
        "sector": _several(sorted(facts.sectors or ())),
        "area": _several(map(str, sorted(gathered.area_ids))),
        "state": (_STATES.get(facts.status, IN_USE),),
        "face": (face_of(record),),
        CONFIRM_BY: (record.confirm_by.isoformat() if record.confirm_by else NEVER,),
        "vacancies": (vacancies_of(record),),
        "agreement": (record.agreement or UNKNOWN,),
        "step": _one(facts.step),
        "sensory": _one(facts.sensory),
        "group": _one(facts.group_size),
        "talking": _one(facts.talking),
        "beyond_target": (_answer(facts.beyond_target),),
        "gender": (record.genders or UNKNOWN,),
        "age": _bands(facts.ages),
        "when": _slots(facts.slots),
        "travel": (UNKNOWN,) if facts.travel is None else _several(sorted(facts.travel), NONE),
        "fee": (_fee(record),),
        **{name: (getattr(record, fact) or UNKNOWN,) for name, fact in ANSWERS.items()},
        **{name: _words(record, fact) for name, fact in WORDS.items()},
    }


def face_of(record: RegistryRecord) -> str:
    """Whether residents can read of it, will be able to, or never."""
    if record.resource is None:
        return REGISTRY
    return PUBLIC if record.is_public else DRAFT


def vacancies_of(record: RegistryRecord) -> str:
    """Whether somebody could begin now, as far as is known."""
    if record.vacancies is None:
        return UNKNOWN
    return FREE if record.vacancies else FULL


def slot(weekday: int, part: int) -> str:
    """A part of a day as a facet's value: ``mon-am``."""
    return f"{WEEKDAY_CODES[weekday]}-{PARTS[part]}"


def _one(value: int | None) -> tuple[str, ...]:
    return (UNKNOWN,) if value is None else (str(value),)


def _several(values: Iterable[str] | None, nothing: str = UNKNOWN) -> tuple[str, ...]:
    return tuple(values or ()) or (nothing,)


def _answer(value: bool | None) -> str:
    return UNKNOWN if value is None else YES if value else NO


def _slots(chosen: int | None) -> tuple[str, ...]:
    return _several(slot(day, part) for day, part in slots.split(chosen or 0))


def _bands(ages: tuple[int, int] | None) -> tuple[str, ...]:
    """The bands of which somebody could come."""
    if ages is None:
        return (UNKNOWN,)
    bands = [each for each in AgeBand.values if each]
    return tuple(each for each in bands if _meets(each, ages)) or (NONE,)


def _meets(band: str, ages: tuple[int, int]) -> bool:
    youngest, oldest = map(int, band.split("-"))
    return youngest <= ages[1] and ages[0] <= oldest


def _fee(record: RegistryRecord) -> str:
    """The staff's fact before the public one; a price is one that is paid."""
    priced = {None: "", 0: Fee.FREE}.get(record.fee_yen, Fee.PAID)
    public = record.resource.fee if record.resource else ""
    return str(record.fee or priced or public or UNKNOWN)


def _words(record: RegistryRecord, fact: str) -> tuple[str, ...]:
    """Codes of the words; an empty list somebody confirmed says that there are none."""
    codes: Collection[str] = [each.code for each in getattr(record, fact).all()]
    return _several(codes, NONE if fact in record.fact_days else UNKNOWN)
