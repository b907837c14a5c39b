"""What every list and form of records has in common: only the rows in reach."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db.models import ProtectedError, QuerySet
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.panels import Panel
from wagtail.admin.views import generic
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.models import DraftStateMixin
from wagtail.permissions import policy_registry
from wagtail.snippets.views import snippets
from wagtail.snippets.views.snippets import SnippetViewSet

from ..choosers import ScopedChooserViewSet
from ..guard import actions_of, guarded, visible_rows
from ..membership import is_unbounded
from ..panels import with_hours
from ..plan_uses import CountsAllUses, RefusesWhileUsed, SaysWhereUsed
from ..reach import RECORD_MODELS


class ScopedFilterSet(WagtailFilterSet):
    """Filters whose choices are rows in reach; nobody else's names stand in a list of choices."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if not is_unbounded(self.request.user):
            self.filters.pop("municipality", None)
        for each in self.filters.values():
            rows = getattr(each, "queryset", None)
            if isinstance(rows, QuerySet) and rows.model in RECORD_MODELS:
                each.queryset = visible_rows(rows.model, self.request.user)


class ListInReach:
    """A list, its search, its filters and its exports, of rows in reach."""

    base_filterset_class = ScopedFilterSet

    def get_base_queryset(self) -> QuerySet:
        return self.prepare(visible_rows(self.model, self.request.user))

    def prepare(self, rows: QuerySet) -> QuerySet:
        """What the columns need beyond the rows themselves."""
        return rows

    def get_edit_url(self, instance) -> str | None:
        return super().get_edit_url(instance) if self._may("change", instance) else None

    def get_delete_url(self, instance) -> str | None:
        return super().get_delete_url(instance) if self._may("delete", instance) else None

    def _may(self, action: str, row) -> bool:
        policy = policy_registry.get_by_type(self.model)
        return policy.user_has_permission_for_instance(self.request.user, action, row)


class KeepWhatIsUsed:
    """Deleting what other records rest on is refused in words."""

    def post(self, request, *args, **kwargs) -> HttpResponse:
        try:
            return super().post(request, *args, **kwargs)
        except ProtectedError:
            text = _("ほかの記録から使われているので、削除できません。")
            messages.error(request, text)
            return redirect(self.index_url_name)


class ScopedViews:
    """A viewset each of whose views refuses rows out of reach."""

    # Copying would carry rows over without their parts.
    copy_view_enabled = False
    search_backend_name = None

    def construct_view(self, view_class: type, **kwargs: Any) -> Callable[..., HttpResponse]:
        view = super().construct_view(view_class, **kwargs)
        return guarded(view, self.model, actions_of(view_class))


class RecordIndexView(ListInReach, snippets.IndexView):
    """A record is listed under the name of its latest draft, and with its municipality."""

    def prepare(self, rows: QuerySet) -> QuerySet:
        names = {each.name for each in self.model._meta.fields}
        return rows.select_related(*names & {"latest_revision", "municipality", "sector"})


class RecordEditView(CountsAllUses, snippets.EditView):
    pass


class RecordDeleteView(RefusesWhileUsed, KeepWhatIsUsed, snippets.DeleteView):
    pass


class RecordUnpublishView(SaysWhereUsed, snippets.UnpublishView):
    pass


class RecordUsageView(SaysWhereUsed, snippets.UsageView):
    pass


class WorkflowPreviewView(snippets.WorkflowPreviewView):
    """Wagtail's home page offers this even for records no page shows."""

    def get(self, request, *args, **kwargs) -> HttpResponse:
        if not self.object.is_previewable():
            raise PermissionDenied
        return super().get(request, *args, **kwargs)


class RecordViewSet(ScopedViews, SnippetViewSet):
    """A list and a form of one kind of record."""

    index_view_class = RecordIndexView
    edit_view_class = RecordEditView
    delete_view_class = RecordDeleteView
    unpublish_view_class = RecordUnpublishView
    usage_view_class = RecordUsageView
    workflow_preview_view_class = WorkflowPreviewView
    chooser_viewset_class = ScopedChooserViewSet
    list_per_page = 50

    def get_edit_handler(self) -> Panel:
        """Wagtail leaves the hours of publishing out of forms it did not make."""
        if not issubclass(self.model, DraftStateMixin):
            return super().get_edit_handler()
        return with_hours(self.edit_handler).bind_to_model(self.model)


class PlainIndexView(ListInReach, generic.IndexView):
    pass


class PlainViewSet(ScopedViews, ModelViewSet):
    """A list and a form of rows that are nobody's to draft, preview or choose."""

    index_view_class = PlainIndexView
    list_per_page = 50
