"""Names municipalities give to programmes themselves, by where they stand rather than by words."""

from __future__ import annotations

import re

from .fold import bare, fold
from .names import LONGEST, programmes_named

_ITEM = re.compile(
    r"[\s　]*[（(【]?[\s　]*(?:法)?第?[1-6１-６][\s　]*号"
    r"(?:の?[（(]?[イロハニ][）)]?(?![ァ-ヶー]))?[）)】]?[\s　:：・]*"
)
_BEHIND = re.compile(r"[\s　]*[（(【〔［][^（）()]*(?:法|条|号)[^（）()]*[）)】〕］][\s　]*$")
# Parts of a plan or of a programme's sheet, not programmes.
_PART = re.compile(
    r"体制|会議|計画|推進|評価|進行|圏域|期間|目的|概要|内容|方法|背景|趣旨|位置|一覧|全体|配置|課題|目標"
    r"|イメージ|フロー|流れ|現状|方針|理念|まとめ|資料|名簿|経過|用語|はじめに|おわりに|について$"
)
_SET_OFF = re.compile(r"[\s　]+[-‐–—―－ー～~|｜/／][\s　]*|[:：|｜（）()【】「」]|――")
LONGEST_NAME = 40


def starts_with_item(text: str) -> bool:
    """Whether a line begins with the 号 it is about and goes on with a name."""
    if len(text) > LONGEST:
        return False
    found = _ITEM.match(bare(text)) or _ITEM.match(text.strip())
    return bool(found) and 2 <= len(own_name(text)) <= LONGEST_NAME and "。" not in text


def named_within(heading: str) -> str:
    """Return the part of a heading that is a standard name, set off by a dash, a colon or brackets.

    A heading without such a part is returned as it is.
    """
    if programmes_named(heading):
        return heading
    parts = [part.strip() for part in _SET_OFF.split(heading) if part.strip()]
    named = [part for part in parts if programmes_named(part)]
    return named[0] if len(named) == 1 and len(parts) <= 3 else heading


def looks_own(text: str) -> bool:
    """Whether a heading may be the name of a programme rather than of a part of the plan."""
    folded = fold(own_name(text)) if len(text) <= LONGEST else ""
    if not 3 <= len(folded) <= LONGEST_NAME or re.search(r"[。、:?]", folded):
        return False
    return folded.endswith("事業") or not _PART.search(folded)


def own_name(text: str) -> str:
    """Return the name in a heading: without numbering, 号 and the article behind it."""
    plain = text.strip()
    found = _ITEM.match(plain) or _ITEM.match(plain := bare(plain))
    return _BEHIND.sub("", plain[found.end() :] if found else plain).strip() or plain
