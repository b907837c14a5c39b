"""What stands before every page of Wagtail's own: not all of them are for one town's staff."""

from __future__ import annotations

import functools
from collections.abc import Callable

from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.defaults import page_not_found
from wagtail.admin.auth import permission_denied
from wagtail.models import Page
from wagtail.permissions import policy_registry

from directory.models import Resource

from .membership import is_unbounded

View = Callable[..., HttpResponse]

# Pages of every municipality, files and tasks: an administrator's business.
CLOSED_NAMESPACES = frozenset({"wagtailadmin_api", "wagtailadmin_workflows", "wagtailforms"})
CLOSED = frozenset(
    {
        "wagtailadmin_choose_page",
        *(
            f"wagtailadmin_choose_page_{what}"
            for what in (
                "anchor_link",
                "child",
                "chosen_multiple",
                "email_link",
                "external_link",
                "phone_link",
                "search",
            )
        ),
        *(
            f"wagtailadmin_pages:{what}"
            for what in (
                "add",
                "add_subpage",
                "choose_parent",
                "convert_alias",
                "copy",
                "delete",
                "move",
                "move_confirm",
                "preview_on_add",
                "set_page_position",
                "set_privacy",
                "type_use",
                "type_use_results",
            )
        ),
        *(
            f"wagtailadmin_reports:{what}{part}"
            for what in ("aging_pages", "locked_pages", "page_types_usage")
            for part in ("", "_results")
        ),
    }
)
EXPLORER = frozenset(
    {"wagtailadmin_explore_root", "wagtailadmin_explore", "wagtailadmin_explore_results"}
)
SEARCH = frozenset({"wagtailadmin_pages:search", "wagtailadmin_pages:search_results"})


def pages_in_reach(user) -> QuerySet:
    """The pages a user may change, whatever else could be walked through on the way."""
    return policy_registry.get_by_type(Page).instances_user_has_permission_for(user, "change")


def address_of_own_page(user) -> str | None:
    """Where a member of staff edits the municipality's first page."""
    page = pages_in_reach(user).first()
    return reverse("wagtailadmin_pages:edit", args=[page.pk]) if page else None


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
    if match.view_name in EXPLORER:
        return redirect(address_of_own_page(request.user) or "wagtailadmin_home")
    if match.view_name in SEARCH:
        words = request.GET.urlencode()
        return redirect(f"{reverse(Resource.snippet_viewset.get_url_name('list'))}?{words}")
    if _is_closed(match, kwargs):
        return permission_denied(request)
    if "wagtailadmin_pages" in match.namespaces:
        page_id = kwargs.get("page_id", kwargs.get("pk"))
        if not pages_in_reach(request.user).filter(pk=page_id).exists():
            return page_not_found(request, Http404(), template_name="wagtailadmin/404.html")
    return None


def _is_closed(match, kwargs: dict) -> bool:
    if match.view_name == "wagtail_bulk_action":
        return kwargs["app_label"] == Page._meta.app_label
    return match.view_name in CLOSED or not CLOSED_NAMESPACES.isdisjoint(match.namespaces)
