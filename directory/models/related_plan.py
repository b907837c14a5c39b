"""関連計画."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from .record import MunicipalRecord


class RelatedPlan(MunicipalRecord):
    """Another plan the 実施計画 stands beside; its period may be unknown."""

    name = models.CharField(_("計画名"), max_length=150)
    level = models.CharField(_("位置づけ"), max_length=50, blank=True)
    level_basis = models.CharField(_("位置づけはどう分かったか"), max_length=50, blank=True)
    period_from = models.PositiveSmallIntegerField(_("期間の始め（年度）"), null=True, blank=True)
    period_to = models.PositiveSmallIntegerField(_("期間の終わり（年度）"), null=True, blank=True)
    period_label = models.CharField(_("期間の表記"), max_length=100, blank=True)
    relation = models.CharField(_("関係"), max_length=200, blank=True)

    class Meta:
        ordering = ["municipality", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["municipality", "name"], name="related_plan_once")
        ]
        verbose_name = _("関連計画")
        verbose_name_plural = _("関連計画")

    def __str__(self) -> str:
        return self.name
