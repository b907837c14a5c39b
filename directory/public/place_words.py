"""What a reader is told about the place they asked for, and what to do next."""

from __future__ import annotations

from collections.abc import Iterable

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from directory.finding.counters import Standing, Tier
from directory.finding.gazetteer import KnownTown, TownArea
from directory.finding.place import Answer, Found
from directory.models import Municipality
from directory.public import vocabulary

_NAMED_TOWNS = 3


def town_names(towns: Iterable[KnownTown]) -> str:
    """The names of a few towns, as one name."""
    names = list(dict.fromkeys(town.name for town in towns))
    joined = "・".join(names[:_NAMED_TOWNS])
    return gettext("%(names)sほか") % {"names": joined} if len(names) > _NAMED_TOWNS else joined


def how_sure(areas: Iterable[TownArea]) -> str:
    """A remark on how we know that a town lies in its areas; "" where that is stated."""
    certainties = {area.certainty for area in areas}
    if "inferred" in certainties:
        return gettext("（地区の名前からの推定です）")
    if "unknown" in certainties:
        return gettext("（この町の担当かどうかは未確認です）")
    return ""


def why(stands: Standing, answer: Answer, municipality: Municipality) -> str:
    """Why a counter is shown to somebody from the place of ``answer``."""
    names = {"areas": "、".join(area.name for area in stands.areas), "city": municipality.name}
    if stands.tier is Tier.RESPONSIBLE:
        mine = {area.pk for area in stands.areas}
        sure = how_sure(a for town in answer.towns for a in town.areas if a.pk in mine)
        names["towns"] = town_names(answer.towns)
        return gettext("%(areas)s（%(towns)s）を受け持つ窓口です") % names + sure
    if stands.tier is Tier.CANDIDATE:
        return gettext("%(areas)sを受け持つ窓口です。お住まいの町が入るかは未確認です") % names
    if stands.tier is Tier.EVERYONE:
        return gettext("%(areas)s：%(city)sのどこに住んでいても相談できます") % names
    return gettext("対象の地区は資料に記載がありません（未確認）")


def message(answer: Answer, asked: str, municipality: Municipality | None, elsewhere: str) -> str:
    """The plain answer to what was asked for; "" where nothing was asked.

    ``elsewhere`` is the name of the municipality that ``answer`` points to.
    """
    key = _situation(answer, asked, municipality)
    return str(_MESSAGES.get(key, "")) % {
        "asked": asked,
        "city": municipality.name if municipality else "",
        "elsewhere": elsewhere,
        "towns": town_names(answer.towns),
    }


_HERE = {
    "nearest": _("現在地にいちばん近い町「%(towns)s」の窓口をご案内します。"),
    Found.FOUND: _("「%(towns)s」にお住まいの方の窓口をご案内します。"),
    "no areas": _("%(city)sの資料には、地区ごとの窓口の分担が書かれていません。"),
    Found.NO_AREA: _(
        "「%(towns)s」がどの地区に入るかは、資料に書かれていません（未確認）。"
        "受け持ちの可能性がある窓口をすべてお見せします。"
    ),
    "choose by postcode": _(
        "この郵便番号には、受け持ちの窓口がちがう町があります。お住まいの町を選んでください。"
    ),
    Found.CHOOSE: _(
        "「%(asked)s」に当てはまる町がいくつかあります。お住まいの町を選んでください。"
    ),
}
_NOT_HERE = {
    Found.UNKNOWN_POSTCODE: _(
        "郵便番号「%(asked)s」は、%(city)sの町の一覧に見つかりませんでした。"
    ),
    "postcode unknown to all": _(
        "郵便番号「%(asked)s」は、ご案内できる市町村の町の一覧に見つかりませんでした。"
    ),
    Found.UNKNOWN_PLACE: _("「%(asked)s」という町は、%(city)sの町の一覧に見つかりませんでした。"),
    "place unknown to all": _(
        "「%(asked)s」という町は、ご案内できる市町村の一覧に見つかりませんでした。"
    ),
    "town is gone": _("お探しの町が見つかりませんでした。"),
    Found.OTHER_MUNICIPALITY: _(
        "お探しの場所は%(elsewhere)sです。%(elsewhere)sの窓口をご覧ください。"
    ),
    Found.FAR: _("現在地は、ご案内できる町から離れています。"),
    Found.NO_POSITIONS: _(
        "この市町村は町の位置が登録されていないため、現在地からは探せません。"
        "郵便番号か町の名前で探してください。"
    ),
    "no positions at all": _(
        "町の位置が登録されていないため、現在地からは探せません。"
        "郵便番号か町の名前で探してください。"
    ),
    Found.INVALID: _(
        "「%(asked)s」は郵便番号として読み取れませんでした。郵便番号は数字7けたです。"
    ),
    "position wrong": _("現在地を読み取れませんでした。郵便番号か町の名前を入れてください。"),
}
_MESSAGES = _HERE | _NOT_HERE


def _situation(answer: Answer, asked: str, municipality: Municipality | None) -> str:
    """The outcome, told apart where readers need other words for it."""
    if answer.settled and answer.nearest:
        return "nearest"
    special = {
        Found.NO_AREA: ("no areas", municipality and not vocabulary.home_areas(municipality.pk)),
        Found.CHOOSE: ("choose by postcode", answer.postcode),
        Found.UNKNOWN_POSTCODE: ("postcode unknown to all", not municipality),
        Found.INVALID: ("position wrong", not asked),
        Found.NO_POSITIONS: ("no positions at all", not municipality),
    }
    situation, holds = special.get(answer.outcome, ("", False))
    if answer.outcome is Found.UNKNOWN_PLACE and not asked:
        return "town is gone"
    if answer.outcome is Found.UNKNOWN_PLACE and not municipality:
        return "place unknown to all"
    return situation if holds else answer.outcome


def next_steps(answer: Answer, municipality: Municipality | None) -> list[str]:
    """What to do next, one thing a line."""
    call = gettext("お急ぎのときは、下の「どこに聞いたらよいか迷ったら」の窓口に電話してください。")
    if municipality is None:
        call = gettext(
            "お住まいの市町村の役所・役場に電話して「福祉の相談をしたい」と伝えてください。"
        )
    by_name = gettext("町の名前（例：○○町）で、もう一度お試しください。ひらがなでもかまいません。")
    other_town = gettext("町がちがうときは、郵便番号か町の名前を入れてください。")
    steps = {
        Found.UNKNOWN_POSTCODE: [
            gettext("数字がまちがっていないか、お確かめください。"),
            by_name,
            call,
        ],
        Found.UNKNOWN_PLACE: [
            gettext("番地や建物の名前をのぞいて、町の名前だけを入れてください。"),
            gettext("郵便番号（7けた）がわかれば、そちらでもお探しできます。"),
            call,
        ],
        Found.INVALID: [
            gettext("例：123-4567 のように、7けたの数字で入れてください。"),
            by_name,
            call,
        ],
        Found.FAR: [gettext("郵便番号か、お住まいの町の名前を入れてください。"), call],
        Found.NO_POSITIONS: [call],
        Found.NO_AREA: [gettext("電話したら、はじめに「○○町の担当ですか」と聞いてください。")],
        Found.FOUND: [other_town] if answer.nearest else [],
    }
    return steps.get(answer.outcome, [])
