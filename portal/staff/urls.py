"""Addresses of Wagtail's own pages that are answered here instead, before Wagtail is asked.

They keep Wagtail's names and paths; what each answers is limited to rows in reach.
"""

from __future__ import annotations

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.urls import URLPattern, path
from django.views.decorators.cache import never_cache
from django.views.i18n import JavaScriptCatalog
from wagtail.admin.auth import require_admin_access
from wagtail.admin.views import tags
from wagtail.admin.views.reports.aging_pages import AgingPagesView
from wagtail.admin.views.reports.locked_pages import LockedPagesView
from wagtail.admin.views.reports.page_types_usage import PageTypesUsageReportView

from .membership import is_unbounded
from .reports import HistoryReport, TaskReport, WorkflowReport


class AdministratorsOnly:
    """A report on pages of all municipalities."""

    def dispatch(self, request: HttpRequest, *args, **kwargs) -> HttpResponse:
        if not is_unbounded(request.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)


def tag_names(request: HttpRequest, **kwargs) -> HttpResponse:
    """Tags are shared by all files: only administrators are shown which there are."""
    if is_unbounded(request.user):
        return tags.autocomplete(request, **kwargs)
    return JsonResponse([], safe=False)


def nothing_here(request: HttpRequest) -> HttpResponse:
    raise Http404


def _both(name: str, view: type) -> list[URLPattern]:
    """A report and its results alone, which the page asks for while filtering."""
    return [
        _page(f"reports/{name}/", view.as_view()),
        _page(f"reports/{name}/results/", view.as_view(results_only=True)),
    ]


def _page(route: str, view) -> URLPattern:
    return path(route, never_cache(require_admin_access(view)))


def _administrators(view: type) -> type:
    return type(view.__name__, (AdministratorsOnly, view), {})


urlpatterns = [
    *_both("site-history", HistoryReport),
    *_both("workflow", WorkflowReport),
    *_both("workflow_tasks", TaskReport),
    *_both("aging-pages", _administrators(AgingPagesView)),
    *_both("locked", _administrators(LockedPagesView)),
    *_both("page-types-usage", _administrators(PageTypesUsageReportView)),
    _page("tag-autocomplete/", tag_names),
    _page("tag-autocomplete/<slug:app_name>/<slug:model_name>/", tag_names),
    # Wagtail's own trial page fails on purpose.
    path("failwhale/", nothing_here),
    path("jsi18n/", JavaScriptCatalog.as_view(packages=["wagtail.admin", "portal.staff"])),
]
