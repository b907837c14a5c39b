"""Answers that are the same in every municipality."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class Ladder(models.IntegerChoices):
    """段階: how far into company a place leads."""

    HOME = 0, _("自宅で")
    INDIVIDUAL = 1, _("ひとりで・個別に")
    SMALL_GROUP = 2, _("少人数で")
    GROUP = 3, _("集団で")
    ROLE = 4, _("役割をもって")
    WORK_TRIAL = 5, _("就労体験")
    EMPLOYMENT = 6, _("雇用")


class Sensory(models.IntegerChoices):
    """音・光・においなどの刺激."""

    QUIET = 1, _("静か")
    ORDINARY = 2, _("ふつう")
    STRONG = 3, _("刺激が多い")


class GroupSize(models.IntegerChoices):
    ALONE = 1, _("ひとり・1対1")
    SMALL = 2, _("5人くらいまで")
    MIDDLE = 3, _("15人くらいまで")
    LARGE = 4, _("16人以上")


class Talking(models.IntegerChoices):
    LITTLE = 1, _("ほとんど話さなくてよい")
    SOME = 2, _("少し話す")
    MUCH = 3, _("よく話す")


class TakesWhom(models.TextChoices):
    """性別の条件."""

    ANY = "any", _("問わない")
    WOMEN = "women", _("女性のみ")
    MEN = "men", _("男性のみ")
    UNKNOWN = "", _("未確認")


class Gender(models.TextChoices):
    WOMAN = "woman", _("女性")
    MAN = "man", _("男性")
    OTHER = "other", _("その他")
    UNSAID = "", _("聞いていない")


class AgeBand(models.TextChoices):
    """年代. A need knows no birthday."""

    CHILD = "0-14", _("14歳まで")
    TEEN = "15-19", _("15〜19歳")
    TWENTIES = "20-29", _("20代")
    THIRTIES = "30-39", _("30代")
    FORTIES = "40-49", _("40代")
    FIFTIES = "50-59", _("50代")
    EARLY_SIXTIES = "60-64", _("60〜64歳")
    LATE_SIXTIES = "65-74", _("65〜74歳")
    OVER_75 = "75-150", _("75歳以上")
    UNSAID = "", _("聞いていない")


class Frequency(models.TextChoices):
    MONTHLY = "0.25", _("月に1回")
    FORTNIGHTLY = "0.5", _("2週に1回")
    WEEKLY = "1", _("週に1回")
    TWO_OR_THREE = "2.5", _("週に2〜3回")
    OFTEN = "4", _("週に4回以上")
    UNSAID = "", _("決めていない")


class Travel(models.TextChoices):
    WALK = "walk", _("歩いて")
    BICYCLE = "bicycle", _("自転車で")
    TRANSIT = "transit", _("電車・バスで")
    CAR = "car", _("車で（家族の送り迎えを含む）")


class Agreement(models.TextChoices):
    """参加支援事業協力事業者としての合意."""

    NONE = "none", _("まだ話していない")
    ASKED = "asked", _("お願いしている")
    AGREED = "agreed", _("協力事業者")
    ENDED = "ended", _("終わった")
    UNKNOWN = "", _("未確認")


class HowConfirmed(models.TextChoices):
    PHONE = "phone", _("電話で")
    VISIT = "visit", _("訪ねて")
    TALK = "talk", _("来所・会議で")
    MAIL = "mail", _("メール・手紙で")
    LINK = "link", _("リンクからの答え")
    SHEET = "sheet", _("紙の確認票")
    DOCUMENT = "document", _("資料で")
    IMPORT = "import", _("表の取り込み")
