"""表の取り込み: spreadsheets as they live today."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse

from directory.registry.pages.frame import page
from directory.registry.permissions import Member


def imports(request: HttpRequest, member: Member) -> HttpResponse:
    return page(request, member, "today.html", room="imports")
