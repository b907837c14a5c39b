"""The table of conditions: the one place that names them."""

from __future__ import annotations

from collections.abc import Mapping
from operator import attrgetter

from directory.registry.matching.conditions import (
    acceptance,
    doing,
    money,
    person,
    place,
    surroundings,
    times,
)
from directory.registry.matching.conditions.condition import (
    Condition,
    always,
    named,
    stated,
    ticked,
)
from directory.registry.matching.data import Plain, Wanted

CONDITIONS: tuple[Condition, ...] = (
    Condition(
        key="status",
        weight=5,
        rests_on=("status",),
        asked=always(acceptance.OPEN),
        judge=acceptance.status,
    ),
    Condition(
        key="place",
        weight=6,
        rests_on=("area_ids", "everywhere", "position"),
        asked=place.asked_place,
        judge=place.place,
        context=place.place_context,
    ),
    Condition(
        key="sector",
        weight=6,
        rests_on=("sectors", "beyond_target"),
        asked=named("sectors"),
        judge=person.sector,
    ),
    Condition(key="age", weight=4, rests_on=("ages",), asked=stated("ages"), judge=person.age),
    Condition(
        key="gender",
        weight=4,
        rests_on=("genders",),
        asked=stated("gender"),
        judge=person.gender,
    ),
    Condition(
        key="activity",
        weight=6,
        rests_on=("activities",),
        asked=named("interests"),
        judge=doing.activity,
    ),
    Condition(
        key="skill", weight=4, rests_on=("skills",), asked=named("strengths"), judge=doing.skill
    ),
    Condition(
        key="environment",
        weight=6,
        rests_on=("environment",),
        asked=named("avoid"),
        judge=surroundings.environment,
    ),
    Condition(
        key="difficulty",
        weight=5,
        rests_on=("difficulties",),
        asked=named("difficulties"),
        judge=person.difficulty,
    ),
    Condition(
        key="sensory",
        weight=4,
        rests_on=("sensory",),
        asked=stated("sensory_limit"),
        judge=surroundings.sensory,
    ),
    Condition(
        key="group",
        weight=4,
        rests_on=("group_size",),
        asked=stated("group_limit"),
        judge=surroundings.group,
    ),
    Condition(
        key="talking",
        weight=3,
        rests_on=("talking",),
        asked=stated("talking_limit"),
        judge=surroundings.talking,
    ),
    Condition(
        key="step",
        weight=6,
        rests_on=("step",),
        asked=stated("step"),
        judge=doing.step,
        context=attrgetter("step"),
    ),
    Condition(key="days", weight=6, rests_on=("slots",), asked=times.asked_days, judge=times.days),
    Condition(
        key="travel",
        weight=5,
        rests_on=("travel", "travel_unsure", "lift"),
        asked=place.asked_travel,
        judge=place.travel,
    ),
    Condition(
        key="fee", weight=4, rests_on=("fee_yen",), asked=stated("fee_limit"), judge=money.fee
    ),
    Condition(key="pay", weight=3, rests_on=("pays",), asked=ticked("wants_pay"), judge=money.pay),
    Condition(
        key="capacity",
        weight=5,
        rests_on=("vacancies",),
        asked=always(1),
        judge=acceptance.capacity,
    ),
    Condition(
        key="companion",
        weight=3,
        rests_on=("companion_needed",),
        asked=stated("has_companion"),
        judge=acceptance.companion,
    ),
    Condition(
        key="medication",
        weight=5,
        rests_on=("medication",),
        asked=ticked("needs_medication"),
        judge=acceptance.medication,
    ),
    Condition(
        key="watching",
        weight=5,
        rests_on=("watching",),
        asked=ticked("needs_watching"),
        judge=acceptance.watching,
    ),
    Condition(
        key="visit",
        weight=2,
        rests_on=("visit",),
        asked=ticked("wants_visit"),
        judge=acceptance.visit,
    ),
    Condition(
        key="trial",
        weight=2,
        rests_on=("trial",),
        asked=ticked("wants_trial"),
        judge=acceptance.trial,
    ),
    Condition(
        key="supporter",
        weight=3,
        rests_on=("supporter",),
        asked=ticked("wants_supporter"),
        judge=acceptance.supporter,
    ),
    Condition(
        key="agreement",
        weight=2,
        rests_on=("agreement",),
        asked=ticked("wants_agreement"),
        judge=acceptance.agreement,
    ),
)
BY_KEY: Mapping[str, Condition] = {each.key: each for each in CONDITIONS}


def asked_of(wanted: Wanted) -> dict[str, Plain]:
    """Return what ``wanted`` asks, condition by condition, in the table's order."""
    found = {each.key: each.asked(wanted) for each in CONDITIONS}
    return {key: value for key, value in found.items() if value is not None}
