"""事業 under 社会福祉法106条の4第2項."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey, ParentalManyToManyField

from .organization import Operator
from .record import Basis, MunicipalRecord
from .source import Verification


class ProgrammeType(models.TextChoices):
    """The standard programmes; a municipality may call them otherwise."""

    ELDERLY_CENTRE = "elderly_centre", _("地域包括支援センターの運営")
    DISABILITY_CONSULTATION = "disability_consultation", _("障害者相談支援事業")
    CHILD_USER_SUPPORT = "child_user_support", _("利用者支援事業")
    SELF_RELIANCE = "self_reliance", _("生活困窮者自立相談支援事業")
    CARE_PREVENTION = "care_prevention", _("地域介護予防活動支援事業")
    LIFE_SUPPORT_SYSTEM = "life_support_system", _("生活支援体制整備事業")
    ACTIVITY_CENTRE = "activity_centre", _("地域活動支援センター事業")
    CHILD_BASE = "child_base", _("地域子育て支援拠点事業")
    COMMUNITY_BUILDING = "community_building", _("生活困窮者支援等のための地域づくり事業")
    COLLABORATION = "collaboration", _("多機関協働事業")
    OUTREACH = "outreach", _("アウトリーチ等を通じた継続的支援事業")
    PARTICIPATION = "participation", _("参加支援事業")


class LegalItem(models.IntegerChoices):
    """The 号 of 社会福祉法106条の4第2項."""

    CONSULTATION = 1, _("第1号 包括的相談支援")
    PARTICIPATION = 2, _("第2号 参加支援")
    COMMUNITY = 3, _("第3号 地域づくり")
    OUTREACH = 4, _("第4号 アウトリーチ等")
    COLLABORATION = 5, _("第5号 多機関協働")
    PLANNING = 6, _("第6号 支援プランの作成")


class Programme(MunicipalRecord):
    """One programme as a municipality runs it; ``parent`` is set on a named part of another."""

    ref = models.CharField(_("整理番号"), max_length=20, blank=True)
    parent = models.ForeignKey(
        "self",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="parts",
        verbose_name=_("上位の事業"),
    )
    number = models.CharField(_("計画の中の番号"), max_length=30, blank=True)
    section = models.CharField(_("計画の中の区分"), max_length=100, blank=True)
    programme_type = models.CharField(
        _("標準の事業の型"), max_length=30, choices=ProgrammeType.choices
    )
    name = models.CharField(_("名称（計画の見出し）"), max_length=200)
    local_name = models.CharField(_("自治体での呼び名"), max_length=200, blank=True)
    items_basis = models.CharField(
        _("号はどう分かったか"), max_length=20, choices=Basis.choices, blank=True, default=""
    )
    items_basis_wording = models.CharField(
        _("号はどう分かったか（原文）"), max_length=100, blank=True
    )
    sector = models.ForeignKey(
        "directory.Sector", on_delete=models.PROTECT, related_name="+", verbose_name=_("分野")
    )
    sector_wording = models.CharField(_("分野の表記（原文）"), max_length=50, blank=True)
    departments = ParentalManyToManyField(
        "directory.Department", blank=True, related_name="programmes", verbose_name=_("担当課")
    )
    areas = ParentalManyToManyField(
        "directory.CatchmentArea", blank=True, related_name="programmes", verbose_name=_("区域")
    )
    area_wording = models.CharField(_("区域の表記（原文）"), max_length=100, blank=True)
    mode_wording = models.CharField(_("実施方式の表記（原文）"), max_length=300, blank=True)
    setup_form = models.CharField(_("設置形態"), max_length=50, blank=True)
    target = models.TextField(_("対象者"), blank=True)
    exclusion = models.TextField(_("対象外"), blank=True)
    law = models.CharField(_("根拠法令"), max_length=200, blank=True)
    location_wording = models.TextField(_("場所の表記（原文）"), blank=True)
    contents = models.TextField(_("事業内容（1行に1つ）"), blank=True)

    class Meta:
        ordering = ["municipality", "pk"]
        verbose_name = _("事業")
        verbose_name_plural = _("事業")

    def __str__(self) -> str:
        return self.local_name or self.name


class ProgrammeItem(models.Model):
    """One 号 a programme falls under; some fall under two, some plans name none."""

    programme = ParentalKey(Programme, on_delete=models.CASCADE, related_name="items")
    number = models.PositiveSmallIntegerField(_("号"), choices=LegalItem.choices)

    class Meta:
        ordering = ["number"]
        verbose_name = _("号")
        verbose_name_plural = _("号")

    def __str__(self) -> str:
        return self.get_number_display()


class ProgrammeOperator(Operator):
    """Who runs a programme, each in its own mode."""

    programme = ParentalKey(Programme, on_delete=models.CASCADE, related_name="operators")


class ProgrammeStaff(models.Model):
    """A role with its number and condition, at one site where ``site`` is given."""

    programme = ParentalKey(Programme, on_delete=models.CASCADE, related_name="staffing")
    site = models.CharField(_("拠点"), max_length=100, blank=True)
    role = models.CharField(_("職種・役割"), max_length=100)
    number = models.CharField(_("人数"), max_length=50, blank=True)
    condition = models.CharField(_("条件"), max_length=200, blank=True)

    class Meta:
        ordering = ["pk"]
        verbose_name = _("人員配置")
        verbose_name_plural = _("人員配置")

    def __str__(self) -> str:
        return f"{self.role} {self.number}".strip()


class ProgrammeVerification(Verification):
    """When a fact of a programme was held against a source."""

    programme = ParentalKey(Programme, on_delete=models.CASCADE, related_name="verifications")
