"""Under which letter a word stands, and in which order."""

from __future__ import annotations

import pytest

from directory.gojuon import LETTERS, UNKNOWN, heading, order


@pytest.mark.parametrize(
    ("name", "reading", "printed", "expected"),
    [
        ("居場所", "いばしょ", "", "あ"),
        ("8050問題", "はちまるごーまるもんだい", "", "は"),
        ("号泣", "ごうきゅう", "", "か"),
        ("パートナー", "ぱーとなー", "", "は"),
        ("ヴィジョン", "ゔぃじょん", "", "あ"),
        ("支援", "しえん", "さ行", "さ"),
        ("支援", "", "サ", "さ"),
        ("アウトリーチ", "", "", "あ"),
        ("ｱｳﾄﾘｰﾁ", "", "", "あ"),
        ("ん廻し", "んまわし", "", "わ"),
        ("SDGs", "", "", LETTERS),
        ("８０５０問題", "", "", LETTERS),
        ("協働", "", "", UNKNOWN),
        ("協働", "", "その他", UNKNOWN),
        ("", "", "", UNKNOWN),
    ],
)
def test_a_word_stands_under_its_letter(name, reading, printed, expected):
    assert heading(name, reading, printed) == expected


def test_voiced_letters_stand_among_the_others():
    words = ["がいぶ", "かいご", "かぞく", "きかん", "かいこ", "ガイド"]
    ordered = sorted(words, key=lambda word: order(word, word))
    assert ordered == ["かいこ", "かいご", "ガイド", "がいぶ", "かぞく", "きかん"]
