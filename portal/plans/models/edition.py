"""版: what a plan showed on one day, kept as it was."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class Edition(models.Model):
    """A fixed edition. Its number within the municipality is its permanent address.

    ``document`` is a ``Document`` as JSON (see ``document.codec``); nothing in it points at
    a record that could change. Rows are never edited and outlive their page.
    """

    municipality = models.ForeignKey(
        "directory.Municipality",
        on_delete=models.PROTECT,
        related_name="editions",
        verbose_name=_("自治体"),
    )
    plan = models.ForeignKey(
        "plans.PlanPage",
        on_delete=models.SET_NULL,
        null=True,
        related_name="editions",
        verbose_name=_("計画"),
    )
    number = models.PositiveIntegerField(_("番号"))
    name = models.CharField(_("版の名前"), max_length=100)
    # Lists name the plan without unpacking what is kept of it.
    title = models.CharField(_("計画の題"), max_length=255)
    plan_dated = models.CharField(_("計画の日付（表記）"), max_length=50, blank=True)
    fixed_on = models.DateField(_("確定した日"))
    fixed_at = models.DateTimeField(_("確定した日時"), auto_now_add=True)
    fixed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        related_name="+",
        verbose_name=_("確定した人"),
    )
    note = models.CharField(_("版についてのひとこと（公開されます）"), max_length=200, blank=True)
    document = models.JSONField(_("内容"))
    text = models.TextField(_("テキスト版"))
    pdf = models.FileField(_("PDF"), upload_to="editions/", blank=True)

    class Meta:
        ordering = ["municipality", "-number"]
        constraints = [
            models.UniqueConstraint(fields=["municipality", "number"], name="edition_number_once")
        ]
        verbose_name = _("版")
        verbose_name_plural = _("版")

    def __str__(self) -> str:
        return self.name
