"""A plan as plain text says everything, in order, and draws nothing."""

from __future__ import annotations

import re

from portal.plans.document.parts import Cell, Chapter, Document, Heading, Items, Span, Table
from portal.plans.document.plain_html import lines_of
from portal.plans.document.text import as_text
from tests.plan_document import UNKNOWN, document, said

# Signs that are only for the eye: rules, bullets, boxes, arrows.
DRAWN = re.compile(r"[■□◆◇●○▼▽▲△★☆※＊*#|│─━＝=_→←↓↑•▪]")


def text_of(*parts, label: str = "第1章") -> str:
    plan = Document("見本市", False, "計画", "", (), (), (Chapter("one", "章", parts, label),))
    return as_text(plan)


def test_everything_a_document_shows_is_in_its_text():
    text = as_text(document())
    for words in (
        "しおみ地域包括支援センター",
        "実施方式・運営主体：委託：みほん福祉会",
        "対象者：未確認",
        "次に進む先：2 つなぐ、4 終わる",
        "同意：本人の同意がなくても開ける",
        "令和6年度（2024年度）：目標 20、実績 18.5",
        "子ども計画：期間は未確認",
        "計画、実行、評価、改善をくり返します。",
        "一階に相談室、二階に居場所があります。",
        "個人情報の同意書、様式、仮のもの、ファイルはまだありません",
        "答えが「いいえ」のとき：\n支援会議で話し合えます。",
        "アウトリーチ（あうとりーち）：相談に来るのを待たず",
    ):
        assert words in text


def test_a_fictional_plan_says_so_and_a_real_one_does_not():
    assert "架空" in as_text(document())
    assert "架空" not in as_text(document(fictional=False))


def test_nothing_is_drawn_with_signs():
    spoken = as_text(document()).replace("※読み取れなかった行", "")
    assert DRAWN.findall(spoken) == []


def test_headings_are_numbered_unless_they_bring_a_number():
    text = text_of(
        Heading(2, "趣旨", "a"),
        Heading(3, "背景", "b"),
        Heading(3, "（1）目的", "c"),
        Heading(2, "期間", "d"),
        Heading(2, "一人ひとりのために", "e"),
        label="",
    )
    assert [line for line in text.splitlines() if line][-5:] == [
        "1.1 趣旨",
        "1.1.1 背景",
        "（1）目的",
        "1.2 期間",
        "1.3 一人ひとりのために",
    ]


def test_a_chapter_numbered_in_its_own_way_counts_its_headings_from_one():
    lines = text_of(Heading(2, "会議", "a"), Heading(3, "種類", "b"), Heading(2, "役割", "c"))
    assert [line for line in lines.splitlines() if line][-3:] == ["1 会議", "1.1 種類", "2 役割"]


def test_a_row_repeats_what_spans_it():
    table = Table(
        "窓口",
        ("圏域", "名称"),
        ((said("東", rows=2), said("一")), (said("二"),), (Cell(((UNKNOWN,),)), Cell())),
    )
    lines = text_of(table).splitlines()
    assert lines[lines.index("2件目") + 1 :][:2] == ["圏域：東", "名称：二"]
    assert lines[lines.index("3件目") + 1 :][:2] == ["圏域：未確認", "表の終わり"]


def test_lists_keep_their_numbers():
    text = text_of(Items(((Span("一"),), (Span("二"),)), ordered=True))
    assert "1. 一\n2. 二" in text


def test_html_is_read_in_order_with_addresses_elsewhere():
    html = (
        '<p>前<br>後 &amp; 続き</p><ol><li>一</li><li><a href="https://x.example/">二</a></li></ol>'
    )
    assert lines_of(html) == ("前", "後 & 続き", "1. 一", "2. 二（https://x.example/）")
    assert lines_of('<p><a href="/mihon/areas/1/">中</a></p>') == ("中",)
