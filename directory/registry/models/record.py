"""台帳: the staff face of a social resource."""

from __future__ import annotations

import datetime as dt

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from directory.models import Fee, ResourceKind, YesNoUnknown
from directory.registry.querysets import RecordQuerySet

from .choices import Agreement, GroupSize, Ladder, Sensory, TakesWhom, Talking
from .own_face import OwnFace
from .slots import MOST

LONGEST_DUTY_MONTHS = 16


def _yes_no(label: str) -> models.CharField:
    return models.CharField(
        label, max_length=3, choices=YesNoUnknown.choices, blank=True, default=""
    )


class RegistryRecord(OwnFace):
    """What only staff may know of a social resource; blank (or None) is unknown, not no.

    With ``resource`` it is the staff face of a public record; without, the place is known to
    the registry only. Which fact was confirmed when is kept in ``fact_days`` (name of a field →
    day as YYYY-MM-DD), and told in full by ``confirmations``.
    """

    class State(models.TextChoices):
        IN_USE = "in_use", _("使える")
        PAUSED = "paused", _("受け入れを休んでいる")
        CLOSED = "closed", _("終わった")

    municipality = models.ForeignKey(
        "directory.Municipality",
        on_delete=models.PROTECT,
        related_name="registry_records",
        verbose_name=_("自治体"),
    )
    resource = models.OneToOneField(
        "directory.Resource",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="registry_record",
        verbose_name=_("公開している社会資源"),
    )
    state = models.CharField(_("状態"), max_length=10, choices=State.choices, default=State.IN_USE)

    # Whom they take.
    beyond_target = _yes_no(_("本来の対象でない人も受け入れる"))
    beyond_target_whom = models.TextField(_("どんな人なら受け入れるか"), blank=True)
    consent_needed = _yes_no(_("申し込み・同意書がいる"))
    companion_needed = _yes_no(_("付き添いがいる"))
    genders = models.CharField(
        _("性別の条件"), max_length=10, choices=TakesWhom.choices, blank=True, default=""
    )
    no_age_limit = _yes_no(_("年齢は問わない"))
    age_from = models.PositiveSmallIntegerField(
        _("何歳から"), null=True, blank=True, validators=[MaxValueValidator(150)]
    )
    age_to = models.PositiveSmallIntegerField(
        _("何歳まで"), null=True, blank=True, validators=[MaxValueValidator(150)]
    )
    medication = _yes_no(_("服薬の声かけができる"))
    watching = _yes_no(_("見守りができる"))
    difficulties = models.ManyToManyField(
        "registry.Word", blank=True, related_name="+", verbose_name=_("受け入れの経験")
    )
    supporter = _yes_no(_("支援者がその場にいる"))

    # What one does there.
    activities = models.ManyToManyField(
        "registry.Word", blank=True, related_name="+", verbose_name=_("すること")
    )
    skills = models.ManyToManyField(
        "registry.Word", blank=True, related_name="+", verbose_name=_("生かせること・身につくこと")
    )
    environments = models.ManyToManyField(
        "registry.Word", blank=True, related_name="+", verbose_name=_("場の様子")
    )
    sensory = models.PositiveSmallIntegerField(
        _("音や光などの刺激"), choices=Sensory.choices, null=True, blank=True
    )
    group_size = models.PositiveSmallIntegerField(
        _("人数"), choices=GroupSize.choices, null=True, blank=True
    )
    talking = models.PositiveSmallIntegerField(
        _("話すこと"), choices=Talking.choices, null=True, blank=True
    )
    step = models.PositiveSmallIntegerField(
        _("段階"), choices=Ladder.choices, null=True, blank=True
    )

    # When, how to get there, what it costs.
    slots = models.PositiveIntegerField(
        _("来られる曜日と時間帯"), null=True, blank=True, validators=[MaxValueValidator(MOST)]
    )
    slots_note = models.CharField(_("曜日と時間帯の説明"), max_length=200, blank=True)
    by_walk = _yes_no(_("歩いて行ける"))
    by_bicycle = _yes_no(_("自転車で行ける"))
    by_transit = _yes_no(_("電車・バスで行ける"))
    by_car = _yes_no(_("車で行ける（駐車場がある）"))
    lift = _yes_no(_("送り迎えがある"))
    travel_note = models.CharField(_("行き方の説明"), max_length=300, blank=True)
    fee = models.CharField(
        _("本人が払うお金"), max_length=10, choices=Fee.choices, blank=True, default=""
    )
    fee_yen = models.PositiveIntegerField(_("1回いくら（円）"), null=True, blank=True)
    pays = _yes_no(_("工賃・謝礼が出る"))
    payment_note = models.CharField(_("お金の説明"), max_length=200, blank=True)

    # How many, and how it begins.
    capacity = models.PositiveSmallIntegerField(_("受け入れられる人数"), null=True, blank=True)
    vacancies = models.PositiveSmallIntegerField(_("いまの空き"), null=True, blank=True)
    capacity_on = models.DateField(_("空きを確かめた日"), null=True, blank=True)
    visit = _yes_no(_("見学できる"))
    trial = _yes_no(_("体験できる"))

    # Whom staff speak to.
    agreement = models.CharField(
        _("協力事業者の合意"), max_length=10, choices=Agreement.choices, blank=True, default=""
    )
    agreed_on = models.DateField(_("合意した日"), null=True, blank=True)
    contact_person = models.CharField(_("連絡する人"), max_length=100, blank=True)
    contact_role = models.CharField(_("その人の役割"), max_length=100, blank=True)
    contact_phone = models.CharField(_("連絡先の電話（公開しない）"), max_length=50, blank=True)
    contact_email = models.EmailField(_("連絡先のメール（公開しない）"), blank=True)
    contact_how = models.CharField(_("連絡のしかた"), max_length=200, blank=True)
    notes = models.TextField(_("職員のメモ"), blank=True)

    # The duty to be confirmed again.
    confirm_months = models.PositiveSmallIntegerField(
        _("何か月ごとに確かめるか"),
        default=6,
        validators=[MinValueValidator(1), MaxValueValidator(LONGEST_DUTY_MONTHS)],
    )
    confirmed_on = models.DateField(_("全体を確かめた日"), null=True, blank=True)
    confirm_by = models.DateField(_("次に確かめる日"), null=True, blank=True)
    fact_days = models.JSONField(_("項目ごとの確認日"), default=dict, blank=True)

    developed_on = models.DateField(_("開拓した日"), null=True, blank=True)
    created_at = models.DateTimeField(_("登録日時"), auto_now_add=True)
    updated_at = models.DateTimeField(_("更新日時"), auto_now=True)
    # A form tells which state it was filled in on; an older one is refused, nothing is lost.
    version = models.PositiveIntegerField(_("版"), default=1)

    objects = RecordQuerySet.as_manager()

    class Meta:
        ordering = ["municipality", "pk"]
        indexes = [
            models.Index(fields=["municipality", "state"], name="registry_record_lists"),
            models.Index(fields=["municipality", "confirm_by"], name="registry_record_duty"),
        ]
        verbose_name = _("台帳の記録")
        verbose_name_plural = _("台帳の記録")

    def __str__(self) -> str:
        return self.name

    @property
    def name(self) -> str:
        return self.resource.name if self.resource else self.own_name

    @property
    def reading(self) -> str:
        return self.resource.reading if self.resource else self.own_reading

    @property
    def kind(self) -> str:
        return self.resource.kind if self.resource else self.own_kind

    @property
    def kind_label(self) -> str:
        return str(ResourceKind(self.kind).label) if self.kind else ""

    @property
    def is_public(self) -> bool:
        """Whether residents can read of it, too."""
        return bool(self.resource and self.resource.live)

    @property
    def address(self) -> str:
        return self.resource.address if self.resource else self.own_address

    @property
    def description(self) -> str:
        return self.resource.description if self.resource else self.own_description

    @property
    def position(self) -> tuple[float, float] | None:
        """Latitude and longitude in degrees."""
        lat, lng = (
            (self.resource.lat, self.resource.lng)
            if self.resource
            else (self.own_lat, self.own_lng)
        )
        return None if lat is None or lng is None else (lat, lng)

    def sectors(self) -> list:
        return list((self.resource.sectors if self.resource else self.own_sectors).all())

    def areas(self) -> list:
        return list((self.resource.areas if self.resource else self.own_areas).all())

    def is_due(self, today: dt.date) -> bool:
        """Whether it ought to have been confirmed again; never confirmed is due."""
        return self.confirm_by is None or self.confirm_by <= today
