"""不足と開拓: what is missing and what becomes of it."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse

from directory.registry.pages.frame import page
from directory.registry.permissions import Member


def gaps(request: HttpRequest, member: Member) -> HttpResponse:
    return page(request, member, "today.html", room="gaps")
