"""The registry's addresses: each names the right it asks for, to see and to do."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import nullcontext
from dataclasses import dataclass
from functools import wraps
from typing import Any

from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.urls import URLPattern, path
from django.utils.cache import add_never_cache_headers

from directory.models import Municipality

from .pages.frame import page
from .permissions import Member, Right, member_of

View = Callable[..., HttpResponse]
READING = ("GET", "HEAD")


@dataclass(frozen=True, slots=True)
class Route:
    """One address below a municipality's registry; a right of None is a method not answered."""

    path: str
    name: str
    see: Right | None
    do: Right | None


ROUTES: list[Route] = []


def route(
    address: str, view: View, name: str, *, see: Right | None = None, do: Right | None = None
) -> URLPattern:
    """The address of ``view(request, member, **keys)``, open to whoever has the right.

    ``see`` is asked for reading, ``do`` for sending a form.
    """
    ROUTES.append(Route(address, name, see, do))
    return path(f"<slug:municipality>/{address}", guarded(view, see=see, do=do), name=name)


def guarded(view: View, *, see: Right | None, do: Right | None) -> View:
    """Let a member with the right in; nobody else learns whether anything is there.

    Reading opens no transaction, writing one for all of it.
    """

    @wraps(view)
    def check_then_view(request: HttpRequest, municipality: str, **keys: Any) -> HttpResponse:
        reading = request.method in READING
        right = see if reading else do
        if not request.user.is_authenticated:
            return private(redirect_to_login(request.get_full_path()))
        member = _member(request, municipality)
        if right is None or request.method not in (*READING, "POST"):
            allowed = [*(READING if see else ()), *(("POST",) if do else ())]
            return private(HttpResponseNotAllowed(allowed))
        try:
            member.require(right)
            with nullcontext() if reading else transaction.atomic():
                return private(view(request, member, **keys))
        except PermissionDenied:
            return private(page(request, member, "forbidden.html", status=403))

    return transaction.non_atomic_requests(check_then_view)


def private(response: HttpResponse) -> HttpResponse:
    """Nobody in between keeps it, and no search engine lists it."""
    add_never_cache_headers(response)
    response.headers["X-Robots-Tag"] = "noindex, nofollow"
    return response


def _member(request: HttpRequest, slug: str) -> Member:
    municipality = Municipality.objects.filter(slug=slug).first()
    member = member_of(request.user, municipality) if municipality else None  # type: ignore[arg-type]
    if member is None:
        raise Http404
    return member
