"""Who did it: the account while it stands, the name for good."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class ByWhom(models.Model):
    """Something a person did. ``by_name`` stays when the account is gone."""

    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("した人（アカウント）"),
    )
    by_name = models.CharField(_("した人"), max_length=100, blank=True)
    at = models.DateTimeField(_("記録した日時"), auto_now_add=True)

    class Meta:
        abstract = True
