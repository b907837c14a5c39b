"""ことば: what residents say, and what must be answered before any result."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

MUNICIPALITY_OR_SHARED = {
    "to": "directory.Municipality",
    "on_delete": models.CASCADE,
    "null": True,
    "blank": True,
    "related_name": "+",
    "verbose_name": _("自治体（空欄は全体で共通）"),
}


def once_per_municipality(name: str, *fields: str) -> tuple[models.UniqueConstraint, ...]:
    """Unique within a municipality and, apart from that, among the shared rows."""
    return (
        models.UniqueConstraint(fields=["municipality", *fields], name=name),
        models.UniqueConstraint(
            fields=[*fields],
            condition=models.Q(municipality__isnull=True),
            name=f"{name}_shared",
        ),
    )


class SynonymRow(models.Model):
    """An everyday wording and the official terms it stands for (one a line)."""

    municipality = models.ForeignKey(**MUNICIPALITY_OR_SHARED)
    wording = models.CharField(_("ふだんのことば"), max_length=100)
    terms = models.TextField(_("正式なことば（1行に1つ）"))

    class Meta:
        ordering = ["wording"]
        constraints = once_per_municipality("synonym_once", "wording")
        verbose_name = _("言い換え")
        verbose_name_plural = _("言い換え")

    def __str__(self) -> str:
        return self.wording


class EmergencyTopic(models.TextChoices):
    """What somebody may need help with at once."""

    LIFE = "life", _("いのち・こころ")
    CHILD = "child", _("子どもへの虐待・子ども自身の悩み")
    VIOLENCE = "violence", _("暴力・性暴力")
    ABUSE = "abuse", _("高齢者・障がい者への虐待")
    URGENT = "urgent", _("事故・急病・火事・犯罪")
    FRAUD = "fraud", _("だまされた・契約のトラブル")


class EmergencyWord(models.Model):
    """Words that show the help panel before any result.

    Words that may be about several things have a row for each topic. A 「。」 before or after
    the words stands for the beginning or the end of what is said.
    """

    municipality = models.ForeignKey(**MUNICIPALITY_OR_SHARED)
    wording = models.CharField(_("ことば"), max_length=50)
    topic = models.CharField(_("内容"), max_length=20, choices=EmergencyTopic.choices)

    class Meta:
        ordering = ["wording", "topic"]
        constraints = once_per_municipality("emergency_word_once", "wording", "topic")
        verbose_name = _("緊急のことば")
        verbose_name_plural = _("緊急のことば")

    def __str__(self) -> str:
        return self.wording


class EmergencyLine(models.Model):
    """A telephone number to call at once."""

    municipality = models.ForeignKey(**MUNICIPALITY_OR_SHARED)
    topic = models.CharField(_("内容"), max_length=20, choices=EmergencyTopic.choices)
    name = models.CharField(_("名称"), max_length=100)
    phone = models.CharField(_("電話"), max_length=30)
    hours = models.CharField(_("受付時間"), max_length=200, blank=True)
    remark = models.CharField(_("説明"), max_length=200, blank=True)
    source = models.CharField(_("出どころ"), max_length=200, blank=True)
    sort_order = models.PositiveSmallIntegerField(_("並び順"), default=0)

    class Meta:
        ordering = ["sort_order", "pk"]
        constraints = once_per_municipality("emergency_line_once", "topic", "name")
        verbose_name = _("緊急の電話")
        verbose_name_plural = _("緊急の電話")

    def __str__(self) -> str:
        return f"{self.name} {self.phone}"
