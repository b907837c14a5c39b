"""What every page of the registry stands in."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.db.models import Model, QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from directory.registry.models import Need, Referral, RegistryRecord
from directory.registry.permissions import Member, Right


@dataclass(frozen=True, slots=True)
class Room:
    """A room of the wing as its doors name it."""

    code: str
    label: str | Promise
    right: Right | None


# In the order of the day's work. A room's address is named like its code.
ROOMS = (
    Room("today", _("きょう"), None),
    Room("records", _("台帳"), Right.SEE_RECORDS),
    Room("needs", _("支援ニーズ"), Right.SEE_NEEDS),
    Room("meetings", _("会議"), Right.MEET),
    Room("gaps", _("不足と開拓"), Right.SEE_GAPS),
    Room("numbers", _("数字"), Right.SEE_NUMBERS),
    Room("imports", _("表の取り込み"), Right.IMPORT),
    Room("settings", _("設定"), Right.SETTINGS),
)


def page(
    request: HttpRequest,
    member: Member,
    template: str,
    context: dict[str, Any] | None = None,
    *,
    room: str = "",
    status: int = 200,
) -> HttpResponse:
    """Render a page of the registry; ``room`` is where in the house it stands.

    Templates get ``member``, ``municipality``, ``may`` (names of rights) and ``rooms``.
    """
    frame = {
        "member": member,
        "municipality": member.municipality,
        "may": {str(right) for right in member.rights},
        "rooms": [
            (each, reverse(f"registry:{each.code}", args=[member.municipality.slug]))
            for each in ROOMS
            if each.right is None or member.may(each.right)
        ],
        "room": room,
    }
    return render(request, f"registry/{template}", {**(context or {}), **frame}, status=status)


def go(member: Member, name: str, *keys: Any) -> HttpResponse:
    """To another address of the same municipality's registry."""
    return redirect(address(member, name, *keys))


def address(member: Member, name: str, *keys: Any) -> str:
    """An address of this municipality's registry."""
    return reverse(f"registry:{name}", args=[member.municipality.slug, *keys])


def record_of(member: Member, pk: int, rows: QuerySet | None = None) -> RegistryRecord:
    """A record of the member's municipality. Raises ``Http404`` for every other."""
    known = RegistryRecord.objects.with_faces() if rows is None else rows
    return _one(known.filter(municipality=member.municipality), pk)


def need_of(member: Member, pk: int) -> Need:
    """A need the member may know of. Raises ``Http404`` for every other."""
    return _one(member.needs().select_related("municipality", "area", "coordinator"), pk)


def referral_of(member: Member, pk: int) -> Referral:
    """A referral of such a need. Raises ``Http404`` for every other."""
    rows = member.referrals().select_related(
        "need__municipality", "need__area", "record__resource", "record__municipality", "failure"
    )
    return _one(rows, pk)


def _one(rows: QuerySet, pk: int) -> Any:
    found: Model | None = rows.filter(pk=pk).first()
    if found is None:
        raise Http404(pk)
    return found
