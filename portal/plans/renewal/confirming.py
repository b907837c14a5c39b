"""What somebody must look at in a plan copied to another fiscal year."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils.translation import gettext as _
from wagtail.models import Page

from directory.models import Indicator
from portal.plans.document.fiscal_years import name
from portal.plans.models import ChapterPage, PlanPage
from portal.plans.typed import written_in

from .years import to_check


def to_confirm(plan: PlanPage, first_year: int) -> list[str]:
    """One line for everything in ``plan`` that may be another thing from ``first_year`` on."""
    return [*_of_plan(plan), *_of_indicators(plan, first_year), *_of_texts(plan)]


def left_to_confirm(page: Page) -> list[str]:
    """What nobody has seen to yet in the plan that a page is, or is a chapter of."""
    if isinstance(page, PlanPage):
        plan = page
    elif isinstance(page, ChapterPage):
        plan = page.get_parent().specific.get_latest_revision_as_object()
    else:
        return []
    return [line.strip() for line in plan.to_confirm.splitlines() if line.strip()]


def _of_plan(plan: PlanPage) -> Iterator[str]:
    yield _("策定日を入れる（前の計画：%(before)s）") % {"before": _dated(plan)}
    yield _("期間と、その表記を確かめる")
    yield _("発行者を確かめる（前の計画：%(before)s）") % {"before": plan.publisher or _("未確認")}
    yield _("見直しの期限を入れる（前の計画：%(before)s）") % {
        "before": plan.review_label or plan.review_due or _("未確認")
    }


def _dated(plan: PlanPage) -> object:
    return plan.dated_label or plan.dated or _("未確認")


def _of_indicators(plan: PlanPage, first_year: int) -> Iterator[str]:
    """Goals for the new years are records, which a copy of the pages leaves alone."""
    indicators = Indicator.objects.filter(municipality=plan.municipality_id, live=True)
    without = indicators.exclude(years__fiscal_year__gte=first_year)
    for indicator in without.order_by("pk"):
        yield _("指標「%(name)s」に、%(year)sからの目標を入れる") % {
            "name": indicator.name,
            "year": name(first_year),
        }


def _of_texts(plan: PlanPage) -> Iterator[str]:
    for page in (plan, *ChapterPage.objects.child_of(plan)):
        for sentence in to_check(each.text for each in written_in(page)):
            yield _("「%(page)s」の文章：%(sentence)s") % {"page": page.title, "sentence": sentence}
