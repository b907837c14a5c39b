"""署名つきリンク: somebody without an account answers, once, until a day."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from .by_whom import ByWhom
from .record import RegistryRecord
from .referral import Referral


class AnswerLink(ByWhom):
    """A question to a place: to confirm its record, or to answer a referral.

    The address carries a signed token of ``nonce``; the row decides whether it still opens.
    An answer changes nothing until the office takes it.
    """

    class State(models.TextChoices):
        WAITING = "waiting", _("答えを待っている")
        ANSWERED = "answered", _("答えが届いた")
        TAKEN = "taken", _("取り入れた")
        DECLINED = "declined", _("取り入れない")
        WITHDRAWN = "withdrawn", _("取り消した")

    record = models.ForeignKey(
        RegistryRecord, on_delete=models.CASCADE, related_name="answer_links"
    )
    referral = models.ForeignKey(
        Referral, on_delete=models.CASCADE, null=True, blank=True, related_name="answer_links"
    )
    nonce = models.CharField(max_length=32, unique=True)
    # What stands on the paper sheet, so that the office finds the question again.
    sheet_number = models.CharField(_("確認票の番号"), max_length=12, unique=True)
    expires_on = models.DateField(_("いつまで"))
    # What a host may read of a need: fixed from the consent when the link was made.
    told = models.TextField(_("伝えたこと"), blank=True)
    state = models.CharField(_("状態"), max_length=10, choices=State.choices, default=State.WAITING)
    answered_at = models.DateTimeField(_("答えた日時"), null=True, blank=True)
    answered_by = models.CharField(_("答えた人"), max_length=100, blank=True)
    answers = models.JSONField(_("答え"), default=dict, blank=True)

    class Meta:
        ordering = ["-at", "-pk"]
        verbose_name = _("答えのリンク")
        verbose_name_plural = _("答えのリンク")

    def __str__(self) -> str:
        return self.sheet_number
