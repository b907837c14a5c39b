"""A plan and its chapters, copied as drafts of the next plan."""

from __future__ import annotations

from typing import Any

from django.db import transaction

from directory.models.fiscal_year import LAST
from portal.plans.models import PlanPage

from .confirming import to_confirm
from .years import shifted


def proposed_year(plan: PlanPage, today_year: int) -> int:
    """The fiscal year a plan that follows begins in, as far as this one says."""
    if plan.period_to is not None:
        return plan.period_to + 1
    return (plan.period_from or today_year) + 1


def proposed_title(plan: PlanPage, first_year: int) -> str:
    """The plan's title, with the years in it moved on."""
    return shifted(plan.title, first_year - plan.period_from) if plan.period_from else plan.title


@transaction.atomic
def copy_to_year(plan: PlanPage, *, first_year: int, title: str, slug: str, by: Any) -> PlanPage:
    """The next plan, as drafts that nobody sees; what was approved of ``plan`` is not carried over.

    ``slug`` must be free below the municipality's page.
    """
    return plan.copy(
        recursive=True,
        to=plan.get_parent(),
        update_attrs=_another(plan, first_year) | {"title": title, "slug": slug},
        copy_revisions=False,
        keep_live=False,
        user=by,
    )


def _another(plan: PlanPage, first_year: int) -> dict[str, Any]:
    """What is another thing in the next plan."""
    return {
        "succeeds": plan,
        "status": PlanPage.Status.DRAFTING,
        "dated": None,
        "dated_label": "",
        "period_from": first_year,
        "period_to": _last_year(plan, first_year),
        "period_label": "",
        "period_note": "",
        "review_due": None,
        "review_label": "",
        "merged_into": None,
        "source": None,
        "to_confirm": "\n".join(to_confirm(plan, first_year)),
    }


def _last_year(plan: PlanPage, first_year: int) -> int | None:
    if plan.period_from is None or plan.period_to is None:
        return None
    return min(first_year + plan.period_to - plan.period_from, LAST)
