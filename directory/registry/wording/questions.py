"""What to ask a place by telephone, without telling anything of the person."""

from __future__ import annotations

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from .values import condition_name

QUESTIONS: dict[str, str | Promise] = {
    "status": gettext_lazy("いま、新しく来る人を受け入れていますか。"),
    "place": gettext_lazy("どこから来る人が対象ですか。場所はどこですか。"),
    "sector": gettext_lazy("おもな対象の人のほかにも、受け入れていただけますか。"),
    "age": gettext_lazy("年齢の決まりはありますか。"),
    "gender": gettext_lazy("男性だけ、女性だけなどの決まりはありますか。"),
    "activity": gettext_lazy("どんなことをするところですか。"),
    "skill": gettext_lazy("どんな得意なことを生かせますか。"),
    "environment": gettext_lazy("音・におい・人の多さなど、場の様子はいかがですか。"),
    "difficulty": gettext_lazy("これまでに、どんな困りごとのある人を受け入れたことがありますか。"),
    "sensory": gettext_lazy("音や光などの刺激は、どのくらいですか。"),
    "group": gettext_lazy("いつも何人くらいが来ていますか。"),
    "talking": gettext_lazy("話さずに過ごすこともできますか。"),
    "step": gettext_lazy("ひとりで、少人数で、みんなで、のどの形で過ごしますか。"),
    "days": gettext_lazy("どの曜日の、どの時間に来られますか。"),
    "travel": gettext_lazy("どうやって行けますか。送り迎えはありますか。"),
    "fee": gettext_lazy("1回いくらかかりますか。"),
    "pay": gettext_lazy("工賃や謝礼は出ますか。"),
    "capacity": gettext_lazy("いま、空きはありますか。何人ですか。"),
    "companion": gettext_lazy("付き添いがなくても来られますか。"),
    "medication": gettext_lazy("薬を飲む時間の声かけをお願いできますか。"),
    "watching": gettext_lazy("見守りをお願いできますか。"),
    "visit": gettext_lazy("見学できますか。"),
    "trial": gettext_lazy("体験できますか。"),
    "supporter": gettext_lazy("支援する人は、その場にいますか。"),
    "agreement": gettext_lazy("協力事業者になっていただけますか。"),
}


def question(condition: str) -> str:
    """The question that settles a condition nobody knows of."""
    fallback = _("%(condition)sについて教えてください。") % {"condition": condition_name(condition)}
    return str(QUESTIONS.get(condition, fallback))
