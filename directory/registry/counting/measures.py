"""What is reported yearly, under which name, and how each is counted. It asks no database."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from . import cases, office

Text = str | Promise
CASES = _("件")


@dataclass(frozen=True, slots=True)
class Measure:
    """One thing that is counted. ``kind`` is the vocabulary its details are words of.

    ``of_cases``: small counts may tell of somebody. ``summed``: its details add up to a sum.
    """

    code: str
    label: Text
    how: Text
    unit: Text = CASES
    kind: str = ""
    details: tuple[tuple[str, Text], ...] = ()
    of_cases: bool = True
    summed: bool = False


MEASURES = (
    Measure(
        cases.CONSULTATIONS,
        _("相談の受け付け"),
        _("その年度に受け付けた支援ニーズの数。整理番号ひとつを1件とします。"),
    ),
    Measure(
        cases.CONCERNS,
        _("相談の内容"),
        _(
            "その年度に受け付けた支援ニーズに付けた「相談の内容」の数。"
            "ひとつの支援ニーズにいくつも付くことがあるので、足しても相談の受け付けの数にはなりません。"
        ),
        kind="concern",
    ),
    Measure(
        office.MEETINGS,
        _("会議を開いた回数（会議の名称ごと）"),
        _("その年度の日に開き、記録を閉じた会議の数。名称は、予定を入れたときのものです。"),
        unit=_("回"),
        of_cases=False,
        summed=True,
    ),
    Measure(
        office.MEETING_RULES,
        _("会議を開いた回数（決まりごと）"),
        _("同じ会議を、事例を話し合う決まりで分けて数えたもの。"),
        unit=_("回"),
        details=(
            ("consent", _("本人の同意がある事例だけ（重層的支援会議）")),
            ("confidential", _("守秘義務のもとで、同意がなくても（支援会議）")),
            ("no_cases", _("個別の事例は扱わない")),
        ),
        of_cases=False,
        summed=True,
    ),
    Measure(
        cases.PLANS,
        _("支援プラン"),
        _(
            "会議で決まった（直して決まったものを含む）策定・変更・終結・中断の数。決まった日の年度に数えます。"
        ),
        details=(
            ("making", _("策定")),
            ("changing", _("変更")),
            ("closing", _("終結")),
            ("breaking_off", _("中断")),
        ),
    ),
    Measure(
        cases.PROPOSALS,
        _("提案"),
        _("受け入れ先を提案した数。ひとりに3か所を提案したら3件です。"),
    ),
    Measure(
        cases.MATCHES,
        _("マッチング"),
        _(
            "つなぎが「利用」になった数。はじめて利用になった日の年度に、つなぎひとつを1件とします。"
        ),
    ),
    Measure(
        cases.SETTLED,
        _("定着"),
        _("利用を始めてから3か月・6か月の定着を確かめた数。確かめた日の年度に数えます。"),
        details=(("3", _("3か月")), ("6", _("6か月"))),
    ),
    Measure(
        cases.FAILURES,
        _("不成立の理由"),
        _("つなぎが「不成立」になった数を、理由で分けたもの。不成立になった日の年度に数えます。"),
        kind="failure",
        summed=True,
    ),
    Measure(
        office.DEVELOPED,
        _("新しくできた社会資源"),
        _("台帳の社会資源のうち、「開拓した日」がその年度のもの。"),
        unit=_("か所"),
        of_cases=False,
    ),
    Measure(
        office.HOST_SUPPORTS,
        _("受け入れ先への支援"),
        _("受け入れ先にした支援の記録の数。支援した日の年度に数えます。"),
        kind="host_support",
        of_cases=False,
        summed=True,
    ),
)
BY_CODE = {each.code: each for each in MEASURES}
