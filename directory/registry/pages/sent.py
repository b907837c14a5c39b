"""What a form was sent with."""

from __future__ import annotations

from django.http import HttpRequest, QueryDict


def sent(request: HttpRequest) -> QueryDict | None:
    """The values of a form that was sent, be they none at all; None on reading."""
    return request.POST if request.method == "POST" else None
