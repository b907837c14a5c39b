"""困りごと: what residents say."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalManyToManyField

from .record import Record


class Concern(Record):
    """A trouble in plain words, and where such troubles are brought.

    A counter is offered for a concern when it says so itself, when its sector is one of
    ``sectors``, or when it serves a programme of one of ``programme_types``.
    """

    slug = models.SlugField(_("アドレスに使う名前"), unique=True)
    name = models.CharField(_("名称"), max_length=50)
    reading = models.CharField(_("読み"), max_length=100, blank=True)
    description = models.TextField(_("説明"), blank=True)
    examples = models.TextField(_("たとえば（1行に1つ）"), blank=True)
    sectors = ParentalManyToManyField(
        "directory.Sector", blank=True, related_name="concerns", verbose_name=_("分野")
    )
    programme_types = models.JSONField(_("事業の型"), default=list, blank=True)
    # 「どこに相談したらよいかわからない」: every first contact is offered.
    unsure = models.BooleanField(_("どこに相談したらよいかわからない人の入口"), default=False)
    sort_order = models.PositiveSmallIntegerField(_("並び順"), default=0)

    class Meta:
        ordering = ["sort_order", "pk"]
        verbose_name = _("困りごと")
        verbose_name_plural = _("困りごと")

    def __str__(self) -> str:
        return self.name
