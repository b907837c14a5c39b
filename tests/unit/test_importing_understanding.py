"""What lines say: chapters, names, modes, places, and the plan itself."""

from __future__ import annotations

import time

import pytest

from portal.importing.data import (
    Bullets,
    Chapter,
    ChapterKind,
    FaultCode,
    NamingGuess,
    OperatorFound,
    Paragraph,
    Understood,
)
from portal.importing.reading import read
from portal.importing.understanding import understand
from portal.importing.understanding.areas import areas_in
from portal.importing.understanding.departments import departments
from portal.importing.understanding.modes import running
from portal.importing.understanding.names import programmes_named
from portal.importing.understanding.naming import naming_of
from portal.importing.understanding.place_names import place_names


def understood(text: str, name: str = "plan.txt") -> Understood:
    return understand(read(text.encode(), name))


def titles(chapters: tuple[Chapter, ...]) -> list[object]:
    return [(each.title, titles(each.chapters)) if each.chapters else each.title
            for each in chapters]  # fmt: skip


def test_sections_numbered_like_their_chapters_are_nested():
    headings = ("１ 総論", "１ 趣旨", "２ 位置", "２ 各論", "１ 相談", "３ 結び")
    text = "\n文です。\n".join(headings)
    assert titles(understood(text).chapters) == [
        ("総論", ["趣旨", "位置"]),
        ("各論", ["相談"]),
        "結び",
    ]


def test_the_table_of_contents_is_not_taken_for_chapters():
    text = "目次\n第1章 趣旨 …… 1\n第2章 体制 …… 3\n\n第1章 趣旨\n文です。\n第2章 体制\n文です。\n"
    chapters = understood(text).chapters
    assert chapters[0].kind is ChapterKind.CONTENTS
    assert [each.title for each in chapters[1:]] == ["趣旨", "体制"]


def test_broken_lines_are_joined_and_list_entries_are_not():
    line = "これは一行の幅いっぱいまで書かれている長い文章であり次の行へ"
    text = f"第1章 本文\n{line}\n続きます。\n・甲の取組を進めること\n・乙の取組を進めること\n"
    paragraph, bullets = understood(text).chapters[0].elements
    assert paragraph == Paragraph(f"{line}続きます。", (2, 3))
    assert isinstance(bullets, Bullets)
    assert [(item.marker, item.lines) for item in bullets.items] == [("・", (4,)), ("・", (5,))]


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("１ 地域包括支援センターの運営", ["elderly_centre"]),
        ("(2) 障害者（児）相談支援事業", ["disability_consultation"]),
        ("◆ 多機関協働事業 10 （※支援プランの作成を含む）", ["collaboration"]),
        ("5 多機関協働事業・支援プランの作成（第5号事業・第6号事業）", ["collaboration"]),
        ("■アウトリーチ、参加支援事業（配置事業）", ["outreach", "participation"]),
        ("生活困窮者等のための 地域づくり事業", ["community_building"]),
        ("参加支援事業は、地域と人をつなぎます。", []),
        ("包括的相談支援事業", []),
    ],
)
def test_programmes_are_known_by_their_usual_names(text: str, kinds: list[str]):
    assert [name.kind for name in programmes_named(text)] == kinds


def test_departments_keep_what_stands_above_below_and_within_them():
    assert departments("福祉部 長寿課 地域支援センター") == ("福祉部 長寿課 地域支援センター",)
    assert departments("福祉課・健康課") == ("福祉課", "健康課")
    assert departments("長寿課（支援室）") == ("長寿課（支援室）",)
    assert departments("子育て支援 課") == ("子育て支援課",)
    assert departments("関係機関と連携する。") == ()


def test_each_operator_has_its_own_mode():
    found = running("【直営】\n福祉課\n【委託】\n① 社会福祉法人 甲会\n② 医療法人 乙会")
    assert found.modes == ("direct", "contract")
    assert found.operators == (
        OperatorFound("福祉課", "direct"),
        OperatorFound("社会福祉法人 甲会", "contract"),
        OperatorFound("医療法人 乙会", "contract"),
    )
    assert running("委託（甲会、乙会）").operators == (
        OperatorFound("甲会", "contract"),
        OperatorFound("乙会", "contract"),
    )
    # A body of its own is not the municipality, wherever its name stands.
    assert running("【直営】\n社会福祉法人 甲会").operators == (OperatorFound("社会福祉法人 甲会"),)


def test_names_of_places_are_taken_whole():
    text = "【東地区】 相談室 ひだまり （甲会）\n◆北の地域包括支援\nセンター（いちい）"
    assert [(each.name, each.brackets, each.area) for each in place_names(text)] == [
        ("相談室 ひだまり", ("甲会",), "東地区"),
        ("北の地域包括支援センター", ("いちい",), "東地区"),
    ]


@pytest.mark.parametrize(
    ("name", "naming"),
    [
        ("地域活動支援センターかもめ", NamingGuess.PROPER),
        ("福祉課", NamingGuess.PROPER),
        ("市役所", NamingGuess.CATEGORY),
        ("課内", NamingGuess.CATEGORY),
        ("既存の拠点", NamingGuess.CATEGORY),
        ("町内会館、公民館など", NamingGuess.CATEGORY),
        ("相談支援員", None),
        ("CSW", NamingGuess.ROLE),
        ("圏域ごとに開催", None),
        ("参加支援事業", None),
    ],
)
def test_common_nouns_are_no_proper_names(name: str, naming: NamingGuess | None):
    assert naming_of(name) is naming


def test_areas_are_named_and_words_for_areas_are_not():
    assert areas_in("東・西圏域と北地区、市内全域") == ("市内全域", "東・西圏域", "北地区")
    assert areas_in("日常生活圏域ごと、各地区、担当地区") == ()


def test_the_plan_says_of_itself_only_what_is_stated():
    plan = understood(
        "みほん市重層的支援体制整備事業実施計画\n～つながるまちへ～\n令和7年3月 みほん市\n"
        "第1章 期間\n"
        "第4期みほん市地域福祉計画（計画期間：令和5年度～令和9年度）と整合を図ります。\n"
        "本計画の期間は、令和７年度から令和９年度までとします。\n"
    ).plan
    assert (plan.title, plan.subtitle, plan.date_wording, plan.publisher) == (
        *("みほん市重層的支援体制整備事業実施計画", "つながるまちへ", "令和7年3月", "みほん市"),
    )
    assert (plan.period_from, plan.period_to) == (2025, 2027)
    bare = understood("参加支援事業\n所管課：福祉課\n").plan
    assert (bare.title, bare.period_from, bare.date_wording, bare.publisher) == ("", None, "", "")


def test_doubts_are_told_with_their_lines():
    text = "参加支援事業\n所管課：福祉課\n実施方法：検討中\n"
    faults = {fault.code: fault for fault in understood(text).faults}
    assert faults[FaultCode.MODE_WORDING].lines == (3,)
    assert FaultCode.NO_MODE in faults
    table = "事業名\t所管課\t実施方法\t謎の欄\n参加支援事業\t福祉課\t直営\t値\n"
    codes = [(fault.code, fault.wording) for fault in understood(table).faults]
    assert codes == [(FaultCode.UNKNOWN_COLUMN, "謎の欄")]


def test_a_table_that_is_not_understood_is_told():
    faults = understood("甲\t参加支援事業\t乙\n丙\t丁\t戊\n").faults
    assert [(fault.code, fault.lines) for fault in faults] == [(FaultCode.BROKEN_TABLE, (1,))]


def test_an_overview_and_a_sheet_that_differ_are_told():
    text = (
        "事業名 所管課 実施方法 拠点\n参加支援事業 福祉課 直営\n"
        "第2章 詳細\n１ 参加支援事業\n所管課 健康課\n実施方法 委託\n"
    )
    found = understood(text)
    assert found.programmes[0].departments == ("健康課",)
    assert [each.code for each in found.faults].count(FaultCode.DISAGREEMENT) == 2


def test_a_programme_tells_its_places_and_areas():
    text = (
        "地域包括支援センターの運営\n担当課：長寿課\n実施方法：委託\n担当圏域：東圏域、西圏域\n"
        "相談窓口：東地域包括支援センター、西地域包括支援センター\n"
    )
    programme = understood(text).programmes[0]
    assert programme.places == ("東地域包括支援センター", "西地域包括支援センター")
    assert programme.areas == ("東圏域", "西圏域")


def test_a_heading_name_nobody_knows_is_learned_from_what_it_heads():
    rows = (
        "とりくみ\t受け持つところ\tやりかた\n"
        "参加支援事業\t福祉課\t委託\n多機関協働事業\t支援課\t直営\n"
    )
    found = [(each.kind, each.departments, each.modes) for each in understood(rows).programmes]
    assert found == [
        ("participation", ("福祉課",), ("contract",)),
        ("collaboration", ("支援課",), ("direct",)),
    ]


def test_a_double_ring_says_which_department_is_in_charge():
    rows = (
        "事業名\t福祉課\t長寿課\t実施方法\n参加支援事業\t◎\t○\t委託\n多機関協働事業\t○\t◎\t直営\n"
    )
    assert [each.departments for each in understood(rows).programmes] == [("福祉課",), ("長寿課",)]


def test_page_numbers_that_count_on_are_furniture_with_the_header_beside():
    pages = [
        f"文がここにあります。\nここにも文があります。\n三つめです。\n四つめは{letter}です。\n"
        f"{page}\n見出しの行\n"
        for page, letter in enumerate("いろはに", 1)
    ]
    aside = {line.text for line in read("".join(pages).encode(), "plan.txt").furniture}
    assert aside == {"1", "2", "3", "4", "見出しの行"}


def test_a_word_repeated_thousands_of_times_is_answered_at_once():
    start = time.perf_counter()
    understood("課 " * 10_000)
    assert time.perf_counter() - start < 2
