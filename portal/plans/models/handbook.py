"""The staff handbook: the same blocks, for the municipality's staff alone."""

from __future__ import annotations

from typing import Any

from django.db import models
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _
from wagtail.fields import StreamField

from portal.home.children import PageOfMunicipality
from portal.plans import panels
from portal.plans.blocks import HandbookBlocks

from .chapter_routing import ChapterRouting


class PageForStaff(PageOfMunicipality):
    """A page nobody else may open."""

    staff_only = True

    class Meta:
        abstract = True

    def serve(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        from portal.plans.views.for_staff import to_staff

        serve = super().serve
        return to_staff(self, request, lambda: serve(request, *args, **kwargs))


class HandbookPage(ChapterRouting, PageForStaff):
    """The first page of a municipality's handbook."""

    body = StreamField(HandbookBlocks(), blank=True, verbose_name=_("はじめに載せること"))

    content_panels = panels.HANDBOOK
    promote_panels = panels.PROMOTE
    parent_page_types = ["home.MunicipalityPage"]
    subpage_types = ["plans.HandbookChapterPage"]
    template = "pages/handbook.html"

    class Meta:
        verbose_name = _("職員の手引き")
        verbose_name_plural = _("職員の手引き")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        from portal.plans.reading import handbook_context

        context = super().get_context(request, *args, **kwargs)
        return {**context, **handbook_context(self, request)}


class HandbookChapterPage(PageForStaff):
    """One chapter of a handbook. ``plan`` is the handbook, where the way led through it."""

    plan: HandbookPage | None = None

    label = models.CharField(_("章の番号"), max_length=20, blank=True)
    body = StreamField(HandbookBlocks(), blank=True, verbose_name=_("本文"))

    content_panels = panels.CHAPTER
    promote_panels = panels.PROMOTE
    parent_page_types = ["plans.HandbookPage"]
    subpage_types: list[str] = []
    template = "pages/handbook_chapter.html"

    class Meta:
        verbose_name = _("職員の手引きの章")
        verbose_name_plural = _("職員の手引きの章")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        from portal.plans.reading import handbook_chapter_context

        context = super().get_context(request, *args, **kwargs)
        return {**context, **handbook_chapter_context(self, request)}
