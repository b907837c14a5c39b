"""What the conditions of matching are called on pages; the keys are the matching's own."""

from __future__ import annotations

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

CONDITION_NAMES: dict[str, str | Promise] = {
    "status": _("いま受け入れているか"),
    "place": _("場所"),
    "sector": _("対象"),
    "age": _("年齢"),
    "gender": _("性別"),
    "activity": _("すること"),
    "skill": _("得意なこと"),
    "environment": _("避けたい環境"),
    "difficulty": _("困りごとへの理解"),
    "sensory": _("音や光などの刺激"),
    "group": _("人数"),
    "talking": _("話すこと"),
    "step": _("段階"),
    "days": _("曜日と時間帯"),
    "travel": _("行き方"),
    "lift": _("送り迎え"),
    "fee": _("払うお金"),
    "pay": _("工賃・謝礼"),
    "capacity": _("空き"),
    "companion": _("付き添い"),
    "medication": _("服薬の声かけ"),
    "watching": _("見守り"),
    "visit": _("見学"),
    "trial": _("体験"),
    "supporter": _("支援者"),
    "agreement": _("協力の合意"),
    "freshness": _("情報の新しさ"),
}

# What a person may call essential; the rest is told as context.
ESSENTIAL_CONDITIONS = tuple(
    key for key in CONDITION_NAMES if key not in ("status", "step", "agreement", "freshness")
)
