"""Wordings and place readings the search learns from the directory."""

from __future__ import annotations

from collections.abc import Iterator

from directory.models import Concern, SynonymRow, Town
from search.data import Suggestion, Synonym


def synonyms() -> Iterator[Synonym]:
    """Everyday wordings and the official terms they stand for."""
    for row in SynonymRow.objects.select_related("municipality"):
        yield Synonym(
            wording=row.wording,
            terms=tuple(line.strip() for line in row.terms.splitlines() if line.strip()),
            municipality=row.municipality.code if row.municipality else "",
        )


def towns() -> Iterator[tuple[str, Suggestion]]:
    """Each town with its municipality's code, to be suggested and read by its kana."""
    for town in Town.objects.filter(live=True).select_related("municipality"):
        yield (
            town.municipality.code,
            Suggestion(town.name, town.reading, "town", f"counter/?town={town.pk}"),
        )


def concerns() -> Iterator[tuple[str, Suggestion]]:
    """Each concern, for every municipality."""
    for concern in Concern.objects.filter(live=True):
        yield "", Suggestion(concern.name, concern.reading, "concern", f"concerns/{concern.slug}/")
