"""数字: what municipalities report yearly."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse

from directory.registry.pages.frame import page
from directory.registry.permissions import Member


def numbers(request: HttpRequest, member: Member) -> HttpResponse:
    return page(request, member, "today.html", room="numbers")
