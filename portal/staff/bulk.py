"""Bulk actions that never name a row the user may not act on."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.http import Http404
from wagtail.admin.views.bulk_action import BulkAction
from wagtail.admin.views.pages import bulk_actions as pages
from wagtail.documents.views import bulk_actions as documents
from wagtail.images.views import bulk_actions as images
from wagtail.snippets.bulk_actions import DeleteBulkAction as DeleteSnippets
from wagtail.users.views import bulk_actions as users

STOCK_ACTIONS: tuple[type[BulkAction], ...] = (
    pages.DeleteBulkAction,
    pages.MoveBulkAction,
    pages.PublishBulkAction,
    pages.UnpublishBulkAction,
    documents.AddTagsBulkAction,
    documents.AddToCollectionBulkAction,
    documents.DeleteBulkAction,
    images.AddTagsBulkAction,
    images.AddToCollectionBulkAction,
    images.DeleteBulkAction,
    users.AssignRoleBulkAction,
    users.DeleteBulkAction,
    users.SetActiveStateBulkAction,
    DeleteSnippets,
)


class RowsInReach:
    """Drop rows the user may not act on before the confirmation page lists them."""

    def get_queryset(self, model, object_ids: Iterable[str]) -> list[Any]:
        keys = [key for key in object_ids if str(key).isdecimal()]
        rows = [row for row in super().get_queryset(model, keys) if self.check_perm(row)]
        if not rows:
            raise Http404
        return rows


def in_reach(action: type[BulkAction]) -> type[BulkAction]:
    """The same action on rows in reach only."""
    return type(action.__name__, (RowsInReach, action), {})
