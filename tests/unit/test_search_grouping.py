"""Which words of a question must be answered."""

from __future__ import annotations

from search.grouping import grouped
from search.plan import Alternative, Unit, Way


def _units(question: str) -> list[Unit]:
    units, at = [], 0
    for part in question.split(" "):
        for word in part.split("・"):
            own = Alternative(Way.EXACT, (word,), word, word, (1.0,), 0.01)
            units.append(Unit(word, at, at + len(word), (own,)))
            at += len(word) + 1
    return units


def _words(question: str) -> list[list[str]]:
    groups, _ = grouped(question, _units(question), 1000)
    return [[unit.text for unit in group] for group in groups]


def test_each_keyword_between_spaces_must_be_answered() -> None:
    assert _words("介護 成田") == [["介護"], ["成田"]]


def test_a_part_of_few_words_is_still_one_condition() -> None:
    assert _words("母・介護・不安 成田") == [["母", "介護", "不安"], ["成田"]]


def test_sentences_are_not_asked_to_be_answered_each() -> None:
    asked = "引っ越し・友達・いない・さみしい 子ども・1歳"
    assert _words(asked) == [["引っ越し", "友達", "いない", "さみしい", "子ども", "1歳"]]
