"""The registry's questions, in the words of the field. None of them crosses a municipality."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Self

from django.db import models
from django.db.models import Q

if TYPE_CHECKING:
    from django.contrib.auth.models import AbstractUser

    from directory.models import Municipality

# Steps after which a referral waits for nothing more.
OVER = ("failed", "ended", "settled_6")


class RecordQuerySet(models.QuerySet):
    """Staff faces of social resources."""

    def of(self, municipality: Municipality | int) -> Self:
        return self.filter(municipality=municipality)

    def in_use(self) -> Self:
        return self.exclude(state="closed")

    def due(self, today: dt.date) -> Self:
        """Those that ought to have been confirmed again by ``today``."""
        return self.in_use().filter(Q(confirm_by=None) | Q(confirm_by__lte=today))

    def with_faces(self) -> Self:
        """With what a list shows of each, in a fixed number of questions."""
        return self.select_related("resource", "municipality").prefetch_related(
            "resource__sectors", "resource__areas", "own_sectors", "own_areas"
        )


class NeedQuerySet(models.QuerySet):
    """Support needs."""

    def of(self, municipality: Municipality | int) -> Self:
        return self.filter(municipality=municipality)

    def open(self) -> Self:
        return self.filter(state__in=("open", "active"))

    def told_to(self, user: AbstractUser) -> Self:
        """Those a counsellor proposed or works on."""
        return self.filter(Q(proposed_by=user) | Q(coordinator=user))

    def past_retention(self, today: dt.date) -> Self:
        return self.filter(delete_after__lte=today)


class ReferralQuerySet(models.QuerySet):
    """Referrals."""

    def of(self, municipality: Municipality | int) -> Self:
        return self.filter(need__municipality=municipality)

    def running(self) -> Self:
        return self.exclude(state__in=OVER)

    def due_by(self, day: dt.date) -> Self:
        return self.running().filter(next_on__lte=day)
