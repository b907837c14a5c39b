"""Everything counted, by fiscal year: what is there, and what is left of what ended."""

from __future__ import annotations

from collections import Counter

from directory.models import Municipality
from directory.registry.models import KeptCount, Need

from .cases import facts_of
from .office import facts_of_office
from .years import first_day, fiscal_year, last_day

# Fiscal year, measure, detail.
Tally = Counter[tuple[int, str, str]]


def tally(municipality: Municipality, first: int, last: int) -> Tally:
    """The counts of the fiscal years from ``first`` to ``last``."""
    days = (first_day(first), last_day(last))
    needs = Need.objects.of(municipality)
    counted: Tally = Counter()
    for facts in (facts_of(needs, days), facts_of_office(municipality, days)):
        counted.update((fiscal_year(day), measure, detail) for day, measure, detail in facts)
    kept = KeptCount.objects.filter(municipality=municipality, fiscal_year__range=(first, last))
    for year, measure, detail, number in kept.values_list(
        "fiscal_year", "measure", "detail", "number"
    ):
        counted[year, measure, detail] += number
    return counted
