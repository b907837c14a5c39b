"""Which municipality a request is for, and what a page may load."""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import urlsplit

from csp.constants import SELF, UNSAFE_INLINE
from csp.middleware import CSPMiddleware, PolicyParts
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from wagtail.models import Page, Site

from directory.models import Municipality
from directory.public import vocabulary
from directory.public.remembering import remembered
from portal.home.models import MunicipalityPage

STAFF_WING = ("/admin/", "/django-admin/")
STAFF_POLICY = {"script-src": [SELF, UNSAFE_INLINE], "style-src": [SELF, UNSAFE_INLINE]}


class LayeredPolicyMiddleware(CSPMiddleware):
    """The public pages run no inline script; Wagtail's editing pages cannot do without.

    Public pages may load map tiles from the one host that the settings name.
    """

    def get_policy_parts(
        self, request: HttpRequest, response: HttpResponseBase, report_only: bool = False
    ) -> PolicyParts:
        """The policy of the settings with what this part of the site needs beside it."""
        parts = super().get_policy_parts(request, response, report_only)
        if request.path.startswith(STAFF_WING):
            parts.update = {**(parts.update or {}), **STAFF_POLICY}
        elif host := _tile_host():
            parts.update = {**(parts.update or {}), "img-src": [host]}
        return parts


def _tile_host() -> str:
    """Scheme and host of the map tiles, as a policy names them; "" where there are none."""
    address = urlsplit(settings.MAP_TILE_URL)
    # Tile servers are often many: {s}.example.org stands for a.example.org and its sisters.
    host = address.netloc.replace("{s}", "*")
    return f"{address.scheme}://{host}" if host else ""


class MunicipalityMiddleware:
    """Set ``request.own_municipality`` where a hostname belongs to one municipality.

    Such a hostname has the same pages as the hub, without the municipality's name in front.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        municipality = _municipality_of_host(request)
        setattr(request, "own_municipality", municipality)  # noqa: B010
        if municipality:
            request.urlconf = settings.MUNICIPALITY_URLCONF
        return self.get_response(request)


def _municipality_of_host(request: HttpRequest) -> Municipality | None:
    roots = _municipalities_of_roots()
    site = Site.find_for_request(request) if roots else None
    pk = roots.get(site.root_page_id) if site else None
    return vocabulary.municipality_with(pk=pk) if pk else None


@remembered(Site, Page, MunicipalityPage, Municipality)
def _municipalities_of_roots() -> dict[int, int]:
    """The municipality of each site's first page that is a municipality's."""
    pages = MunicipalityPage.objects.live().filter(sites_rooted_here__isnull=False)
    return dict(pages.values_list("pk", "municipality"))
