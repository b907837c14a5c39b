"""The directory's questions, in the words of the field."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Self

from django.db import models
from django.db.models import Q

if TYPE_CHECKING:
    from directory.models import CatchmentArea, Municipality, Town

# Everything a reader of one resource sees, fetched in one go.
PARTS = (
    "other_names",
    "operators__organization",
    "contacts",
    "opening_rules",
    "opening_exceptions",
    "venues",
    "accessibility",
    "languages",
    "verifications__source",
    "sectors",
    "concerns",
    "programmes",
    "areas",
    "departments",
)


class ResourceQuerySet(models.QuerySet):
    """Social resources."""

    def public(self) -> Self:
        """Published and not closed for good."""
        return self.filter(live=True, municipality__live=True).exclude(status="closed")

    def of(self, municipality: Municipality) -> Self:
        return self.filter(municipality=municipality)

    def of_kind(self, kind: str) -> Self:
        return self.filter(Q(kind=kind) | Q(second_kind=kind))

    def counters(self) -> Self:
        """Where troubles are brought."""
        return self.of_kind("counter")

    def in_area(self, area: CatchmentArea) -> Self:
        """Responsible for this very area."""
        return self.filter(areas=area)

    def responsible_for(self, town: Town) -> Self:
        """Responsible for a part of the municipality that the town surely or likely lies in."""
        return self.filter(areas__area_towns__town=town, areas__live=True).distinct()

    def for_everyone(self) -> Self:
        """Responsible for the whole municipality, in the source's own words."""
        return self.filter(areas__kind__in=("whole", "wider")).distinct()

    def of_unknown_area(self) -> Self:
        """The source does not say whom they serve."""
        return self.filter(areas__isnull=True)

    def open_at(self, moment: dt.datetime) -> list:
        """Those surely open at a moment; rules are weighed in Python, so this ends the chain."""
        from directory.hours import state

        return [each for each in self.with_parts() if state(each.schedule, moment).open]

    def with_parts(self) -> Self:
        return self.select_related("municipality", "source").prefetch_related(*PARTS)
