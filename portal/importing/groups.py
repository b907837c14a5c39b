"""The findings of an import by kind and state: how many there are, and how many are open."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Q

from portal.importing.models import ImportFinding, ImportRun

Kind, State, Decision = ImportFinding.Kind, ImportFinding.State, ImportFinding.Decision


@dataclass(frozen=True, slots=True)
class Part:
    """The findings of one kind that stand alike to the directory."""

    state: str
    label: str
    count: int
    open: int


@dataclass(frozen=True, slots=True)
class Group:
    """The findings of one kind."""

    kind: str
    label: str
    parts: tuple[Part, ...]

    @property
    def count(self) -> int:
        return sum(each.count for each in self.parts)

    @property
    def open(self) -> int:
        """How many wait for a decision; what is the same needs none."""
        return sum(each.open for each in self.parts if each.state != State.SAME)

    def count_of(self, state: str) -> int:
        """How many are in ``state``; all of them for ""."""
        return sum(each.count for each in self.parts if state in ("", each.state))

    @property
    def open_new(self) -> int:
        """How many could be drafted together."""
        return sum(each.open for each in self.parts if each.state == State.NEW)


def groups_of(run: ImportRun) -> list[Group]:
    """The groups that hold anything. One query."""
    counted = run.findings.order_by().values("kind", "state").annotate(
        count=Count("pk"), open=Count("pk", filter=Q(decision=Decision.OPEN))
    )  # fmt: skip
    found = {(each["kind"], each["state"]): each for each in counted}
    groups = [_group(kind, found) for kind in Kind]
    return [each for each in groups if each.parts]


def chosen(groups: list[Group], asked: Mapping[str, Any]) -> tuple[str, str]:
    """Which kind and state a page shows: what was asked for, else the first undecided."""
    by_kind = {each.kind: each for each in groups}
    undecided = next((each for each in groups if each.open), groups[0] if groups else None)
    group = by_kind.get(asked.get("kind", ""), undecided)
    if group is None:
        return Kind.PROGRAMME, ""
    states = {each.state for each in group.parts}
    state = asked.get("state", "")
    return group.kind, state if state in states else ""


def _group(kind: ImportFinding.Kind, found: Mapping[tuple[str, str], Mapping[str, Any]]) -> Group:
    parts = (
        Part(state.value, str(state.label), each["count"], each["open"])
        for state in State
        if (each := found.get((kind.value, state.value)))
    )
    return Group(kind.value, str(kind.label), tuple(parts))
