"""The directory's questions, in the words of the field."""

from __future__ import annotations

from typing import TYPE_CHECKING, Self

from django.db import models
from django.db.models import Exists, Q

if TYPE_CHECKING:
    from directory.models import CatchmentArea, Concern, Municipality

# Kinds that take in people from an area of their own, counters first.
RECEIVING = ("counter", "consultation_day", "child_base", "activity_centre")

# Kinds of areas that only some of a municipality's people live in.
NARROW = ("daily_living", "district")


class ResourceQuerySet(models.QuerySet):
    """Social resources."""

    def public(self) -> Self:
        """Published and not closed for good."""
        return self.filter(live=True, municipality__live=True).exclude(status="closed")

    def of(self, municipality: Municipality | int) -> Self:
        return self.filter(municipality=municipality)

    def of_kind(self, kind: str) -> Self:
        return self.filter(Q(kind=kind) | Q(second_kind=kind))

    def counters(self) -> Self:
        """Where troubles are brought."""
        return self.of_kind("counter")

    def receiving(self) -> Self:
        """Counters, and the other places that are responsible for whoever lives around them."""
        return self.filter(Q(kind__in=RECEIVING) | Q(second_kind__in=RECEIVING))

    def in_service(self) -> Self:
        """Neither still planned nor paused; where nobody said, it is taken to be open."""
        return self.exclude(status__in=("planned", "paused", "closed"))

    def not_just_a_category(self) -> Self:
        """One place, or a role somebody holds; not a sort of place."""
        return self.exclude(naming="category")

    def first_contacts(self, municipality: Municipality | int) -> Self:
        """Whom to call when in doubt, wherever one lives.

        Counters for those who do not know where to turn; without any, counters for
        everybody; without any, all counters. One question to the database.
        """
        counters = self.of(municipality).counters().in_service().not_just_a_category()
        counters = counters.exclude(areas__kind__in=NARROW)
        unsure = counters.filter(concerns__unsure=True).values("pk")
        for_all = counters.filter(sectors__code="all").values("pk")
        next_best = Q(pk__in=for_all) | ~Exists(for_all)
        return counters.filter(Q(pk__in=unsure) | (~Exists(unsure) & next_best)).distinct()

    def for_concern(self, concern: Concern) -> Self:
        """Where such troubles are brought.

        What says so itself; counters of the concern's sectors; what serves a programme of
        its types; and for those who do not know where to turn, counters for everybody.
        """
        counters = Q(kind="counter") | Q(second_kind="counter")
        sectors = ["all"] if concern.unsure else [each.pk for each in concern.sectors.all()]
        of_sector = Q(sectors__code__in=sectors) if concern.unsure else Q(sectors__in=sectors)
        serving = Q(programmes__programme_type__in=concern.programme_types)
        said = Q(concerns=concern)
        one_place = ~Q(naming="category")
        chosen = self.model._default_manager.filter(
            said | serving | (counters & one_place & of_sector)
        )
        return self.filter(pk__in=chosen.values("pk"))

    def in_area(self, area: CatchmentArea) -> Self:
        """Responsible for this very area."""
        return self.filter(areas=area)

    def for_everyone(self) -> Self:
        """Responsible for the whole municipality, in the source's own words."""
        return self.filter(areas__kind__in=("whole", "wider")).distinct()
