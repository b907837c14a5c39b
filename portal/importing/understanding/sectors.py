"""The fields of welfare, by the words plans use; the codes are the directory's."""

from __future__ import annotations

import re

from .fold import fold

_SECTORS = (
    ("elderly", re.compile("高齢|介護|老人|長寿")),
    ("disability", re.compile("障害|障碍")),
    ("children", re.compile("子ども|子育て|児童|母子|ひとり親")),
    ("hardship", re.compile("困窮")),
    ("all", re.compile("全体|共通|全世代|全分野|横断|その他")),
)
_AROUND = re.compile(r"(?:分野|者|生活|世帯|等|の方|支援|福祉|保健|関係|家庭|[・、/()])*")


def sector_of(text: str) -> str:
    """Return the one sector a text names, "" where it names none or several."""
    folded = fold(text)
    found = [code for code, pattern in _SECTORS if pattern.search(folded)]
    return found[0] if len(found) == 1 else ""


def is_sector(text: str) -> bool:
    """Whether a text is nothing but a sector's name."""
    folded = fold(text)
    for _code, pattern in _SECTORS:
        if pattern.search(folded):
            return not _AROUND.sub("", pattern.sub("", folded))
    return False
