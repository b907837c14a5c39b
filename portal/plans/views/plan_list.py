"""The plans of a municipality, where the head of every page leads."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from directory.public.scope import Scope
from directory.public.views.serving import public
from portal.home.addresses import path_below_root
from portal.home.openness import open_to_all
from portal.plans.models import PlanPage


@public
def plan_list(request: HttpRequest, scope: Scope) -> HttpResponse:
    """All published plans; where there is one, the reader is led to it at once."""
    if scope.municipality is None:
        raise Http404
    plans = open_to_all(PlanPage.objects.filter(municipality=scope.municipality))
    rows = [
        {"plan": plan, "url": scope.root + path_below_root(plan)}
        for plan in plans.order_by("-period_from", "path")
    ]
    if len(rows) == 1:
        return redirect(rows[0]["url"])
    return render(
        request, "plans/plan_list.html", scope.page(nav="plan", title=_("計画"), plans=rows)
    )
