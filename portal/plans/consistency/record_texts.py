"""What editors typed into the records a plan shows: names may be out of date there, too."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from portal.plans.facts.records import Fact, OperatorFact, StaffingFact, TimingFact

from .findings import Where, Written

# Names of other records are not typed, and what happened once was called as it was then.
_TYPED: dict[str, tuple[str, ...]] = {
    "programme": (
        *("heading", "name", "mode_wording", "setup_form", "target", "exclusion", "law"),
        *("area_wording", "location", "contents", "operators", "staffing"),
    ),
    "resource": ("name", "location", "status", "operators"),
    "meeting": (
        *("name", "legal_basis", "host", "contractor", "secretariat", "members"),
        *("required_members", "attendance", "frequency", "consent_wording", "confidentiality"),
        *("joint_rule", "matters", "held_when", "timings"),
    ),
    "step": ("name", "actor", "when", "actions"),
    "role": ("name", "affiliation", "duties", "call_when", "contact_route", "concurrent"),
    "related_plan": ("name", "relation"),
    "goal": ("name", "number", "body", "timing"),
    "indicator": ("name", "note"),
    "review": ("finding", "next_action"),
    "term": ("name", "definition"),
    "paper": ("name", "purpose"),
}


def typed_into(facts: Iterable[Fact]) -> Iterator[Written]:
    """The typed lines of records, each with the record as its place."""
    for fact in facts:
        where = Where(page=0, title=fact.name, record=fact.key)
        names = _TYPED.get(fact.key.partition(":")[0], ())
        lines = (line for name in names for line in _lines(getattr(fact, name)))
        yield from (Written(where=where, text=line) for line in dict.fromkeys(lines) if line)


def _lines(value: Any) -> Iterator[str]:
    match value:
        case str():
            yield value
        case OperatorFact():
            yield value.detail
        case StaffingFact():
            yield from (value.role, value.condition, value.site)
        case TimingFact():
            yield from (value.wording, *value.matters)
        case tuple():
            for each in value:
                yield from _lines(each)
