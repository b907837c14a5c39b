"""One record as matching sees it, and whether each value is a staff or a public fact."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from directory.models import Fee, Status, YesNoUnknown
from directory.registry.matching import Candidate
from directory.registry.models import Agreement, RegistryRecord, Travel, slots

from .areas import AreaTree
from .confirming import PUBLIC, STAFF, Evidence
from .loading import Raw
from .opening import slots_of_rows, slots_of_text

__all__ = ["PUBLIC", "STAFF", "Gathered", "gather"]

State = RegistryRecord.State
EVERY_AGE = (0, 150)
ANSWERS: dict[str, bool | None] = {YesNoUnknown.YES: True, YesNoUnknown.NO: False}


@dataclass(frozen=True, slots=True, kw_only=True)
class Gathered:
    """A candidate with what pages say beside it.

    ``origins`` tells for each condition whose value is known from which face it is;
    ``area_ids`` are the areas stated, without those above and below them.
    """

    candidate: Candidate
    origins: Mapping[str, str]
    area_ids: frozenset[int]


def gather(raw: Raw, tree: AreaTree, today: dt.date) -> Gathered:
    """The facts of one record."""
    own, evidence = raw.own, Evidence(raw)
    public = own["resource_id"] is not None
    candidate = Candidate(
        key=own["pk"],
        name=own["resource__name"] if public else own["own_name"],
        kind=own["resource__kind"] if public else own["own_kind"],
        status=_status(raw, evidence),
        sectors=raw.sectors or None,
        area_ids=tree.reached_from(raw.areas),
        everywhere=tree.everywhere(raw.areas),
        position=_position(raw),
        beyond_target=_beyond_target(raw),
        genders=own["genders"] or None,
        ages=_ages(own),
        companion_needed=_answer(own, "companion_needed"),
        medication=_answer(own, "medication"),
        watching=_answer(own, "watching"),
        activities=raw.words["activities"] or None,
        skills=raw.words["skills"] or None,
        environment=raw.words["environments"] or None,
        difficulties=raw.words["difficulties"] or None,
        sensory=own["sensory"],
        group_size=own["group_size"],
        talking=own["talking"],
        step=own["step"],
        slots=_slots(raw, today),
        travel=_ways(own, YesNoUnknown.YES),
        travel_unsure=_ways(own, YesNoUnknown.UNKNOWN) or frozenset(),
        lift=_answer(own, "lift"),
        fee_yen=_fee(raw),
        pays=_answer(own, "pays"),
        vacancies=own["vacancies"],
        visit=_answer(own, "visit"),
        trial=_answer(own, "trial"),
        supporter=_answer(own, "supporter"),
        agreement=own["agreement"] == Agreement.AGREED if own["agreement"] else None,
        confirmed=evidence.days,
        confirm_by=own["confirm_by"],
    )
    return Gathered(candidate=candidate, origins=evidence.origins, area_ids=raw.areas)


def _answer(own: Mapping[str, Any], fact: str) -> bool | None:
    return ANSWERS.get(own[fact])


def _status(raw: Raw, evidence: Evidence) -> str:
    """A face made beside a public record is "in use" only once somebody of the office said so."""
    state = raw.own["state"]
    if state == State.PAUSED:
        return Status.PAUSED
    if state == State.CLOSED:
        return Status.CLOSED
    public = raw.own["resource__status"] or ""
    return Status.OPEN if evidence.origins.get("status") == STAFF and not public else public


def _position(raw: Raw) -> tuple[float, float] | None:
    face = "own" if raw.own["resource_id"] is None else "resource_"
    lat, lng = raw.own[f"{face}_lat"], raw.own[f"{face}_lng"]
    return None if lat is None or lng is None else (lat, lng)


def _beyond_target(raw: Raw) -> bool | None:
    """Where anybody is welcome in public, whoever is not of the usual target is, too."""
    staff = _answer(raw.own, "beyond_target")
    welcome = raw.own["resource__anyone_welcome"] == YesNoUnknown.YES
    return True if staff is None and welcome else staff


def _ages(own: Mapping[str, Any]) -> tuple[int, int] | None:
    """One end alone leaves the other open; nothing said is unknown."""
    if own["no_age_limit"] == YesNoUnknown.YES:
        return EVERY_AGE
    youngest, oldest = own["age_from"], own["age_to"]
    if youngest is None and oldest is None:
        return None
    return youngest or EVERY_AGE[0], EVERY_AGE[1] if oldest is None else oldest


def _slots(raw: Raw, today: dt.date) -> int | None:
    if raw.own["slots"] is not None:
        return raw.own["slots"]
    if raw.own["resource__always_open"]:
        return slots.MOST
    if raw.rules:
        return slots_of_rows(raw.rules, today)
    text = "" if raw.own["resource_id"] else raw.own["own_hours"]
    return slots_of_text(text, today) if text else None


def _ways(own: Mapping[str, Any], answer: str) -> frozenset[str] | None:
    """The ways of coming with this answer; None where no way has any."""
    answers = {way: own[f"by_{way}"] for way in Travel.values}
    if not any(answers.values()):
        return None
    return frozenset(way for way, said in answers.items() if said == answer)


def _fee(raw: Raw) -> int | None:
    staff, public = raw.own["fee"], raw.own["resource__fee"]
    if staff == Fee.FREE:
        return 0
    if raw.own["fee_yen"] is not None:
        return raw.own["fee_yen"]
    return 0 if not staff and public == Fee.FREE else None
