"""Addresses as people write them, brought to one spelling."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

import jaconv

_KANJI = r"[\u3400-\u9fff々〆]"
_KE = re.compile(rf"(?<={_KANJI})[ヶケがガヵカ](?={_KANJI})")
_NO = re.compile(rf"(?<={_KANJI})[ノ之乃](?={_KANJI})")
_NUMERAL = re.compile(r"[一二三四五六七八九十]+(?=丁目)")
_NOT_WORD = re.compile(r"[^\w-]+")
_SECTION = re.compile(r"^(?:大字|字)")
_TAIL = re.compile(
    r"(?<=[^0-9])[0-9]+(?:丁目|番地?|号|-|$).*$|(?<=.)[一二三四五六七八九十百]+(?:番地?|号).*$"
)
_BLOCK = re.compile(r"^([^0-9]+[0-9]+)(?:丁目|-)?.*$")
_POSTCODE = re.compile(r"^〒?([0-9]{3})-?([0-9]{4})(?![0-9-])")
_DIGITS = {digit: value for value, digit in enumerate("〇一二三四五六七八九")}


def tidy(text: str) -> str:
    """``text`` in one width, without spaces, with plain hyphens between numbers."""
    plain = re.sub(r"\s+", "", unicodedata.normalize("NFKC", text)).lower()
    return re.sub(r"(?<=[0-9])[‐‑‒–—―−ー~〜の](?=[0-9])", "-", plain)


def split_postcode(text: str) -> tuple[str, str]:
    """The seven digits that tidied ``text`` begins with (or "") and what follows them."""
    found = _POSTCODE.match(text)
    return (found[1] + found[2], text[found.end() :]) if found else ("", text)


def is_number(text: str) -> bool:
    """Tell whether tidied ``text`` can only be meant as a postcode, right or wrong."""
    return re.fullmatch(r"〒?[0-9-]+|〒.*", text) is not None


def fold(text: str) -> str:
    """One spelling of a place name: 富ケ丘 and 富が丘, トミヤ and とみや, 一丁目 and 1丁目."""
    plain = _SECTION.sub("", _NOT_WORD.sub("", tidy(text)))
    plain = _NO.sub("の", _KE.sub("ヶ", plain))
    return jaconv.kata2hira(_NUMERAL.sub(_arabic, plain))


def spellings(folded: str) -> Iterator[str]:
    """``folded`` as it is, down to the 丁目, and without any numbers after the name."""
    yield folded
    block = _BLOCK.match(folded)
    if block:
        yield f"{block[1]}丁目"
    bare = _TAIL.sub("", folded)
    if bare != folded:
        yield bare


def _arabic(numeral: re.Match[str]) -> str:
    tens, ten, ones = numeral[0].rpartition("十")
    if not ten:
        return str(_DIGITS.get(numeral[0], numeral[0]))
    return str((_DIGITS.get(tens, 1) * 10) + _DIGITS.get(ones, 0))
