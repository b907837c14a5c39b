"""Wagtail's reports, of one's own municipality's records only."""

from __future__ import annotations

from django.contrib.auth import get_user_model
from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import PermissionDenied
from django.db.models import IntegerField, Q, QuerySet, Value
from wagtail.admin.views.reports import audit_logging, workflows
from wagtail.log_actions import registry
from wagtail.models import PageLogEntry, WorkflowState

from . import reach
from .membership import is_unbounded, memberships
from .pages.own import pages_in_reach


def own_ids(user) -> list[int]:
    return [each.municipality_id for each in memberships(user)]


def log_of(model: type, user) -> QuerySet:
    """The entries of one log that are about rows in reach."""
    entries = model.objects.all()
    if is_unbounded(user):
        return entries
    if model is PageLogEntry:
        return entries.filter(page__in=pages_in_reach(user))
    return entries.filter(reach.pointing_at_rows_of(own_ids(user), "content_type", "object_id"))


def _of_all_logs(user, ask) -> set:
    found: set = set()
    for model in registry.get_log_entry_models():
        found.update(ask(log_of(model, user)))
    return found


class StaffOnly:
    """Open to whoever works for a municipality."""

    permission_required = None
    any_permission_required = None

    def dispatch(self, request, *args, **kwargs):
        if not (is_unbounded(request.user) or memberships(request.user)):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)


class HistoryFilterSet(audit_logging.SiteHistoryReportFilterSet):
    """Choices of people, kinds and actions from the entries in reach."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        user = self.request.user
        kinds = _of_all_logs(user, lambda log: log.get_content_type_ids())
        self.filters["object_type"].queryset = ContentType.objects.filter(pk__in=kinds)

    def get_action_choices(self) -> list[tuple[str, str]]:
        seen = _of_all_logs(self.request.user, lambda log: log.get_actions())
        return [each for each in registry.get_choices() if each[0] in seen]

    def get_users_queryset(self) -> QuerySet:
        seen = _of_all_logs(self.request.user, lambda log: log.get_user_ids())
        return get_user_model().objects.filter(pk__in=seen)


class HistoryReport(StaffOnly, audit_logging.LogEntriesView):
    """Who changed what, of one's own municipality."""

    filterset_class = HistoryFilterSet

    def get_filtered_queryset(self) -> QuerySet:
        """One query for every log, joined as Wagtail's own report joins them."""
        self.log_models = list(registry.get_log_entry_models())
        parts = [self._part(index, model) for index, model in enumerate(self.log_models)]
        return parts[0].union(*parts[1:], all=True).order_by("-timestamp")

    def _part(self, index: int, model: type) -> QuerySet:
        rows = log_of(model, self.request.user).values("pk", "timestamp")
        number = Value(index, output_field=IntegerField())
        return self.filter_queryset(rows.annotate(log_model_index=number)).order_by()


def _in_reach(user, content_type: str, object_id: str) -> Q:
    if is_unbounded(user):
        return Q()
    return reach.pointing_at_rows_of(own_ids(user), content_type, object_id)


class ScopedRequesters:
    """Who asked for approval, among one's own records."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if "requested_by" in self.filters:
            asked = WorkflowState.objects.filter(
                _in_reach(self.request.user, "content_type", "object_id")
            )
            self.filters["requested_by"].queryset = get_user_model().objects.filter(
                pk__in=asked.values("requested_by")
            )


class WorkflowFilterSet(ScopedRequesters, workflows.WorkflowReportFilterSet):
    pass


class WorkflowReport(StaffOnly, workflows.WorkflowView):
    filterset_class = WorkflowFilterSet

    def get_queryset(self) -> QuerySet:
        states = WorkflowState.objects.filter(
            _in_reach(self.request.user, "content_type", "object_id")
        )
        return (
            states.select_related("workflow", "requested_by")
            .prefetch_related("content_object", "content_object__latest_revision")
            .order_by("-created_at")
        )


class TaskReport(StaffOnly, workflows.WorkflowTasksView):
    def get_queryset(self) -> QuerySet:
        reached = _in_reach(
            self.request.user, "workflow_state__content_type", "workflow_state__object_id"
        )
        return (
            workflows.TaskState.objects.filter(reached)
            .select_related("workflow_state", "task")
            .prefetch_related(
                "workflow_state__content_object", "workflow_state__content_object__latest_revision"
            )
            .order_by("-started_at")
        )
