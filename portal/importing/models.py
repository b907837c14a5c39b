"""An import: what was uploaded, what became of it, and what an editor decided."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from portal.importing.mapping import Field


class ImportRun(models.Model):
    """One document read for one municipality.

    ``lines`` is what was read (see ``storing``); the file itself is never kept. It goes with
    the run, because a document may hold what should not have been uploaded.
    """

    class State(models.TextChoices):
        WAITING = "waiting", _("順番を待っています")
        RUNNING = "running", _("読んでいます")
        DONE = "done", _("下書きができました")
        FAILED = "failed", _("できませんでした")

    municipality = models.ForeignKey(
        "directory.Municipality",
        on_delete=models.CASCADE,
        related_name="+",
        verbose_name=_("自治体"),
    )
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("取り込んだ人"),
    )
    file_name = models.CharField(_("ファイル名"), max_length=200)
    digest = models.CharField(_("ファイルの指紋"), max_length=64)
    title = models.CharField(_("計画の題"), max_length=200, blank=True)
    state = models.CharField(_("状態"), max_length=10, choices=State.choices, default=State.WAITING)
    step = models.CharField(_("していること"), max_length=20, blank=True)
    done = models.PositiveIntegerField(_("済んだ数"), default=0)
    total = models.PositiveIntegerField(_("全部の数"), default=0)
    answer = models.TextField(_("結果のことば"), blank=True)
    # Counts the tries, so that one given up for dead cannot write beside its successor.
    attempt = models.PositiveSmallIntegerField(_("何回めか"), default=0)
    lines = models.JSONField(_("読んだ内容"), default=dict)
    plan = models.ForeignKey(
        "plans.PlanPage",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("下書きの計画"),
    )
    # How many pages were drafted: fewer or more are somebody's work.
    pages = models.PositiveSmallIntegerField(_("下書きのページの数"), default=0)
    source = models.ForeignKey(
        "directory.Source",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("出どころ"),
    )
    started_at = models.DateTimeField(_("始めた日時"), auto_now_add=True)
    touched_at = models.DateTimeField(_("動いた日時"), auto_now=True)

    class Meta:
        ordering = ["-started_at"]
        verbose_name = _("計画の取り込み")
        verbose_name_plural = _("計画の取り込み")

    def __str__(self) -> str:
        return self.title or self.file_name


class ImportFinding(models.Model):
    """One thing the document says, beside what the directory says."""

    class Kind(models.TextChoices):
        PROGRAMME = "programme", _("事業")
        PLACE = "place", _("窓口・場所")
        AREA = "area", _("圏域・地区")
        DEPARTMENT = "department", _("担当課")
        ORGANIZATION = "organization", _("運営主体")
        UNREAD = "unread", _("読み取れなかったところ")

    class State(models.TextChoices):
        NEW = "new", _("台帳にない")
        SAME = "same", _("台帳と同じ")
        DIFFERS = "differs", _("台帳とちがう")
        TOLD = "told", _("確かめてください")

    class Decision(models.TextChoices):
        OPEN = "", _("まだ決めていない")
        ACCEPTED = "accepted", _("下書きにした")
        KEPT = "kept", _("台帳のまま")

    run = models.ForeignKey(ImportRun, on_delete=models.CASCADE, related_name="findings")
    kind = models.CharField(_("種類"), max_length=20, choices=Kind.choices)
    state = models.CharField(_("台帳と比べて"), max_length=10, choices=State.choices)
    name = models.CharField(_("名前"), max_length=300)
    lines = models.CharField(_("もとの行"), max_length=200, blank=True)
    # What the document says, by the name of the record's field.
    says = models.JSONField(_("書かれていること"), default=dict)
    # Field by field: [field, in the document, in the directory].
    differences = models.JSONField(_("ちがい"), default=list)
    record_key = models.CharField(_("比べた記録"), max_length=50, blank=True)
    decision = models.CharField(
        _("決めたこと"), max_length=10, choices=Decision.choices, blank=True, default=""
    )
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    decided_at = models.DateTimeField(_("決めた日時"), null=True, blank=True)
    # What accepting it did, so that it can be taken back.
    made = models.BooleanField(_("記録を新しく作った"), default=False)
    revision = models.ForeignKey(
        "wagtailcore.Revision", on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    revision_before = models.ForeignKey(
        "wagtailcore.Revision", on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )

    class Meta:
        ordering = ["pk"]
        verbose_name = _("見つけたこと")
        verbose_name_plural = _("見つけたこと")

    def __str__(self) -> str:
        return self.name


class HeadingName(models.Model):
    """A heading as a municipality's own plan words it, and what it means."""

    FIELDS = [
        (Field.NAME.value, _("事業の名前")),
        (Field.LOCAL_NAME.value, _("自治体での呼び名")),
        (Field.SECTOR.value, _("分野")),
        (Field.DEPARTMENT.value, _("担当課")),
        (Field.MODE.value, _("実施方式")),
        (Field.OPERATOR.value, _("運営主体")),
        (Field.PLACE.value, _("場所・窓口")),
        (Field.AREA.value, _("圏域・地区")),
        (Field.TARGET.value, _("対象者")),
        (Field.STAFFING.value, _("人員配置")),
        (Field.LAW.value, _("根拠法令")),
        (Field.CONTENTS.value, _("事業内容")),
        (Field.OTHER.value, _("そのほか（読み取らない）")),
    ]
    municipality = models.ForeignKey(
        "directory.Municipality",
        on_delete=models.CASCADE,
        related_name="+",
        verbose_name=_("自治体"),
    )
    name = models.CharField(_("計画での見出し"), max_length=50)
    field = models.CharField(_("意味"), max_length=20, choices=FIELDS)

    class Meta:
        ordering = ["field", "name"]
        constraints = [
            models.UniqueConstraint(fields=["municipality", "name"], name="heading_name_once")
        ]
        verbose_name = _("見出しの対応")
        verbose_name_plural = _("見出しの対応")

    def __str__(self) -> str:
        return self.name
