"""What a record cannot be without and the document does not say: the editor is asked."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from directory.models import ProgrammeType, ResourceKind, Sector
from portal.importing.models import ImportFinding

from .companions import area_kind

Kind = ImportFinding.Kind
NEEDED: dict[str, tuple[str, ...]] = {
    Kind.PROGRAMME: ("programme_type", "sector"),
    Kind.PLACE: ("kind",),
}

# Everything that can become a record.
ACCEPTABLE = frozenset(each.value for each in Kind if each is not Kind.UNREAD)


def missing(finding: ImportFinding) -> tuple[str, ...]:
    """The fields a new record needs and the document leaves open."""
    if finding.state != ImportFinding.State.NEW:
        return ()
    return tuple(each for each in NEEDED.get(finding.kind, ()) if not finding.says.get(each))


def choices(kind: str, field: str) -> list[tuple[str, Any]]:
    """What can be answered for ``field`` of a finding of this kind."""
    if field == "sector":
        return list(Sector.objects.values_list("code", "name"))
    return list(ProgrammeType.choices if kind == Kind.PROGRAMME else ResourceKind.choices)


def answered(finding: ImportFinding, answers: Mapping[str, str]) -> dict[str, Any]:
    """What the finding says, with the editor's answers where it says nothing."""
    asked: Iterable[str] = missing(finding)
    given = {name: answers[name] for name in asked if answers.get(name)}
    if finding.kind == Kind.AREA:
        given["kind"] = area_kind(finding.name)
    return {**finding.says, **given}
