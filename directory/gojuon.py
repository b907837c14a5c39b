"""五十音: under which heading a word stands, and in which order."""

from __future__ import annotations

import unicodedata

import jaconv

ROWS = ("あ", "か", "さ", "た", "な", "は", "ま", "や", "ら", "わ")
LETTERS, UNKNOWN = "letters", "unknown"
HEADINGS = (*ROWS, LETTERS, UNKNOWN)

_IN_ROWS = {
    kana: row
    for row, kanas in zip(
        ROWS,
        (
            "あいうえおぁぃぅぇぉ",
            "かきくけこゕゖ",
            "さしすせそ",
            "たちつてとっ",
            "なにぬねの",
            "はひふへほ",
            "まみむめも",
            "やゆよゃゅょ",
            "らりるれろ",
            "わゐゑをんゎ",
        ),
        strict=True,
    )
    for kana in kanas
}
_FULL_SIZE = str.maketrans("ぁぃぅぇぉっゃゅょゎゕゖ", "あいうえおつやゆよわかけ")
_VOICING = "\u3099\u309a"


def heading(name: str, reading: str, printed: str = "") -> str:
    """One of ``HEADINGS``: as ``printed`` in the source ("か" or "か行"), or by the reading.

    A word without a reading stands by its own first letter if that is kana, a digit or Latin.
    """
    row = printed.strip().removesuffix("行")
    for word in (row if len(row) == 1 else "", reading, name):
        first = _plain(word)[:1]
        if first in _IN_ROWS:
            return _IN_ROWS[first]
    first = _plain(name)[:1]
    return LETTERS if first.isascii() and first.isalnum() else UNKNOWN


def order(name: str, reading: str) -> tuple[str, str, str]:
    """What words of one heading are sorted by: か and が alike, then as written."""
    word = reading or name
    return _plain(word).translate(_FULL_SIZE), _hiragana(word), name


def _plain(word: str) -> str:
    """``word`` in hiragana without voicing marks."""
    parts = unicodedata.normalize("NFD", _hiragana(word))
    return "".join(each for each in parts if each not in _VOICING)


def _hiragana(word: str) -> str:
    return str(jaconv.kata2hira(unicodedata.normalize("NFKC", word).strip()))
