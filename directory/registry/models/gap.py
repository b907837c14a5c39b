"""不足資源と開拓: what was missing, how often, and what became of it."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from directory.models import ResourceKind

from .by_whom import ByWhom


class Lack(models.Model):
    """What is missing: area × sector × kind × condition; blank is any."""

    area = models.ForeignKey(
        "directory.CatchmentArea",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("区域"),
    )
    sector = models.ForeignKey(
        "directory.Sector",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("分野"),
    )
    kind = models.CharField(
        _("種類"), max_length=30, choices=ResourceKind.choices, blank=True, default=""
    )
    # The key of the matching's condition that nothing met.
    condition = models.CharField(_("条件"), max_length=20, blank=True, default="")

    class Meta:
        abstract = True


class Gap(Lack):
    """A gap on the board, from 把握 to 開設."""

    class Stage(models.TextChoices):
        SEEN = "seen", _("把握")
        MEETING = "meeting", _("会議")
        DEVELOPING = "developing", _("開拓")
        OPENED = "opened", _("開設")
        DROPPED = "dropped", _("見送り")

    municipality = models.ForeignKey(
        "directory.Municipality", on_delete=models.PROTECT, related_name="registry_gaps"
    )
    title = models.CharField(_("何が足りないか"), max_length=150)
    text = models.TextField(_("くわしく"), blank=True)
    stage = models.CharField(_("段階"), max_length=12, choices=Stage.choices, default=Stage.SEEN)
    opened_as = models.ForeignKey(
        "registry.RegistryRecord",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="answers_gaps",
        verbose_name=_("できた社会資源"),
    )
    created_at = models.DateTimeField(_("登録日時"), auto_now_add=True)
    updated_at = models.DateTimeField(_("更新日時"), auto_now=True)

    class Meta:
        ordering = ["-updated_at", "-pk"]
        verbose_name = _("不足資源")
        verbose_name_plural = _("不足資源")

    def __str__(self) -> str:
        return self.title


class GapMove(ByWhom):
    """One move of a gap on the board."""

    gap = models.ForeignKey(Gap, on_delete=models.CASCADE, related_name="moves")
    stage = models.CharField(_("段階"), max_length=12, choices=Gap.Stage.choices)
    on = models.DateField(_("日"))
    note = models.TextField(_("メモ"), blank=True)

    class Meta:
        ordering = ["on", "pk"]
        verbose_name = _("不足資源の動き")
        verbose_name_plural = _("不足資源の動き")

    def __str__(self) -> str:
        return f"{self.on} {self.get_stage_display()}"


class GapSignal(Lack):
    """Once something was missing: nothing fitted, a place declined, or all was full.

    It keeps no word of the need, and outlives it.
    """

    class Cause(models.TextChoices):
        UNMET = "unmet", _("合うところがない")
        DECLINED = "declined", _("受け入れてもらえなかった")
        FULL = "full", _("空きがない")

    municipality = models.ForeignKey(
        "directory.Municipality", on_delete=models.PROTECT, related_name="registry_gap_signals"
    )
    cause = models.CharField(_("どうして"), max_length=10, choices=Cause.choices)
    on = models.DateField(_("日"))
    need = models.ForeignKey(
        "registry.Need", on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    record = models.ForeignKey(
        "registry.RegistryRecord",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
    )
    gap = models.ForeignKey(
        Gap, on_delete=models.SET_NULL, null=True, blank=True, related_name="signals"
    )

    class Meta:
        ordering = ["-on", "-pk"]
        indexes = [models.Index(fields=["municipality", "on"], name="registry_gap_signals")]
        verbose_name = _("足りなかったこと")
        verbose_name_plural = _("足りなかったこと")

    def __str__(self) -> str:
        return f"{self.on} {self.get_cause_display()}"
