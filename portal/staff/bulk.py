"""Bulk actions that never name a row the user may not act on."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.db import transaction
from django.db.models import ProtectedError, QuerySet
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail.admin import messages
from wagtail.admin.views.bulk_action import BulkAction
from wagtail.admin.views.pages import bulk_actions as pages
from wagtail.documents.views import bulk_actions as documents
from wagtail.images.views import bulk_actions as images
from wagtail.models import Page
from wagtail.snippets.bulk_actions import DeleteBulkAction as DeleteSnippets
from wagtail.users.views import bulk_actions as users

from directory.row_key import is_row_key, row_keys

from .pages.own import narrowed, offer_own_places
from .plan_uses import SaysWhereEachIsUsed

PAGE_ACTIONS: tuple[type[BulkAction], ...] = (
    pages.DeleteBulkAction,
    pages.MoveBulkAction,
    pages.PublishBulkAction,
    pages.UnpublishBulkAction,
)
STOCK_ACTIONS: tuple[type[BulkAction], ...] = (
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
        found = super().get_queryset(model, row_keys(object_ids))
        rows = [row for row in found if self.check_perm(row)]
        if not rows:
            raise Http404
        return rows


class RecordsInReach(SaysWhereEachIsUsed, RowsInReach):
    """Records that others rest on are kept, whatever was ticked."""

    def prepare_action(self, objects: Iterable[Any], objects_without_access: Any) -> Any:
        return self._kept() if self.is_protected else None

    def form_valid(self, form: forms.Form) -> HttpResponse:
        try:
            with transaction.atomic():
                return super().form_valid(form)
        except ProtectedError:
            return self._kept()

    def _kept(self) -> HttpResponse:
        text = _("ほかの記録から使われているものがあるので、どれも削除しませんでした。")
        messages.error(self.request, text)
        records = reverse(self.model.snippet_viewset.get_url_name("list"))
        asked_for = self.next_url != self.request.path
        return redirect(self.next_url if asked_for else records)


class PagesInReach(RowsInReach):
    """Pages are asked for their own rights, and only one's own can be named as a place."""

    def check_perm(self, page: Page) -> bool:
        return super().check_perm(page.specific)

    def get_all_objects_in_listing_query(self, parent_id: str | None) -> QuerySet:
        places = narrowed(Page.objects.all(), self.request.user)
        if parent_id is None or not is_row_key(parent_id) or not places.filter(pk=parent_id):
            raise Http404
        return super().get_all_objects_in_listing_query(parent_id)

    def get_form(self, *args) -> forms.Form:
        form = super().get_form(*args)
        offer_own_places(form, self.request.user)
        if "include_descendants" in form.fields:
            form.fields["include_descendants"].label = _("下のページもいっしょに")
        return form


BOUNDS: dict[type[BulkAction], type] = {
    DeleteSnippets: RecordsInReach,
    **dict.fromkeys(PAGE_ACTIONS, PagesInReach),
}


def in_reach(action: type[BulkAction]) -> type[BulkAction]:
    """The same action on rows in reach only."""
    bounds = BOUNDS.get(action, RowsInReach)
    return type(action.__name__, (bounds, action), {})
