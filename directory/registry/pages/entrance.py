"""The door of the wing: to the one registry a person works in, or a choice of several."""

from __future__ import annotations

from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from directory.registry.permissions import municipalities_of
from directory.registry.routes import private


@require_safe
def entrance(request: HttpRequest) -> HttpResponse:
    """Whoever works in no registry is told so, and whom to ask."""
    if not request.user.is_authenticated:
        return private(redirect_to_login(request.get_full_path()))
    found = list(municipalities_of(request.user))
    if len(found) == 1:
        return private(redirect("registry:today", found[0].slug))
    status = 200 if found else 403
    context = {"municipalities": found}
    return private(render(request, "registry/entrance.html", context, status=status))
