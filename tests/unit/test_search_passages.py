"""The passage shown is the sentence that answers, with the answering words marked."""

from __future__ import annotations

from search.passages import passage

SENTENCES = [("介護の相談。", "0 2 3 5"), ("認知症の相談もできます。", "0 2 2 3 4 6 7 9")]
TOKENS = ["介護", "相談", "認知", "症", "相談", "出来る"]


def test_the_weightiest_sentence_is_shown_with_neighbours_joined() -> None:
    found = passage(SENTENCES, TOKENS, {"認知": 3.0, "症": 2.0, "相談": 0.1})
    assert found == (("認知症", True), ("の", False), ("相談", True), ("もできます。", False))


def test_without_an_answering_word_the_first_sentence_is_shown() -> None:
    assert passage(SENTENCES, TOKENS, {"手話": 3.0}) == (("介護の相談。", False),)
    assert passage([], [], {"手話": 3.0}) == ()


def test_a_long_sentence_is_cut_around_the_word() -> None:
    text = "あ" * 200 + "介護" + "い" * 200
    found = passage([(text, "200 202")], ["介護"], {"介護": 1.0})
    assert ("介護", True) in found
    assert (found[0], found[-1]) == (("…", False), ("…", False))
    assert sum(len(part) for part, _ in found) <= 112
