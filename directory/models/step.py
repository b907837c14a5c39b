"""支援の流れ: from first contact to closing."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from .record import MunicipalRecord


class Step(MunicipalRecord):
    """One step and what may follow it. Lists hold one item a line."""

    ref = models.CharField(_("整理番号"), max_length=20)
    sort_order = models.PositiveSmallIntegerField(_("順番"))
    phase = models.CharField(_("段階"), max_length=50)
    actor = models.CharField(_("担い手"), max_length=150, blank=True)
    condition = models.CharField(_("どのようなとき"), max_length=200, blank=True)
    action = models.TextField(_("すること（1行に1つ）"))
    # Either another step's ``ref`` or a label such as 「既存の支援」.
    next_steps = models.TextField(_("次の段階（1行に1つ）"), blank=True)
    consent = models.CharField(_("本人の同意"), max_length=100, blank=True)

    class Meta:
        ordering = ["municipality", "sort_order"]
        constraints = [
            models.UniqueConstraint(fields=["municipality", "ref"], name="step_ref_once")
        ]
        verbose_name = _("支援の流れ")
        verbose_name_plural = _("支援の流れ")

    def __str__(self) -> str:
        return f"{self.sort_order} {self.phase}"
