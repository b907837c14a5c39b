"""A form that comes too late is neither carried out nor lost: it can be sent once more."""

from __future__ import annotations

from urllib.parse import parse_qs, urlsplit

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from portal import errors

from .presence import ENTRANCE
from .private import made_private

STAFF_ROOMS = ("/admin/", "/registry/")
TOKEN = "csrfmiddlewaretoken"  # noqa: S105
# What somebody wrote, as opposed to what they chose.
LONG_ENOUGH_TO_COPY = 20


def instead_of(request: HttpRequest, response: HttpResponse) -> HttpResponse:
    """The page that keeps what was sent, where ``response`` would send it to the door."""
    if request.method == "POST" and _turned_away(request, response) and _came_from_us(request):
        return _page(request)
    return response


def csrf_failed(request: HttpRequest, reason: str = "") -> HttpResponse:
    """A form whose token is out of date, as after somebody has logged in anew.

    What another site sends is never shown with a button to send it on.
    """
    if _is_of_this_origin(request) and settings.CSRF_COOKIE_NAME in request.COOKIES:
        if request.path.startswith(ENTRANCE):
            return redirect(request.get_full_path())
        if request.path.startswith(STAFF_ROOMS):
            return _page(request)
    return errors.csrf_failed(request, reason)


def _page(request: HttpRequest) -> HttpResponse:
    secret = any("password" in name for name in request.POST)
    fields = [] if secret else list(_fields(request))
    context = {
        "fields": fields,
        "texts": [value for _, value in fields if _is_text(value)],
        "is_secret": secret,
        "has_files": bool(request.FILES),
        "enctype": request.content_type,
        "address": request.get_full_path(),
    }
    return made_private(render(request, "accounts/kept.html", context, status=403))


def _fields(request: HttpRequest):
    for name, values in request.POST.lists():
        if name != TOKEN:
            yield from ((name, value) for value in values)


def _is_text(value: str) -> bool:
    return len(value) > LONG_ENOUGH_TO_COPY and not value.startswith(("{", "["))


def _turned_away(request: HttpRequest, response: HttpResponse) -> bool:
    """Whether a view has sent a stranger to log in and come back to this very address."""
    if response.status_code != 302:
        return False
    address = urlsplit(response["Location"])
    doors = {reverse("account_login"), reverse("wagtailadmin_login")}
    return address.path in doors and parse_qs(address.query).get("next") == [
        request.get_full_path()
    ]


def _came_from_us(request: HttpRequest) -> bool:
    """Whether Django has checked the token; views that are exempt are not asked for one."""
    return bool(getattr(request, "csrf_processing_done", False))


def _is_of_this_origin(request: HttpRequest) -> bool:
    """No browser lets a page of another site choose what it says here."""
    return request.headers.get("Origin") == f"{request.scheme}://{request.get_host()}"
