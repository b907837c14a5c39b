"""表の取り込み: a spreadsheet, how its columns were read, and what it changed."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from .by_whom import ByWhom


class ColumnMapping(models.Model):
    """How a municipality's own spreadsheet is read: heading → field."""

    municipality = models.ForeignKey(
        "directory.Municipality", on_delete=models.CASCADE, related_name="registry_mappings"
    )
    # Of the headings, in their order: the same sheet is known again.
    signature = models.CharField(max_length=64)
    columns = models.JSONField(_("見出しと項目"), default=dict)
    used_at = models.DateTimeField(_("使った日時"), auto_now=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["municipality", "signature"], name="registry_mapping_once"
            )
        ]
        verbose_name = _("見出しの対応")
        verbose_name_plural = _("見出しの対応")

    def __str__(self) -> str:
        return self.signature[:8]


class SheetImport(ByWhom):
    """One spreadsheet: tried, applied all or nothing, and undone while nothing came after."""

    class State(models.TextChoices):
        MAPPING = "mapping", _("見出しを決めている")
        TRIED = "tried", _("試した")
        APPLIED = "applied", _("取り込んだ")
        UNDONE = "undone", _("取り消した")

    municipality = models.ForeignKey(
        "directory.Municipality", on_delete=models.PROTECT, related_name="registry_imports"
    )
    file_name = models.CharField(_("ファイル名"), max_length=200)
    state = models.CharField(_("状態"), max_length=10, choices=State.choices, default=State.MAPPING)
    headings = models.JSONField(default=list)
    columns = models.JSONField(default=dict)
    # The cells as read: [row number, [cells]].
    cells = models.JSONField(default=list)
    # What each row comes to, and what it replaced, so that it can be undone.
    outcome = models.JSONField(default=list, blank=True)
    applied_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-at", "-pk"]
        verbose_name = _("表の取り込み")
        verbose_name_plural = _("表の取り込み")

    def __str__(self) -> str:
        return self.file_name
