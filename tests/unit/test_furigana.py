"""ふりがな: over the kanji alone, and nothing rather than something wrong."""

from __future__ import annotations

import pytest

from directory.registry.wording.furigana import furigana

TEXTS = {
    "取り扱い": "取(と)り扱(あつか)い",
    "困ったら": "困(こま)ったら",
    "次の約束": "次(つぎ)の約束(やくそく)",
    "畑の手入れをします。": "畑(はたけ)の手入(てい)れをします。",
    "第2・4土曜　13:30〜15:30": "第(だい)2・4土曜(どよう)　13:30〜15:30",
    "12月2日（水）の水": "12月(がつ)2日（水）の水(みず)",
    "月〜金曜": "月〜金曜(きんよう)",
    "雨の日": "雨(あめ)の日(ひ)",
    "ひだまりカフェ": "ひだまりカフェ",
    "": "",
}


def written(text: str) -> str:
    return "".join(f"{base}({ruby})" if ruby else base for base, ruby in furigana(text))


@pytest.mark.parametrize(("text", "expected"), TEXTS.items())
def test_readings_lie_over_the_kanji(text, expected):
    assert written(text) == expected


@pytest.mark.parametrize("text", ["一人暮らしの方", "2人まで", "龘の間"])
def test_what_may_be_read_otherwise_is_left_alone(text):
    pieces = dict(furigana(text))
    assert not {"方", "人", "龘"} & {base for base, ruby in pieces.items() if ruby}


@pytest.mark.parametrize(
    "text", ["みほん市　東部\n生活支援センター「ひだまり」2階", "ｶﾌｪ𠮷野家 ☕️", " ", "漢字" * 6000]
)
def test_the_pieces_joined_are_the_text(text):
    assert "".join(base for base, _ruby in furigana(text)) == text
    assert all(ruby is None or ruby for _base, ruby in furigana(text))
