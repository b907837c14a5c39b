"""町字."""

from __future__ import annotations

from django.core.validators import RegexValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey

from .record import MunicipalRecord


class Town(MunicipalRecord):
    """A town of a municipality; its area may be unknown."""

    name = models.CharField(_("名称"), max_length=100)
    reading = models.CharField(_("読み（ひらがな）"), max_length=200, blank=True)
    lat = models.FloatField(_("緯度"), null=True, blank=True)
    lng = models.FloatField(_("経度"), null=True, blank=True)

    class Meta:
        ordering = ["municipality", "reading", "name"]
        constraints = [
            models.UniqueConstraint(fields=["municipality", "name"], name="town_name_once")
        ]
        verbose_name = _("町字")
        verbose_name_plural = _("町字")

    def __str__(self) -> str:
        return self.name


class TownPostcode(models.Model):
    """A postcode that (a part of) the town has; one postcode may belong to several towns."""

    town = ParentalKey(Town, on_delete=models.CASCADE, related_name="postcodes")
    code = models.CharField(
        _("郵便番号（7けた）"),
        max_length=7,
        db_index=True,
        validators=[RegexValidator(r"^[0-9]{7}$", _("郵便番号は数字7けたで入れてください。"))],
    )

    class Meta:
        ordering = ["code"]
        verbose_name = _("郵便番号")
        verbose_name_plural = _("郵便番号")

    def __str__(self) -> str:
        return f"{self.code[:3]}-{self.code[3:]}"
