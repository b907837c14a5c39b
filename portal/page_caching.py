"""Who may keep a page: anybody, unless the page itself says that nobody may."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.cache import patch_cache_control

View = Callable[..., HttpResponse]


def public_unless_told(view: View) -> View:
    """Let everybody keep what ``view`` answers and ask again whether it is still true.

    What comes with a caching rule of its own keeps it: pages for the staff, and pages behind
    a password.
    """

    @wraps(view)
    def serve(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        response = view(request, *args, **kwargs)
        if not response.has_header("Cache-Control"):
            patch_cache_control(response, public=True, no_cache=True)
        return response

    return serve
