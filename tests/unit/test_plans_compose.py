"""Records become parts: what is known is shown, what is not is said, nothing is invented."""

from __future__ import annotations

import dataclasses

import pytest

from portal.plans.compose import compose, mentioned, mentions
from portal.plans.compose.shown import shown
from portal.plans.document.lines import cell_text, lines_of
from portal.plans.document.parts import (
    Chart,
    Decision,
    Drawing,
    Files,
    Flow,
    Heading,
    Items,
    Note,
    Part,
    Profile,
    Table,
    Timeline,
)
from portal.plans.facts import records
from tests.plan_facts import (
    GivenFacts,
    area,
    everything_unsaid,
    goal,
    indicator,
    meeting,
    place,
    programme,
    step,
)

BLOCKS = [
    *("overview", "programmes", "places", "meetings", "meeting_comparison", "flow", "roles"),
    *("related_plans", "goals", "indicators", "reviews", "history", "terms", "papers"),
    *("sources", "which_meeting", "timings", "criteria"),
]


def text_of(*parts: Part) -> str:
    return "\n".join(line for part in parts for line in lines_of(part))


def rows_of(table: Table) -> list[list[str]]:
    return [[cell_text(cell) for cell in row] for row in table.rows]


def row_of(table: Table, first: str) -> dict[str, str]:
    (row,) = [row for row in rows_of(table) if row[0].startswith(first)]
    return dict(zip(table.columns, row, strict=True))


@pytest.mark.parametrize("name", BLOCKS)
def test_a_block_without_records_says_so(name: str):
    parts = compose(name, {}, GivenFacts(), "h-1")
    assert parts
    assert "まだ台帳にありません" in text_of(*parts)
    assert mentioned(name, {}, GivenFacts()) == ()


@pytest.mark.parametrize("name", BLOCKS)
def test_a_block_bears_records_of_which_hardly_anything_is_known(name: str):
    for value in ({}, {"group": "none", "detail": "profile"}, {"group": "sector"}):
        assert compose(name, value, everything_unsaid())


def test_every_sort_of_fact_can_be_shown():
    facts = everything_unsaid()
    for name in (field.name for field in dataclasses.fields(GivenFacts)):
        for fact in getattr(facts, name):
            if isinstance(fact, records.Fact):
                assert shown(fact).label == fact.name


def test_programmes_stand_under_every_item_they_fall_under():
    both = programme(
        items=(5, 6), item_labels=("第5号 多機関協働", "第6号 支援プランの作成"), name="協働"
    )
    tables = compose("programmes", {}, GivenFacts(programmes=(programme(2), both)))
    assert [table.caption for table in tables] == [
        "第1号 包括的相談支援",
        "第5号 多機関協働",
        "第6号 支援プランの作成",
    ]
    assert len(mentions("programmes", {}, GivenFacts(programmes=(programme(2), both)))) == 2


def test_an_inferred_item_is_called_inferred():
    guessed = programme(items_basis="inferred")
    (table,) = compose("programmes", {}, GivenFacts(programmes=(guessed,)))
    assert table.caption == "第1号 包括的相談支援（推定）"
    mixed = compose("programmes", {}, GivenFacts(programmes=(programme(1, "甲"), guessed)))
    assert mixed[0].caption == "第1号 包括的相談支援"
    assert "（推定）" in cell_text(mixed[0].rows[1][0])
    assert "（推定）" not in cell_text(mixed[0].rows[0][0])


def test_each_operator_has_its_own_mode_and_what_is_not_known_is_said():
    operators = (
        records.OperatorFact(name="見本市", mode="直営"),
        records.OperatorFact(name="", mode="委託", detail="3か所"),
        records.OperatorFact(name="みらい会", mode=""),
    )
    (table,) = compose("programmes", {}, GivenFacts(programmes=(programme(operators=operators),)))
    (row,) = rows_of(table)
    assert row[1] == "直営：見本市 委託：運営主体は未確認（3か所） 方式は未確認：みらい会"
    marks = [span.mark for line in table.rows[0][1].lines for span in line]
    assert marks.count("unknown") == 2


def test_a_column_nobody_can_fill_is_left_out_and_a_single_gap_is_unknown():
    given = (programme(1, "甲", law="介護保険法"), programme(2, "乙"))
    (table,) = compose("programmes", {}, GivenFacts(programmes=given))
    assert table.columns == ("事業", "根拠法令")
    assert [row[1] for row in rows_of(table)] == ["介護保険法", "未確認"]


def test_a_part_follows_the_programme_it_belongs_to():
    whole, part = (
        programme(1, "甲", parts=("programme:3",)),
        programme(3, "丙", parent="programme:1"),
    )
    given = GivenFacts(programmes=(whole, programme(2, "乙"), part))
    (table,) = compose("programmes", {}, given)
    names = [row[0].split()[1] for row in rows_of(table)]
    assert names == ["甲", "丙", "乙"]
    assert "「甲」の一部" in rows_of(table)[1][0]


def test_places_of_a_programme_are_linked_and_many_are_counted():
    few = programme(1, places=(place(1), place(2, "廃止窓口", public=False)))
    many = programme(2, places=tuple(place(pk, f"窓口{pk}") for pk in range(20)))
    (table,) = compose("programmes", {}, GivenFacts(programmes=(few, many)))
    lines = [row[-1].lines for row in table.rows]
    assert [(span.text, span.ref) for line in lines[0] for span in line] == [
        ("東ふくし窓口", "resource:1")
    ]
    assert cell_text(table.rows[1][-1]) == "相談窓口 20か所"


def test_a_profile_says_everything_known_and_what_a_reader_expects():
    full = programme(exclusion="生活保護を受けている人", setup_form="基本型")
    (profile,) = compose(
        "programmes", {"detail": "profile", "group": "none"}, GivenFacts(programmes=(full,))
    )
    assert isinstance(profile, Profile)
    assert profile.anchor == "programme-1"
    said = {name: cell_text(cell) for name, cell in profile.rows}
    assert said["対象外"] == "生活保護を受けている人"
    assert said["設置形態"] == "基本型"
    assert said["担当課"] == said["対象者"] == "未確認"


def test_programmes_can_be_chosen_as_a_form_sends_it():
    given = GivenFacts(programmes=(programme(1, "甲"), programme(2, "乙", standard="outreach")))
    assert len(mentioned("programmes", {"items": ["1"]}, given)) == 2
    assert len(mentioned("programmes", {"items": [2]}, given)) == 0
    assert [each.label for each in mentioned("programmes", {"types": ["outreach"]}, given)] == [
        "乙"
    ]


def test_counters_stand_by_area_and_an_area_without_one_is_named():
    given = GivenFacts(
        areas=(area(1), area(2, "西圏域", basis="inferred"), area(3, "市内全域", narrow=False)),
        places=(
            place(1, area_keys=("area:1",)),
            place(2, "みんなの窓口", area_keys=("area:3",)),
            place(3, "どこかの窓口"),
            place(4, "廃止窓口", public=False),
        ),
    )
    parts = compose("places", {}, given)
    captions = [part.caption for part in parts if isinstance(part, Table)]
    assert captions == ["東圏域", "市内全域", "受け持つ区域が未確認のところ"]
    assert "西圏域" in text_of(*[part for part in parts if isinstance(part, Note)])
    assert "廃止窓口" not in text_of(*parts)


def test_without_areas_counters_stand_by_sector():
    given = GivenFacts(places=(place(1, sectors=("高齢",), sector_codes=("elderly",)), place(2)))
    note, *tables = compose("places", {}, given)
    assert "圏域・地区がありません" in text_of(note)
    assert [table.caption for table in tables] == ["高齢", "分野が未確認のところ"]


def test_a_planned_place_and_a_mere_sort_of_place_say_so():
    planned = place(1, in_service=False, status="設置予定", due="2025")
    sort = place(2, "通いの場", one_place=False, naming="category")
    (_note, table) = compose("places", {}, GivenFacts(places=(planned, sort)))
    names = [row[0] for row in rows_of(table)]
    assert names[0] == "東ふくし窓口 設置予定 令和7年度（2025年度）"
    assert names[1].endswith("種類の名前")


def test_the_two_meetings_of_the_law_are_compared_and_gaps_are_not_stated():
    without = meeting(1, consent="not_needed", consent_label="同意なしで開ける", host=("見本市",))
    timing = records.TimingFact(timing="making", label="策定", matters=("目標", "役割"))
    withal = meeting(2, "重層的支援会議", consent="needed", consent_label="同意が必要",
                     timings=(timing,))  # fmt: skip
    other = meeting(3, "庁内連携会議")
    (table,) = compose("meeting_comparison", {}, GivenFacts(meetings=(withal, other, without)))
    assert table.columns == ("くらべること", "支援会議", "重層的支援会議")
    assert row_of(table, "主催")["重層的支援会議"] == "記載なし"
    assert row_of(table, "プランをつくるとき")["重層的支援会議"] == "目標 役割"
    assert row_of(table, "守秘義務")["支援会議"] == "記載なし"
    assert not [row for row in rows_of(table) if row[0] == "受託者"]


def test_a_meeting_within_another_is_not_compared_and_one_alone_is_true():
    whole = meeting(1)
    given = GivenFacts(meetings=(whole, meeting(2, "事例支援会議", parent="支援会議")))
    note, table = compose("meeting_comparison", {}, given)
    assert "1つです" in text_of(note)
    assert table.columns == ("くらべること", "支援会議")
    named = compose("meeting_comparison", {"names": "事例支援会議\n支援会議"}, given)
    assert named[-1].columns == ("くらべること", "支援会議", "事例支援会議")


def test_a_meeting_that_is_only_named_says_so():
    (profile,) = compose("meetings", {}, GivenFacts(meetings=(meeting(),)))
    assert "名前だけ" in text_of(profile)


def test_a_flow_is_numbered_and_branches_lead_to_its_steps():
    given = GivenFacts(
        steps=(
            step(2, "会議", "終結"),
            step(1, "受付", "W2", "W3"),
            step(3, "訪問", "W2", consent="同意あり"),
        )
    )
    (flow,) = compose("flow", {}, given, "h-abc")
    assert isinstance(flow, Flow)
    assert [(each.label, each.phase) for each in flow.steps] == [
        ("1", "受付"),
        ("2", "会議"),
        ("3", "訪問"),
    ]
    anchors = {each.anchor for each in flow.steps}
    assert len(anchors) == 3
    assert {span.ref[1:] for span in flow.steps[0].following} < anchors
    assert [(span.text, span.ref) for span in flow.steps[1].following] == [("終結", "")]


def test_plans_of_unknown_period_stand_beside_known_ones():
    known = records.RelatedPlanFact(
        key="related_plan:1", name="地域福祉計画", start=2024, end=2026, level="上位"
    )
    unsaid = records.RelatedPlanFact(key="related_plan:2", name="総合計画")
    table, timeline = compose("related_plans", {}, GivenFacts(related_plans=(known, unsaid)))
    assert isinstance(timeline, Timeline)
    assert timeline.years == (2024, 2025, 2026)
    assert timeline.rows[1].start is None
    assert row_of(table, "総合計画")["期間"] == "記載なし"
    assert row_of(table, "地域福祉計画")["期間"] == "令和6〜8年度（2024〜2026）"
    _, note = compose("related_plans", {}, GivenFacts(related_plans=(unsaid,)))
    assert isinstance(note, Note)


def test_aims_of_nothing_but_words_are_a_list_and_others_a_table():
    given = GivenFacts(goals=(goal(1, kind="目的"), goal(2, status="進行中", timing="令和8年度")))
    heading, items, table = compose("goals", {}, given, "h-1")
    assert isinstance(heading, Heading)
    assert isinstance(items, Items)
    assert row_of(table, "つながり") == {
        "内容": "つながりをつくる", "時期": "令和8年度", "いまの状況": "進行中",
    }  # fmt: skip


def test_an_indicator_is_drawn_only_with_numbers():
    given = GivenFacts(
        indicators=(
            indicator(
                1, unit="件", baseline=10, baseline_year=2024,
                years={2025: (20, None), 2026: (None, None)}, wordings={2026: "集計中"},
            ),
            indicator(2, "満足した人"),
        )
    )  # fmt: skip
    chart, note = compose("indicators", {}, given)
    assert isinstance(chart, Chart)
    assert chart.years == (2024, 2025)
    assert [(each.name, each.values) for each in chart.series] == [
        ("基準", (10, None)),
        ("目標", (None, 20)),
    ]
    assert "集計中" in chart.note
    assert "満足した人" in text_of(note)


def test_the_cycle_follows_plan_do_check_act_and_no_other_aim_joins():
    kind = {"kind": "PDCAサイクル"}
    given = GivenFacts(
        goals=(
            goal(1, "見直す", number="Action", **kind),
            goal(2, "立てる", number="Plan", **kind),
            goal(3, "委員会", kind="評価体制（PDCA）"),
            goal(4, "確かめる", number="Check", **kind),
            goal(5, "行う", number="Do", **kind),
        )
    )
    drawing, _note = compose("reviews", {}, given)
    assert isinstance(drawing, Drawing)
    assert [box.label for box in drawing.boxes] == [
        "Plan 立てる",
        "Do 行う",
        "Check 確かめる",
        "Action 見直す",
    ]
    assert all(box.label in drawing.alternative for box in drawing.boxes)
    assert not any(
        isinstance(part, Drawing) for part in compose("reviews", {"cycle": False}, given)
    )


def test_the_overview_tells_in_words_all_it_draws():
    given = GivenFacts(
        programmes=(programme(1, "甲"), programme(2, "乙", heading="基本型", parent="programme:1"))
    )
    (drawing,) = compose("overview", {}, given)
    outer = drawing.boxes[0]
    assert outer.label == "第1号 包括的相談支援"
    assert outer.children[0].children[0].label == "基本型"
    for words in ("第1号", "甲", "基本型", "乙"):
        assert words in drawing.alternative


def test_papers_without_a_file_are_slots():
    paper = records.PaperFact(key="paper:1", name="相談の記録", kind="様式", provisional=True)
    given = GivenFacts(papers=(paper,))
    (files,) = compose("papers", {}, given)
    assert isinstance(files, Files)
    assert (files.items[0].address, files.items[0].provisional) == ("", True)
    assert isinstance(compose("papers", {"kinds": "要綱・要領"}, given)[0], Note)


def test_which_meeting_asks_for_consent_and_says_where_nothing_is_recorded():
    given = GivenFacts(meetings=(meeting(1, consent="needed"), meeting(2, "庁内会議")))
    (decision,) = compose("which_meeting", {}, given)
    assert isinstance(decision, Decision)
    (_, with_consent), (_, without) = decision.answers
    assert with_consent[0][0].ref == "meeting:1"
    assert "記載がありません" in without[0][0].text


def test_timings_become_checklists_and_roles_criteria():
    timing = records.TimingFact(timing="closing", label="終結", matters=("目標の達成",))
    role = records.RoleFact(key="role:1", name="推進員", call_when=("調整がむずかしい",))
    given = GivenFacts(meetings=(meeting(1, timings=(timing,)),), roles=(role,))
    heading, items = compose("timings", {}, given, "h-1")
    assert heading.text == "支援を終えるとき（終結）"
    assert text_of(items) == "目標の達成（支援会議）"
    (table,) = compose("criteria", {}, given)
    assert row_of(table, "推進員")["こんなとき"] == "調整がむずかしい"


def test_a_title_of_the_editors_own_becomes_the_caption_or_a_heading():
    given = GivenFacts(programmes=(programme(),), meetings=(meeting(),))
    (table,) = compose("programmes", {"title": "市の事業", "group": "none"}, given)[-1:]
    assert table.caption == "市の事業"
    heading, _profile = compose("meetings", {"title": "会議"}, given, "h-9", level=4)
    assert heading == Heading(4, "会議", "h-9")


def test_what_is_mentioned_keeps_the_facts_that_are_compared():
    given = GivenFacts(
        programmes=(
            programme(
                departments=("福祉課",),
                operators=(records.OperatorFact(name="みらい会", mode="委託"),),
                places=(place(),),
            ),
        )
    )
    first, second = mentioned("programmes", {}, given)
    assert (first.key, first.kind, first.label) == ("programme:1", "programme", "まるごと相談")
    assert first.facts["担当課"] == "福祉課"
    assert first.facts["実施方式"] == "委託"
    assert first.facts["場所"] == "東ふくし窓口"
    assert "対象者" not in first.facts
    assert second.key == "resource:1"
