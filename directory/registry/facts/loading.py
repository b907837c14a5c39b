"""Records with all that facts rest on, in a fixed number of questions."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import Max, QuerySet

from directory.models import OpeningRule, Resource, ResourceVerification
from directory.registry.models import RegistryRecord, Word

OWN = (
    *("pk", "resource_id", "municipality_id", "state", "own_name", "own_kind", "own_hours"),
    *("own_lat", "own_lng", "beyond_target", "companion_needed", "genders", "no_age_limit"),
    *("age_from", "age_to", "medication", "watching", "supporter", "sensory", "group_size"),
    *("talking", "step", "slots", "by_walk", "by_bicycle", "by_transit", "by_car", "lift"),
    *("fee", "fee_yen", "pays", "vacancies", "capacity_on", "visit", "trial", "agreement"),
    *("confirmed_on", "confirm_by", "fact_days"),
)
PUBLIC = ("name", "kind", "status", "lat", "lng", "fee", "anyone_welcome", "always_open")
RULE = (
    *("weekdays", "weeks", "months", "season_from", "season_to"),
    *("opens", "closes", "on_holidays", "venue", "remark"),
)
# Kinds of words → the staff facts that hold them.
WORDS = {
    Word.Kind.ACTIVITY: "activities",
    Word.Kind.SKILL: "skills",
    Word.Kind.ENVIRONMENT: "environments",
    Word.Kind.DIFFICULTY: "difficulties",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Raw:
    """One record's columns (those of its public face begin with ``resource__``) and its parts.

    ``rules`` have what rows of ``OpeningRule`` have; ``verified`` holds the last day each
    public fact, or all of them (""), was held against a source.
    """

    own: Mapping[str, Any]
    words: Mapping[str, frozenset[str]]
    sectors: frozenset[str]
    areas: frozenset[int]
    rules: tuple[Any, ...]
    verified: Mapping[str, dt.date]


def load(records: QuerySet[RegistryRecord]) -> Iterator[Raw]:
    """The records with their parts: six questions, whatever their number."""
    among = records.order_by().values("pk")
    words, sectors, areas = _words(among), _sectors(among), _areas(among)
    rules, verified = _rules(among), _verified(among)
    for row in records.order_by("pk").values(*OWN, *(f"resource__{each}" for each in PUBLIC)):
        key = row["pk"]
        yield Raw(
            own=row,
            words={fact: frozenset(words.get((key, fact), ())) for fact in WORDS.values()},
            sectors=frozenset(sectors.get(key, ())),
            areas=frozenset(areas.get(key, ())),
            rules=tuple(rules.get(key, ())),
            verified=verified.get(key, {}),
        )


def _words(among: QuerySet) -> dict[tuple[int, str], list[str]]:
    first, *others = (
        getattr(RegistryRecord, fact)
        .through.objects.filter(registryrecord__in=among)
        .values_list("registryrecord_id", "word__kind", "word__code")
        for fact in WORDS.values()
    )
    found = defaultdict(list)
    for key, kind, code in first.union(*others, all=True):
        found[key, WORDS[kind]].append(code)
    return found


def _sectors(among: QuerySet) -> dict[int, list[str]]:
    return _of_either_face("sectors", "own_sectors", "sector__code", among)


def _areas(among: QuerySet) -> dict[int, list[int]]:
    return _of_either_face("areas", "own_areas", "catchmentarea_id", among)


def _of_either_face(public: str, own: str, column: str, among: QuerySet) -> dict[int, list[Any]]:
    """What the public record is linked to, and what a record without one is."""
    of_resource = (
        getattr(Resource, public)
        .through.objects.filter(resource__registry_record__in=among)
        .values_list("resource__registry_record", column)
    )
    of_record = (
        getattr(RegistryRecord, own)
        .through.objects.filter(registryrecord__in=among, registryrecord__resource=None)
        .values_list("registryrecord_id", column)
    )
    found = defaultdict(list)
    for key, value in of_resource.union(of_record, all=True):
        found[key].append(value)
    return found


def _rules(among: QuerySet) -> dict[int, list[Any]]:
    found = defaultdict(list)
    rows = OpeningRule.objects.filter(resource__registry_record__in=among)
    for row in rows.values_list("resource__registry_record", *RULE, named=True):
        found[row[0]].append(row)
    return found


def _verified(among: QuerySet) -> dict[int, dict[str, dt.date]]:
    found: dict[int, dict[str, dt.date]] = defaultdict(dict)
    rows = ResourceVerification.objects.filter(
        resource__registry_record__in=among, confirmed_on__isnull=False
    )
    days = rows.order_by().values_list("resource__registry_record", "fact")
    for key, fact, day in days.annotate(Max("confirmed_on")):
        found[key][fact] = day
    return found
