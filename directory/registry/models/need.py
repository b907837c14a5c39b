"""支援ニーズ: a case number and what it asks for, never a person."""

from __future__ import annotations

from django.conf import settings
from django.core.validators import MaxValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from directory.models import YesNoUnknown
from directory.registry.querysets import NeedQuerySet

from .choices import AgeBand, Frequency, Gender, GroupSize, Ladder, Sensory, Talking
from .slots import MOST


class Need(models.Model):
    """What one person asks of the social resources. No name, no birthday, no address.

    What is essential is listed in ``essential`` (keys of the matching's conditions); all else
    that is said is wished for. ``delete_after`` is set when the case is closed.
    """

    class State(models.TextChoices):
        OPEN = "open", _("受け付けた")
        ACTIVE = "active", _("支援している")
        CLOSED = "closed", _("終結")
        BROKEN_OFF = "broken_off", _("中断")

    municipality = models.ForeignKey(
        "directory.Municipality",
        on_delete=models.PROTECT,
        related_name="registry_needs",
        verbose_name=_("自治体"),
    )
    number = models.CharField(_("整理番号"), max_length=20)
    fiscal_year = models.PositiveSmallIntegerField(_("受け付けた年度"))
    received_on = models.DateField(_("受け付けた日"))
    state = models.CharField(_("状態"), max_length=12, choices=State.choices, default=State.OPEN)
    coordinator = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("担当するコーディネーター"),
    )
    proposed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("受け付けた人"),
    )

    area = models.ForeignKey(
        "directory.CatchmentArea",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("住んでいる区域"),
    )
    age_band = models.CharField(
        _("年代"), max_length=10, choices=AgeBand.choices, blank=True, default=""
    )
    gender = models.CharField(
        _("性別"), max_length=10, choices=Gender.choices, blank=True, default=""
    )
    sectors = models.ManyToManyField(
        "directory.Sector", blank=True, related_name="+", verbose_name=_("分野")
    )
    concerns = models.ManyToManyField(
        "registry.Word", blank=True, related_name="+", verbose_name=_("相談の内容")
    )
    assessment = models.ManyToManyField(
        "registry.Word", blank=True, related_name="+", verbose_name=_("アセスメントの項目")
    )
    wishes = models.TextField(_("本人の希望（本人のことばで）"), blank=True)
    memo = models.TextField(_("支援のメモ"), blank=True)

    interests = models.ManyToManyField(
        "registry.Word", blank=True, related_name="+", verbose_name=_("してみたいこと・興味")
    )
    strengths = models.ManyToManyField(
        "registry.Word", blank=True, related_name="+", verbose_name=_("得意なこと")
    )
    avoid = models.ManyToManyField(
        "registry.Word", blank=True, related_name="+", verbose_name=_("避けたい環境")
    )
    difficulties = models.ManyToManyField(
        "registry.Word", blank=True, related_name="+", verbose_name=_("分かってほしい困りごと")
    )
    step = models.PositiveSmallIntegerField(
        _("いまの段階"), choices=Ladder.choices, null=True, blank=True
    )
    sensory_limit = models.PositiveSmallIntegerField(
        _("刺激はどこまで"), choices=Sensory.choices, null=True, blank=True
    )
    group_limit = models.PositiveSmallIntegerField(
        _("人数はどこまで"), choices=GroupSize.choices, null=True, blank=True
    )
    talking_limit = models.PositiveSmallIntegerField(
        _("話すのはどこまで"), choices=Talking.choices, null=True, blank=True
    )

    slots = models.PositiveIntegerField(
        _("行ける曜日と時間帯"), null=True, blank=True, validators=[MaxValueValidator(MOST)]
    )
    frequency = models.CharField(
        _("どのくらい"), max_length=5, choices=Frequency.choices, blank=True, default=""
    )
    # Values of ``Travel``.
    travel = models.JSONField(_("行き方"), default=list, blank=True)
    max_km = models.FloatField(
        _("何キロまで"), null=True, blank=True, validators=[MaxValueValidator(100)]
    )
    needs_lift = models.BooleanField(_("送り迎えがいる"), default=False)
    has_companion = models.CharField(
        _("付き添う人がいる"), max_length=3, choices=YesNoUnknown.choices, blank=True, default=""
    )
    needs_medication = models.BooleanField(_("服薬の声かけがいる"), default=False)
    needs_watching = models.BooleanField(_("見守りがいる"), default=False)
    wants_supporter = models.BooleanField(_("支援者がいるところがよい"), default=False)
    wants_visit = models.BooleanField(_("まず見学したい"), default=False)
    wants_trial = models.BooleanField(_("まず体験したい"), default=False)
    wants_pay = models.BooleanField(_("工賃・謝礼がほしい"), default=False)
    fee_limit = models.PositiveIntegerField(_("1回に払えるお金（円）"), null=True, blank=True)
    essential = models.JSONField(_("ゆずれないこと"), default=list, blank=True)

    next_on = models.DateField(_("次にすること：日"), null=True, blank=True)
    next_what = models.CharField(_("次にすること"), max_length=200, blank=True)
    closed_on = models.DateField(_("終えた日"), null=True, blank=True)
    closing_note = models.TextField(_("終えたときの評価"), blank=True)
    delete_after = models.DateField(_("消す日"), null=True, blank=True)
    created_at = models.DateTimeField(_("登録日時"), auto_now_add=True)
    updated_at = models.DateTimeField(_("更新日時"), auto_now=True)
    version = models.PositiveIntegerField(_("版"), default=1)

    objects = NeedQuerySet.as_manager()

    class Meta:
        ordering = ["-received_on", "-pk"]
        constraints = [
            models.UniqueConstraint(fields=["municipality", "number"], name="registry_need_once")
        ]
        indexes = [
            models.Index(fields=["municipality", "state"], name="registry_need_lists"),
            models.Index(fields=["delete_after"], name="registry_need_ends"),
        ]
        verbose_name = _("支援ニーズ")
        verbose_name_plural = _("支援ニーズ")

    def __str__(self) -> str:
        return self.number

    @property
    def is_open(self) -> bool:
        return self.state in (self.State.OPEN, self.State.ACTIVE)

    @property
    def ages(self) -> tuple[int, int] | None:
        """The age band in years, both ends included."""
        if not self.age_band:
            return None
        low, _dash, high = self.age_band.partition("-")
        return int(low), int(high)
