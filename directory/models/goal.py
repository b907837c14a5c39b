"""施策・目標, 役割, PDCA and the other aims a plan states."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from .fiscal_year import FiscalYearField
from .programme import ProgrammeType
from .record import MunicipalRecord


class Goal(MunicipalRecord):
    """One aim, with who is to reach it by when, as far as the plan says."""

    class Status(models.TextChoices):
        NOT_STARTED = "not_started", _("未着手")
        UNDER_WAY = "under_way", _("進行中")
        REACHED = "reached", _("達成")
        REVISED = "revised", _("見直し")
        UNKNOWN = "", _("未確認")

    ref = models.CharField(_("整理番号"), max_length=20, blank=True)
    kind = models.CharField(_("種類"), max_length=50)
    section = models.CharField(_("計画の中の区分"), max_length=100, blank=True)
    programme_type = models.CharField(
        _("事業の型"), max_length=30, choices=ProgrammeType.choices, blank=True
    )
    label = models.CharField(_("内容"), max_length=200)
    number = models.CharField(_("番号・数値"), max_length=50, blank=True)
    body = models.CharField(_("担う組織"), max_length=100, blank=True)
    timing = models.CharField(_("時期"), max_length=100, blank=True)
    fiscal_year = FiscalYearField(_("めざす年度"), null=True, blank=True)
    status = models.CharField(
        _("いまの状況"), max_length=20, choices=Status.choices, blank=True, default=""
    )

    class Meta:
        ordering = ["municipality", "pk"]
        verbose_name = _("目標・評価")
        verbose_name_plural = _("目標・評価")

    def __str__(self) -> str:
        return self.label
