"""Wordings and place readings the search learns from the directory."""

from __future__ import annotations

from collections.abc import Iterator

from directory.models import Concern, SynonymRow, Town
from search.data import Synonym


def synonyms() -> Iterator[Synonym]:
    """Everyday wordings and the official terms they stand for."""
    for row in SynonymRow.objects.select_related("municipality"):
        yield Synonym(
            wording=row.wording,
            terms=tuple(line.strip() for line in row.terms.splitlines() if line.strip()),
            municipality=getattr(row.municipality, "code", ""),
        )


def towns() -> Iterator[tuple[str, str, str, str, str]]:
    """Each town: text, reading, kind, path and its municipality's code."""
    for town in Town.objects.filter(live=True).select_related("municipality"):
        path = f"counter/?town={town.pk}"
        yield town.name, town.reading, "town", path, town.municipality.code


def concerns() -> Iterator[tuple[str, str, str, str, str]]:
    """Each concern, likewise, for every municipality."""
    for concern in Concern.objects.filter(live=True):
        yield concern.name, concern.reading, "concern", f"concerns/{concern.slug}/", ""
