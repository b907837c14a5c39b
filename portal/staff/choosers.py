"""Choosers that know only the rows in reach."""

from __future__ import annotations

from collections.abc import Iterable

from django.db.models import Model, QuerySet
from django.urls import URLPattern
from wagtail.snippets.views import chooser

from directory.row_key import is_row_key, row_keys

from .guard import visible_rows


class RowsInReach:
    """What a chooser lists, and what it answers about, for the user who asks."""

    def get_object_list(self) -> QuerySet:
        return visible_rows(self.model_class, self.request.user)

    def get_object(self, pk: str) -> Model:
        return self.get_object_list().get(pk=pk if is_row_key(pk) else None)

    def get_objects(self, pks: Iterable[str]) -> QuerySet:
        return self.get_object_list().filter(pk__in=row_keys(pks))


class ChooseView(RowsInReach, chooser.ChooseView):
    pass


class ChooseResultsView(RowsInReach, chooser.ChooseResultsView):
    pass


class ChosenView(RowsInReach, chooser.SnippetChosenView):
    pass


class ChosenMultipleView(RowsInReach, chooser.SnippetChosenMultipleView):
    pass


class ScopedChooserViewSet(chooser.SnippetChooserViewSet):
    """The forms use plain lists; the chooser's addresses exist all the same."""

    register_widget = False
    choose_view_class = ChooseView
    choose_results_view_class = ChooseResultsView
    chosen_view_class = ChosenView
    chosen_multiple_view_class = ChosenMultipleView

    def get_urlpatterns(self) -> list[URLPattern]:
        """Records are made in their own form, not in a chooser's."""
        return [each for each in super().get_urlpatterns() if each.name != "create"]
