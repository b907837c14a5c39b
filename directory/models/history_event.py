"""事業の経過: what happened when."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from .fiscal_year import FiscalYearField, check_year_month, fiscal_year_of
from .record import MunicipalRecord


class HistoryEvent(MunicipalRecord):
    """One event; its month, its fiscal year or both may be unknown."""

    ref = models.CharField(_("整理番号"), max_length=20, blank=True)
    date_wording = models.CharField(_("時期の表記"), max_length=100, blank=True)
    fiscal_year = FiscalYearField(_("年度"), null=True, blank=True)
    year_month = models.CharField(
        _("年月（2026-04 の形）"), max_length=7, blank=True, validators=[check_year_month]
    )
    label = models.CharField(_("できごと"), max_length=200)
    detail = models.TextField(_("説明"), blank=True)

    class Meta:
        ordering = [
            "municipality",
            models.F("fiscal_year").asc(nulls_last=True),
            "year_month",
            "pk",
        ]
        verbose_name = _("事業の経過")
        verbose_name_plural = _("事業の経過")

    def __str__(self) -> str:
        return f"{self.date_wording} {self.label}".strip()

    def clean(self) -> None:
        """Take the fiscal year from the month, and refuse one that contradicts it."""
        super().clean()
        if not self.year_month:
            return
        check_year_month(self.year_month)
        if self.fiscal_year is None:
            self.fiscal_year = fiscal_year_of(self.year_month)
        elif self.fiscal_year != fiscal_year_of(self.year_month):
            reason = gettext("年月は%d年度です。年度と年月のどちらかをお直しください。")
            raise ValidationError({"fiscal_year": reason % fiscal_year_of(self.year_month)})
