"""社会資源: the public face of a counter, a gathering place or anything else people can use."""

from __future__ import annotations

import datetime as dt
from functools import cached_property
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.http import HttpRequest
from django.urls import reverse
from django.utils.module_loading import import_string
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalManyToManyField
from wagtail.models import PreviewableMixin

from directory.hours.schedule import Schedule
from directory.querysets import ResourceQuerySet
from directory.timetable import schedule_of

from .record import MunicipalRecord, YesNoUnknown


class ResourceKind(models.TextChoices):
    """What sort of thing it is, to a resident."""

    COUNTER = "counter", _("相談窓口")
    CONSULTATION_DAY = "consultation_day", _("相談会")
    CHILD_BASE = "child_base", _("子育ての拠点")
    GATHERING_PLACE = "gathering_place", _("居場所・通いの場")
    CAFE = "cafe", _("カフェ")
    ACTIVITY_CENTRE = "activity_centre", _("地域活動支援センター")
    PARTICIPATION = "participation", _("参加の場")
    COURSE = "course", _("講座・教室")
    SERVICE = "service", _("生活の手助け")
    OFFICE = "office", _("拠点・関係機関")


class Naming(models.TextChoices):
    """Whether the name is that of one facility."""

    PROPER = "proper", _("固有の名称")
    CATEGORY = "category", _("種類（1か所の施設ではない）")
    ROLE = "role", _("役割の名前")


class Status(models.TextChoices):
    """Whether it can be used now."""

    OPEN = "open", _("利用できる")
    PLANNED = "planned", _("設置予定")
    PAUSED = "paused", _("休止中")
    CLOSED = "closed", _("終了")
    UNKNOWN = "", _("未確認")


class Fee(models.TextChoices):
    """Whether it costs anything."""

    FREE = "free", _("無料")
    PARTLY = "partly", _("一部有料")
    PAID = "paid", _("有料")
    UNKNOWN = "", _("未確認")


class Resource(MunicipalRecord):
    """What the public may know of a social resource.

    Every field may be blank: blank is unknown, is shown as 未確認 and never guessed.
    What only staff may see lives in another table.
    """

    ref = models.CharField(_("整理番号"), max_length=20, blank=True)
    name = models.CharField(_("名称"), max_length=150)
    reading = models.CharField(_("読み（ひらがな）"), max_length=300, blank=True)
    naming = models.CharField(
        _("名称の性格"), max_length=20, choices=Naming.choices, default=Naming.PROPER
    )
    kind = models.CharField(_("種類"), max_length=30, choices=ResourceKind.choices)
    second_kind = models.CharField(
        _("もう一つの種類"), max_length=30, choices=ResourceKind.choices, blank=True
    )
    kind_wording = models.CharField(_("種類の表記（原文）"), max_length=100, blank=True)
    status = models.CharField(
        _("状態"), max_length=20, choices=Status.choices, blank=True, default=""
    )
    status_wording = models.CharField(_("状態の表記（原文）"), max_length=100, blank=True)
    due_fiscal_year = models.PositiveSmallIntegerField(_("設置予定の年度"), null=True, blank=True)
    description = models.TextField(_("ここでできること・相談できること"), blank=True)

    sectors = ParentalManyToManyField(
        "directory.Sector", blank=True, related_name="resources", verbose_name=_("分野")
    )
    concerns = ParentalManyToManyField(
        "directory.Concern", blank=True, related_name="resources", verbose_name=_("困りごと")
    )
    programmes = ParentalManyToManyField(
        "directory.Programme", blank=True, related_name="resources", verbose_name=_("事業")
    )
    areas = ParentalManyToManyField(
        "directory.CatchmentArea",
        blank=True,
        related_name="resources",
        verbose_name=_("受け持つ区域"),
    )
    area_basis = models.CharField(_("受け持つ区域はどう分かったか"), max_length=50, blank=True)
    departments = ParentalManyToManyField(
        "directory.Department", blank=True, related_name="resources", verbose_name=_("担当課")
    )

    audience = models.TextField(_("来られる人"), blank=True)
    exclusion = models.TextField(_("来られない人"), blank=True)
    anyone_welcome = models.CharField(
        _("だれでも来られる"), max_length=3, choices=YesNoUnknown.choices, blank=True, default=""
    )
    fee = models.CharField(_("料金"), max_length=10, choices=Fee.choices, blank=True, default="")
    fee_detail = models.CharField(_("料金の説明"), max_length=200, blank=True)
    booking = models.CharField(
        _("予約がいる"), max_length=3, choices=YesNoUnknown.choices, blank=True, default=""
    )
    booking_detail = models.CharField(_("予約の説明"), max_length=200, blank=True)
    capacity = models.CharField(_("定員"), max_length=100, blank=True)

    location_wording = models.CharField(_("場所の表記（原文）"), max_length=200, blank=True)
    postcode = models.CharField(_("郵便番号"), max_length=8, blank=True)
    address = models.CharField(_("住所"), max_length=200, blank=True)
    lat = models.FloatField(
        _("緯度"),
        null=True,
        blank=True,
        validators=[MinValueValidator(-90), MaxValueValidator(90)],
    )
    lng = models.FloatField(
        _("経度"),
        null=True,
        blank=True,
        validators=[MinValueValidator(-180), MaxValueValidator(180)],
    )
    access = models.TextField(_("行き方"), blank=True)

    hours_wording = models.TextField(_("受付・開催の日時（原文）"), blank=True)
    frequency = models.CharField(_("開催の頻度"), max_length=200, blank=True)
    always_open = models.BooleanField(_("24時間"), default=False)
    closed_on_holidays = models.CharField(
        _("祝日は休み"), max_length=3, choices=YesNoUnknown.choices, blank=True, default=""
    )
    closed_at_new_year = models.CharField(
        _("年末年始（12月29日〜1月3日）は休み"),
        max_length=3,
        choices=YesNoUnknown.choices,
        blank=True,
        default="",
    )
    accessibility_note = models.TextField(_("バリアフリーの備考"), blank=True)
    unconfirmed = models.TextField(_("出どころに記載のない項目"), blank=True)
    updated_at = models.DateTimeField(_("更新日時"), auto_now=True)

    objects = ResourceQuerySet.as_manager()

    preview_modes = PreviewableMixin.DEFAULT_PREVIEW_MODES

    class Meta:
        ordering = ["municipality", "pk"]
        indexes = [models.Index(fields=["municipality", "live", "kind"], name="resource_lists")]
        verbose_name = _("社会資源")
        verbose_name_plural = _("社会資源")

    def __str__(self) -> str:
        return self.name

    def clean(self) -> None:
        super().clean()
        if (self.lat is None) != (self.lng is None):
            raise ValidationError(gettext("緯度と経度は両方入れるか、両方空けてください。"))

    def get_absolute_url(self) -> str:
        """The address on the hub; on a municipality's own hostname its name falls away."""
        place = [self.municipality.slug, self.pk]
        return reverse("directory:resource", urlconf=settings.ROOT_URLCONF, args=place)

    def get_preview_template(self, request: HttpRequest, mode_name: str) -> str:
        return "directory/resource.html"

    def get_preview_context(self, request: HttpRequest, mode_name: str) -> dict[str, Any]:
        """The public page as it will look, of the record as it stands in the form."""
        # Pages know records, not the other way round: the page is named here, not imported.
        preview = import_string("directory.public.views.resource.preview")
        return {**super().get_preview_context(request, mode_name), **preview(self)}

    @property
    def kinds(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(kind for kind in (self.kind, self.second_kind) if kind))

    @property
    def is_one_place(self) -> bool:
        """False for an entry that only names a kind of place or a role."""
        return self.naming == Naming.PROPER

    @cached_property
    def schedule(self) -> Schedule | None:
        """Opening hours as rules, or None where nobody knows them."""
        return schedule_of(self)

    @property
    def confirmed_on(self) -> dt.date | None:
        """The last day anybody held the record against a source."""
        days = [each.confirmed_on for each in self.verifications.all() if each.confirmed_on]
        return max(days, default=None)
