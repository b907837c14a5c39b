"""The first page of the day."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse

from directory.registry.pages.frame import page
from directory.registry.permissions import Member


def today(request: HttpRequest, member: Member) -> HttpResponse:
    return page(request, member, "today.html", room="today")
