"""Whether a line of a narrow column broke in the middle of a name or ended with it."""

from __future__ import annotations

import re
import unicodedata

# Where a name may end: what follows on the next line is another.
COMPLETE = re.compile(
    r"(?:センター|窓口|機関|事業所|相談所|相談室|サロン|カフェ|広場|ひろば|館|プラザ|病院|医院|協議会"
    r"|ハウス|ホーム|園|課|室|係|事業|[)\]】。])$"
)
FACILITY = re.compile(
    r"センター|窓口|機関|事業所|相談所|相談室|サロン|カフェ|広場|ひろば|クラブ|くらぶ|園|館|プラザ|病院"
    r"|医院|クリニック|協議会|社協|ハウス|ホーム|の家|相談会|食堂|作業所|連携室|ステーション|支所"
    r"|役所|役場|オフィス|スペース|拠点|ルーム|ハローワーク|図書館|教室|学校"
)
_BRACKETS = re.compile(r"[（(][^（）()]*[）)]?")
# What cannot begin a name: particles, ends of words, closing signs.
_GOES_ON = re.compile(r"[のにをはがとでへやも、。）)】」ー・ぁぃぅぇぉっゃゅょァィゥェォッャュョん]"
                      r"|運営|事業|内(?![一-龥])|等|など|長(?![一-龥])|職員|型")  # fmt: skip


def is_whole(before: str, after: str) -> bool:
    """Whether ``before`` ended with its line, and ``after`` begins something of its own."""
    return ends_name(before) and not _GOES_ON.match(after.strip())


def names_place(text: str) -> bool:
    """Whether a text, but for its brackets, names a place one can go to."""
    return FACILITY.search(_BRACKETS.sub("", text)) is not None


def ends_name(text: str) -> bool:
    """Whether a text ends as names of places, departments and programmes end."""
    folded = "".join(unicodedata.normalize("NFKC", text).split())
    return COMPLETE.search(re.sub("(?<=タ)[-‐‑‒–—―−─]", "ー", folded)) is not None
