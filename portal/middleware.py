"""Which municipality a request is for, and what a page may load."""

from __future__ import annotations

from collections.abc import Callable

from csp.constants import SELF, UNSAFE_INLINE
from csp.middleware import CSPMiddleware
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from wagtail.models import Site

from portal.home.models import MunicipalityPage

ADMIN_POLICY = {"script-src": [SELF, UNSAFE_INLINE], "style-src": [SELF, UNSAFE_INLINE]}


class LayeredPolicyMiddleware(CSPMiddleware):
    """The public pages run no inline script; Wagtail's editing pages cannot do without."""

    def process_request(self, request: HttpRequest) -> None:
        super().process_request(request)
        request._is_staff_wing = request.path.startswith(("/admin/", "/django-admin/"))

    def process_response(self, request: HttpRequest, response: HttpResponse) -> HttpResponse:
        if getattr(request, "_is_staff_wing", False):
            response._csp_update = ADMIN_POLICY
        return super().process_response(request, response)


class MunicipalityMiddleware:
    """Set ``request.own_municipality`` where a hostname belongs to one municipality.

    Such a hostname has the same pages as the hub, without the municipality's name in front.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        page = _page_of_host(request)
        request.own_municipality = page.municipality if page else None
        if page:
            request.urlconf = settings.MUNICIPALITY_URLCONF
        return self.get_response(request)


def _page_of_host(request: HttpRequest) -> MunicipalityPage | None:
    site = Site.find_for_request(request)
    if site is None or site.is_default_site:
        return None
    pages = MunicipalityPage.objects.live().select_related("municipality")
    return pages.filter(pk=site.root_page_id).first()
