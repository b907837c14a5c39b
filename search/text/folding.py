"""Spellings that mean the same become one spelling."""

from __future__ import annotations

import re
import unicodedata

import jaconv

_KANJI = r"[\u3400-\u9fff々〆]"
_SMALL_KE = re.compile(rf"(?<={_KANJI})[ヶケ](?={_KANJI})")
_SPOKEN_KE = re.compile(rf"(?<={_KANJI})[がガ](?={_KANJI})")
_SPACES = re.compile(r"\s+")
_NOT_WORD = re.compile(r"[\W_]+")
_KANA = re.compile(r"[ぁ-ゖァ-ヺー]+")


def fold(text: str) -> str:
    """Return ``text`` in one width and case, single-spaced, with ケ for ヶ between kanji."""
    plain = unicodedata.normalize("NFKC", text).lower()
    return _SMALL_KE.sub("ケ", _SPACES.sub(" ", plain).strip())


def fold_in_place(text: str) -> str:
    """Fold ``text`` without moving any character, so that offsets stay those of ``text``."""
    return _SMALL_KE.sub("ケ", "".join(map(_fold_character, text)))


def _fold_character(character: str) -> str:
    folded = unicodedata.normalize("NFKC", character).lower()
    return folded if len(folded) == 1 else character


def hiragana(text: str) -> str:
    """Return folded ``text`` with katakana written in hiragana."""
    return str(jaconv.kata2hira(fold(text)))


def is_kana(text: str) -> bool:
    """Tell whether ``text`` is written in kana alone (and is not empty)."""
    return _KANA.fullmatch(text) is not None


def squeeze(text: str) -> str:
    """Return folded ``text`` without spaces and punctuation, 富が丘 and 富ヶ丘 alike."""
    return _SPOKEN_KE.sub("ケ", _NOT_WORD.sub("", fold(text)))


def bigrams(squeezed: str) -> tuple[str, ...]:
    """Return the overlapping pairs of characters of ``squeezed`` (itself when shorter)."""
    if len(squeezed) < 2:
        return (squeezed,) if squeezed else ()
    return tuple(squeezed[i : i + 2] for i in range(len(squeezed) - 1))
