"""The face of what only the registry knows: no public page ever shows it."""

from __future__ import annotations

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from directory.models import ResourceKind


class OwnFace(models.Model):
    """Name, kind and whereabouts of a place that has no public record beside it.

    They stay blank where a public ``Resource`` says them: one fact has one home.
    """

    # What another list calls it: the same sheet finds it again.
    own_ref = models.CharField(_("元の表の番号"), max_length=100, blank=True)
    own_name = models.CharField(_("名称"), max_length=150, blank=True)
    own_reading = models.CharField(_("読み（ひらがな）"), max_length=300, blank=True)
    own_kind = models.CharField(
        _("種類"), max_length=30, choices=ResourceKind.choices, blank=True, default=""
    )
    own_operator = models.CharField(_("運営主体"), max_length=150, blank=True)
    own_description = models.TextField(_("どんなところか"), blank=True)
    own_sectors = models.ManyToManyField(
        "directory.Sector", blank=True, related_name="+", verbose_name=_("分野")
    )
    own_areas = models.ManyToManyField(
        "directory.CatchmentArea", blank=True, related_name="+", verbose_name=_("区域")
    )
    own_postcode = models.CharField(_("郵便番号"), max_length=8, blank=True)
    own_address = models.CharField(_("住所"), max_length=200, blank=True)
    own_lat = models.FloatField(
        _("緯度"),
        null=True,
        blank=True,
        validators=[MinValueValidator(-90), MaxValueValidator(90)],
    )
    own_lng = models.FloatField(
        _("経度"),
        null=True,
        blank=True,
        validators=[MinValueValidator(-180), MaxValueValidator(180)],
    )
    own_phone = models.CharField(_("電話"), max_length=50, blank=True)
    own_url = models.URLField(_("ウェブ"), blank=True)
    own_hours = models.TextField(_("日時"), blank=True)

    class Meta:
        abstract = True
