"""A judged place as plain JSON, to be kept with the decision it led to."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict
from datetime import date
from typing import Any

from directory.registry.matching.data import Plain, Verdict
from directory.registry.matching.ledger import Line, Match

VERSION = 1


def as_json(match: Match) -> dict[str, Any]:
    """Return ``match`` as what a JSON field keeps, with its version."""
    return {
        "v": VERSION,
        "key": match.key,
        "name": match.name,
        "score": match.score,
        "failed": list(match.failed),
        "closed": match.closed,
        "ledger": [_line_as_json(line) for line in match.ledger],
    }


def from_json(kept: Mapping[str, Any]) -> Match:
    """Return the match that was kept; raise ValueError where it is none of this version."""
    if not isinstance(kept, Mapping) or kept.get("v") != VERSION:
        raise ValueError(f"not a ledger of version {VERSION}")
    try:
        return Match(
            key=kept["key"],
            name=kept["name"],
            score=kept["score"],
            failed=tuple(kept["failed"]),
            closed=kept["closed"],
            ledger=tuple(_line_from_json(line) for line in kept["ledger"]),
        )
    except (AttributeError, KeyError, TypeError) as error:
        raise ValueError(f"not a whole ledger: {error!r}") from error


def _line_as_json(line: Line) -> dict[str, Any]:
    day = line.confirmed_on
    return asdict(line) | {
        "verdict": line.verdict.value,
        "asked": _thawed(line.asked),
        "value": _thawed(line.value),
        "confirmed_on": day and day.isoformat(),
    }


def _line_from_json(kept: Mapping[str, Any]) -> Line:
    day = kept["confirmed_on"]
    changed = {
        "verdict": Verdict(kept["verdict"]),
        "asked": _frozen(kept["asked"]),
        "value": _frozen(kept["value"]),
        "confirmed_on": day and date.fromisoformat(day),
    }
    return Line(**{**kept, **changed})


def _thawed(value: Plain) -> Any:
    return [_thawed(each) for each in value] if isinstance(value, tuple) else value


def _frozen(value: Any) -> Plain:
    return tuple(_frozen(each) for each in value) if isinstance(value, list) else value
