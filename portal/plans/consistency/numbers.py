"""Numbers in typed text that the directory counts, too: 「相談窓口は12か所」「三つの圏域」."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from .findings import Disagreement, Kind, Register, Written
from .spelling import figures_close

_DIGITS = "一二三四五六七八九"
_NUMBER = r"(?P<number>[0-9]{1,4}|[一二三四五六七八九十]{1,3})"
_PLACES = r"(?:[かカヵヶケ箇個]所)"
# What is counted in text, by the name of the number that counts it in the directory.
_COUNTED = {
    "相談窓口": "相談窓口の数",
    "居場所": "居場所の数",
    "カフェ": "カフェの数",
    "参加の場": "参加の場の数",
    "圏域": "圏域の数",
    "日常生活圏域": "圏域の数",
    "会議体": "会議体の数",
}
_NOW = r"(?:現在|いま|今|市内に|町内に|村内に|市全体で|全部で|合わせて|合計|計|全)"
_AREAS = re.compile(rf"{_NUMBER}(?:つの)?(?P<noun>(?:日常生活)?圏域)")

_VAGUE_BEFORE = re.compile(
    r"(?:第|約|およそ|おおむね|概ね|少なくとも|最大|最低|最大で|うち|ほか|他に|新たに|さらに|[0-9.,・~〜〇一二三四五六七八九十])$"
)
_VAGUE_AFTER = re.compile(
    r"^(?:以上|程度|ほど|前後|弱|強|余|あまり|未満|以下|ずつ|増|減|目|ごと|[~〜・]?[0-9])"
)
# 「2か所の窓口のうち」 may be some of them; 「3圏域のうち」 names all there are.
_SOME_OF = re.compile(r"^のうち")
# 「圏域は3つの町から」 counts the towns.
_OF_SOMETHING = re.compile(r"^の")
_PART_OF_A_NAME = re.compile(r"[一-龥々ァ-ヶーA-Za-z]$|の$|な$|る$|た$")
# A sentence about another time, or about each of several.
_OTHER_TIME = re.compile(
    r"目標|予定|までに|めざ|目指|増や|増設|新設|当時|かつて|昨年|前年|将来|今後|各|それぞれ|ごとに|以前"
)
_DATED = re.compile(r"(?:令和|平成|昭和)(?:[0-9]+|元)年|(?:19|20)[0-9]{2}年")
_SENTENCE = re.compile(r"[^。\n]+")


@dataclass(frozen=True, slots=True)
class Counted:
    """A number of something, as it stands in a text; ``name`` is the directory's number."""

    name: str
    number: int
    wording: str


def counted_in(
    text: str, sectors: Iterable[str] = (), institutions: Iterable[str] = ()
) -> Iterator[Counted]:
    """What ``text`` surely counts today.

    ``sectors`` are names that may stand before 窓口, ``institutions`` count by their own names.
    """
    named = _COUNTED | {each: each for each in institutions}
    for sentence in _SENTENCE.findall(figures_close(text)):
        if not _is_about_another_time(sentence):
            yield from _counted(sentence, tuple(sectors), named)


def numbers_that_differ(texts: Iterable[Written], register: Register) -> Iterator[Disagreement]:
    """Numbers in texts that are not what the directory counts."""
    sectors = [
        name.removesuffix("の相談窓口の数") for name in register.numbers if "の相談窓口" in name
    ]
    known = {**register.numbers, **register.institutions}
    for written in texts:
        for each in dict.fromkeys(counted_in(written.text, sectors, register.institutions)):
            now = known.get(each.name)
            if now is not None and now != each.number:
                yield Disagreement(
                    kind=Kind.NUMBER,
                    plan=each.wording,
                    directory=f"{each.name}：{now}",
                    where=written.where,
                )


def number_of(text: str) -> int | None:
    """The number written in figures or in kanji below a hundred; None for neither."""
    if text.isdecimal():
        return int(text)
    tens, ten, ones = text.rpartition("十")
    if len(tens) > 1 or len(ones) > 1:
        return None
    worth = (_DIGITS.find(tens) + 1 if tens else 1) * 10 if ten else 0
    return worth + (_DIGITS.find(ones) + 1 if ones else 0)


def _is_about_another_time(sentence: str) -> bool:
    dated = _DATED.search(sentence) and "現在" not in sentence
    return bool(dated or _OTHER_TIME.search(sentence))


@lru_cache(maxsize=64)
def _patterns(nouns: frozenset[str]) -> tuple[re.Pattern[str], ...]:
    noun = rf"(?P<noun>{'|'.join(sorted(nouns, key=len, reverse=True))})"
    after = rf"(?:の数)?(?:は|が|を|:)?、?{_NOW}*、?{_NUMBER}(?:{_PLACES}|つ|圏域)"
    return (re.compile(noun + after), re.compile(rf"{_NUMBER}{_PLACES}の{noun}"), _AREAS)


def _counted(
    sentence: str, sectors: tuple[str, ...], named: Mapping[str, str]
) -> Iterator[Counted]:
    taken: set[int] = set()
    for pattern in _patterns(frozenset(named)):
        for found in pattern.finditer(sentence):
            number = number_of(found["number"])
            name = _name_of(sentence, found, sectors, named)
            if number is None or name is None or not taken.isdisjoint(range(*found.span())):
                continue
            taken.update(range(*found.span()))
            yield Counted(name, number, found[0])


def _name_of(
    sentence: str, found: re.Match[str], sectors: tuple[str, ...], named: Mapping[str, str]
) -> str | None:
    """The directory's number for what was found; None where it may count something else."""
    before, after = sentence[: found.start()], sentence[found.end() :]
    if _VAGUE_BEFORE.search(sentence[: found.start("number")]) or _VAGUE_AFTER.search(after):
        return None
    name = named[found["noun"]]
    if found.start("noun") == found.start():
        return None if _OF_SOMETHING.search(after) else _qualified(before, name, sectors)
    return None if name != "圏域の数" and _SOME_OF.search(after) else name


def _qualified(before: str, name: str, sectors: tuple[str, ...]) -> str | None:
    """「高齢の相談窓口」 is a number of its own; any other word before it makes us silent."""
    for sector in sectors:
        if before.endswith(f"{sector}の"):
            return f"{sector}の{name}"
    return None if _PART_OF_A_NAME.search(before) else name
