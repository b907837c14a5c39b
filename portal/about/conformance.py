"""The words of JIS X 8341-3 for how far a site goes; blank is what nobody has confirmed."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

STANDARD = "JIS X 8341-3:2016"


class Level(models.TextChoices):
    """適合レベル."""

    A = "A", _("適合レベルA")
    AA = "AA", _("適合レベルAA")
    AAA = "AAA", _("適合レベルAAA")


class Conformance(models.TextChoices):
    """対応度: the first two need tests of the whole level."""

    CONFORMING = "conforming", _("準拠")
    PARTLY = "partly", _("一部準拠")
    CONSIDERED = "considered", _("配慮")
    UNKNOWN = "", _("未確認")


TESTED = (Conformance.CONFORMING, Conformance.PARTLY)


class Outcome(models.TextChoices):
    """What a test of one page found."""

    NOTHING = "nothing", _("問題は見つからなかった")
    PROBLEMS = "problems", _("問題が見つかった")
    PART_NOT_TESTED = "part_not_tested", _("一部は試していない")
