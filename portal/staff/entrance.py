"""What stands before every page of Wagtail's own: not all of them are for one town's staff."""

from __future__ import annotations

import functools
from collections.abc import Callable

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.defaults import page_not_found
from wagtail.admin.auth import permission_denied

from directory.models import Resource
from portal.home.models import MunicipalityPage

from .membership import is_unbounded
from .pages.own import pages_in_reach, pages_on_the_way, start_of

View = Callable[..., HttpResponse]

# Pages of every municipality, files and tasks: an administrator's business.
CLOSED_NAMESPACES = frozenset({"wagtailadmin_api", "wagtailadmin_workflows", "wagtailforms"})
CLOSED = frozenset(
    {
        "wagtailadmin_pages:convert_alias",
        "wagtailadmin_pages:set_privacy",
        *(
            f"wagtailadmin_reports:{what}{part}"
            for what in ("aging_pages", "locked_pages", "page_types_usage")
            for part in ("", "_results")
        ),
    }
)
EXPLORER_ROOT = "wagtailadmin_explore_root"
# Pages that lead to one's own are walked through here.
WALKED_THROUGH = frozenset({"wagtailadmin_explore", "wagtailadmin_explore_results"})
# What the addresses of pages call the pages they name.
PAGE_KEYS = ("page_id", "pk", "parent_page_id", "page_to_move_id", "destination_id")
SEARCH = frozenset({"wagtailadmin_pages:search", "wagtailadmin_pages:search_results"})


def address_of_own_page(user) -> str | None:
    """Where a member of staff edits the municipality's first page."""
    page = pages_in_reach(user).type(MunicipalityPage).first()
    return reverse("wagtailadmin_pages:edit", args=[page.pk]) if page else None


def address_of_own_pages(user) -> str | None:
    """Where a member of staff finds what lies below the municipality's first page."""
    start = start_of(user)
    return reverse("wagtailadmin_explore", args=[start.pk]) if start else None


def watched(view: View) -> View:
    """Let an administrator pass; send everybody else to what is theirs, or away."""

    @functools.wraps(view)
    def look_then_view(request: HttpRequest, *args, **kwargs) -> HttpResponse:
        if not is_unbounded(request.user) and request.user.is_authenticated:
            elsewhere = _instead(request, kwargs)
            if elsewhere is not None:
                return elsewhere
        return view(request, *args, **kwargs)

    return look_then_view


def _instead(request: HttpRequest, kwargs: dict) -> HttpResponse | None:
    match = request.resolver_match
    if match.view_name == EXPLORER_ROOT:
        return redirect(address_of_own_pages(request.user) or "wagtailadmin_home")
    if match.view_name in SEARCH:
        words = request.GET.urlencode()
        return redirect(f"{reverse(Resource.snippet_viewset.get_url_name('list'))}?{words}")
    if match.view_name in CLOSED or not CLOSED_NAMESPACES.isdisjoint(match.namespaces):
        return permission_denied(request)
    if _names_a_page_out_of_reach(request, match, kwargs):
        return page_not_found(request, Http404(), template_name="wagtailadmin/404.html")
    return None


def _names_a_page_out_of_reach(request: HttpRequest, match, kwargs: dict) -> bool:
    is_walk = match.view_name in WALKED_THROUGH
    if not (is_walk or "wagtailadmin_pages" in match.namespaces):
        return False
    known = (pages_on_the_way if is_walk else pages_in_reach)(request.user)
    named = {kwargs[key] for key in PAGE_KEYS if key in kwargs}
    return known.filter(pk__in=named).count() < len(named)
