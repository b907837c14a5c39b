"""つなぎ: one person and one place, step by step."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from directory.registry.querysets import ReferralQuerySet

from .by_whom import ByWhom
from .need import Need
from .record import RegistryRecord


class Step(models.TextChoices):
    """A step of a referral; which may follow which is the services' business."""

    PROPOSED = "proposed", _("提案")
    AGREED = "agreed", _("本人の同意")
    VISIT = "visit", _("見学")
    TRIAL = "trial", _("体験")
    USE = "use", _("利用")
    SETTLED_3 = "settled_3", _("定着（3か月）")
    SETTLED_6 = "settled_6", _("定着（6か月）")
    FAILED = "failed", _("不成立")
    INTERRUPTED = "interrupted", _("中断")
    RESUMED = "resumed", _("再開")
    ENDED = "ended", _("終了")


class Referral(ByWhom):
    """A place proposed for a need, with the ledger the decision rested on."""

    need = models.ForeignKey(Need, on_delete=models.CASCADE, related_name="referrals")
    record = models.ForeignKey(
        RegistryRecord,
        on_delete=models.PROTECT,
        related_name="referrals",
        verbose_name=_("受け入れ先"),
    )
    state = models.CharField(_("段階"), max_length=12, choices=Step.choices, default=Step.PROPOSED)
    proposed_on = models.DateField(_("提案した日"))
    next_on = models.DateField(_("次の予定日"), null=True, blank=True)
    next_what = models.CharField(_("次にすること"), max_length=200, blank=True)
    used_from = models.DateField(_("利用を始めた日"), null=True, blank=True)
    failure = models.ForeignKey(
        "registry.Word",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("不成立の理由"),
    )
    # ``matching.as_json`` of the candidate as it was decided upon; {} where nobody matched.
    ledger = models.JSONField(_("照らし合わせの控え"), default=dict, blank=True)
    ledger_at = models.DateTimeField(_("照らし合わせた日時"), null=True, blank=True)
    reason = models.TextField(_("提案する理由"), blank=True)

    objects = ReferralQuerySet.as_manager()

    class Meta:
        ordering = ["-proposed_on", "-pk"]
        indexes = [models.Index(fields=["state", "next_on"], name="registry_referral_due")]
        verbose_name = _("つなぎ")
        verbose_name_plural = _("つなぎ")

    def __str__(self) -> str:
        return f"{self.need} → {self.record}"


class ReferralStep(ByWhom):
    """One step that was taken."""

    referral = models.ForeignKey(Referral, on_delete=models.CASCADE, related_name="steps")
    step = models.CharField(_("段階"), max_length=12, choices=Step.choices)
    on = models.DateField(_("日"))
    note = models.TextField(_("ようす・メモ"), blank=True)
    next_on = models.DateField(_("次の予定日"), null=True, blank=True)
    next_what = models.CharField(_("次にすること"), max_length=200, blank=True)
    # The consent that was recorded together with 本人の同意, where it was.
    consent = models.ForeignKey(
        "registry.Consent", on_delete=models.SET_NULL, null=True, blank=True, related_name="steps"
    )
    # The host's own answer by signed link, where that is how it was told.
    from_host = models.BooleanField(_("受け入れ先の答え"), default=False)

    class Meta:
        ordering = ["on", "pk"]
        verbose_name = _("つなぎの段階")
        verbose_name_plural = _("つなぎの段階")

    def __str__(self) -> str:
        return f"{self.on} {self.get_step_display()}"


class HostSupport(ByWhom):
    """受け入れ先への支援: what the office did for a place, in its own right."""

    record = models.ForeignKey(
        RegistryRecord, on_delete=models.CASCADE, related_name="host_supports"
    )
    referral = models.ForeignKey(
        Referral, on_delete=models.SET_NULL, null=True, blank=True, related_name="host_supports"
    )
    on = models.DateField(_("日"))
    kind = models.ForeignKey(
        "registry.Word", on_delete=models.PROTECT, related_name="+", verbose_name=_("支援の種類")
    )
    text = models.TextField(_("したこと"))
    next_on = models.DateField(_("次の予定日"), null=True, blank=True)

    class Meta:
        ordering = ["-on", "-pk"]
        verbose_name = _("受け入れ先への支援")
        verbose_name_plural = _("受け入れ先への支援")

    def __str__(self) -> str:
        return f"{self.on} {self.kind}"
