"""Who runs something, and in which mode: what the document says laid over what is known."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from directory.models import Mode
from directory.models.organization import Operator
from portal.importing.comparing import normal
from portal.importing.models import ImportFinding

from .companions import Companions

LONGEST_WORDING = 200


def operators(
    model: type[Operator],
    now: Iterable[Operator],
    says: Mapping[str, Any],
    companions: Companions,
    lines: str,
) -> list[Operator]:
    """The operators as the document has them; a known one keeps what else is known of it."""
    told = [each for each in says.get("operators") or [] if normal(each[0])]
    modes = _modes(says)
    if told:
        rows = [_named(model, list(now), name, mode, companions, lines) for name, mode in told]
    else:
        rows = _in_modes(list(now), modes)
    held = {row.mode for row in rows}
    wording = says.get("mode_wording", "")[:LONGEST_WORDING]
    return [*rows, *(model(mode=mode, wording=wording) for mode in modes if mode not in held)]


def _modes(says: Mapping[str, Any]) -> list[str]:
    """Every mode that is stated, once, with or without somebody's name."""
    stated = [*says.get("modes", []), *(mode for _name, mode in says.get("operators") or [])]
    return list(dict.fromkeys(mode for mode in stated if mode and mode in Mode.values))


def _named(
    model: type[Operator],
    now: list[Operator],
    name: str,
    mode: str,
    companions: Companions,
    lines: str,
) -> Operator:
    same = [
        row for row in now if row.organization and normal(row.organization.name) == normal(name)
    ]
    if same:
        row = same[0]
    else:
        who = companions.one(ImportFinding.Kind.ORGANIZATION, name, lines)
        row = model(organization=who, wording=name[:LONGEST_WORDING])
    row.mode = mode if mode in Mode.values and mode else row.mode
    return row


def _in_modes(now: list[Operator], modes: list[str]) -> list[Operator]:
    """Where the document names nobody: one mode is everyone's, of several each keeps its own."""
    if len(modes) == 1:
        for row in now:
            row.mode = modes[0]
    return [row for row in now if row.mode in modes or not modes]
