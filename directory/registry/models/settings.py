"""台帳の設定: what a municipality decides for its own registry."""

from __future__ import annotations

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _


class RegistrySettings(models.Model):
    """One row a municipality; where there is none, the defaults hold."""

    municipality = models.OneToOneField(
        "directory.Municipality", on_delete=models.CASCADE, related_name="registry_settings"
    )
    # Condition → 0 to 10; what is not named has the matching's default.
    weights = models.JSONField(_("順位の重み"), default=dict, blank=True)
    retention_months = models.PositiveSmallIntegerField(
        _("終えた支援ニーズを何か月残すか"),
        default=60,
        validators=[MinValueValidator(1), MaxValueValidator(240)],
    )
    confirm_months = models.PositiveSmallIntegerField(
        _("台帳を何か月ごとに確かめるか（はじめの値）"),
        default=6,
        validators=[MinValueValidator(1), MaxValueValidator(16)],
    )
    suppress_below = models.PositiveSmallIntegerField(
        _("何件より少ない数を伏せるか"),
        default=3,
        validators=[MinValueValidator(1), MaxValueValidator(10)],
    )
    link_days = models.PositiveSmallIntegerField(
        _("答えのリンクを何日開けておくか"),
        default=14,
        validators=[MinValueValidator(1), MaxValueValidator(60)],
    )
    case_prefix = models.CharField(_("整理番号のはじめの文字"), max_length=5, blank=True)

    class Meta:
        verbose_name = _("台帳の設定")
        verbose_name_plural = _("台帳の設定")

    def __str__(self) -> str:
        return str(self.municipality)


class KeptCount(models.Model):
    """What is left of records that ended: a number, by fiscal year and measure."""

    municipality = models.ForeignKey(
        "directory.Municipality", on_delete=models.CASCADE, related_name="registry_kept_counts"
    )
    fiscal_year = models.PositiveSmallIntegerField(_("年度"))
    measure = models.CharField(_("数えたもの"), max_length=40)
    detail = models.CharField(_("内訳"), max_length=100, blank=True)
    number = models.PositiveIntegerField(_("数"), default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["municipality", "fiscal_year", "measure", "detail"],
                name="registry_kept_count_once",
            )
        ]
        verbose_name = _("残した数")
        verbose_name_plural = _("残した数")

    def __str__(self) -> str:
        return f"{self.fiscal_year} {self.measure} {self.number}"
