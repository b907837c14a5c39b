"""確認と連絡の記録: who confirmed which fact when, and who spoke with whom."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from .by_whom import ByWhom
from .choices import HowConfirmed
from .record import RegistryRecord


class FactConfirmation(ByWhom):
    """One fact (a field's name), or the whole record where ``fact`` is blank, was confirmed."""

    record = models.ForeignKey(
        RegistryRecord, on_delete=models.CASCADE, related_name="confirmations"
    )
    fact = models.CharField(_("項目（空欄は全体）"), max_length=50, blank=True)
    confirmed_on = models.DateField(_("確かめた日"))
    how = models.CharField(_("どうやって"), max_length=10, choices=HowConfirmed.choices)
    with_whom = models.CharField(_("だれに"), max_length=100, blank=True)

    class Meta:
        ordering = ["-confirmed_on", "-pk"]
        indexes = [models.Index(fields=["record", "fact"], name="registry_fact_days")]
        verbose_name = _("確認")
        verbose_name_plural = _("確認")

    def __str__(self) -> str:
        return f"{self.fact or _('全体')} {self.confirmed_on}"


class Contact(ByWhom):
    """Somebody of the office spoke with somebody of the place."""

    record = models.ForeignKey(RegistryRecord, on_delete=models.CASCADE, related_name="contacts")
    on = models.DateField(_("連絡した日"))
    how = models.CharField(_("どうやって"), max_length=10, choices=HowConfirmed.choices)
    with_whom = models.CharField(_("だれと"), max_length=100, blank=True)
    text = models.TextField(_("話したこと"))

    class Meta:
        ordering = ["-on", "-pk"]
        verbose_name = _("連絡の記録")
        verbose_name_plural = _("連絡の記録")

    def __str__(self) -> str:
        return f"{self.on} {self.with_whom}"


class RecordChange(ByWhom):
    """What one saving changed: field name → [before, after] as the office reads them."""

    record = models.ForeignKey(RegistryRecord, on_delete=models.CASCADE, related_name="changes")
    changes = models.JSONField(_("変わったこと"), default=dict)
    reason = models.CharField(_("きっかけ"), max_length=100, blank=True)

    class Meta:
        ordering = ["-at", "-pk"]
        verbose_name = _("変更の履歴")
        verbose_name_plural = _("変更の履歴")

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d %H:%M}"
