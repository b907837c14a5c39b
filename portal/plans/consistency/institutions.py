"""Institutions a law names: counted where names and programmes leave no doubt which they are."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from portal.plans.facts.records import PlaceFact, ProgrammeFact

# What the law calls them, and the standard programme that runs them.
_RUN_BY = {
    "地域包括支援センター": "elderly_centre",
    "地域活動支援センター": "activity_centre",
}


def institutions(
    programmes: Iterable[ProgrammeFact], places: Iterable[PlaceFact]
) -> dict[str, int]:
    """How many there are of each sort that can be counted surely.

    A place called so with something else behind it may be a branch; then there is doubt.
    """
    given = [each for each in places if each.one_place and each.in_service]
    programmes = tuple(programmes)
    return {
        noun: len(named)
        for noun, standard in _RUN_BY.items()
        if (named := _surely(noun, given, set(_run(programmes, standard))))
    }


def _surely(noun: str, places: Iterable[PlaceFact], run: set[str]) -> set[str]:
    named = {each.key: each.name for each in places if noun in each.name}
    plain = {key for key, name in named.items() if name.startswith(noun) or name.endswith(noun)}
    return plain if plain == named.keys() and run <= plain else set()


def _run(programmes: Iterable[ProgrammeFact], standard: str) -> Iterator[str]:
    for programme in programmes:
        if programme.standard == standard:
            yield from (each.key for each in programme.places if each.one_place and each.in_service)
