"""The person's page: typed for once, printed, and nothing of it kept."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _

from directory.models import Department, Municipality, ProgrammeType
from directory.registry.forms.candidates import HandoutForm
from directory.registry.models import Trace
from directory.registry.pages.frame import need_of, page, record_of
from directory.registry.permissions import Member
from directory.registry.services import traces

from .sheet import sheet
from .views import ROOM


def handout(request: HttpRequest, member: Member, pk: int, record: int) -> HttpResponse:
    """One page for the person; what is sent is shown on it and forgotten."""
    need, place = need_of(member, pk), record_of(member, record)
    office = _office(member.municipality)
    form = HandoutForm(
        request.POST if request.method == "POST" else None,
        registry_only=place.resource is None,
        initial=office,
    )
    typed = office
    if form.is_bound:
        form.is_valid()
        typed = form.cleaned_data
    traces.leave(member, Trace.What.PRINTED, need=need, subject=_("本人に渡す紙"))
    context = {
        "need": need,
        "place": place,
        "form": form,
        "sheet": sheet(place, typed, timezone.localdate()),
        "tile": {"url": settings.MAP_TILE_URL, "attribution": settings.MAP_TILE_ATTRIBUTION},
    }
    return page(request, member, "candidates/handout.html", context, room=ROOM)


def _office(municipality: Municipality) -> dict[str, Any]:
    """Who runs 参加支援, where the directory tells; else the municipality itself."""
    department = (
        Department.objects.filter(
            programmes__municipality=municipality,
            programmes__programme_type=ProgrammeType.PARTICIPATION,
            live=True,
        )
        .exclude(phone="")
        .order_by("pk")
        .first()
    )
    if department:
        name = f"{municipality.name} {department.name}"
        return {"office": name, "office_phone": department.phone}
    return {"office": municipality.name, "office_phone": municipality.phone}
