"""Pieces of a text that are names of persons: said with さん, or known to the dictionary."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from django.utils.translation import gettext_lazy as _

from search.text.morphemes import Word, words

from .finds import Find, Suspicion

NAME = _("人の名前")
HONORIFICS = frozenset(["さん", "様", "さま", "氏", "くん", "君", "ちゃん", "殿"])
# Said with さん and no name of anybody.
_NO_NAMES = """
皆 みな お母 お父 お兄 お姉 母 父 兄 姉 弟 妹 祖母 祖父 奥 旦那 娘 息子 孫 嫁 婿 子 子ども
子供 赤 甥 姪 おじ おば ばあ じい おばあ おじい おとう おかあ おにい おねえ とう かあ にい ねえ
叔父 叔母 伯父 伯母 わん にゃん 猫 犬 神 仏 殿 姫 患者 利用者 住民 市民 職員 隣 近所 客 本人
両親 家族 親 友だち 友達 仲間 社協 包括 役所 市役所 役場 病院 学校 会社 自治体 警察 消防
訪問看護 民生委員 児童委員 主任児童委員 大家 管理人 仲人 主治医 先生 若者 新人 先輩 後輩 同僚 上司
大工 坊 ボク ママ パパ お互い 互い おはよう ありがとう ごくろう くろう 苦労 疲れ お疲れ 世話
てつだい 手伝い 相談 事業所 作業所 農家 何 誰 だれ どなた こちら そちら あちら 〇〇 ○○ △△
□□ ×× まる なに くま うさぎ ぞう お日 日 月 お月 星 お星 雷 地蔵 お寺 寺 介護 看護 相談者
依頼 事務 受付 司書 芸人 ご主人 主人 夫 妻 彼 坊主 店 農 漁師 隣人 地元 世間 他人 素人 玄人
大勢 一同 各位
"""
NOT_A_NAME = frozenset(_NO_NAMES.split())
# What ends a trade, an office or a place, not a name; where the dictionary knows no name.
_TRADES = re.compile(
    r".[者員士師長婦手人生屋課係室所館院園会局署社店家隊方団部庁市区町村県組工女友]$"
)
# Taken apart by the dictionary into what looks like names.
_TAKEN_APART = ("保健師",)
_PLACE_AFTER = re.compile(
    r"^(?:クリニック|医院|病院|内科|外科|整形|歯科|眼科|薬局|商店|食堂|作業所|工務店|農園|農場|牧場|製作所|建設"
    r"|工業|製菓|小学校|中学校|小・中|高校|高等|大学|学園|幼稚園|保育|公民館|集会所|団地|ビル|通り|商店街"
    r"|駅|町|市|区|村|県|川|橋|山|池|公園|神社|寺|地区|圏域|線|バス停"
    r"|から来|から引|出身|に住|に引っ越|へ引っ越|で生まれ|に帰省|育ち)"
)
_LABELLED = re.compile(
    r"(?:氏名|本名|名前|フリガナ|ふりがな)\s*:\s*[^\s。、:]{2,}(?: [^\s。、:]{1,6})?"
    r"|\b[A-Z][a-z]+(?:\s[A-Z][a-z]+)?-?\s?(?:さん|san\b|sama\b)"
)
# Written another way than the dictionary has it, one sign for one sign.
_VARIANTS = str.maketrans("髙﨑𠮷濵栁德瀨", "高崎吉浜柳徳瀬")
_KANA_PAIR = re.compile(r"[ぁ-ん]{1,2}")


def names(text: str) -> Iterator[Find]:
    """Every piece of a (folded) text that seems to name a person."""
    found = words(text.translate(_VARIANTS))
    for begin, end in (*_with_honorific(found), *_bare(found), *_labelled(text)):
        piece = text[begin:end]
        if not any(piece in each for each in _TAKEN_APART):
            yield Find(begin, end, Suspicion(piece, NAME))


def _labelled(text: str) -> Iterator[tuple[int, int]]:
    return (match.span() for match in _LABELLED.finditer(text))


def _with_honorific(found: Sequence[Word]) -> Iterator[tuple[int, int]]:
    for place, word in enumerate(found):
        if place and word.surface in HONORIFICS and word.classes[0] in ("接尾辞", "名詞", "代名詞"):
            before = _run_before(found, place)
            if before and _may_be_named(before):
                yield before[0].begin, word.end


def _run_before(found: Sequence[Word], place: int) -> Sequence[Word]:
    """The words right before an honorific that belong to what it is said of."""
    first = place
    while first and found[first - 1].classes[0] in ("名詞", "接頭辞", "接尾辞"):
        first -= 1
    if first == place and found[place - 1].classes[0] in ("動詞", "形状詞", "副詞", "形容詞"):
        first -= 1
    while first < place and found[first].surface in HONORIFICS:
        first += 1
    return found[first:place]


def _may_be_named(run: Sequence[Word]) -> bool:
    last, whole = run[-1], "".join(each.surface for each in run)
    if whole in NOT_A_NAME or last.surface in NOT_A_NAME or whole.endswith(_TAKEN_APART):
        return False
    if last.classes[1] == "固有名詞":
        return not _is_letter(last.surface)
    if run[0].classes[0] == "接頭辞" or _TRADES.search(whole):
        return False
    if re.fullmatch(r"[ァ-ヶー・]+", last.surface):
        return not last.known
    return not _is_letter(last.surface) and last.classes[1] != "数詞" and len(whole) <= 6


def _is_letter(surface: str) -> bool:
    return re.fullmatch(r"[A-Za-z]{1,2}", surface) is not None


def _is_person(word: Word) -> bool:
    return word.classes[1:3] == ("固有名詞", "人名")


def _bare(found: Sequence[Word]) -> Iterator[tuple[int, int]]:
    """Names the dictionary knows; surname and given name are one."""
    text = "".join(each.surface for each in found)
    place = 0
    while place < len(found):
        last = _end_of_name(found, place)
        if last is None:
            place += 1
            continue
        begin, end = found[place].begin, found[last].end
        alone = last == place and _is_too_little(found[place])
        if not alone and not _PLACE_AFTER.match(text[end:]):
            yield begin, end
        place = last + 1


def _is_too_little(word: Word) -> bool:
    return len(word.surface) < 2 or _KANA_PAIR.fullmatch(word.surface) is not None


def _end_of_name(found: Sequence[Word], place: int) -> int | None:
    if not _is_person(found[place]):
        return None
    last = place
    for further in range(place + 1, min(place + 5, len(found))):
        if _is_person(found[further]):
            last = further
        elif found[further].surface not in (" ", "・", "="):
            break
    return last
