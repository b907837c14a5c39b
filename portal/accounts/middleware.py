"""What stands between a session and the views that trust it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.functional import SimpleLazyObject

from . import kept, presence


class StaffSessionMiddleware:
    """End what has lasted too long, and lose nothing that is sent after that.

    ``request.user`` stays lazy: a page that asks nobody's name reads no session.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if settings.SESSION_COOKIE_NAME in request.COOKIES:
            request.user = SimpleLazyObject(partial(presence.user_of, request))
        return kept.instead_of(request, self.get_response(request))
