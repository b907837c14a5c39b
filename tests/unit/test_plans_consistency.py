"""Where plan and directory disagree; and where a text only looks as if they did."""

from __future__ import annotations

import datetime as dt

import pytest

from portal.plans.consistency.disagreeing import disagreements
from portal.plans.consistency.findings import (
    Disagreement,
    Due,
    Kind,
    MissingValues,
    NotInUse,
    PeriodSaid,
    PlanState,
    Register,
    Where,
    Written,
)
from portal.plans.consistency.institutions import institutions
from portal.plans.consistency.names import (
    names_not_in_use,
    unknown_departments,
    unknown_in_records,
)
from portal.plans.consistency.numbers import counted_in, number_of, numbers_that_differ
from portal.plans.consistency.record_texts import typed_into
from portal.plans.consistency.records import since_edition
from portal.plans.consistency.years import (
    passed,
    periods_that_differ,
    range_in,
    years_that_differ,
)
from portal.plans.facts.records import EventFact, MeetingFact, PlaceFact, ProgrammeFact
from tests.plan_documents import document, record

TODAY = dt.date(2026, 11, 21)
HERE = Where(page=1, title="第1章")


def written(*texts: str) -> list[Written]:
    return [Written(where=HERE, text=text) for text in texts]


def register(**known: object) -> Register:
    return Register(today=TODAY, **known)


def sides(found: list[Disagreement]) -> list[tuple[Kind, str, str]]:
    return [(each.kind, each.plan, each.directory) for each in found]


@pytest.mark.parametrize(
    ("text", "name", "number"),
    [
        ("相談窓口は12か所あります。", "相談窓口の数", 12),
        ("相談窓口は現在 １２ か所です。".replace(" ", ""), "相談窓口の数", 12),
        ("市内に十二カ所の相談窓口があります。", "相談窓口の数", 12),
        ("相談窓口を12ヶ所置いています。", "相談窓口の数", 12),
        ("相談窓口の数は、二十三箇所です。", "相談窓口の数", 23),
        ("市内を3圏域に分けています。", "圏域の数", 3),
        ("市内を３つの日常生活圏域に分けます。", "圏域の数", 3),
        ("三圏域のうち東圏域は", "圏域の数", 3),
        ("令和8年4月現在、カフェは5か所です。", "カフェの数", 5),
        ("高齢の相談窓口は4か所です。", "高齢の相談窓口の数", 4),
        ("日常生活圏域は3圏域です。", "圏域の数", 3),
        ("相談窓口は現在 12 か所です。", "相談窓口の数", 12),
    ],
)
def test_numbers_are_read_however_they_are_written(text: str, name: str, number: int) -> None:
    assert [(each.name, each.number) for each in counted_in(text, ["高齢"])] == [(name, number)]


@pytest.mark.parametrize(
    "text",
    [
        "相談窓口は約12か所です。",
        "相談窓口は12か所以上あります。",
        "相談窓口を12か所に増やします。",
        "令和9年度までに相談窓口を12か所にします。",
        "令和5年度の相談窓口は12か所でした。",
        "各圏域に1か所の相談窓口を置きます。",
        "相談窓口を圏域ごとに1か所置きます。",
        "2か所の相談窓口のうち、東にあるものは",
        "障がい者相談窓口は2か所です。",
        "夜間の相談窓口は1か所です。",
        "子育ての居場所は2か所です。",
        "このほか2か所の相談窓口があります。",
        "第3圏域は西部です。",
        "1〜3圏域が対象です。",
        "3圏域ごとに開きます。",
        "圏域は3つの町からなります。",
        "相談窓口は平日に開いています。",
        "カフェは月2回、3つのテーブルで開きます。",
        "新しい居場所を3か所に開設する予定です。",
        "重層事業の12の事業",
        "",
    ],
)
def test_what_may_count_something_else_is_left_alone(text: str) -> None:
    assert list(counted_in(text, ["高齢"])) == []


@pytest.mark.parametrize(
    ("text", "number"),
    [("12", 12), ("十", 10), ("十二", 12), ("二十", 20), ("二十三", 23), ("九", 9), ("一二", None)],
)
def test_kanji_numbers(text: str, number: int | None) -> None:
    assert number_of(text) == number


def test_only_numbers_that_differ_are_told() -> None:
    known = register(numbers={"相談窓口の数": 12, "圏域の数": 3, "高齢の相談窓口の数": 4})
    texts = written("相談窓口は11か所、圏域は3圏域です。", "高齢の相談窓口は4か所です。")
    assert sides(list(numbers_that_differ(texts, known))) == [
        (Kind.NUMBER, "相談窓口は11か所", "相談窓口の数：12")
    ]


def outdated(text: str, now: str, kind: Kind = Kind.OLD_NAME) -> NotInUse:
    return NotInUse(kind=kind, text=text, now=now, key="resource:1")


def test_former_names_are_found_where_they_stand_alone() -> None:
    known = register(
        names=frozenset({"東ふれあいセンター別館", "東まどぐち"}),
        not_in_use=(outdated("東ふれあいセンター", "東まどぐち"),),
    )
    texts = written(
        "東ふれあいセンターへ。", "東ふれあいセンター別館へ。", "東まどぐちへ。", "ほかのこと。"
    )
    found = list(names_not_in_use(texts, known))
    assert sides(found) == [(Kind.OLD_NAME, "東ふれあいセンター", "東まどぐち")]
    assert found[0].record == "resource:1"


def test_a_name_somebody_else_has_now_is_no_former_name() -> None:
    known = register(
        names=frozenset({"みんなの家"}), not_in_use=(outdated("みんなの家", "別の家"),)
    )
    assert not list(names_not_in_use(written("みんなの家です。"), known))


def test_widths_do_not_hide_a_name() -> None:
    known = register(not_in_use=(outdated("ふくしＡＢＣセンター", "新しい名"),))
    assert list(names_not_in_use(written("ふくしABCセンターへ"), known))


DEPARTMENTS = frozenset({"福祉課", "こども家庭課", "健康長寿課", "地域共生推進室"})


@pytest.mark.parametrize("text", ["長寿介護課が受け持ちます。", "窓口は、障害支援課です。"])
def test_a_department_nobody_knows_is_told(text: str) -> None:
    (found,) = unknown_departments(written(text), register(departments=DEPARTMENTS))
    assert found.kind is Kind.NO_SUCH_DEPARTMENT
    assert "福祉課" in found.directory


@pytest.mark.parametrize(
    "text",
    [
        "福祉課とこども家庭課が受け持ちます。",
        "健康福祉部福祉課が受け持ちます。",
        "担当課、関係課、庁内各課で話し合います。",
        "県の健康増進課に相談します。",
        "厚生労働省生活困窮者自立支援室の通知",
        "社会福祉協議会地域福祉課が行います。",
        "地域の課題を話し合います。放課後に、日課として。",
        "福祉課長が開きます。",
        "教室や相談室、保健室で行います。",
        "地域共生推進室が行います。",
    ],
)
def test_what_is_or_may_be_right_is_no_unknown_department(text: str) -> None:
    assert not list(unknown_departments(written(text), register(departments=DEPARTMENTS)))


def test_without_departments_nothing_is_said_about_them() -> None:
    assert not list(unknown_departments(written("長寿介護課です。"), register()))


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("令和8年（2024年）に見直します。", "令和8年(2024年)"),
        ("2026年度（令和7年度）から始めます。", "2026年度(令和7年度)"),
        ("令和6年度から令和8年度までの5年間の計画です。", "令和6年度から令和8年度までの5年間"),
    ],
)
def test_years_that_do_not_fit_are_told(text: str, wrong: str) -> None:
    assert [each.plan for each in years_that_differ(written(text))] == [wrong]


@pytest.mark.parametrize(
    "text",
    [
        "令和８年度（２０２６年度）",
        "2024年度（令和6年度）",
        "令和元年（2019年）",
        "平成30年度（2018年度）から令和2年度（2020年度）までの3年間",
        "令和6年度から令和8年度までの3か年",
        "3年間の計画です。",
    ],
)
def test_years_that_fit_are_left_alone(text: str) -> None:
    assert not list(years_that_differ(written(text)))


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("令和6年度〜令和8年度", (2024, 2026)),
        ("令和6～8年度", None),
        ("令和6年度～8年度", (2024, 2026)),
        ("2024年度から2026年度まで", (2024, 2026)),
        ("平成30年4月から令和3年3月", (2018, 2021)),
        ("記載なし", None),
    ],
)
def test_periods_in_words(text: str, years: tuple[int, int] | None) -> None:
    assert range_in(text) == years


def plan(**facts: object) -> PlanState:
    return PlanState(where=HERE, **facts)


def period(wording: str, start: int | None, end: int | None) -> PeriodSaid:
    return PeriodSaid(name="計画の期間", wording=wording, start=start, end=end)


def test_a_period_in_words_is_held_against_its_numbers() -> None:
    agreeing = plan(period=period("令和6年度〜令和8年度", 2024, 2026))
    assert not list(periods_that_differ(agreeing, register()))
    (found,) = periods_that_differ(
        plan(period=period("令和6年度〜令和8年度", 2024, 2027)), register()
    )
    assert found.kind is Kind.PERIOD


def test_what_was_planned_for_a_time_that_is_over() -> None:
    late = plan(in_force=True, period=period("", 2021, 2025), review_due=dt.date(2026, 3, 31))
    known = register(
        due=(
            Due(key="resource:1", name="東の窓口", fiscal_year=2025),
            Due(key="resource:2", name="西の窓口", fiscal_year=2026),
        ),
        missing_values=(MissingValues(key="indicator:1", name="相談件数", fiscal_years=(2024,)),),
    )
    kinds = [each.kind for each in passed(late, known)]
    assert kinds == [Kind.EXPIRED, Kind.REVIEW_OVERDUE, Kind.DUE_PASSED, Kind.NO_VALUES]


def test_what_still_runs_is_left_alone() -> None:
    running = plan(in_force=True, period=period("", 2024, 2026), review_due=TODAY)
    assert not list(passed(running, register()))


def shown(*records):
    return {each.key: each for each in records}


def test_records_are_held_against_the_edition() -> None:
    edition = shown(
        record("resource:1", "東窓口", 担当課="福祉課", 実施方式="直営"),
        record("resource:2", "西窓口"),
        record("resource:3", "北窓口"),
        record("resource:4", "南窓口"),
        record("number:圏域の数", "圏域の数", 数="3"),
        record("number:カフェの数", "カフェの数", 数="3"),
    )
    now = shown(
        record("resource:1", "東まどぐち", 担当課="くらし課", 実施方式="委託"),
        record("area:9", "新しい圏域"),
        record("number:圏域の数", "圏域の数", 数="4"),
    )
    known = register(closed=frozenset({"resource:2"}), published=frozenset({"resource:4"}))
    assert sides(list(since_edition(edition, now, known))) == [
        (Kind.ADDED, "記載なし", "新しい圏域"),
        (Kind.NUMBER, "圏域の数：3", "圏域の数：4"),
        (Kind.GONE, "北窓口", "記載なし"),
        (Kind.RENAMED, "東窓口", "東まどぐち"),
        (Kind.MOVED, "東まどぐち 担当課：福祉課", "東まどぐち 担当課：くらし課"),
        (Kind.CHANGED, "東まどぐち 実施方式：直営", "東まどぐち 実施方式：委託"),
        (Kind.CLOSED, "西窓口", "西窓口は終わっています"),
    ]


def test_everything_is_told_and_unread_parts_as_well() -> None:
    unread = Written(where=HERE, text="相談窓口は99か所", unread=True)
    found = disagreements(
        plan=plan(),
        edition=document(records=shown(record("area:1", "東圏域"))),
        now=document(records=shown(record("area:1", "ひがし圏域"))),
        texts=[*written("相談窓口は3か所です。"), unread],
        register=register(numbers={"相談窓口の数": 12}),
    )
    assert [each.kind for each in found] == [Kind.RENAMED, Kind.NUMBER, Kind.UNREAD]


def test_a_plan_without_an_edition_is_held_against_the_directory_alone() -> None:
    now = document(records=shown(record("area:1", "東圏域")))
    assert not disagreements(plan=plan(), edition=None, now=now, texts=[], register=register())


def test_institutions_are_counted_by_their_own_names() -> None:
    known = register(institutions={"地域包括支援センター": 4})
    (found,) = numbers_that_differ(written("地域包括支援センターは5か所です。"), known)
    assert (found.plan, found.directory) == (
        "地域包括支援センターは5か所",
        "地域包括支援センター：4",
    )
    assert not list(numbers_that_differ(written("東地域包括支援センターは5か所です。"), known))


def place(pk: int, name: str) -> PlaceFact:
    return PlaceFact(key=f"resource:{pk}", name=name, kind="counter", kind_label="相談窓口")


def test_only_institutions_beyond_doubt_are_counted() -> None:
    centres = (place(1, "東地域包括支援センター"), place(2, "地域包括支援センター西"))
    other, branch = place(3, "まちの相談所"), place(4, "東地域包括支援センター出張所")

    def run(*places: PlaceFact) -> ProgrammeFact:
        return ProgrammeFact(key="programme:1", name="", standard="elderly_centre",
                             standard_label="", heading="", places=places)  # fmt: skip

    assert institutions([run(*centres)], [*centres, other]) == {"地域包括支援センター": 2}
    assert institutions([run(*centres, other)], [*centres, other]) == {}
    assert institutions([run(*centres)], [*centres, branch]) == {}


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("困ったら、しあわせ推進課へ。", "しあわせ推進課へ"),
        ("担当は「市民しあわせ課」です。", "市民しあわせ課"),
        ("教育部しあわせ推進課が行います。", "教育部しあわせ推進課が行います"),
    ],
)
def test_departments_with_kana_in_their_names_are_shown_whole(text: str, shown: str) -> None:
    (found,) = unknown_departments(written(text), register(departments=DEPARTMENTS))
    assert found.plan == shown


@pytest.mark.parametrize(
    "text",
    [
        "障がい福祉課へ。",
        "子育て支援課が行います。",
        "健康福祉課の子育て係へ。",
        "連携する課が集まります。",
        "その課が受け持ちます。関係のある課で話します。",
        "医師会地域連携室が調整します。",
    ],
)
def test_names_with_kana_that_are_known_or_no_names(text: str) -> None:
    known = frozenset({"障がい福祉課", "保健福祉部 子育て支援課", "健康福祉課（子育て係）"})
    assert not list(unknown_departments(written(text), register(departments=known)))


def test_years_in_worded_periods_are_read() -> None:
    known = register(periods=(period("令和8年度（2024年度）から", None, None),))
    found = disagreements(
        plan=plan(period=period("令和6年度（2025年度）", 2024, 2026)),
        edition=None, now=document(), texts=[], register=known,
    )  # fmt: skip
    assert [each.kind for each in found] == [Kind.YEARS, Kind.YEARS]


def test_a_new_name_is_told_once_with_how_many_records_it_touches() -> None:
    before = [record(f"programme:{n}", f"事業{n}", 担当課="福祉課、健康課") for n in range(3)]
    after = [record(f"programme:{n}", f"事業{n}", 担当課="くらし課、健康課") for n in range(3)]
    moved = record("programme:9", "事業9", 担当課="福祉課")
    now = record("programme:9", "事業9", 担当課="健康課")
    expected = [
        (Kind.DEPARTMENT_RENAMED, "福祉課", "くらし課（計画に載っている記録のうち3件）"),
        (Kind.MOVED, "事業9 担当課：福祉課", "事業9 担当課：健康課"),
    ]
    remembered = NotInUse(kind=Kind.OLD_NAME, text="福祉課", now="くらし課", key="department:3")
    by_history = since_edition(
        shown(*before, moved), shown(*after, now), register(not_in_use=(remembered,))
    )
    by_key = since_edition(
        shown(*before, moved, record("department:3", "福祉課")),
        shown(*after, now, record("department:3", "くらし課")),
        register(),
    )
    assert sides(list(by_history)) == sides(list(by_key)) == expected


def test_old_names_typed_into_records_are_found_there() -> None:
    meeting = MeetingFact(key="meeting:7", name="支援会議", members=("福祉課長", "民生委員"))
    known = register(
        departments=frozenset({"くらし課"}),
        names=frozenset({"くらし課"}),
        not_in_use=(
            NotInUse(kind=Kind.OLD_NAME, text="福祉課", now="くらし課", key="department:3"),
        ),
    )
    found = disagreements(plan=plan(), edition=None, now=document(), texts=[],
                          told=list(typed_into([meeting])), register=known)  # fmt: skip
    assert sides(list(found)) == [(Kind.OLD_NAME, "福祉課", "くらし課")]
    assert found[0].where == Where(page=0, title="支援会議", record="meeting:7")
    assert found[0].record == "department:3"


def test_a_list_of_members_is_one_row() -> None:
    members = ("税務課、産業観光課", "税務課長")
    meetings = [
        MeetingFact(key=f"meeting:{n}", name="支援会議", members=members, secretariat="交流室")
        for n in (1, 2)
    ]
    known = register(departments=DEPARTMENTS)
    (found,) = unknown_in_records(list(typed_into(meetings)), known)
    assert (found.plan, found.where.record) == ("税務課、産業観光課", "meeting:1")


def test_what_happened_once_keeps_its_names() -> None:
    event = EventFact(key="event:1", name="福祉課を置く")
    assert not list(typed_into([event]))
