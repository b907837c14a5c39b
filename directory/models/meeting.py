"""会議体."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from .record import MunicipalRecord


class Meeting(MunicipalRecord):
    """A meeting as a plan describes it. Lists hold one item a line; blank is not stated."""

    class Consent(models.TextChoices):
        NEEDED = "needed", _("本人の同意が必要")
        NOT_NEEDED = "not_needed", _("本人の同意がなくても開ける")
        NOT_STATED = "not_stated", _("記載なし")
        NOT_ABOUT_CASES = "", _("個別の事案を扱わない・未確認")

    ref = models.CharField(_("整理番号"), max_length=20, blank=True)
    name = models.CharField(_("名称"), max_length=100)
    parent = models.ForeignKey(
        "self",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="children",
        verbose_name=_("上位の会議"),
    )
    # A parent some plans name without describing it.
    parent_wording = models.CharField(_("上位の会議（表記）"), max_length=100, blank=True)
    kind = models.CharField(_("種類"), max_length=50, blank=True)
    legal_basis = models.CharField(_("根拠"), max_length=100, blank=True)
    host = models.TextField(_("主催（1行に1つ）"), blank=True)
    contractor = models.CharField(_("受託者"), max_length=100, blank=True)
    secretariat = models.CharField(_("事務局"), max_length=100, blank=True)
    members = models.TextField(_("構成員（1行に1つ）"), blank=True)
    required_members = models.TextField(_("必須の構成員（1行に1つ）"), blank=True)
    # Whether the person concerned and the family may sit in.
    attendance = models.CharField(_("本人・家族の出席"), max_length=200, blank=True)
    frequency = models.CharField(_("頻度"), max_length=50, blank=True)
    timings = models.TextField(_("開催のタイミング（1行に1つ）"), blank=True)
    consent = models.CharField(
        _("本人の同意"), max_length=20, choices=Consent.choices, blank=True, default=""
    )
    consent_wording = models.CharField(_("本人の同意（表記）"), max_length=100, blank=True)
    confidentiality = models.TextField(_("守秘義務（1行に1つ）"), blank=True)
    # What holds where it is held together with a meeting that exists already.
    joint_rule = models.CharField(_("ほかの会議と合わせて開くとき"), max_length=200, blank=True)
    matters = models.TextField(_("話し合うこと（1行に1つ）"), blank=True)

    class Meta:
        ordering = ["municipality", "pk"]
        verbose_name = _("会議体")
        verbose_name_plural = _("会議体")

    def __str__(self) -> str:
        return self.name
