"""The staff handbook: the same blocks, for the municipality's staff alone."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.fields import StreamField

from portal.home.children import PageOfMunicipality
from portal.plans.blocks import HandbookBlocks


class HandbookPage(PageOfMunicipality):
    """The first page of a municipality's handbook."""

    staff_only = True
    body = StreamField(HandbookBlocks(), blank=True, verbose_name=_("はじめに載せること"))

    parent_page_types = ["home.MunicipalityPage"]
    subpage_types = ["plans.HandbookChapterPage"]
    template = "pages/handbook.html"

    class Meta:
        verbose_name = _("職員の手引き")
        verbose_name_plural = _("職員の手引き")


class HandbookChapterPage(PageOfMunicipality):
    """One chapter of a handbook."""

    staff_only = True
    label = models.CharField(_("章の番号"), max_length=20, blank=True)
    body = StreamField(HandbookBlocks(), blank=True, verbose_name=_("本文"))

    parent_page_types = ["plans.HandbookPage"]
    subpage_types: list[str] = []
    template = "pages/handbook_chapter.html"

    class Meta:
        verbose_name = _("職員の手引きの章")
        verbose_name_plural = _("職員の手引きの章")
