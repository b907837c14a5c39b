"""A settled place as templates print it."""

from __future__ import annotations

from typing import Any

from directory.finding.place import Answer
from directory.public import vocabulary
from directory.public.place_words import town_names


def place_of(answer: Answer) -> dict[str, Any]:
    """Label, first town, its areas, how sure they are, and the postcode if one was given."""
    first = answer.towns[0]
    municipality = vocabulary.municipality_with(code=first.municipality)
    areas = first.areas
    return {
        "label": f"{municipality.name if municipality else ''}{town_names(answer.towns)}",
        "town": first,
        "area_names": list(dict.fromkeys(area.name for area in areas)),
        "inferred": any(area.certainty != "stated" for area in areas),
        "postcode": answer.postcode,
    }
