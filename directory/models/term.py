"""用語: a word of the plans and who defines it."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalManyToManyField

from .record import MunicipalRecord


class Term(MunicipalRecord):
    """A glossary term of a municipality. The definition is written by its editors."""

    class Definition(models.TextChoices):
        HEADWORD = "headword", _("用語解説（見出し語）")
        IN_TEXT = "in_text", _("本文で説明")
        ABBREVIATION = "abbreviation", _("略称・言い換え")

    name = models.CharField(_("用語"), max_length=100)
    reading = models.CharField(_("読み（ひらがな）"), max_length=200, blank=True)
    kana_row = models.CharField(_("五十音の見出し"), max_length=5, blank=True)
    definition_kind = models.CharField(
        _("どこで説明されているか"), max_length=20, choices=Definition.choices
    )
    definition = models.TextField(_("説明"), blank=True)
    also_used_by = ParentalManyToManyField(
        "directory.Municipality",
        blank=True,
        related_name="+",
        verbose_name=_("同じことばを使う自治体"),
    )

    class Meta:
        ordering = ["municipality", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["municipality", "name"], name="term_name_once")
        ]
        verbose_name = _("用語")
        verbose_name_plural = _("用語")

    def __str__(self) -> str:
        return self.name
