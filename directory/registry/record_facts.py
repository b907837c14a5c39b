"""The facts of a staff face in their groups: what is shown, confirmed and asked together."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from .models import RegistryRecord, Word

# Which kind of words a fact is told in.
WORD_KINDS: dict[str, str] = {
    "difficulties": Word.Kind.DIFFICULTY,
    "activities": Word.Kind.ACTIVITY,
    "skills": Word.Kind.SKILL,
    "environments": Word.Kind.ENVIRONMENT,
}


@dataclass(frozen=True, slots=True)
class Group:
    """Facts that belong together, by the names of their fields."""

    code: str
    label: str | Promise
    facts: tuple[str, ...]


GROUPS = (
    Group(
        "whom",
        _("だれを受け入れるか"),
        (
            "beyond_target",
            "beyond_target_whom",
            "consent_needed",
            "companion_needed",
            "genders",
            "no_age_limit",
            "age_from",
            "age_to",
            "medication",
            "watching",
            "difficulties",
            "supporter",
        ),
    ),
    Group(
        "doing",
        _("そこですること"),
        (
            "activities",
            "skills",
            "environments",
            "sensory",
            "group_size",
            "talking",
            "step",
        ),
    ),
    Group(
        "getting",
        _("曜日・時間と行き方"),
        (
            "slots",
            "slots_note",
            "by_walk",
            "by_bicycle",
            "by_transit",
            "by_car",
            "lift",
            "travel_note",
        ),
    ),
    Group("money", _("お金"), ("fee", "fee_yen", "pays", "payment_note")),
    Group(
        "beginning",
        _("人数とはじめ方"),
        ("capacity", "vacancies", "capacity_on", "visit", "trial"),
    ),
    Group(
        "people",
        _("職員が話す相手"),
        (
            "agreement",
            "agreed_on",
            "contact_person",
            "contact_role",
            "contact_phone",
            "contact_email",
            "contact_how",
            "notes",
        ),
    ),
)
ALL = tuple(fact for group in GROUPS for fact in group.facts)
# Seen only by those who may see contacts.
PRIVATE = frozenset(
    {"contact_person", "contact_role", "contact_phone", "contact_email", "contact_how", "notes"}
)
# The day is no fact of its own, and a memo is nobody's to confirm.
NEVER_CONFIRMED = frozenset({"capacity_on", "notes"})
# What a place is asked without an account: not the office's own judgement, nor its people.
ASKED_GROUPS = tuple(
    Group(
        each.code,
        each.label,
        tuple(fact for fact in each.facts if fact not in {"step", "capacity_on"}),
    )
    for each in GROUPS
    if each.code != "people"
)
ASKED = tuple(fact for group in ASKED_GROUPS for fact in group.facts)
CONFIRMABLE = tuple(fact for fact in ALL if fact not in NEVER_CONFIRMED)
# A record is confirmed as a whole when all of these that are known are.
DUTY = tuple(fact for fact in CONFIRMABLE if fact not in PRIVATE)
# Kept by the registry alone where no public record says them.
OWN = (
    "own_name",
    "own_reading",
    "own_kind",
    "own_operator",
    "own_description",
    "own_sectors",
    "own_areas",
    "own_postcode",
    "own_address",
    "own_lat",
    "own_lng",
    "own_phone",
    "own_url",
    "own_hours",
)


def column(field: str) -> Any:
    """The model's field of a name."""
    return RegistryRecord._meta.get_field(field)


def label(field: str) -> str:
    """What a field is called."""
    return str(column(field).verbose_name)


def value(record: RegistryRecord, field: str) -> Any:
    """A field's value; rows of a list as a list, in their order."""
    if not column(field).many_to_many:
        return getattr(record, field)
    return list(getattr(record, field).all()) if record.pk else []


def known(record: RegistryRecord, facts: Iterable[str]) -> list[str]:
    """Those of ``facts`` that have a value; 0 is one, an empty list or text is none."""
    return [each for each in facts if is_known(value(record, each))]


def is_known(value: Any) -> bool:
    """Whether a value says anything."""
    return value is not None and value not in ("", [])
