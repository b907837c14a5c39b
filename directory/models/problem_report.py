"""まちがいの知らせ: what a reader says is wrong with a resource."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class ProblemReport(models.Model):
    """Staff only. Nothing about the reader is kept but what they chose to write."""

    class Subject(models.TextChoices):
        PHONE = "phone", _("電話番号")
        HOURS = "hours", _("受付・開催の日時")
        PLACE = "place", _("場所・行き方")
        CLOSED = "closed", _("もうやっていない")
        OTHER = "other", _("そのほか")

    class State(models.TextChoices):
        NEW = "new", _("未対応")
        DONE = "done", _("対応済み")

    resource = models.ForeignKey(
        "directory.Resource",
        on_delete=models.CASCADE,
        related_name="problem_reports",
        verbose_name=_("社会資源"),
    )
    subject = models.CharField(_("どこがちがいますか"), max_length=10, choices=Subject.choices)
    message = models.TextField(_("くわしく教えてください"), max_length=1000)
    state = models.CharField(_("対応"), max_length=10, choices=State.choices, default=State.NEW)
    reply = models.TextField(_("対応の記録"), blank=True)
    created_at = models.DateTimeField(_("届いた日時"), auto_now_add=True)

    class Meta:
        ordering = ["-created_at"]
        verbose_name = _("まちがいの知らせ")
        verbose_name_plural = _("まちがいの知らせ")

    def __str__(self) -> str:
        return f"{self.get_subject_display()}（{self.created_at:%Y-%m-%d}）"
