"""What changed between two documents, and nothing that did not."""

from __future__ import annotations

import time
from dataclasses import replace

from portal.plans.document.compare import Comparison, compare
from portal.plans.document.differing import Change, LineChange, compare_lines
from portal.plans.document.parts import Cell, Document, Span
from tests.plan_documents import any_document, chapter, document, record


def sides(line: LineChange) -> tuple[str, str]:
    before, after = ("".join(each.text for each in side) for side in (line.before, line.after))
    return before, after


def differing(side) -> list[str]:
    return [piece.text for piece in side if piece.differs]


def titles(found: Comparison) -> list[tuple[Change, str]]:
    return [(each.change, each.title) for each in found.chapters[1:]]


def test_a_document_does_not_differ_from_itself() -> None:
    for seed in range(10):
        made = any_document(seed)
        assert compare(made, made).is_empty


def test_lines_come_back_whole_on_both_sides() -> None:
    for seed in range(10):
        before, after = (str(any_document(each)).split(",") for each in (seed, seed + 1))
        lines = compare_lines(before, after)
        left = [sides(each)[0] for each in lines if each.before]
        right = [sides(each)[1] for each in lines if each.after]
        assert right == after
        assert len(left) == len(before)


def test_a_reworded_line_marks_only_what_differs() -> None:
    (line,) = compare_lines(
        ["相談窓口は福祉課が受け持ちます。"], ["相談窓口はくらし課が受け持ちます。"]
    )
    assert line.change is Change.CHANGED
    assert differing(line.before) == ["福祉"]
    assert differing(line.after) == ["くらし"]


def test_widths_and_spaces_are_no_change() -> None:
    (line,) = compare_lines(["第１章　はじめに"], ["第1章 はじめに"])
    assert line.change is Change.SAME


def test_added_and_removed_lines_stand_on_one_side() -> None:
    lines = compare_lines(["はじめに", "古い段落です。"], ["はじめに", "まったく別の新しい文。"])
    assert [each.change for each in lines] == [Change.SAME, Change.ADDED, Change.REMOVED]
    assert lines[1].before == ()
    assert lines[2].after == ()


def test_chapters_are_paired_by_address_then_by_title() -> None:
    before = document(
        chapter("一", "a", slug="one"), chapter("二", "b", slug="two"), chapter("三", "c")
    )
    after = document(
        chapter("二", "b", slug="second"), chapter("いち", "a", slug="one"), chapter("四", "d")
    )
    assert titles(compare(before, after)) == [
        (Change.SAME, "二"),
        (Change.CHANGED, "いち"),
        (Change.REMOVED, "三"),
        (Change.ADDED, "四"),
    ]


def test_unchanged_chapters_carry_no_lines() -> None:
    before = document(chapter("一", "a"), chapter("二", "b"))
    after = document(chapter("一", "a"), chapter("二", "変わった段落です"))
    assert [bool(each.lines) for each in compare(before, after).chapters] == [False, False, True]


def test_records_are_compared_fact_by_fact() -> None:
    kept, gone = record("area:1", "東圏域"), record("resource:9", "古い窓口", 状態="利用できる")
    old = record("programme:1", "相談事業", 担当課="福祉課", 実施方式="直営")
    new = record("programme:1", "相談事業", 担当課="くらし課", 実施方式="直営")
    added = record("resource:10", "新しい窓口")
    before = document(records={each.key: each for each in (kept, old, gone)})
    after = document(records={each.key: each for each in (kept, new, added)})
    changes = {each.key: each for each in compare(before, after).records}
    assert set(changes) == {"programme:1", "resource:9", "resource:10"}
    (fact,) = changes["programme:1"].facts
    assert (fact.name, fact.before, fact.after) == ("担当課", "福祉課", "くらし課")
    assert changes["resource:9"].change is Change.REMOVED
    assert changes["resource:10"].change is Change.ADDED


def test_what_is_said_about_the_plan_is_compared() -> None:
    def dated(text: str) -> Document:
        return replace(document(), about=(("策定日", Cell(((Span(text),),))),))

    (fact,) = compare(dated("令和6年3月"), dated("令和7年3月")).about
    assert (fact.name, fact.before, fact.after) == ("策定日", "令和6年3月", "令和7年3月")


def test_long_documents_are_compared_in_reasonable_time() -> None:
    def long(word: str) -> Document:
        return document(
            *(chapter(f"{n}", *(f"{n}章{i}の段落は{word}です。" for i in range(60)), slug=f"{n}")
              for n in range(50))
        )  # fmt: skip

    began = time.perf_counter()
    found = compare(long("古いもの"), long("新しいもの"))
    assert len(found.chapters) == 51
    assert time.perf_counter() - began < 20
