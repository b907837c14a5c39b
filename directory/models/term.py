"""用語: a word of the plans and who defines it."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey, ParentalManyToManyField

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
    defined_by = models.CharField(_("だれの説明か"), max_length=150, blank=True)
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


class TermName(models.Model):
    """Another name of a term: an abbreviation, another spelling."""

    term = ParentalKey(Term, on_delete=models.CASCADE, related_name="other_names")
    text = models.CharField(_("別の名前"), max_length=100)
    reading = models.CharField(_("読み（ひらがな）"), max_length=200, blank=True)

    class Meta:
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["term", "text"], name="term_other_once")]
        verbose_name = _("別の名前")
        verbose_name_plural = _("別の名前")

    def __str__(self) -> str:
        return self.text
