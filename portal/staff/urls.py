"""Wagtail's admin. Some of its addresses are answered here, for rows in reach alone.

They keep Wagtail's paths, so that every link of Wagtail's leads to them.
"""

from __future__ import annotations

from allauth.account.views import logout
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.urls import URLPattern, path, re_path
from django.views.decorators.cache import never_cache
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.admin.auth import require_admin_access
from wagtail.admin.views import tags
from wagtail.utils.urlpatterns import decorate_urlpatterns

from portal.accounts.private import private
from portal.accounts.views import to_entrance, to_help

from .entrance import watched
from .membership import is_unbounded
from .pages import choosers
from .redirect_import import process
from .reports import HistoryReport, TaskReport, WorkflowReport


def tag_names(request: HttpRequest, **kwargs) -> HttpResponse:
    """Tags are shared by all files: only administrators are shown which there are."""
    if is_unbounded(request.user):
        return tags.autocomplete(request, **kwargs)
    return JsonResponse([], safe=False)


def nothing_here(request: HttpRequest) -> HttpResponse:
    raise Http404


def _page(route: str, view) -> URLPattern:
    return path(route, never_cache(require_admin_access(view)))


def _report(name: str, view: type) -> list[URLPattern]:
    """A report and its results alone, which the page asks for while filtering."""
    return [
        _page(f"reports/{name}/", view.as_view()),
        _page(f"reports/{name}/results/", view.as_view(results_only=True)),
    ]


# Wagtail's own login asks for no second factor, and its links by e-mail ask for nothing.
entrance = [
    path("login/", private(to_entrance), name="wagtailadmin_login"),
    path("logout/", private(logout), name="wagtailadmin_logout"),
    re_path("^password_reset/", private(to_help)),
]

urlpatterns = [
    *entrance,
    *_report("site-history", HistoryReport),
    *_report("workflow", WorkflowReport),
    *_report("workflow_tasks", TaskReport),
    _page("tag-autocomplete/", tag_names),
    _page("tag-autocomplete/<slug:app_name>/<slug:model_name>/", tag_names),
    *choosers.urlpatterns,
    _page("redirects/import/process/", process),
    # Wagtail's own trial page fails on purpose.
    path("failwhale/", nothing_here),
    *decorate_urlpatterns(wagtailadmin_urls.urlpatterns, watched),
]
