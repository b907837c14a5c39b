"""What all public pages have in common."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any, Concatenate, ParamSpec

from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from directory.public.scope import Scope, scope_of

P = ParamSpec("P")
View = Callable[Concatenate[HttpRequest, Scope, P], HttpResponse]


def scoped(view: View) -> Callable[..., HttpResponse]:
    """Give a view the scope of its request.

    No transaction is opened for the whole request: reading needs none, and on SQLite it
    would keep writers waiting.
    """

    @wraps(view)
    def serve(request: HttpRequest, municipality: str | None = None, **kwargs: Any) -> HttpResponse:
        return view(request, scope_of(request, municipality), **kwargs)

    return transaction.non_atomic_requests(serve)


def public(view: View) -> Callable[..., HttpResponse]:
    """A page anybody may read and keep, asking again whether it is still true."""
    return scoped_page(view, public=True)


def personal(view: View) -> Callable[..., HttpResponse]:
    """A page whose address tells where somebody lives: no one in between keeps it."""
    return scoped_page(view, private=True)


def scoped_page(view: View, **caching: bool) -> Callable[..., HttpResponse]:
    """A page for reading only, cached as told, always asked for again."""
    return require_safe(cache_control(no_cache=True, **caching)(scoped(view)))
