"""語彙: the words a municipality describes resources and needs with."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class Word(models.Model):
    """One word of a municipality's own vocabulary.

    ``code`` is what matching compares: a resource and a need meet where they carry the same
    word. A word that is no longer used is put to rest, never deleted while something has it.
    """

    class Kind(models.TextChoices):
        CONCERN = "concern", _("相談の内容")
        ASSESSMENT = "assessment", _("アセスメントの項目")
        ACTIVITY = "activity", _("すること・興味")
        SKILL = "skill", _("得意なこと・身につくこと")
        ENVIRONMENT = "environment", _("場の様子・避けたい環境")
        DIFFICULTY = "difficulty", _("受け入れの経験がある困りごと")
        HOST_SUPPORT = "host_support", _("受け入れ先への支援")
        FAILURE = "failure", _("不成立の理由")

    municipality = models.ForeignKey(
        "directory.Municipality",
        on_delete=models.CASCADE,
        related_name="registry_words",
        verbose_name=_("自治体"),
    )
    kind = models.CharField(_("種類"), max_length=20, choices=Kind.choices)
    code = models.SlugField(_("符号"), max_length=40)
    label = models.CharField(_("ことば"), max_length=80)
    sort_order = models.PositiveSmallIntegerField(_("並び順"), default=0)
    active = models.BooleanField(_("使う"), default=True)

    class Meta:
        ordering = ["kind", "sort_order", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["municipality", "kind", "code"], name="registry_word_once"
            )
        ]
        verbose_name = _("語彙")
        verbose_name_plural = _("語彙")

    def __str__(self) -> str:
        return self.label
