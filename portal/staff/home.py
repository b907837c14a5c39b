"""The first page after logging in: what waits, and what is still unknown."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from wagtail.admin.ui.components import Component
from wagtail.admin.views.home import (
    LockedPagesPanel,
    RecentEditsPanel,
    UserObjectsInWorkflowModerationPanel,
)
from wagtail.models import Page

from directory.models import ProblemReport, Resource

from . import completeness
from .guard import visible_rows
from .membership import is_unbounded, memberships
from .pages.own import pages_in_reach


class CompletenessPanel(Component):
    """How much is still unknown, and what readers say is wrong."""

    name = "completeness"
    template_name = "staff/home_panel.html"
    order = 150

    def get_context_data(self, parent_context: Mapping[str, Any]) -> dict[str, Any]:
        user = parent_context["request"].user
        letters = visible_rows(ProblemReport, user).filter(state=ProblemReport.State.NEW)
        return {
            "counts": completeness.counts(visible_rows(Resource, user)),
            "new_letters": letters.select_related("resource")[:5],
            "letter_count": letters.count(),
        }


class OwnSubmissionsPanel(UserObjectsInWorkflowModerationPanel):
    """What the user sent for approval, as long as it is still theirs to see."""

    def get_context_data(self, parent_context: Mapping[str, Any]) -> dict[str, Any]:
        context = super().get_context_data(parent_context)
        user = parent_context["request"].user
        context["workflow_states"] = [
            each for each in context["workflow_states"] if _in_reach(each.content_object, user)
        ]
        return context


def _in_reach(record, user) -> bool:
    rows = pages_in_reach(user) if isinstance(record, Page) else visible_rows(type(record), user)
    return rows.filter(pk=record.pk).exists()


def arrange(request, panels: list[Component]) -> None:
    """Put the municipality's own panels in; leave out lists of pages, as there is one page."""
    dropped = (UserObjectsInWorkflowModerationPanel, RecentEditsPanel, LockedPagesPanel)
    panels[:] = [each for each in panels if not isinstance(each, dropped)]
    panels.append(OwnSubmissionsPanel())
    if is_unbounded(request.user) or memberships(request.user):
        panels.append(CompletenessPanel())
