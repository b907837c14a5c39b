"""数字: what municipalities report yearly, with how each is counted."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from directory.registry.counting.office import standing
from directory.registry.counting.tables import (
    Section,
    overview,
    sections,
    standing_section,
    words_of,
)
from directory.registry.counting.tally import tally
from directory.registry.counting.years import FIRST, LAST, first_day, fiscal_year, last_day
from directory.registry.pages.frame import page
from directory.registry.permissions import Member
from directory.registry.services.needs import settings_of

ROOM = "numbers"
YEARS_BESIDE = 5
READERS = (("office", _("庁内用")), ("public", _("公表用")))


def numbers(request: HttpRequest, member: Member) -> HttpResponse:
    """This fiscal year and the four before, side by side."""
    last = fiscal_year(timezone.localdate())
    years = list(range(last, last - YEARS_BESIDE, -1))
    counted = tally(member.municipality, years[-1], last)
    context = {"years": years, "this_year": last, "rows": overview(counted, years)}
    return page(request, member, "numbers/numbers.html", context, room=ROOM)


def year(request: HttpRequest, member: Member, year: int) -> HttpResponse:
    """The table of one fiscal year."""
    now = fiscal_year(timezone.localdate())
    limit = settings_of(member.municipality).suppress_below
    context = {
        "year": year,
        "days": days_of(year),
        "running": year == now,
        "before": year - 1 if year > FIRST else None,
        "after": year + 1 if year < now else None,
        "limit": limit,
        "readers_offered": READERS,
        "sections": table_of(member, year, limit),
    }
    return page(request, member, "numbers/year.html", context, room=ROOM)


def days_of(year: int) -> tuple:
    """First and last day. Raises ``Http404`` for what is no fiscal year, or none yet."""
    if not FIRST <= year <= min(LAST, fiscal_year(timezone.localdate())):
        raise Http404(year)
    return first_day(year), last_day(year)


def table_of(member: Member, year: int, limit: int) -> list[Section]:
    """The year's sections; the running year tells how the registry stands, too."""
    municipality, today = member.municipality, timezone.localdate()
    found = sections(tally(municipality, year, year), year, words_of(municipality), limit)
    if year == fiscal_year(today):
        found.append(standing_section(standing(municipality, today)))
    return found
