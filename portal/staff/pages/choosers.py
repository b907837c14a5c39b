"""Choosing a page, to link to it or to put another one below: only among one's own."""

from __future__ import annotations

from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import URLPattern, path, reverse
from django.views.decorators.cache import never_cache
from wagtail.admin.auth import require_admin_access
from wagtail.admin.views import chooser
from wagtail.models import Page

from directory.row_key import is_row_key, row_keys

from ..membership import is_unbounded
from . import link_choosers
from .own import narrowed, start_of


def own_pages_only(pages: QuerySet, request: HttpRequest) -> QuerySet:
    """Wagtail's choosers list the pages of everybody."""
    return narrowed(pages, request.user)


class BrowseView(chooser.BrowseView):
    """Begins at one's own first page, and leads nowhere else."""

    def get(self, request: HttpRequest, parent_page_id: int | None = None) -> HttpResponse:
        if not all(is_row_key(pk) for pk in request.GET.getlist("target_pages[]") if pk):
            raise Http404
        return super().get(request, _place(request.user, parent_page_id))


class ChosenMultipleView(chooser.ChosenMultipleView):
    """Tells names and addresses of pages by their keys."""

    def get(self, request: HttpRequest) -> HttpResponse:
        keys = row_keys(request.GET.getlist("id"))
        pages = narrowed(Page.objects.filter(pk__in=keys, depth__gt=1), request.user)
        return self.render_chosen_response([_as_chosen(page) for page in pages.specific()])


def _place(user, page_id: int | None) -> int | None:
    """The page to look below: the one asked for, or where the user's own pages begin."""
    if is_unbounded(user):
        return page_id
    if page_id and narrowed(Page.objects.filter(pk=page_id), user).exists():
        return page_id
    start = start_of(user)
    if start is None:
        raise Http404
    return start.pk


def _as_chosen(page: Page) -> dict[str, object]:
    return {
        "id": page.pk,
        "parentId": page.get_parent().pk,
        "adminTitle": page.get_admin_display_title(),
        "editUrl": reverse("wagtailadmin_pages:edit", args=(page.pk,)),
        "url": page.url,
    }


def _page(route: str, view: type) -> URLPattern:
    return path(route, never_cache(require_admin_access(view.as_view())))


urlpatterns = [
    _page("choose-page/", BrowseView),
    _page("choose-page/<int:parent_page_id>/", BrowseView),
    _page("choose-page/chosen-multiple/", ChosenMultipleView),
    _page("choose-external-link/", link_choosers.ExternalLinkView),
    _page("choose-email-link/", link_choosers.EmailLinkView),
    _page("choose-phone-link/", link_choosers.PhoneLinkView),
    _page("choose-anchor-link/", link_choosers.AnchorLinkView),
]
