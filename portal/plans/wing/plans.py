"""Which plans are a person's own."""

from __future__ import annotations

from django.db.models import QuerySet
from django.http import Http404

from portal.plans.models import PlanPage
from portal.staff.pages.own import pages_in_reach


def plans_in_reach(user) -> QuerySet[PlanPage]:
    """The plans a user may change."""
    keys = pages_in_reach(user).values_list("pk", flat=True)
    plans = PlanPage.objects.filter(pk__in=keys).select_related("municipality")
    return plans.order_by("municipality", "path")


def plan_in_reach(user, pk: int) -> PlanPage:
    """One of them. Raises ``Http404`` for every other page, as if it were not there."""
    found = plans_in_reach(user).filter(pk=pk).first()
    if found is None:
        raise Http404(pk)
    return found
