"""What every page about imports has in common: only one's own municipality's."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy
from wagtail.admin.views.generic import WagtailAdminTemplateMixin

from portal.importing.models import ImportRun
from portal.importing.reach import may_import, run_of


class ForImporters(WagtailAdminTemplateMixin):
    """Open to whoever drafts a municipality's records."""

    page_title = gettext_lazy("計画の取り込み")
    header_icon = "doc-full"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not may_import(request.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        here = self.request.path
        start = {"url": reverse("plan_imports"), "label": ForImporters.page_title}
        last = {"url": "", "label": self.get_page_subtitle() or self.get_page_title()}
        trail = [start, last] if here != start["url"] else [{**start, "url": ""}]
        return [*super().get_breadcrumbs_items(), *trail]


class OfOneRun(ForImporters):
    """About one import in reach; any other is not there."""

    needs_lines = False

    @cached_property
    def run(self) -> ImportRun:
        """Raises ``Http404``."""
        return run_of(self.request.user, self.kwargs["run_id"], whole=self.needs_lines)

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if may_import(request.user) and self.run:
            return super().dispatch(request, *args, **kwargs)
        raise PermissionDenied

    def get_page_subtitle(self) -> str:
        return str(self.run)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(run=self.run, **kwargs)
