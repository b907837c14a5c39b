"""出どころと確認: which fact, from where, confirmed when, by whom."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class Source(models.Model):
    """A document or an answer that facts were read from.

    A municipality without a plan has a source of another kind; an unstated date or
    period stays blank.
    """

    class Kind(models.TextChoices):
        PLAN = "plan", _("実施計画")
        EXPLAINER = "explainer", _("説明資料（実施計画ではない）")
        OFFICE = "office", _("担当課への確認")
        WEBSITE = "website", _("公式サイト")
        SHOWCASE = "showcase", _("架空の見本")
        # Nobody but staff reads of it until an editor says what it is.
        IMPORTED = "imported", _("取り込んだ文書（まだ公開しない）")

    municipality = models.ForeignKey(
        "directory.Municipality",
        on_delete=models.PROTECT,
        related_name="sources",
        verbose_name=_("自治体"),
    )
    kind = models.CharField(_("種類"), max_length=20, choices=Kind.choices)
    title = models.CharField(_("題名"), max_length=200)
    subtitle = models.CharField(_("副題"), max_length=200, blank=True)
    publisher = models.CharField(_("発行者"), max_length=100, blank=True)
    dated = models.CharField(_("日付（年-月-日、年-月）"), max_length=10, blank=True)
    dated_label = models.CharField(_("日付の表記"), max_length=50, blank=True)
    period_from = models.PositiveSmallIntegerField(_("期間の始め（年度）"), null=True, blank=True)
    period_to = models.PositiveSmallIntegerField(_("期間の終わり（年度）"), null=True, blank=True)
    period_label = models.CharField(_("期間の表記"), max_length=100, blank=True)
    period_note = models.TextField(_("期間についての注記"), blank=True)
    legal_basis = models.TextField(_("根拠法令（1行に1つ）"), blank=True)
    philosophy = models.CharField(_("基本理念"), max_length=200, blank=True)
    file_name = models.CharField(_("ファイル名"), max_length=200, blank=True)
    url = models.URLField(_("アドレス"), blank=True)
    note = models.TextField(_("編集メモ（公開されません）"), blank=True)

    class Meta:
        ordering = ["municipality", "title"]
        constraints = [
            models.UniqueConstraint(fields=["municipality", "title"], name="source_title_once")
        ]
        verbose_name = _("出どころ")
        verbose_name_plural = _("出どころ")

    def __str__(self) -> str:
        return self.title


class Verification(models.Model):
    """Somebody held one fact, or the whole record where ``fact`` is blank, against a source."""

    fact = models.CharField(_("確認した項目（空欄は全体）"), max_length=50, blank=True)
    source = models.ForeignKey(
        Source,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("出どころ"),
    )
    locator = models.CharField(_("行・ページ"), max_length=200, blank=True)
    confirmed_on = models.DateField(_("確認した日"), null=True, blank=True)
    confirmed_by = models.CharField(_("確認した人・課"), max_length=100, blank=True)

    class Meta:
        abstract = True
        ordering = ["-confirmed_on", "pk"]
        verbose_name = _("確認")
        verbose_name_plural = _("確認")

    def __str__(self) -> str:
        return f"{self.fact or _('全体')} {self.confirmed_on or _('未確認')}"
