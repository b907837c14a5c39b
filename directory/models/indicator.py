"""指標: what is counted to see whether an aim is reached."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey

from .fiscal_year import FiscalYearField
from .record import MunicipalRecord

DECIMAL_PLACES = 2


def quantity(label: Any) -> models.DecimalField:
    """A number in the indicator's unit; None is not stated."""
    return models.DecimalField(
        label, max_digits=14, decimal_places=DECIMAL_PLACES, null=True, blank=True
    )


def plain(value: Decimal | None) -> str:
    """A number as it is written, without zeros that say nothing; blank for None."""
    return "" if value is None else f"{value:f}".rstrip("0").rstrip(".") if value else "0"


class Indicator(MunicipalRecord):
    """One number a plan watches over the years."""

    ref = models.CharField(_("整理番号"), max_length=20, blank=True)
    name = models.CharField(_("名称"), max_length=150)
    unit = models.CharField(_("単位"), max_length=20, blank=True)
    programme = models.ForeignKey(
        "directory.Programme",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="indicators",
        verbose_name=_("事業"),
    )
    baseline = quantity(_("基準値"))
    baseline_year = FiscalYearField(_("基準値の年度"), null=True, blank=True)
    note_public = models.TextField(_("数え方・注記（公開されます）"), blank=True)
    sort_order = models.PositiveSmallIntegerField(_("並び順"), default=0)

    class Meta:
        ordering = ["municipality", "sort_order", "pk"]
        verbose_name = _("指標")
        verbose_name_plural = _("指標")

    def __str__(self) -> str:
        return self.name


class IndicatorYear(models.Model):
    """Target and actual of one fiscal year; either may be unknown."""

    indicator = ParentalKey(Indicator, on_delete=models.CASCADE, related_name="years")
    fiscal_year = FiscalYearField(_("年度"))
    target = quantity(_("目標値"))
    actual = quantity(_("実績値"))
    # What no number says, such as 「集計中」.
    wording = models.CharField(_("ことばでの説明"), max_length=100, blank=True)

    class Meta:
        ordering = ["fiscal_year"]
        constraints = [
            models.UniqueConstraint(fields=["indicator", "fiscal_year"], name="indicator_year_once")
        ]
        verbose_name = _("年度の値")
        verbose_name_plural = _("年度の値")

    def __str__(self) -> str:
        return f"{self.fiscal_year} {plain(self.target)} {plain(self.actual)}".strip()
