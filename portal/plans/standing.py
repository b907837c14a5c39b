"""What a reader must know before trusting a plan: it is over, overdue, or no plan at all."""

from __future__ import annotations

import datetime as dt

from django.utils.translation import gettext as _

from portal.plans.document import days, fiscal_years

from .models import PlanPage


def warnings_of(plan: PlanPage, today: dt.date) -> tuple[str, ...]:
    """Return each thing to know in one or two sentences; usually there is none."""
    found = [_no_plan(plan), _over(plan, today), _overdue(plan, today)]
    return tuple(each for each in found if each)


def _no_plan(plan: PlanPage) -> str:
    if plan.kind != PlanPage.Kind.EXPLAINER:
        return ""
    return _("これは事業の説明資料で、実施計画ではありません。実施計画があるかどうかは未確認です。")


def _over(plan: PlanPage, today: dt.date) -> str:
    if plan.status == PlanPage.Status.MERGED:
        return _(
            "この計画は、ほかの計画に統合されました。くわしくは「この計画について」をご覧ください。"
        )
    if plan.status == PlanPage.Status.ENDED:
        return _("この計画の期間は終わっています。")
    if plan.period_to and plan.period_to < fiscal_years.year_of(today):
        return _(
            "この計画の期間は%(year)sで終わっています。次の計画があるかどうかは未確認です。"
        ) % {"year": fiscal_years.name(plan.period_to)}
    return ""


def _overdue(plan: PlanPage, today: dt.date) -> str:
    if plan.review_due is None or plan.review_due >= today:
        return ""
    return _("見直しの期限（%s）を過ぎています。") % days.said(plan.review_due)
