"""Plans never seen: the thresholds of the scoring command, on towns that do not exist."""

from __future__ import annotations

from pathlib import Path
from types import ModuleType

import pytest

from benchmarks.import_score import main, score
from portal.importing.data import Unread
from portal.importing.mapping import DEFAULT, Field
from portal.importing.reading import read
from portal.importing.understanding import coverage, understand
from tests.importing import (
    broken_columns_text,
    broken_labels_text,
    by_mode_markdown,
    cards_pdf,
    clauses_text,
    columns_pdf,
    departments_matrix_word,
    fallen_text,
    lists_markdown,
    local_words_pdf,
    matrix_markdown,
    mixed_places_text,
    nested_word,
    outline_text,
    pairs_markdown,
    paragraphs_text,
    prose_text,
    questions_markdown,
    rows_text,
    sections_tabs,
    sheets_pdf,
    sheets_word,
    tabs_text,
    two_lists_word,
)

PLANS = (
    columns_pdf,
    fallen_text,
    lists_markdown,
    paragraphs_text,
    rows_text,
    sheets_pdf,
    sheets_word,
    tabs_text,
    broken_labels_text,
    matrix_markdown,
    prose_text,
    nested_word,
    pairs_markdown,
    sections_tabs,
    mixed_places_text,
    local_words_pdf,
    clauses_text,
    departments_matrix_word,
    cards_pdf,
    questions_markdown,
    broken_columns_text,
    two_lists_word,
    outline_text,
    by_mode_markdown,
)


@pytest.mark.parametrize("module", PLANS, ids=lambda module: module.__name__.rpartition(".")[2])
def test_an_unseen_layout_meets_the_goals(module: ModuleType):
    plan = module.plan()
    source = read(plan.content, plan.file)
    understood = understand(source)
    found = score(source, understood, plan.programmes, plan.places)
    assert found.met, (found.shares, found.missed, found.wrong)
    assert set(plan.areas) <= {area.name for area in understood.areas}


def test_nothing_is_measured_where_the_texts_are_absent(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
):
    assert main(tmp_path / "plans", tmp_path / "facts") == 0
    assert capsys.readouterr().out.startswith("Skipped")


def test_the_score_is_worse_where_less_is_understood():
    plan = fallen_text.plan()
    source = read(plan.content, plan.file)
    unlabelled = DEFAULT.with_names(Field.OTHER, "担当課", "実施方式", "相談窓口", "法定事業名")
    found = score(source, understand(source, unlabelled), plan.programmes, plan.places)
    assert not found.met
    assert found.shares["coverage"] == 1.0


def test_a_dropped_line_is_noticed():
    plan = paragraphs_text.plan()
    source = read(plan.content, plan.file)
    understood = understand(source)
    without = type(understood)(chapters=understood.chapters[1:])
    assert coverage(source, understood).complete
    assert coverage(source, without).missing


def test_a_heading_name_of_the_users_own_is_understood():
    text = "参加支援事業\n取扱部門：福祉課\n実施方式：直営\n"
    source = read(text.encode(), "plan.txt")
    known = DEFAULT.with_names(Field.DEPARTMENT, "取扱部門")
    assert understand(source).programmes[0].departments == ()
    assert understand(source, known).programmes[0].departments == ("福祉課",)


def test_what_fell_apart_is_kept_and_told():
    text = "第1章 図\n支援\n会議\n相談\n連携\n調整\n助言\n地域\n"
    understood = understand(read(text.encode(), "plan.txt"))
    elements = [each for chapter in understood.walk() for each in chapter.elements]
    assert isinstance(elements[0], Unread)
    assert elements[0].text.split() == text.split()[2:]
    assert understood.faults[0].lines == elements[0].lines
