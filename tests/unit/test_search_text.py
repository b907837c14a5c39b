"""Japanese text is folded, cut and read as people mean it."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import pytest

from search.data import Synonym
from search.text import Role, bigrams, fold, fold_in_place, hiragana, is_kana, morphemes, squeeze
from search.text.lexicon import cut, pieces
from search.text.thesaurus import Thesaurus


def terms(text: str) -> list[str]:
    """Return everything ``text`` is indexed by."""
    return [term for word in morphemes(fold_in_place(text)) for term in word.terms]


@pytest.mark.parametrize(
    ("written", "folded"),
    [
        ("　ＡＢＣ　１２３ ", "abc 123"),
        ("ｶﾌｪ", "カフェ"),
        ("富ヶ丘", "富ケ丘"),
        ("ヶ所", "ヶ所"),
        ("母が心配", "母が心配"),
    ],
)
def test_fold(written: str, folded: str) -> None:
    assert fold(written) == folded


@pytest.mark.parametrize("text", ["㌔とﾎﾟｽﾄ", "ＡＢヶ丘富ヶ丘", "①②", "İstanbul", "が\u3099"])
def test_folding_in_place_moves_nothing(text: str) -> None:
    assert len(fold_in_place(text)) == len(text)


def test_squeeze_makes_place_names_alike() -> None:
    assert {squeeze(name) for name in ("富ケ丘", "富ヶ丘", "富が丘", "富ガ丘 ")} == {"富ケ丘"}
    assert squeeze("センター（さくら）") == "センターさくら"


def test_bigrams_overlap() -> None:
    assert bigrams("富ケ丘") == ("富ケ", "ケ丘")
    assert bigrams("丘") == ("丘",)
    assert bigrams("") == ()


def test_kana() -> None:
    assert hiragana("サクラ会館") == "さくら会館"
    assert is_kana("さくらー")
    assert not is_kana("さくら会館")
    assert not is_kana("")


@pytest.mark.parametrize(
    "spellings",
    [
        ("障害", "障がい", "障碍"),
        ("障害者", "障がい者", "障碍者"),
        ("子供", "子ども", "こども"),
        ("引きこもり", "ひきこもり", "引き籠もり"),
        ("一人", "ひとり"),
        ("ｻｸﾗ", "サクラ"),
        ("ｂ型", "B型"),
    ],
)
def test_spellings_are_one_word(spellings: tuple[str, ...]) -> None:
    assert len({tuple(terms(spelling)) for spelling in spellings}) == 1


def test_a_compound_is_its_parts_and_itself() -> None:
    assert terms("就労継続支援") == ["就労", "継続", "支援", "就労継続支援"]


def test_the_letters_of_a_type_stay() -> None:
    assert terms("A型")[:1] == ["a"]
    assert terms("B型")[:1] == ["b"]


def test_particles_and_punctuation_are_dropped() -> None:
    assert terms("親の、介護が！") == ["親", "介護"]


def test_roles() -> None:
    roles = {word.surface: word.role for word in morphemes("どこに相談すればよいかわからない")}
    assert roles["相談"] is Role.CONTENT
    assert roles["どこ"] is roles["よい"] is roles["わから"] is Role.LIGHT
    assert roles["に"] is Role.GLUE
    assert roles["ない"] is Role.NEGATION


def test_spans_are_places_in_the_text() -> None:
    text = "障がい者の就労継続支援Ｂ型"
    for word in morphemes(fold_in_place(text)):
        for token, (begin, end) in zip(word.tokens, word.spans, strict=True):
            assert text[begin:end]
            assert fold(text[begin:end]) == token or token == "障害"


def test_threads_do_not_share_a_tokenizer() -> None:
    with ThreadPoolExecutor(8) as threads:
        results = list(threads.map(terms, ["地域包括支援センターの相談窓口"] * 400))
    assert results == [results[0]] * 400


@pytest.mark.parametrize(
    ("run", "readings", "words"),
    [
        ("ほうかつしえん", {"ほうかつ", "しえん"}, ["ほうかつ", "しえん"]),
        ("あまぎのもり", {"あまぎ", "もり"}, ["あまぎ", "もり"]),
        ("にんちしょうかふぇ", {"にんち", "にんちしょう", "かふぇ"}, ["にんちしょう", "かふぇ"]),
        ("こどもとおや", {"こども", "おや"}, ["こども", "おや"]),
        ("ほえほえ", {"かいご"}, []),
        ("", set(), []),
    ],
)
def test_cut(run: str, readings: set[str], words: list[str]) -> None:
    assert [run[begin:end] for begin, end in cut(run, readings)] == words


def test_pieces_are_all_that_could_be_readings() -> None:
    assert set(pieces("かいご")) == {"かい", "いご", "かいご"}


SYNONYMS = Thesaurus(
    [
        Synonym("物忘れ", ("認知症", "地域包括支援センター")),
        Synonym("お金がない", ("生活困窮",)),
        Synonym("家から出ない", ("ひきこもり",)),
        Synonym("ごみ屋敷", ("環境",), "999938"),
        Synonym("", ("何か",)),
        Synonym("無言", ("",)),
    ]
)


def meant(question: str, municipality: str | None = None) -> dict[str, tuple[int, int]]:
    """Return the official terms meant by ``question`` and where they are said."""
    folded = fold(question)
    found = SYNONYMS.rewordings(folded, morphemes(folded), municipality)
    return {rewording.term: (rewording.begin, rewording.end) for rewording in found}


@pytest.mark.parametrize(
    "question",
    ["物忘れ", "親の物忘れがひどい", "もの忘れ", "ものわすれ", "最近モノワスレが多くて"],
)
def test_a_wording_is_heard_in_any_spelling(question: str) -> None:
    assert "認知症" in meant(question)


@pytest.mark.parametrize(
    "question",
    ["お金がない", "お金がなくて困る", "お金が全然ないです", "お金がありません", "おかねがない"],
)
def test_a_wording_bends_with_its_grammar(question: str) -> None:
    assert "生活困窮" in meant(question)


def test_a_wording_means_nothing_where_its_words_are_apart() -> None:
    assert "生活困窮" not in meant("お金の相談をする時間と場所がない")
    assert "ひきこもり" not in meant("家から出る")


def test_a_wording_knows_its_place() -> None:
    assert meant("親の物忘れがひどい")["認知症"] == (2, 5)


def test_a_wording_of_one_municipality_is_not_heard_in_another() -> None:
    assert "環境" in meant("ごみ屋敷", "999938")
    assert "環境" not in meant("ごみ屋敷", "999946")
    assert "環境" not in meant("ごみ屋敷")
