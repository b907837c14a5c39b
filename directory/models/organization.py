"""担当課と運営主体."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey

from .record import MunicipalRecord


class Mode(models.TextChoices):
    """How an operator runs something. Each operator has its own."""

    DIRECT = "direct", _("直営")
    CONTRACT = "contract", _("委託")
    PART_CONTRACT = "part_contract", _("一部委託")
    SUBSIDY = "subsidy", _("補助")
    RESIDENTS = "residents", _("住民主体")
    BUSINESS = "business", _("事業者")
    UNKNOWN = "", _("未確認")


class Department(MunicipalRecord):
    """担当課, 所管課."""

    name = models.CharField(_("名称"), max_length=100)
    reading = models.CharField(_("読み"), max_length=200, blank=True)
    phone = models.CharField(_("電話"), max_length=30, blank=True)

    class Meta:
        ordering = ["municipality", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["municipality", "name"], name="department_name_once")
        ]
        verbose_name = _("担当課")
        verbose_name_plural = _("担当課")

    def __str__(self) -> str:
        return self.name


class Organization(MunicipalRecord):
    """運営主体: whoever runs a programme or a place."""

    name = models.CharField(_("名称"), max_length=100)
    reading = models.CharField(_("読み"), max_length=200, blank=True)
    website = models.URLField(_("アドレス"), blank=True)
    is_municipality = models.BooleanField(_("市町村そのもの（課を含む）"), default=False)

    class Meta:
        ordering = ["municipality", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["municipality", "name"], name="organization_name_once")
        ]
        verbose_name = _("運営主体")
        verbose_name_plural = _("運営主体")

    def __str__(self) -> str:
        return self.name


class Operator(models.Model):
    """An organization running something in its own mode; who it is may be unknown."""

    organization = models.ForeignKey(
        Organization,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("運営主体"),
    )
    mode = models.CharField(
        _("実施方式"), max_length=20, choices=Mode.choices, blank=True, default=""
    )
    detail = models.CharField(_("受け持ち"), max_length=200, blank=True)
    wording = models.CharField(_("原文の表記"), max_length=200, blank=True)

    class Meta:
        abstract = True
        ordering = ["pk"]
        verbose_name = _("運営主体")
        verbose_name_plural = _("運営主体")

    def __str__(self) -> str:
        return f"{self.organization or _('未確認')}（{self.get_mode_display()}）"


class OrganizationName(models.Model):
    """Another name of an organization."""

    organization = ParentalKey(Organization, on_delete=models.CASCADE, related_name="other_names")
    text = models.CharField(_("別の名前"), max_length=100)

    class Meta:
        ordering = ["pk"]
        verbose_name = _("別の名前")
        verbose_name_plural = _("別の名前")

    def __str__(self) -> str:
        return self.text
