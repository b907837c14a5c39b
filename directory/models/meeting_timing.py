"""開催のタイミング: when a meeting is held for a case, and what is discussed then."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey

from .meeting import Meeting


class MeetingTiming(models.Model):
    """One of the four timings. ``matters`` holds one item a line; blank is not stated."""

    class Timing(models.TextChoices):
        MAKING = "making", _("策定")
        CHANGING = "changing", _("変更")
        CLOSING = "closing", _("終結")
        BREAKING_OFF = "breaking_off", _("中断")

    meeting = ParentalKey(Meeting, on_delete=models.CASCADE, related_name="moments")
    timing = models.CharField(_("タイミング"), max_length=20, choices=Timing.choices)
    wording = models.CharField(_("表記"), max_length=100, blank=True)
    matters = models.TextField(_("話し合うこと（1行に1つ）"), blank=True)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["meeting", "timing"], name="meeting_timing_once")
        ]
        verbose_name = _("タイミングごとに話し合うこと")
        verbose_name_plural = _("タイミングごとに話し合うこと")

    def __str__(self) -> str:
        return self.wording or self.get_timing_display()
