"""役割・人: who does what for whom, never an individual."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalManyToManyField

from .record import MunicipalRecord


class Role(MunicipalRecord):
    """A role, an occupation, a partner or an adviser. Lists hold one item a line."""

    class Kind(models.TextChoices):
        ROLE = "role", _("役割")
        OCCUPATION = "occupation", _("専門職")
        PARTNER = "partner", _("連携先")
        ADVISER = "adviser", _("助言者")

    ref = models.CharField(_("整理番号"), max_length=20, blank=True)
    name = models.CharField(_("名称"), max_length=100)
    reading = models.CharField(_("読み（ひらがな）"), max_length=200, blank=True)
    kind = models.CharField(_("種類"), max_length=20, choices=Kind.choices)
    layer = models.CharField(_("層・受け持ち（第1層・第2層など）"), max_length=100, blank=True)
    affiliation = models.CharField(_("所属"), max_length=200, blank=True)
    departments = ParentalManyToManyField(
        "directory.Department", blank=True, related_name="roles", verbose_name=_("担当課")
    )
    organization = models.ForeignKey(
        "directory.Organization",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="roles",
        verbose_name=_("所属する団体"),
    )
    programmes = ParentalManyToManyField(
        "directory.Programme", blank=True, related_name="roles", verbose_name=_("関わる事業")
    )
    duties = models.TextField(_("すること（1行に1つ）"), blank=True)
    call_when = models.TextField(_("呼ぶとき・つなぐ基準（1行に1つ）"), blank=True)
    contact_route = models.CharField(_("連絡の道すじ"), max_length=200, blank=True)
    concurrent = models.CharField(_("兼務"), max_length=200, blank=True)
    sort_order = models.PositiveSmallIntegerField(_("並び順"), default=0)

    class Meta:
        ordering = ["municipality", "sort_order", "pk"]
        verbose_name = _("役割・人")
        verbose_name_plural = _("役割・人")

    def __str__(self) -> str:
        return self.name
