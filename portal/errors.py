"""What a reader sees when something is not there or goes wrong."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from directory.public.scope import HUB, Scope, scope_of


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """What came cannot be read, so nothing but its path is asked again."""
    return render(None, "400.html", _context(request), status=400)


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Nothing is at this address."""
    return render(request, "404.html", _context(request), status=404)


def forbidden(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """The reader may not see this."""
    return render(request, "403.html", _context(request), status=403)


def csrf_failed(request: HttpRequest, reason: str = "") -> HttpResponse:
    """A form came back without the token it was given, as after a long break."""
    return render(request, "403.html", _context(request) | {"stale_form": True}, status=403)


def server_error(request: HttpRequest) -> HttpResponse:
    """Rendered without the request, so that nothing that just failed is asked again."""
    return render(None, "500.html", status=500)


def _context(request: HttpRequest) -> dict[str, Any]:
    """The municipality whose address was tried keeps its head of the page."""
    return _scope(request).page(nav="", title="")


def _scope(request: HttpRequest) -> Scope:
    first = request.path.strip("/").partition("/")[0]
    try:
        return scope_of(request, first or None)
    except Http404:
        return HUB
