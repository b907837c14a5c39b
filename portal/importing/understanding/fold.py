"""Spellings that mean the same, folded to one, for comparing only: nothing folded is shown."""

from __future__ import annotations

import re
import unicodedata

# A long vowel after katakana is often some other dash.
LONG_VOWEL = re.compile(r"(?<=[ァ-ヶー])[-‐‑‒–—―−─]")
ONE_SPELLING = (
    (re.compile("障(?:がい|碍|碍)"), "障害"),
    (re.compile("こども|子供"), "子ども"),
)
CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"
ROMAN = "ⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩ"
NUMBERING = re.compile(
    rf"^(?:第[0-9０-９一二三四五六七八九十]+[章節編部項]?|[{CIRCLED}]|[{ROMAN}]+"
    r"|[IVX]+(?=[\s　.．])"
    r"|[(（][0-9０-９一二三四五六七八九十ア-ンa-z]{1,2}[)）](?:[-－‐][0-9０-９]{1,2})?|[0-9０-９]{1,2}(?:[-－.．][0-9０-９]{1,2})*"
    r"|[ア-ン](?=[\s　.．、)）])|[一二三四五六七八九十]+(?=[\s　.．、)）]))[\s　.．、,:：)）]*"
)
BULLET = re.compile(r"^[\s　]*(?:[・●○〇◯■□◆◇▼▲△▽◎☆★➢✓•‣⚫※*]|[-‐−–—](?=[\s　]))[\s　]*")
OPENING = "【〔［[＜<〈《「『"
CLOSING = "】〕］]＞>〉》」』"


def fold(text: str) -> str:
    """Return ``text`` in one width and one spelling, without any space."""
    folded = unicodedata.normalize("NFKC", text)
    folded = LONG_VOWEL.sub("ー", folded)
    folded = "".join(folded.split()).lower()
    for pattern, spelling in ONE_SPELLING:
        folded = pattern.sub(spelling, folded)
    return folded


def bare(text: str) -> str:
    """Return ``text`` without bullets, numbering and brackets around the whole."""
    before = None
    while before != text:
        before = text
        text = BULLET.sub("", text.strip())
        text = _unnumbered(text)
        if text and text[0] in OPENING and text[-1] == CLOSING[OPENING.index(text[0])]:
            text = text[1:-1]
    return text.strip()


def _unnumbered(text: str) -> str:
    shorter = NUMBERING.sub("", text)
    return shorter or text


def japanese(text: str) -> bool:
    """Whether there is any kana or kanji."""
    return re.search(r"[ぁ-んァ-ヶ一-龥々]", text) is not None
