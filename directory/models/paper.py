"""帳票・文書: forms and documents, with their versions."""

from __future__ import annotations

import datetime as dt

from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.documents import get_document_model_string

from .record import MunicipalRecord


class PaperQuerySet(models.QuerySet["Paper"]):
    """Papers by who may see them."""

    def public(self) -> PaperQuerySet:
        """Published papers that are for everybody."""
        return self.filter(live=True, audience=Paper.Audience.PUBLIC)


class Paper(MunicipalRecord):
    """A form or a document. One without a version that has a file is a slot with a name."""

    class Kind(models.TextChoices):
        FORM = "form", _("様式")
        GUIDE = "guide", _("手引き・ルールブック")
        RULES = "rules", _("要綱・要領")
        CHECKLIST = "checklist", _("チェックリスト")
        OTHER = "other", _("その他")

    class Audience(models.TextChoices):
        PUBLIC = "public", _("だれでも見られる")
        STAFF = "staff", _("職員だけが見られる")

    ref = models.CharField(_("整理番号"), max_length=20, blank=True)
    name = models.CharField(_("名称"), max_length=150)
    kind = models.CharField(_("種類"), max_length=20, choices=Kind.choices)
    # What nobody has decided to show stays with the staff.
    audience = models.CharField(
        _("見られる人"), max_length=10, choices=Audience.choices, default=Audience.STAFF
    )
    provisional = models.BooleanField(_("仮のもの（仮称・案）"), default=False)
    purpose = models.TextField(_("何に使うか（1行に1つ）"), blank=True)
    owner_meeting = models.ForeignKey(
        "directory.Meeting",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="papers",
        verbose_name=_("受け持つ会議"),
    )
    law_url = models.URLField(_("もとの文書のアドレス"), blank=True)
    sort_order = models.PositiveSmallIntegerField(_("並び順"), default=0)

    objects = PaperQuerySet.as_manager()

    class Meta:
        ordering = ["municipality", "sort_order", "pk"]
        verbose_name = _("帳票・文書")
        verbose_name_plural = _("帳票・文書")

    def __str__(self) -> str:
        return self.name

    @property
    def current(self) -> PaperVersion | None:
        """The version of the latest day; among those without a day, the one written last."""
        day = dt.date.min
        versions = sorted(self.versions.all(), key=lambda each: each.dated or day)
        return versions[-1] if versions else None


class PaperVersion(models.Model):
    """One version; its file, its day or both may be missing."""

    paper = ParentalKey(Paper, on_delete=models.CASCADE, related_name="versions")
    version = models.CharField(_("版"), max_length=50)
    dated = models.DateField(_("日付"), null=True, blank=True)
    document = models.ForeignKey(
        get_document_model_string(),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("ファイル"),
    )
    note = models.CharField(_("変わったところ"), max_length=200, blank=True)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["paper", "version"], name="paper_version_once")
        ]
        verbose_name = _("版")
        verbose_name_plural = _("版")

    def __str__(self) -> str:
        return self.version
