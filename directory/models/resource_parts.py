"""The rows a social resource is made of."""

from __future__ import annotations

import datetime as dt

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey

from .organization import Operator
from .resource import Resource
from .source import Verification


class ResourceName(models.Model):
    """Another name people use or sources print."""

    class Kind(models.TextChoices):
        ALIAS = "alias", _("愛称・略称")
        FORMER = "former", _("以前の名前")
        PRINTED = "printed", _("出どころの表記")

    resource = ParentalKey(Resource, on_delete=models.CASCADE, related_name="other_names")
    text = models.CharField(_("別の名前"), max_length=150)
    reading = models.CharField(_("読み（ひらがな）"), max_length=300, blank=True)
    kind = models.CharField(_("性格"), max_length=10, choices=Kind.choices, default=Kind.ALIAS)

    class Meta:
        ordering = ["pk"]
        verbose_name = _("別の名前")
        verbose_name_plural = _("別の名前")

    def __str__(self) -> str:
        return self.text


class ResourceOperator(Operator):
    """Who runs a place, each in its own mode, and how we know."""

    resource = ParentalKey(Resource, on_delete=models.CASCADE, related_name="operators")
    basis = models.CharField(_("どう分かったか"), max_length=50, blank=True)


class ResourceContact(models.Model):
    """A way to reach it, and what for."""

    class Method(models.TextChoices):
        PHONE = "phone", _("電話")
        FAX = "fax", _("ファクス")
        EMAIL = "email", _("メール")
        WEB = "web", _("ウェブサイト")

    resource = ParentalKey(Resource, on_delete=models.CASCADE, related_name="contacts")
    method = models.CharField(
        _("方法"), max_length=10, choices=Method.choices, default=Method.PHONE
    )
    value = models.CharField(_("番号・アドレス"), max_length=200)
    purpose = models.CharField(_("何のための連絡先か"), max_length=100, blank=True)
    hours = models.CharField(_("受付時間"), max_length=100, blank=True)

    class Meta:
        ordering = ["pk"]
        verbose_name = _("連絡先")
        verbose_name_plural = _("連絡先")

    def __str__(self) -> str:
        return f"{self.get_method_display()} {self.value}"


def _refuse_half_a_time(opens: dt.time | None, closes: dt.time | None) -> None:
    if (opens is None) != (closes is None):
        raise ValidationError(gettext("時刻は両方入れるか、両方空けてください。"))


class OpeningRule(models.Model):
    """Regular hours: some weekdays, perhaps only some weeks, months or a season.

    ``weekdays`` holds 0 (Monday) to 6 (Sunday); ``weeks`` 1 to 5 and -1 for the last,
    empty for every week; ``months`` 1 to 12, empty for all. A season runs from
    ``season_from`` to ``season_to``, both ``MM-DD`` and included, and may pass the new year.
    Without times the rule closes its days; a closing time not after the opening one is the
    next day's.
    """

    resource = ParentalKey(Resource, on_delete=models.CASCADE, related_name="opening_rules")
    weekdays = models.JSONField(_("曜日"), default=list)
    weeks = models.JSONField(_("第何週"), default=list, blank=True)
    months = models.JSONField(_("月"), default=list, blank=True)
    season_from = models.CharField(_("期間の始め（月-日）"), max_length=5, blank=True)
    season_to = models.CharField(_("期間の終わり（月-日）"), max_length=5, blank=True)
    opens = models.TimeField(_("始まり（この日を休むなら空欄）"), null=True, blank=True)
    closes = models.TimeField(_("終わり（この日を休むなら空欄）"), null=True, blank=True)
    on_holidays = models.BooleanField(_("祝日に開く"), default=False)
    venue = models.CharField(_("会場"), max_length=100, blank=True)
    remark = models.CharField(_("注記"), max_length=200, blank=True)

    class Meta:
        ordering = ["pk"]
        verbose_name = _("受付・開催の日時")
        verbose_name_plural = _("受付・開催の日時")

    def __str__(self) -> str:
        return f"{self.opens:%H:%M}-{self.closes:%H:%M}" if self.opens else str(_("休み"))

    def clean(self) -> None:
        super().clean()
        _refuse_half_a_time(self.opens, self.closes)


class OpeningException(models.Model):
    """Days on which the regular hours do not hold: closed, or open at other times."""

    resource = ParentalKey(Resource, on_delete=models.CASCADE, related_name="opening_exceptions")
    first = models.DateField(_("いつから"))
    last = models.DateField(_("いつまで（同じ日なら空欄）"), null=True, blank=True)
    yearly = models.BooleanField(_("毎年"), default=False)
    opens = models.TimeField(_("始まり（休みなら空欄）"), null=True, blank=True)
    closes = models.TimeField(_("終わり（休みなら空欄）"), null=True, blank=True)
    venue = models.CharField(_("会場"), max_length=100, blank=True)
    remark = models.CharField(_("注記"), max_length=200, blank=True)

    class Meta:
        ordering = ["first", "pk"]
        verbose_name = _("いつもと違う日")
        verbose_name_plural = _("いつもと違う日")

    def __str__(self) -> str:
        return f"{self.first}"

    def clean(self) -> None:
        super().clean()
        if self.last and self.first and self.last < self.first:
            raise ValidationError({"last": gettext("終わりの日は、始めの日より後にしてください。")})
        _refuse_half_a_time(self.opens, self.closes)


class ResourceVenue(models.Model):
    """A place it is held at in turn with others, beside its own address."""

    resource = ParentalKey(Resource, on_delete=models.CASCADE, related_name="venues")
    name = models.CharField(_("会場"), max_length=100)
    address = models.CharField(_("住所"), max_length=200, blank=True)
    lat = models.FloatField(
        _("緯度"), null=True, blank=True, validators=[MinValueValidator(-90), MaxValueValidator(90)]
    )
    lng = models.FloatField(
        _("経度"),
        null=True,
        blank=True,
        validators=[MinValueValidator(-180), MaxValueValidator(180)],
    )

    class Meta:
        ordering = ["pk"]
        verbose_name = _("会場")
        verbose_name_plural = _("会場")

    def __str__(self) -> str:
        return self.name


class AccessibilityFeature(models.TextChoices):
    """The items of GIF コアデータモデル DS-436 アクセシビリティ (デジタル庁, 2023-08-31)."""

    WHEELCHAIR = "wheelchair", _("車椅子可")
    WHEELCHAIR_LOAN = "wheelchair_loan", _("車椅子貸出")
    CANE_LOAN = "cane_loan", _("ツエ貸出")
    TOILET = "toilet", _("バリアフリートイレ")
    STEP_FREE_ROUTE = "step_free_route", _("スロープ、エレベータ、エスカレータ")
    TACTILE_PAVING = "tactile_paving", _("点字ブロック等の移動支援")
    BRAILLE = "braille", _("点字や読上による支援")
    ASSISTANCE_DOG = "assistance_dog", _("盲導犬・介助犬、聴導犬同伴")
    CAPTIONS = "captions", _("字幕")
    WRITING = "writing", _("筆談対応")
    PRIORITY_PARKING = "priority_parking", _("優先駐車場")
    OSTOMATE = "ostomate", _("オストメイト対応トイレ")


class ResourceAccessibility(models.Model):
    """One accessibility feature that is surely there or surely not; no row means unknown."""

    resource = ParentalKey(Resource, on_delete=models.CASCADE, related_name="accessibility")
    feature = models.CharField(_("項目"), max_length=20, choices=AccessibilityFeature.choices)
    available = models.BooleanField(_("対応している"), default=True)

    class Meta:
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["resource", "feature"], name="feature_once")]
        verbose_name = _("バリアフリー")
        verbose_name_plural = _("バリアフリー")

    def __str__(self) -> str:
        return self.get_feature_display()


class Language(models.TextChoices):
    """Languages a resident may be helped in, by ISO 639 code."""

    ENGLISH = "en", _("英語")
    CHINESE = "zh", _("中国語")
    KOREAN = "ko", _("韓国語")
    VIETNAMESE = "vi", _("ベトナム語")
    PORTUGUESE = "pt", _("ポルトガル語")
    SPANISH = "es", _("スペイン語")
    TAGALOG = "tl", _("タガログ語")
    NEPALI = "ne", _("ネパール語")
    INDONESIAN = "id", _("インドネシア語")
    EASY_JAPANESE = "ja-easy", _("やさしい日本語")
    SIGN = "jsl", _("手話")


class ResourceLanguage(models.Model):
    """A language beside Japanese that one is helped in; no row means unknown."""

    resource = ParentalKey(Resource, on_delete=models.CASCADE, related_name="languages")
    code = models.CharField(_("言語"), max_length=10, choices=Language.choices)
    detail = models.CharField(_("説明（曜日、通訳など）"), max_length=100, blank=True)

    class Meta:
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["resource", "code"], name="language_once")]
        verbose_name = _("ことば")
        verbose_name_plural = _("ことば")

    def __str__(self) -> str:
        return self.get_code_display()


class ResourceVerification(Verification):
    """When a fact of a resource was held against a source."""

    resource = ParentalKey(Resource, on_delete=models.CASCADE, related_name="verifications")
