"""Who stands behind a record: its departments and whoever runs it, as an edition keeps them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from portal.plans.document.parts import RecordFacts
from portal.plans.facts.records import Fact, OperatorFact


def bodies_of(
    facts: Iterable[Fact], keys: Mapping[str, Mapping[str, str]]
) -> dict[str, RecordFacts]:
    """The departments and organizations that ``facts`` name, by key.

    ``keys`` maps "department" and "organization" to the key of each name.
    """
    found: dict[str, RecordFacts] = {}
    for fact in facts:
        for kind, name in _named(fact):
            if key := keys[kind].get(name):
                found[key] = RecordFacts(key, kind, name, {})
    return found


def names_bodies(facts: Iterable[Fact]) -> bool:
    """Whether any of ``facts`` names one at all."""
    return any(name for fact in facts for _, name in _named(fact))


def _named(fact: Fact) -> Iterator[tuple[str, str]]:
    yield from (("department", name) for name in getattr(fact, "departments", ()))
    operators: tuple[OperatorFact, ...] = getattr(fact, "operators", ())
    yield from (("organization", each.name) for each in operators)
    yield "organization", getattr(fact, "organization", "")
