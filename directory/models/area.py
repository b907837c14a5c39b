"""圏域: the parts of a municipality that counters are responsible for."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey

from .record import Basis, MunicipalRecord


class CatchmentArea(MunicipalRecord):
    """An area word of a municipality. A municipality may have none."""

    class Kind(models.TextChoices):
        WHOLE = "whole", _("市内全域")
        DAILY_LIVING = "daily_living", _("圏域（地域包括支援センター）")
        DISTRICT = "district", _("地区")
        WIDER = "wider", _("広域（市域を越える）")
        OUTSIDE = "outside", _("市外")
        DIRECTION = "direction", _("施設名の中の方面")

    # Everyone in the municipality lives in areas of these kinds.
    EVERYWHERE = (Kind.WHOLE, Kind.WIDER)

    name = models.CharField(_("名称"), max_length=100)
    reading = models.CharField(_("読み"), max_length=200, blank=True)
    kind = models.CharField(_("種類"), max_length=20, choices=Kind.choices)
    parent = models.ForeignKey(
        "self",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="children",
        verbose_name=_("上位の区域"),
    )
    basis = models.CharField(
        _("どう分かったか"), max_length=20, choices=Basis.choices, blank=True, default=""
    )
    basis_wording = models.CharField(_("どう分かったか（原文）"), max_length=100, blank=True)
    sort_order = models.PositiveSmallIntegerField(_("並び順"), default=0)

    class Meta:
        ordering = ["municipality", "sort_order", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["municipality", "name"], name="area_name_once")
        ]
        verbose_name = _("圏域・地区")
        verbose_name_plural = _("圏域・地区")

    def __str__(self) -> str:
        return self.name

    @property
    def is_everywhere(self) -> bool:
        return self.kind in self.EVERYWHERE


class AreaTown(models.Model):
    """One town of an area, and how we know it lies there."""

    area = ParentalKey(CatchmentArea, on_delete=models.CASCADE, related_name="area_towns")
    town = models.ForeignKey(
        "directory.Town",
        on_delete=models.CASCADE,
        related_name="area_towns",
        verbose_name=_("町字"),
    )
    basis = models.CharField(
        _("どう分かったか"), max_length=20, choices=Basis.choices, blank=True, default=""
    )

    class Meta:
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["area", "town"], name="area_town_once")]
        verbose_name = _("区域に含まれる町字")
        verbose_name_plural = _("区域に含まれる町字")

    def __str__(self) -> str:
        return str(self.town)
