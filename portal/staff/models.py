"""The step in which a municipality's own manager approves."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied
from django.db.models import Model, QuerySet
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page, Task, TaskState

from . import reach
from .membership import is_unbounded, managed_by, manages
from .pages.readiness import is_ready


class MunicipalApprovalTask(Task):
    """課長の承認: only the manager of the municipality whose record it is approves it."""

    class Meta:
        verbose_name = _("課長の承認")
        verbose_name_plural = _("課長の承認")

    @classmethod
    def get_description(cls) -> str:
        return _("その自治体の課長が承認すると公開されます。")

    def user_can_access_editor(self, obj: Model, user) -> bool:
        return _approves(user, obj)

    def locked_for_user(self, obj: Model, user) -> bool:
        return not _approves(user, obj)

    def user_can_lock(self, obj: Model, user) -> bool:
        return _approves(user, obj)

    def user_can_unlock(self, obj: Model, user) -> bool:
        return _approves(user, obj)

    def get_actions(self, obj: Model, user) -> list[tuple[str, str, bool]]:
        if not _approves(user, obj):
            return []
        if not is_ready(obj):
            return [("reject", _("差し戻す"), True)]
        return [
            ("reject", _("差し戻す"), True),
            ("approve", _("承認する"), False),
            ("approve", _("ひとことそえて承認する"), True),
        ]

    def get_task_states_user_can_moderate(self, user, **kwargs) -> QuerySet:
        waiting = TaskState.objects.filter(task_id=self.pk, status=TaskState.STATUS_IN_PROGRESS)
        if is_unbounded(user):
            return waiting
        return waiting.filter(
            reach.pointing_at_rows_of(
                managed_by(user), "workflow_state__content_type", "workflow_state__object_id"
            )
        )

    def on_action(self, task_state: TaskState, user, action_name: str, **kwargs) -> None:
        """The record is asked again here: the address names record and task apart."""
        record = task_state.workflow_state.content_object
        if not _approves(user, record) or (action_name == "approve" and not is_ready(record)):
            raise PermissionDenied
        return super().on_action(task_state, user, action_name, **kwargs)


def _approves(user, obj: Model) -> bool:
    record = obj.specific if isinstance(obj, Page) else obj
    return is_unbounded(user) or manages(user, reach.municipality_id_of(record))
