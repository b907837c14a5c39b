"""Departments: 課, 室, 係 and what stands above and below them."""

from __future__ import annotations

import re

from .fold import BULLET, NUMBERING, fold

_SPLIT = re.compile(
    r"[\n、,，/／;；]|及び|並びに|(?<=課)・|(?<=室)・|(?<=係)・|(?<=センター)・(?=\S*[課室係])"
)
_ABOVE = re.compile(r".*(?:部|局|本部|庁|市役所|役場|事務局|委員会)$")
_OWN = re.compile(r".*(?:課|室)(?:[（(][^（）()]*[）)])?$")
_BELOW = re.compile(r".*(?:センター|係|担当|班|グループ|G|チーム|支所|事務所|窓口)$")
# No value that names departments is longer.
LONGEST = 400
LONGEST_NAME = 80
_BRACKETS = re.compile(r"[（(][^（）()]*[）)]")
_WHOLE = re.compile(
    r"(?:[^、。,()]{1,12}?(?:市|町|村|区|市役所|役場|部|局|委員会|事務局))*"
    r"[^、。,()をがはにでと]{1,14}(?:課|室|係|担当|班)"
    r"(?:[^、。,()をがは]{1,20}(?:センター|係|室|担当|班|課))?"
)
_NOT = re.compile(r"相談室|教室|会議室|資料室|保健室|調理室|連携室|研修室|集会室|日課|放課|担当$")


def is_department(text: str) -> bool:
    """Whether ``text`` is nothing but the name of a department."""
    if len(text) > LONGEST_NAME:
        return False
    folded = fold(_BRACKETS.sub("", text))
    return bool(_WHOLE.fullmatch(folded)) and not _NOT.search(folded)


def departments(value: str) -> tuple[str, ...]:
    """Return each department a value names, once, as written."""
    found: list[str] = []
    for piece in _SPLIT.split(value[:LONGEST]):
        found.extend(_several(_plain(piece)))
    return tuple(dict.fromkeys(name for name in found if _named(name)))


def _plain(piece: str) -> str:
    piece = NUMBERING.sub("", BULLET.sub("", piece.strip()))
    return _BRACKETS.sub(_kept, piece).strip()


def _kept(bracket: re.Match[str]) -> str:
    """Return brackets that hold a part of the name, such as the room within a department."""
    return bracket[0] if is_department(bracket[0][1:-1]) else ""


def _several(piece: str) -> list[str]:
    """Split at spaces where a second department begins; a word broken by a space is joined."""
    names: list[list[str]] = [[]]
    for word in _words(piece):
        current = names[-1]
        owned = any(_OWN.fullmatch(part) for part in current)
        if current and (owned and (_OWN.fullmatch(word) or _ABOVE.fullmatch(word))):
            names.append([word])
        else:
            current.append(word)
    return [" ".join(words) for words in names if words]


def _words(piece: str) -> list[str]:
    words: list[str] = []
    for word in piece.split():
        if words and not _ends(words[-1]):
            words[-1] += word
        else:
            words.append(word)
    return words


def _ends(word: str) -> bool:
    return any(pattern.fullmatch(word) for pattern in (_ABOVE, _OWN, _BELOW))


def _named(name: str) -> bool:
    return 2 <= len(name) <= 40 and _ends(name.split()[-1]) and "。" not in name
