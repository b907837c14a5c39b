"""Pages about one's own account: kept in no cache and listed by no search engine."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps

from django.http import HttpRequest, HttpResponse
from django.utils.cache import add_never_cache_headers


def made_private(response: HttpResponse) -> HttpResponse:
    """The same response, for nobody but the one who asked."""
    add_never_cache_headers(response)
    response["X-Robots-Tag"] = "noindex, nofollow"
    return response


def private(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Make whatever ``view`` answers private."""

    @wraps(view)
    def answer(request: HttpRequest, *args, **kwargs) -> HttpResponse:
        return made_private(view(request, *args, **kwargs))

    return answer
