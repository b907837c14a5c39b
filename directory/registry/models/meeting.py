"""会議の開催: what is on the table, and what was decided."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from .by_whom import ByWhom


class Rule(models.TextChoices):
    """Under which rule a meeting speaks of cases."""

    CONSENT = "consent", _("本人の同意がある事例だけ（重層的支援会議）")
    CONFIDENTIAL = "confidential", _("守秘義務のもとで、同意がなくても（法106条の6の支援会議）")
    NO_CASES = "no_cases", _("個別の事例は扱わない")


class MeetingRule(models.Model):
    """What a municipality decided for one of its meetings; it goes before what the plan says."""

    meeting = models.OneToOneField(
        "directory.Meeting", on_delete=models.CASCADE, related_name="registry_rule"
    )
    rule = models.CharField(_("決まり"), max_length=12, choices=Rule.choices)

    class Meta:
        verbose_name = _("会議の決まり")
        verbose_name_plural = _("会議の決まり")

    def __str__(self) -> str:
        return f"{self.meeting} {self.get_rule_display()}"


class MeetingSession(ByWhom):
    """One sitting of a meeting. ``name`` and ``rule`` are kept as they were on the day."""

    municipality = models.ForeignKey(
        "directory.Municipality", on_delete=models.PROTECT, related_name="registry_sessions"
    )
    meeting = models.ForeignKey(
        "directory.Meeting",
        on_delete=models.SET_NULL,
        null=True,
        related_name="registry_sessions",
        verbose_name=_("会議"),
    )
    name = models.CharField(_("会議の名称"), max_length=100)
    rule = models.CharField(_("決まり"), max_length=12, choices=Rule.choices)
    on = models.DateField(_("開く日"))
    place = models.CharField(_("場所"), max_length=100, blank=True)
    held = models.BooleanField(_("開いた"), default=False)
    note = models.TextField(_("メモ"), blank=True)

    class Meta:
        ordering = ["-on", "-pk"]
        verbose_name = _("会議の開催")
        verbose_name_plural = _("会議の開催")

    def __str__(self) -> str:
        return f"{self.name} {self.on}"


class Matter(models.TextChoices):
    """What an item is about."""

    SHARING = "sharing", _("情報の共有")
    MAKING = "making", _("プランの策定")
    CHANGING = "changing", _("プランの変更")
    PROGRESS = "progress", _("支援の進みぐあい")
    CLOSING = "closing", _("支援の終結")
    BREAKING_OFF = "breaking_off", _("支援の中断")
    GAP = "gap", _("足りない社会資源")


class AgendaItem(ByWhom):
    """One item: about a need or a gap, and what the meeting decided."""

    class Decision(models.TextChoices):
        OPEN = "", _("まだ")
        AGREED = "agreed", _("決まった")
        CHANGED = "changed", _("直して決まった")
        AGAIN = "again", _("もう一度話し合う")
        REFUSED = "refused", _("見送る")

    session = models.ForeignKey(MeetingSession, on_delete=models.CASCADE, related_name="items")
    need = models.ForeignKey(
        "registry.Need",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="agenda_items",
    )
    gap = models.ForeignKey(
        "registry.Gap",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="agenda_items",
    )
    matter = models.CharField(_("話し合うこと"), max_length=12, choices=Matter.choices)
    text = models.TextField(_("相談したいこと"), blank=True)
    decision = models.CharField(
        _("決まったこと"), max_length=10, choices=Decision.choices, blank=True, default=""
    )
    minutes = models.TextField(_("決まったことの内容"), blank=True)
    next_on = models.DateField(_("次に確かめる日"), null=True, blank=True)
    decided_at = models.DateTimeField(_("記録した日時（決定）"), null=True, blank=True)

    class Meta:
        ordering = ["pk"]
        verbose_name = _("議題")
        verbose_name_plural = _("議題")

    def __str__(self) -> str:
        return self.get_matter_display()


class PlanEvent(ByWhom):
    """支援プランの策定・変更・終結・中断: each rests on what its meeting decided."""

    class Kind(models.TextChoices):
        MAKING = "making", _("策定")
        CHANGING = "changing", _("変更")
        CLOSING = "closing", _("終結")
        BREAKING_OFF = "breaking_off", _("中断")

    need = models.ForeignKey("registry.Need", on_delete=models.CASCADE, related_name="plan_events")
    kind = models.CharField(_("種類"), max_length=12, choices=Kind.choices)
    on = models.DateField(_("決まった日"))
    item = models.OneToOneField(
        AgendaItem, on_delete=models.PROTECT, related_name="plan_event", verbose_name=_("議題")
    )

    class Meta:
        ordering = ["on", "pk"]
        verbose_name = _("支援プランの動き")
        verbose_name_plural = _("支援プランの動き")

    def __str__(self) -> str:
        return f"{self.on} {self.get_kind_display()}"
