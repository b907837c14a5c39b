"""The outbox: what the indexes still have to hear of."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class OutboxItem(models.Model):
    """That one index has to hear of ``key``; written with the change, gone once indexed.

    One whose loading failed again and again is set aside: it keeps its ``error`` and
    waits for a newer change of the same key, or for a rebuild.
    """

    index_name = models.CharField(_("索引"), max_length=20, default="public", db_default="public")
    key = models.CharField(_("キー"), max_length=200)
    created_at = models.DateTimeField(_("変更日時"), auto_now_add=True)
    attempts = models.PositiveSmallIntegerField(_("試行回数"), default=0)
    retry_at = models.DateTimeField(_("次の試行"), null=True, blank=True)
    set_aside = models.BooleanField(_("保留"), default=False)
    error = models.TextField(_("エラー"), blank=True)

    class Meta:
        verbose_name = _("検索への反映待ち")
        verbose_name_plural = _("検索への反映待ち")
        ordering = ["id"]
        indexes = [models.Index(fields=["index_name", "set_aside", "id"], name="search_outbox_due")]

    def __str__(self) -> str:
        return self.key
