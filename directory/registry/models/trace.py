"""足あと: who looked at which need, who exported what."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from .by_whom import ByWhom


class Trace(ByWhom):
    """One look, print, export or ending. It holds numbers and counts, never what was read."""

    class What(models.TextChoices):
        SEEN = "seen", _("見た")
        LISTED = "listed", _("一覧で見た")
        CHANGED = "changed", _("書きかえた")
        PRINTED = "printed", _("印刷の画面を開いた")
        EXPORTED = "exported", _("書き出した")
        TOLD = "told", _("受け入れ先に伝えた")
        ENDED = "ended", _("保存の期間が過ぎて消した")
        SETTINGS = "settings", _("設定を変えた")

    municipality = models.ForeignKey(
        "directory.Municipality", on_delete=models.PROTECT, related_name="registry_traces"
    )
    what = models.CharField(_("何を"), max_length=10, choices=What.choices)
    need = models.ForeignKey(
        "registry.Need", on_delete=models.SET_NULL, null=True, blank=True, related_name="traces"
    )
    number = models.CharField(_("整理番号"), max_length=20, blank=True)
    subject = models.CharField(_("どこで"), max_length=100, blank=True)
    rows = models.PositiveIntegerField(_("件数"), null=True, blank=True)

    class Meta:
        ordering = ["-at", "-pk"]
        indexes = [models.Index(fields=["municipality", "-at"], name="registry_traces")]
        verbose_name = _("足あと")
        verbose_name_plural = _("足あと")

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d %H:%M} {self.by_name} {self.get_what_display()}"
