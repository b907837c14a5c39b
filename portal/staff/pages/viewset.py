"""The views of all kinds of pages, where Wagtail's own name others' pages or fail."""

from __future__ import annotations

from django import forms
from django.contrib.auth import get_user_model
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.views.generic import FormView
from wagtail.admin.views.pages import choose_parent, copy, listing, move, usage
from wagtail.admin.viewsets.pages import PageViewSet
from wagtail.models import Page, PageLogEntry

from ..membership import is_unbounded
from .own import offer_own_places, pages_in_reach


class OwnPagesFilterSet(listing.GenericPageFilterSet):
    """Filters that name only people who had to do with one's own pages."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        user = self.request.user
        if is_unbounded(user):
            return
        self.filters.pop("site", None)
        pages = pages_in_reach(user)
        edits = PageLogEntry.objects.filter(action="wagtail.edit", page__in=pages)
        people = get_user_model().objects
        self.filters["owner"].queryset = people.filter(pk__in=pages.values("owner"))
        self.filters["edited_by"].queryset = people.filter(pk__in=edits.values("user"))


class FoundByTitle:
    """Wagtail's search finds no Japanese word inside a title."""

    def search_queryset(self, pages: QuerySet) -> QuerySet:
        return (
            pages.filter(draft_title__icontains=self.search_query) if self.search_query else pages
        )


class ExplorerView(FoundByTitle, listing.ExplorableIndexView):
    base_filterset_class = OwnPagesFilterSet


class TypeView(FoundByTitle, usage.ContentTypeUseView):
    """All of one's own pages of a kind."""

    base_filterset_class = OwnPagesFilterSet

    def get_breadcrumbs_items(self) -> list[dict]:
        return [*self.breadcrumbs_items, super().get_breadcrumbs_items()[-1]]


class OwnPlaces:
    """A form in which only one's own pages can be named, whatever is sent."""

    def get_form(self, *args) -> forms.Form:
        form = super().get_form(*args)
        offer_own_places(form, self.request.user)
        return form


class CopyView(OwnPlaces, copy.CopyView):
    """Copying; an alias would show one municipality's page as another's."""

    def dispatch(self, request: HttpRequest, page_id: int, *args, **kwargs) -> HttpResponse:
        page = Page.objects.get(pk=page_id).specific
        if not page.permissions_for_user(request.user).can_copy():
            raise PermissionDenied
        return super().dispatch(request, page_id, *args, **kwargs)

    def post(self, request: HttpRequest, page_id: int, *args, **kwargs) -> HttpResponse:
        """Where no place is named, the form asks for one."""
        return FormView.post(self, request, *args, **kwargs)

    def get_form(self, *args) -> forms.Form:
        form = super().get_form(*args)
        form.fields.pop("alias", None)
        return form


class MoveView(OwnPlaces, move.MoveChooseDestinationView):
    def setup(self, request: HttpRequest, *args, **kwargs) -> None:
        super().setup(request, *args, **kwargs)
        if not self.page_to_move.specific.permissions_for_user(request.user).can_move():
            raise PermissionDenied


class MoveConfirmView(move.MoveConfirmView):
    """Wagtail asks for the right only after the answer."""

    def dispatch(self, request: HttpRequest, page_to_move_id: int, **kwargs) -> HttpResponse:
        page = Page.objects.get(pk=page_to_move_id).specific
        if not page.permissions_for_user(request.user).can_move():
            raise PermissionDenied
        return super().dispatch(request, page_to_move_id, **kwargs)


class ParentView(OwnPlaces, choose_parent.GenericChooseParentView):
    pass


class PagesViewSet(PageViewSet):
    """Stands for every kind of page."""

    index_view_class = ExplorerView
    content_type_use_view_class = TypeView
    copy_view_class = CopyView
    move_view_class = MoveView
    move_confirm_view_class = MoveConfirmView
    choose_parent_view_class = ParentView
    filterset_class = OwnPagesFilterSet
