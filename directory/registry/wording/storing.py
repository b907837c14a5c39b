"""A ledger kept with a decision: numbers as the matching keeps them, words as they were said."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from directory.registry.matching import Match, as_json

from .lines import told
from .terms import Terms

KEPT = ("name", "asked", "value", "origin")


def kept(match: Match, terms: Terms, origins: Mapping[str, str] | None = None) -> dict[str, Any]:
    """``matching.as_json`` with the words of the day, for a JSON field.

    Vocabulary changes, a decision does not: what was read then can be read again.
    """
    words = [{name: getattr(line, name) for name in KEPT} for line in told(match, terms, origins)]
    return {**as_json(match), "words": words}
