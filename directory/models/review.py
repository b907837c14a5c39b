"""年度ごとの点検・評価: the yearly turn of the PDCA cycle."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from .fiscal_year import FiscalYearField
from .programme import ProgrammeType
from .record import MunicipalRecord


class Review(MunicipalRecord):
    """What one body found about one fiscal year. Lists hold one item a line."""

    ref = models.CharField(_("整理番号"), max_length=20, blank=True)
    # A plan may say who reviews and how without the review of any year.
    fiscal_year = FiscalYearField(_("対象の年度"), null=True, blank=True)
    held_on = models.DateField(_("開いた日"), null=True, blank=True)
    body = models.ForeignKey(
        "directory.Meeting",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="reviews",
        verbose_name=_("点検した会議"),
    )
    body_wording = models.CharField(_("点検した会議・組織（表記）"), max_length=150, blank=True)
    programme_type = models.CharField(
        _("事業の型（空欄は計画全体）"), max_length=30, choices=ProgrammeType.choices, blank=True
    )
    finding = models.TextField(_("分かったこと（1行に1つ）"), blank=True)
    next_action = models.TextField(_("次にすること（1行に1つ）"), blank=True)

    class Meta:
        ordering = ["municipality", models.F("fiscal_year").asc(nulls_first=True), "pk"]
        verbose_name = _("年度ごとの点検・評価")
        verbose_name_plural = _("年度ごとの点検・評価")

    def __str__(self) -> str:
        year = _("%d年度") % self.fiscal_year if self.fiscal_year else _("毎年度")
        about = self.get_programme_type_display() or _("計画全体")
        return gettext("%(year)sの点検・評価（%(about)s）") % {"year": year, "about": about}
