"""A manuscript's text becomes the blocks an editor would have chosen."""

from __future__ import annotations

from pathlib import Path

import pytest

from portal.plans.blocks import HandbookBlocks, PlanBlocks
from portal.plans.manuscript.body import stream_of
from portal.plans.manuscript.faults import ManuscriptError
from portal.plans.manuscript.reading import manuscripts


def blocks_of(text: str, stream=None) -> list[tuple[str, object]]:
    found = stream_of(text, "town/plan/10-a.md", stream or PlanBlocks())
    return [(each["type"], each["value"]) for each in found]


def test_text_headings_and_lists_keep_their_order():
    found = blocks_of("はじめに\n\n## ねらい\n\n- 一つ\n- 二つ\n\nおわりに")
    assert [name for name, _ in found] == ["text", "heading", "text"]
    assert found[1][1] == {"level": "2", "text": "ねらい"}
    assert found[2][1].count("<li>") == 2
    assert "<p>おわりに</p>" in found[2][1]


def test_a_quotation_is_a_note():
    ((name, value),) = blocks_of("> 見本です。")
    assert (name, value["tone"], value["text"]) == ("note", "info", "<p>見本です。</p>")


def test_a_table_keeps_every_cell():
    ((name, value),) = blocks_of("| 分野 | 課題 |\n|---|---|\n| 高齢 | 見守り |\n| 障がい | |")
    assert name == "table"
    assert [each["heading"] for each in value["columns"]] == ["分野", "課題"]
    assert [row["values"] for row in value["rows"]] == [["高齢", "見守り"], ["障がい", ""]]


def test_records_are_chosen_in_the_words_of_the_form():
    text = "```事業\n分け方: 分野ごと\n号: 第1号 包括的相談支援、第3号 地域づくり\n```"
    ((name, value),) = blocks_of(text)
    assert name == "programmes"
    assert (value["group"], value["items"], value["detail"]) == ("sector", [1, 3], "table")


def test_lists_of_names_are_one_per_line():
    ((name, value),) = blocks_of("```目標・方針\n目標の種類: 目的、基本理念\n```")
    assert (name, value["kinds"]) == ("goals", "目的\n基本理念")


def test_the_same_manuscript_gives_the_same_anchors():
    once, again = (stream_of("## 見出し", "a/plan/b.md", PlanBlocks()) for _ in range(2))
    assert [each["id"] for each in once] == [each["id"] for each in again]


def test_a_block_only_staff_need_is_not_for_a_plan():
    assert blocks_of("```つなぐ基準\n```", HandbookBlocks())[0][0] == "criteria"
    with pytest.raises(ManuscriptError, match=r"town/plan/10-a.md.*つなぐ基準"):
        blocks_of("```つなぐ基準\n```")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("```事業\n並べ方: 号ごと\n```", "並べ方"),
        ("```事業\n分け方: 色ごと\n```", "号ごと、分野ごと、分けない"),
    ],
)
def test_what_cannot_be_chosen_is_said_with_what_can(text: str, said: str):
    with pytest.raises(ManuscriptError, match=said):
        blocks_of(text)


def test_files_are_read_in_order_and_named_without_their_number(tmp_path: Path):
    (tmp_path / "20-meetings.md").write_text("---\n題: 会議\n---\n本文\n", encoding="utf-8")
    (tmp_path / "10-purpose.md").write_text("---\n題: 目的\n---\n", encoding="utf-8")
    first, second = manuscripts(tmp_path)
    assert (first.slug, second.slug) == ("purpose", "meetings")
    assert (second.about, second.text) == ({"題": "会議"}, "本文")


@pytest.mark.parametrize("text", ["本文だけ\n", "---\n題: 閉じない\n", "---\n題だけ\n---\n"])
def test_a_file_without_a_proper_beginning_is_named(tmp_path: Path, text: str):
    (tmp_path / "10-a.md").write_text(text, encoding="utf-8")
    with pytest.raises(ManuscriptError, match=r"10-a\.md"):
        manuscripts(tmp_path)
