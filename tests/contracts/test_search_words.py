"""What people write finds what is meant, on every engine."""

from __future__ import annotations

import pytest

from search.data import Query, Synonym
from search.engines.base import Engine, Vocabulary
from tests.contracts.conftest import found, write
from tests.contracts.samples import NEXT_TOWN, TOWN, entry


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("地域包括支援センター さくら", "sakura"),
        ("地域包括支援センター（さくら）", "sakura"),
        ("サクラ", "sakura"),
        ("もみじ", "momiji"),
        ("障害者", "disability"),
        ("障がい者", "disability"),
        ("障碍者", "disability"),
        ("子供食堂", "canteen"),
        ("こども食堂", "canteen"),
        ("富ケ丘", "disability"),
        ("富ヶ丘", "disability"),
        ("富が丘", "disability"),
        ("不登校", "school"),
    ],
)
def test_every_spelling_of_a_name_finds_it(town: Engine, text: str, first: str) -> None:
    assert found(town, text)[0] == first


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("いずさん", "disability"),
        ("とみがおか", "disability"),
        ("トミガオカ", "disability"),
        ("しょうがい", "disability"),
        ("ふとうこう", "school"),
        ("じりつそうだん", "livelihood"),
        ("あまぎのもり", "forest"),
        ("あまぎもり", "forest"),
        ("こどもしょくどう", "canteen"),
    ],
)
def test_kana_finds_what_is_read_so(town: Engine, text: str, first: str) -> None:
    assert found(town, text)[0] == first


def test_kana_finds_everything_that_has_the_word(town: Engine) -> None:
    assert set(found(town, "ほうかつ")) == {"sakura", "momiji"}


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("親の物忘れがひどくて さくら", "sakura"),
        ("お金がなくて家賃が払えない", "livelihood"),
        ("お金がもうない", "livelihood"),
        ("子どもが学校に行きたがらない", "school"),
    ],
)
def test_everyday_sentences_find_the_official_term(town: Engine, text: str, first: str) -> None:
    assert found(town, text)[0] == first


@pytest.mark.parametrize("text", ["親の物忘れがひどい", "もの忘れ", "物わすれ", "ものわすれ"])
def test_a_wording_is_found_in_any_spelling(town: Engine, text: str) -> None:
    assert set(found(town, text)) == {"sakura", "momiji"}


def test_a_missing_word_does_not_hide_the_others(town: Engine) -> None:
    assert found(town, "ヴァイオリンを習いながら家賃を払う")[0] == "livelihood"


def test_more_matching_words_come_first(town: Engine) -> None:
    assert found(town, "食堂 家賃 仕事")[0] == "livelihood"


def test_a_municipality_keeps_its_own_wordings(town: Engine) -> None:
    assert "sakura" in found(town, "母がひとりで心配なんです", municipality=TOWN)
    assert found(town, "母がひとりで心配なんです", municipality=NEXT_TOWN) == []


def test_learned_wordings_replace_the_former(town: Engine) -> None:
    write(town, vocabulary=Vocabulary(synonyms=(Synonym("ぽつんとする", ("居場所",)),)))
    assert found(town, "もの忘れ") == []
    write(town, [entry("place", "まちの居場所")])
    assert found(town, "ぽつんとしている") == ["place"]


def test_an_unknown_word_finds_nothing(town: Engine) -> None:
    assert town.find(Query(text="ヴァイオリン")).total == 0


def test_punctuation_alone_is_no_question(town: Engine) -> None:
    assert town.find(Query(text="、。？！")).total == town.find(Query()).total


@pytest.mark.parametrize(
    "text", ['"', "*", "name:さくら", "さくら AND", "\x00さくら\x1f", "さ" * 999]
)
def test_no_text_is_an_error(town: Engine, text: str) -> None:
    town.find(Query(text=text))
    town.suggest(text, None, 8)


def test_reasons_say_why(town: Engine) -> None:
    hit = town.find(Query(text="親の物忘れがひどい")).hits[0]
    assert "「物忘れ」→「認知症」" in hit.why
    assert "名前に「さくら」" in town.find(Query(text="さくら")).hits[0].why
    assert "読みが「いずさん」" in town.find(Query(text="いずさん")).hits[0].why
    assert "説明に「家賃」" in town.find(Query(text="家賃")).hits[0].why


def test_the_passage_marks_the_answering_words(town: Engine) -> None:
    hit = town.find(Query(text="家賃 給付金")).hits[0]
    assert ("給付金", True) in hit.passage
    assert "".join(text for text, _ in hit.passage) == "住居確保給付金を案内します。"


def test_hints_help_to_find_and_are_never_shown(engine: Engine) -> None:
    told = entry("told", "けやき会館", body=("編み物の会です。",), hints=("眠れない夜が続く",))
    write(engine, [told])
    [hit] = engine.find(Query(text="眠れない")).hits
    assert hit.passage == (("編み物の会です。", False),)


def test_suggestions_complete_what_is_written_and_what_is_read(town: Engine) -> None:
    for typed in ("地域包", "ちいきほう", "チイキホウ", "さく", "さくら"):
        assert "地域包括支援センター（さくら）" in [s.text for s in town.suggest(typed, TOWN, 8)]
    assert town.suggest("とみが", TOWN, 8)[0].path == "/towns/1/"
    assert [s.kind for s in town.suggest("介", TOWN, 8)] == ["concern"]


def test_suggestions_stay_in_the_municipality(town: Engine) -> None:
    assert town.suggest("天城", TOWN, 8) == ()
    assert [s.text for s in town.suggest("天城", None, 8)] == ["天城の森"]
    assert [s.text for s in town.suggest("介護", NEXT_TOWN, 8)] == ["介護"]


def test_the_same_name_in_two_municipalities_is_suggested_twice(engine: Engine) -> None:
    write(engine, [entry("here", "末広町"), entry("there", "末広町", municipality=NEXT_TOWN)])
    found = engine.suggest("末広", None, 8)
    assert [s.text for s in found] == ["末広町", "末広町"]
    assert {s.municipality for s in found} == {TOWN, NEXT_TOWN}


def test_suggestions_are_limited_and_forgotten(town: Engine) -> None:
    assert len(town.suggest("ち", None, 1)) == 1
    write(town, removals=["sample:forest"])
    assert town.suggest("天城", None, 8) == ()
