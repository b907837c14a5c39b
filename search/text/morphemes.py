"""Words of a text by SudachiPy: normal forms, readings, and what part they play."""

from __future__ import annotations

import threading
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum
from functools import cache
from typing import Any

import jaconv
from sudachipy import Dictionary, SplitMode

from search.text.folding import is_kana


class Role(Enum):
    """What a word does in a question.

    ``CONTENT`` says what it is about, ``LIGHT`` only helps saying it (する, どこ),
    ``NEGATION`` turns it round, ``GLUE`` holds it together (particles, punctuation).
    """

    CONTENT = 1
    LIGHT = 2
    NEGATION = 3
    GLUE = 4


@dataclass(frozen=True, slots=True)
class Morpheme:
    """One word: where it stands, its short units' normal forms, and its reading.

    ``tokens`` are the normal forms of the short units and ``token_readings`` their
    readings; ``spans`` are their places in the text. ``compound`` is the normal form of
    the whole where it has several short units, else empty. Readings are in hiragana.
    """

    surface: str
    begin: int
    end: int
    role: Role
    tokens: tuple[str, ...]
    token_readings: tuple[str, ...]
    spans: tuple[tuple[int, int], ...]
    compound: str
    reading: str

    @property
    def terms(self) -> tuple[str, ...]:
        """Everything this word is indexed by."""
        return (*self.tokens, self.compound) if self.compound else self.tokens


# SudachiPy refuses more than 49,149 bytes, and no character has more than four.
MOST_AT_ONCE = 10_000
_GLUE_CLASSES = {"助詞", "助動詞", "補助記号", "空白"}
_LIGHT_CLASSES = {"代名詞", "副詞", "感動詞", "接続詞", "連体詞"}
_LIGHT_TEXT = """
事 物 時 所 為 方 様 為る 有る 居る 成る 出来る 無い 良い 下さる 貰う 欲しい 教える 知る 分かる 困る
思う 言う 遣る 置く 仕舞う 一寸 何 誰 何処 何時 如何 行く 来る 見る 上げる 呉れる
こと 人 自分 気 日 年 今 最近 毎日 心配 悩む 聞く 探す 場所 方法 利用 使う 続く 多い 少ない 出る
入る 持つ
"""
_LIGHT_WORDS = frozenset(_LIGHT_TEXT.split())
_NEGATIONS = {"ない", "ず", "ぬ", "無い", "まい"}
_local = threading.local()


@cache
def _dictionary() -> Dictionary:
    return Dictionary(dict="core")


def _tokenizer() -> Any:
    # A tokenizer refuses a second thread; the dictionary behind it is shared.
    if not hasattr(_local, "tokenizer"):
        _local.tokenizer = _dictionary().tokenizer()
        _local.roles = {}
    return _local.tokenizer


def morphemes(text: str) -> list[Morpheme]:
    """Return the words of ``text`` in order, glue included; spans are offsets in ``text``.

    What comes after ``MOST_AT_ONCE`` characters is left out.
    """
    words = _tokenizer().tokenize(text[:MOST_AT_ONCE], SplitMode.C)
    return [_morpheme(word) for word in words]


def _morpheme(word: Any) -> Morpheme:
    normal = _normal(word.normalized_form())
    role = _role(word, normal)
    # add_single=True would say the same, but SudachiPy 0.7 then loses the surfaces.
    parts = [part for part in list(word.split(SplitMode.A)) or [word] if _is_indexed(part)]
    tokens = tuple(_normal(part.normalized_form()) for part in parts)
    return Morpheme(
        surface=word.surface(),
        begin=word.begin(),
        end=word.end(),
        role=role if tokens or role is not Role.CONTENT else Role.GLUE,
        tokens=tokens,
        token_readings=tuple(_reading(part) for part in parts),
        spans=tuple((part.begin(), part.end()) for part in parts),
        compound=normal if len(tokens) > 1 else "",
        reading=_reading(word),
    )


def _normal(form: str) -> str:
    return unicodedata.normalize("NFKC", form).lower().replace(" ", "")


def _reading(word: Any) -> str:
    return str(jaconv.kata2hira(word.reading_form()))


def _is_indexed(part: Any) -> bool:
    if _class_role(part) is Role.GLUE:
        return False
    normal = part.normalized_form()
    # お and ご come and go before the same word.
    return any(map(str.isalnum, normal)) and not (
        normal in ("御", "お", "ご") and part.part_of_speech()[0] == "接頭辞"
    )


def _role(word: Any, normal: str) -> Role:
    if normal in _NEGATIONS:
        return Role.NEGATION
    role = _class_role(word)
    return Role.LIGHT if role is Role.CONTENT and normal in _LIGHT_WORDS else role


def _class_role(word: Any) -> Role:
    number = word.part_of_speech_id()
    role: Role | None = _local.roles.get(number)
    if role is None:
        role = _local.roles[number] = _role_of_class(word.part_of_speech())
    return role


def _role_of_class(classes: tuple[str, ...]) -> Role:
    # The letters of A型 and B型 are symbols too, and they matter.
    if classes[0] in _GLUE_CLASSES or (classes[0] == "記号" and classes[1] != "文字"):
        return Role.GLUE
    if classes[0] in _LIGHT_CLASSES:
        return Role.LIGHT
    if classes[0] in ("動詞", "形容詞") and classes[1] == "非自立可能":
        return Role.LIGHT
    return Role.CONTENT


def kana_runs(words: Sequence[Morpheme]) -> Iterator[tuple[int, int]]:
    """Yield where neighbouring words are written in kana alone, two characters or more."""
    begin = end = -1
    for word in words:
        if is_kana(word.surface):
            begin = begin if word.begin == end else word.begin
            end = word.end
        elif end - begin > 1:
            yield begin, end
            begin = end = -1
    if end - begin > 1:
        yield begin, end


@dataclass(frozen=True, slots=True)
class Word:
    """One word as the dictionary classes it; ``known`` is whether it stands there at all."""

    surface: str
    begin: int
    end: int
    classes: tuple[str, ...]
    known: bool


def words(text: str) -> list[Word]:
    """Return the words of ``text`` with their classes (品詞, then three finer ones)."""
    found = _tokenizer().tokenize(text[:MOST_AT_ONCE], SplitMode.C)
    return [
        Word(each.surface(), each.begin(), each.end(), each.part_of_speech()[:4], not each.is_oov())
        for each in found
    ]
