"""Whether a municipality has a plan anybody may read."""

from __future__ import annotations

from wagtail.models import PageViewRestriction

from directory.public.remembering import remembered
from portal.home.openness import open_to_all

from .models import PlanPage

PATH = "plans/"


@remembered(PlanPage, PageViewRestriction)
def has_plan(municipality_pk: int) -> bool:
    """Tell whether the head of the municipality's pages leads to ``PATH``."""
    return open_to_all(PlanPage.objects.filter(municipality=municipality_pk)).exists()
