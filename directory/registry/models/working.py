"""手もと: saved searches and shortlists."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from .by_whom import ByWhom
from .need import Need
from .record import RegistryRecord


class SavedSearch(models.Model):
    """A search a person keeps; ``seen`` holds the records that were known to fit."""

    municipality = models.ForeignKey(
        "directory.Municipality", on_delete=models.CASCADE, related_name="+"
    )
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="registry_searches"
    )
    name = models.CharField(_("名前"), max_length=80)
    # The address's own parameters, as typed: never of a need.
    parameters = models.CharField(_("探し方"), max_length=1000, blank=True)
    seen = models.JSONField(default=list, blank=True)
    saved_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["name", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["municipality", "user", "name"], name="registry_search_once"
            )
        ]
        verbose_name = _("保存した探し方")
        verbose_name_plural = _("保存した探し方")

    def __str__(self) -> str:
        return self.name


class ShortlistItem(ByWhom):
    """A place kept in mind for a need."""

    need = models.ForeignKey(Need, on_delete=models.CASCADE, related_name="shortlist")
    record = models.ForeignKey(RegistryRecord, on_delete=models.CASCADE, related_name="+")

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["need", "record"], name="registry_shortlist_once")
        ]
        verbose_name = _("候補のメモ")
        verbose_name_plural = _("候補のメモ")

    def __str__(self) -> str:
        return str(self.record)
