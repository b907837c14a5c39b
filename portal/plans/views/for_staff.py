"""Pages only the staff of one municipality may open."""

from __future__ import annotations

from collections.abc import Callable

from django.contrib.auth.views import redirect_to_login
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.cache import add_never_cache_headers

from directory.models import StaffGroup
from portal.home.children import PageOfMunicipality
from portal.staff.membership import is_unbounded


def to_staff(
    page: PageOfMunicipality, request: HttpRequest, serve: Callable[[], HttpResponse]
) -> HttpResponse:
    """What ``serve`` returns, kept by nobody; a stranger is asked to log in.

    Raises ``Http404`` for those who work elsewhere: they are not told that there is something.
    """
    if not request.user.is_authenticated:
        response: HttpResponse = redirect_to_login(
            request.get_full_path(), reverse("wagtailadmin_login")
        )
    elif may_read(page, request):
        response = serve()
    else:
        raise Http404(page.slug)
    add_never_cache_headers(response)
    return response


def may_read(page: PageOfMunicipality, request: HttpRequest) -> bool:
    """Whether the request is from somebody who works for the page's municipality."""
    user = request.user
    groups = StaffGroup.objects.filter(group__user=user, municipality=page.municipality_id)
    return is_unbounded(user) or (user.is_active and groups.exists())
