"""What crosses the wall of the matching: facts and a need go in, both frozen."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import TypeAlias

# What a ledger holds: values to be worded elsewhere, and to be kept as JSON.
Plain: TypeAlias = "str | int | float | tuple[Plain, ...] | None"

EVERYBODY = "all"


class Verdict(StrEnum):
    """How a condition ended; unknown is a value and never a silent no."""

    MET = "met"
    NOT_MET = "not_met"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """The facts of one social resource; None (of ``status`` and ``kind``: "") means unknown.

    An empty set is known to be empty. ``slots`` are 21 bits, weekday * 3 + (0 morning,
    1 afternoon, 2 evening) with Monday = 0. ``step`` is the ladder: 0 自宅, 1 個別, 2 少人数,
    3 集団, 4 役割, 5 就労体験, 6 雇用.
    """

    key: int
    name: str
    kind: str = ""
    status: str = ""  # open, planned, paused, closed
    sectors: frozenset[str] | None = None  # codes; "all" is everybody
    area_ids: frozenset[int] | None = None  # the areas it serves
    everywhere: bool = False  # serves the whole municipality
    position: tuple[float, float] | None = None  # latitude, longitude in degrees
    beyond_target: bool | None = None  # takes people beyond its usual target (受入調整)
    genders: str | None = None  # any, women, men
    ages: tuple[int, int] | None = None  # years, both included; (0, 150) is no limit
    companion_needed: bool | None = None
    medication: bool | None = None  # can deal with medication
    watching: bool | None = None  # can watch over (見守り)
    activities: frozenset[str] | None = None  # what one does there
    skills: frozenset[str] | None = None  # what one can use or learn there
    environment: frozenset[str] | None = None  # what the place is like
    difficulties: frozenset[str] | None = None  # what they have experience with
    sensory: int | None = None  # 1 quiet … 3 strong
    group_size: int | None = None  # 1 alone, 2 up to 5, 3 up to 15, 4 more
    talking: int | None = None  # 1 little … 3 much
    step: int | None = None
    slots: int | None = None
    travel: frozenset[str] | None = None  # walk, bicycle, transit, car
    travel_unsure: frozenset[str] = frozenset()  # ways nobody asked about, where others are known
    lift: bool | None = None  # 送迎
    fee_yen: int | None = None  # 0 is free
    pays: bool | None = None  # 工賃・謝礼
    vacancies: int | None = None
    visit: bool | None = None
    trial: bool | None = None
    supporter: bool | None = None  # a supporter is on site
    agreement: bool | None = None  # the agreement as 協力事業者 stands
    # Condition → the day its facts were last confirmed.
    confirmed: Mapping[str, date] = field(default_factory=dict, hash=False)
    confirm_by: date | None = None  # when the record is due to be confirmed again


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What a need asks; None, False or empty means not asked.

    ``step`` is where the person stands now, ``slots`` when they can come, ``travel`` how they
    can come. ``essential`` holds keys of conditions; all others are wished for.
    """

    area_id: int | None = None
    position: tuple[float, float] | None = None
    max_km: float | None = None
    sectors: frozenset[str] = frozenset()
    ages: tuple[int, int] | None = None  # the band the person is in
    gender: str | None = None  # woman, man, other
    interests: frozenset[str] = frozenset()  # activities
    strengths: frozenset[str] = frozenset()  # skills
    avoid: frozenset[str] = frozenset()  # environments
    difficulties: frozenset[str] = frozenset()
    sensory_limit: int | None = None
    group_limit: int | None = None
    talking_limit: int | None = None
    step: int | None = None
    slots: int | None = None
    times_a_week: float | None = None
    travel: frozenset[str] = frozenset()
    needs_lift: bool = False
    has_companion: bool | None = None
    needs_medication: bool = False
    needs_watching: bool = False
    fee_limit: int | None = None  # yen; 0 is only what is free
    wants_pay: bool = False
    wants_visit: bool = False
    wants_trial: bool = False
    wants_supporter: bool = False
    wants_agreement: bool = False
    essential: frozenset[str] = frozenset()
