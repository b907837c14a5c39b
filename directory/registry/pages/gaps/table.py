"""何が足りないか: counted, small counts not told."""

from __future__ import annotations

from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from directory.registry.counting.lacks import Lack, lacks, period, total
from directory.registry.forms.gaps import LackFilter
from directory.registry.models import GapSignal
from directory.registry.pages.frame import page
from directory.registry.permissions import Member
from directory.registry.services.needs import settings_of


def table(request: HttpRequest, member: Member) -> HttpResponse:
    """Area × sector × kind × condition within a time; each row may go on the board."""
    today = timezone.localdate()
    form = LackFilter(request.GET, member=member, today=today)
    valid = form.is_valid()
    days = period(form.chosen_period, today)
    found = lacks(member.municipality, days, form.only()) if valid else []
    limit = settings_of(member.municipality).suppress_below
    context = {
        "form": form,
        "days": days,
        "limit": limit,
        "rows": [(each, each.how_many(limit), each.why(limit), asked(each)) for each in found],
        "total": total(found, limit),
        "noted_ever": GapSignal.objects.filter(municipality=member.municipality).exists(),
    }
    return page(request, member, "gaps/table.html", context, room="gaps")


def asked(lack: Lack) -> str:
    """What is missing, as the form for the board is asked for it."""
    values = {
        "area": lack.area_id,
        "sector": lack.sector_id,
        "kind": lack.kind,
        "condition": lack.condition,
    }
    return urlencode({name: value for name, value in values.items() if value})
