"""台帳をさがす: the list of resources, its filters, saved searches, exports."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse

from directory.registry.pages.frame import page
from directory.registry.permissions import Member


def search(request: HttpRequest, member: Member) -> HttpResponse:
    return page(request, member, "today.html", room="records")
