"""The conditions as the page offers them, with how many records each would leave."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from django.utils.functional import Promise

from directory.registry.models import slots
from directory.registry.searching.answering import Counts
from directory.registry.searching.asking import Asked
from directory.registry.searching.facet_kinds import FRESH, GROUPS, WHEN, FacetKind, Known
from directory.registry.searching.facet_values import UNKNOWN, slot

# Shown at once: what is asked first on the telephone.
OPEN_GROUPS = frozenset({"now", "place"})
OPEN_FACETS = frozenset({"vacancies", FRESH})


@dataclass(frozen=True, slots=True)
class Option:
    value: str
    label: str
    count: int
    checked: bool


@dataclass(frozen=True, slots=True)
class FacetBox:
    """One facet: its options in a list, or as a week of days by parts of the day."""

    name: str
    label: str | Promise
    options: list[Option]
    chosen: int
    week: list[tuple[str, list[Option]]] = field(default_factory=list)

    @property
    def is_open(self) -> bool:
        return bool(self.chosen) or self.name in OPEN_FACETS


@dataclass(frozen=True, slots=True)
class GroupBox:
    code: str
    label: str | Promise
    facets: list[FacetBox]
    chosen: int

    @property
    def is_open(self) -> bool:
        return bool(self.chosen) or self.code in OPEN_GROUPS


def groups(asked: Asked, known: Known, counts: Counts) -> list[GroupBox]:
    """All groups with what there is to choose; a value nobody has is left out."""
    return [
        GroupBox(
            group.code,
            group.label,
            [box for each in group.facets if (box := _box(each, asked, known, counts)).options],
            sum(len(asked.chosen.get(each.name, ())) for each in group.facets),
        )
        for group in GROUPS
    ]


def _box(facet: FacetKind, asked: Asked, known: Known, counts: Counts) -> FacetBox:
    chosen, found = asked.chosen.get(facet.name, ()), counts.get(facet.name, {})
    options = {
        value: Option(value, label, found.get(value, 0), value in chosen)
        for value, label in facet.labels(known).items()
    }
    if facet.name == WHEN:
        return FacetBox(facet.name, facet.label, [options[UNKNOWN]], len(chosen), _week(options))
    shown = [each for each in options.values() if each.count or each.checked]
    return FacetBox(facet.name, facet.label, shown, len(chosen))


def _week(options: Mapping[str, Any]) -> list[tuple[str, list[Option]]]:
    return [
        (str(label), [options[slot(day, part)] for part in range(len(slots.PARTS))])
        for day, label in enumerate(slots.WEEKDAYS)
    ]
