"""Terms are explained where they first stand, whole and on their own."""

from __future__ import annotations

import pytest

from portal.plans.document.finding_terms import TermFinder
from portal.plans.document.linking import TERM, TERM_IN_HTML, with_terms
from portal.plans.document.parts import (
    Cell,
    Heading,
    Items,
    Note,
    Prose,
    Span,
    Table,
    TermNote,
)


def term(number: int, name: str, *others: str, definition: str = "説明") -> TermNote:
    return TermNote(f"term:{number}", name, "", others, definition)


MEETING, INNER, DISABLED = term(1, "重層的支援会議"), term(2, "支援会議"), term(3, "障害者")
WORKER = term(4, "コミュニティソーシャルワーカー", "CSW")


def found_in(text: str, *terms: TermNote) -> list[str]:
    return [text[found.start : found.end] for found in TermFinder(terms).first_in(text)]


def marked_in(html: str) -> list[str]:
    return [found[2] for found in TERM_IN_HTML.finditer(html)]


def test_the_longest_term_wins():
    text = "重層的支援会議と支援会議"
    assert found_in(text, INNER, MEETING) == ["重層的支援会議", "支援会議"]


def test_a_term_explained_already_still_covers_shorter_ones():
    assert found_in("重層的支援会議、重層的支援会議", MEETING, INNER) == ["重層的支援会議"]


@pytest.mark.parametrize(
    "text", ["障害者相談支援事業", "新障害者計画", "精神障害者の集い", "重度障害者"]
)
def test_a_piece_of_a_longer_word_is_not_the_term(text):
    assert found_in(text, DISABLED) == []


@pytest.mark.parametrize("text", ["障害者の集い", "各障害者", "障害者等を支える", "「障害者」"])
def test_a_word_of_its_own_is(text):
    assert found_in(text, DISABLED) == ["障害者"]


def test_other_names_count_as_the_same_term():
    assert found_in("CSWとコミュニティソーシャルワーカー", WORKER) == ["CSW"]
    assert found_in("CSWs", WORKER) == []


def test_each_term_is_marked_once_over_all_parts():
    parts = with_terms(
        (
            Heading(2, "支援会議", "h-1"),
            Prose("<p>支援会議</p>"),
            Items(((Span("支援会議"),),)),
        ),
        [INNER],
    )
    assert parts[0] == Heading(2, "支援会議", "h-1")
    assert marked_in(parts[1].html) == ["支援会議"]
    assert parts[2].items == ((Span("支援会議"),),)


def test_links_headings_and_row_headings_are_left_alone():
    html = '<h3>支援会議</h3><p><a href="/x">支援会議</a></p>'
    table = Table("", ("会議",), ((Cell(((Span("支援会議"),),), header=True),),))
    linked = Items(((Span("支援会議", ref="meeting:1"),),))
    assert with_terms((Prose(html), table, linked), [INNER]) == (Prose(html), table, linked)


def test_spans_are_cut_around_the_term():
    (items,) = with_terms((Items(((Span("前の支援会議の後"),),)),), [INNER])
    assert items.items[0] == (Span("前の"), Span("支援会議", "term:2", TERM), Span("の後"))


def test_html_comes_back_as_it_was_but_for_the_term():
    html = '<p>A &amp; B &lt;x&gt;<br/>支援会議<img alt="支援会議" src="/a.png"></p>'
    (note,) = with_terms((Note("info", html),), [INNER])
    assert TERM_IN_HTML.sub(r"\2", note.html) == html
    assert marked_in(note.html) == ["支援会議"]


def test_what_nobody_explained_is_not_marked():
    parts = (Prose("<p>支援会議</p>"),)
    assert with_terms(parts, [term(1, "支援会議", definition="")]) == parts
