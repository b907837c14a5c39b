"""The list as a spreadsheet."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from directory.registry.permissions import Member
from directory.registry.searching import telling
from directory.registry.searching.answering import Drawer
from directory.registry.searching.asking import Asked, asked_of
from directory.registry.searching.facet_kinds import known_of
from directory.registry.searching.plain_list import by_name
from directory.registry.services import exports


def export(request: HttpRequest, member: Member) -> HttpResponse:
    """What the address asks, in its order, as a file of the kind that was sent."""
    asked_for = request.POST.get("format", "")
    file_format = asked_for if asked_for in exports.TYPES else exports.XLSX
    known, today = known_of(member.municipality), timezone.localdate()
    asked = asked_of(request.GET, known)
    made = exports.export(
        member=member,
        keys=_keys(member, asked),
        file_format=file_format,
        what=telling.sentence(asked, known),
    )
    response = HttpResponse(made, content_type=exports.TYPES[file_format])
    name = f"daicho-{today:%Y%m%d}.{file_format}"
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


def _keys(member: Member, asked: Asked) -> list[int]:
    drawer = Drawer(member, timezone.localdate())
    if drawer.size():
        return drawer.keys(asked)
    return list(by_name(member.municipality, asked.text).values_list("pk", flat=True))
