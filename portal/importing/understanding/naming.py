"""Whether a name is that of one facility, of a category, or of nothing that is a place."""

from __future__ import annotations

import re

from portal.importing.data import NamingGuess
from portal.importing.line_breaks import FACILITY

from .departments import is_department
from .fold import fold
from .modes import is_mode, is_organization
from .names import programmes_named

# Words that say what sort of place it is, not which one.
_GENERIC = re.compile(
    r"(?:市|町|村|区)?(?:役所|役場)(?:内|本庁舎?|庁舎)?|本庁|庁舎|庁内|課内|窓口|相談窓口|各?窓口|既存の拠点|拠点"
    r"|(?:身近な|地域の|市内の|町内の|既存の)?(?:居場所|通いの場|つどいの場|集いの場|サロン|カフェ|教室|広場|施設"
    r"|公民館|集会所|公園|学校|町内会館|自治会館|集会施設|公共施設|福祉施設|事業所)(?:等|など)?"
    r"|認知症カフェ|(?:市|町|村)?内(?:全域|各所|各地)?|市外|町外|全域"
    r"|(?:就労継続支援|就労移行支援|障害福祉サービス|介護サービス|居宅介護支援|相談支援|指定相談支援)事業所(?:等)?"
    r"|(?:指定|特定|一般|委託)?相談支援事業所|委託相談事業所|子ども食堂|ファミリーサポートセンター事業"
)
# A name of its own behind, or instead of, the word for what it is.
_QUOTED = re.compile(r"^([^「」『』。]{0,24})[「『]([^「」『』。]{1,16})[」』](?=$|\()")
_ROLE = re.compile(
    r"(?:員|ワーカー|csw|コーディネーター|アドバイザー|専門職|保健師|福祉士|サポーター)(?:等)?$"
)
_SENTENCE = re.compile(
    r"[。「」～〜※]|(?<=[一-龥ァ-ヶー])[はがを]$|(?<=[一-龥])(?:する|した|して)$|(?:される|います|ます|ある|行う|図る)$"
    r"|(?:設置|開催|実施|配置|支援|運営|参加|予定|連携|対象)$"
    r"|(?:を|へ|から|による|における|において|ごとに|に応じ)|(?<!みんな)で(?:の)?(?:開催|実施|行)"
)
_CATEGORY = re.compile(
    r"^各|^全|^市内[0-9]|^[0-9]+(?:か|箇|ヶ|カ)?所|(?:等|など|ほか|他|全般|各種)$|^住民主体|^既存|^その他|ごと$"
)
_COUNT = re.compile(r"^.{0,6}[0-9]+(?:か|箇|ヶ|カ|ケ|個)?所(?:程度)?$")
_NOT_A_PLACE = re.compile(
    r"協議体|講座|研修|会議|計画|コーディネーター|ボランティア$|事業$|業務|支援員|体操|ワーキング|年度|圏域$|地区$"
    r"|全域$|分野$|^別[表紙記]|^市外|^市内$|^なし$|^特になし$|^[-‐―ー]+$|住民|団体$|サービス[a-z]?$"
)
_KINDS = (
    ("consultation_day", re.compile(r"相談会")),
    ("cafe", re.compile(r"カフェ|喫茶")),
    ("activity_centre", re.compile(r"地域活動支援センター")),
    ("child_base", re.compile(
        r"子育て(?:支援センター|サロン|ひろば|広場)|つどいの広場|子ども園|保育園|保育所|幼稚園|児童館"
    )),
    ("gathering_place", re.compile(r"サロン|居場所|通いの場|つどいの場|広場|ひろば|食堂")),
    ("course", re.compile(r"教室|講座")),
    ("counter", re.compile(r"センター|窓口|機関|相談|課$|室$|社会福祉協議会|役所|役場")),
)  # fmt: skip
LONGEST = 45


def naming_of(name: str) -> NamingGuess | None:
    """Return what sort of name it is, None where it names no place at all."""
    folded = _QUOTED.sub(r"\g<1>\g<2>", fold(name))
    if not 2 <= len(folded) <= LONGEST or is_mode(name) or programmes_named(name):
        return None
    if _GENERIC.fullmatch(folded):
        return NamingGuess.CATEGORY
    if is_department(name):
        return NamingGuess.PROPER
    if _SENTENCE.search(folded) or _NOT_A_PLACE.search(folded):
        return None
    if _ROLE.search(folded):
        return NamingGuess.ROLE
    if _CATEGORY.search(folded) or _COUNT.match(folded):
        return NamingGuess.CATEGORY
    return NamingGuess.PROPER


def is_count(name: str) -> bool:
    """Whether it is a number of places instead of a name (市外1か所)."""
    return _COUNT.match(fold(name)) is not None


def is_facility(name: str) -> bool:
    """Whether the name itself says that it is a place one can go to."""
    return bool(FACILITY.search(fold(name))) or is_organization(name)


def place_kind(name: str) -> str:
    """Return the directory's code for what sort of place it is, "" where the name is silent."""
    folded = fold(name)
    return next((code for code, pattern in _KINDS if pattern.search(folded)), "")
