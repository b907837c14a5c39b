"""分野."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from .record import Record


class Sector(Record):
    """A field of welfare that every municipality's own wording maps to."""

    # The sector of what is for everybody.
    EVERYBODY = "all"

    code = models.SlugField(_("記号"), unique=True)
    name = models.CharField(_("名称"), max_length=30)
    reading = models.CharField(_("読み"), max_length=60, blank=True)
    description = models.CharField(_("だれのためか"), max_length=200, blank=True)
    sort_order = models.PositiveSmallIntegerField(_("並び順"), default=0)

    class Meta:
        ordering = ["sort_order", "pk"]
        verbose_name = _("分野")
        verbose_name_plural = _("分野")

    def __str__(self) -> str:
        return self.name
