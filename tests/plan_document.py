"""A small plan in which every kind of part occurs: for tests, and to look at."""

from __future__ import annotations

from portal.plans.document.parts import (
    Box,
    Cell,
    Chapter,
    Chart,
    Decision,
    Document,
    Drawing,
    FileItem,
    Files,
    Flow,
    FlowStep,
    Heading,
    Items,
    Note,
    Part,
    Picture,
    Profile,
    Prose,
    Series,
    Span,
    Table,
    TermNote,
    Timeline,
    TimelineRow,
)

UNKNOWN = Span("未確認", mark="unknown")


def said(*texts: str, **more: object) -> Cell:
    """A cell of plain lines."""
    return Cell(tuple((Span(text),) for text in texts), **more)


NOBODY_KNOWS = Cell(((UNKNOWN,),))
TERMS = (
    TermNote(
        "term:1",
        "地域包括支援センター",
        "ちいきほうかつしえんせんたー",
        ("包括",),
        "高齢者の暮らしを、介護・医療・福祉の面から支える相談窓口です。",
    ),
    TermNote(
        "term:2",
        "アウトリーチ",
        "あうとりーち",
        (),
        "相談に来るのを待たず、支援する側から訪ねていくことです。",
    ),
    TermNote("term:3", "障害者", "しょうがいしゃ", (), "この言葉の説明です。"),
)
OUTLINE: tuple[Part, ...] = (
    Heading(2, "計画の趣旨", "h-00000001"),
    Prose(
        "<p>高齢の親と働いていない子が同じ家で困っているとき、ひとつの課だけでは支えきれません。"
        '<b>地域包括支援センター</b>も<a href="https://example.org/">障害者</a>の相談も、'
        "属性を問わず受けとめます。障害者相談支援事業も含みます。</p>"
        "<ul><li>断らない相談</li><li>参加を支える &amp; つなぐ</li></ul>"
    ),
    Heading(3, "大切にすること", "h-00000002"),
    Items(
        (
            (Span("アウトリーチ"), Span("を続ける")),
            (Span("担当課は"), UNKNOWN),
        ),
        ordered=True,
    ),
    Note("warn", "<p>この市は見本です。</p>", "ご注意"),
    Note("unread", "<p>別表３　※読み取れなかった行</p>", "もとの資料の 120〜121 行"),
)
PROGRAMMES: tuple[Part, ...] = (
    Heading(2, "事業の一覧", "h-00000003"),
    Table(
        "第1号 包括的相談支援",
        ("事業", "担当課", "実施方式・運営主体", "場所"),
        (
            (
                Cell(
                    ((Span("地域包括支援センターの運営"),), (Span("（高齢）"),)),
                    rows=2,
                    header=True,
                ),
                said("高齢福祉課"),
                said("委託：みほん福祉会"),
                Cell(((Span("しおみ地域包括支援センター", "resource:1"),),)),
            ),
            (said("高齢福祉課"), said("直営"), NOBODY_KNOWS),
            (
                said("障害者相談支援事業", header=True),
                said("障がい福祉課"),
                Cell(),
                Cell(((Span("みほん相談室", "resource:2"),), (Span("ほか1か所"),))),
            ),
        ),
        "（推定）は、計画に号の明記がないものです。",
    ),
    Profile(
        "参加支援事業",
        (
            ("担当課", said("地域福祉課")),
            ("対象者", NOBODY_KNOWS),
            (
                "圏域",
                Cell(((Span("しおみ圏域", "area:1"), Span("、"), Span("やまて圏域", "area:2")),)),
            ),
        ),
        "programme-9",
        "programme:9",
    ),
)
WORKING: tuple[Part, ...] = (
    Heading(2, "支援の流れ", "h-00000004"),
    Flow(
        "最初の相談から終わりまで",
        (
            FlowStep(
                "step-1",
                "1",
                "受けとめる",
                "相談窓口",
                ("相談があったとき",),
                ("話をきく", "急ぐかどうかを確かめる"),
                (Span("2 つなぐ", "#step-2"), Span("4 終わる", "#step-4")),
            ),
            FlowStep(
                "step-2",
                "2",
                "つなぐ",
                "多機関協働事業者",
                ("ひとつの窓口では難しいとき",),
                ("支援会議にはかる",),
                (Span("3 プランをつくる", "#step-3"),),
                "本人の同意がなくても開ける",
            ),
            FlowStep(
                "step-3",
                "3",
                "プランをつくる",
                "",
                (),
                ("重層的支援会議にはかる",),
                (Span("4 終わる", "#step-4"),),
                "本人の同意が必要",
            ),
            FlowStep("step-4", "4", "終わる", "相談窓口", (), ("ふりかえる",)),
        ),
    ),
    Decision(
        "本人の同意がありますか",
        (
            ("はい", ((Span("重層的支援会議", "meeting:1"), Span("で話し合えます。")),)),
            ("いいえ", ((Span("支援会議", "meeting:2"), Span("で話し合えます。")), (UNKNOWN,))),
        ),
    ),
)
PROGRESS: tuple[Part, ...] = (
    Heading(2, "関連計画の期間", "h-00000005"),
    Timeline(
        "関連計画と年度",
        tuple(range(2021, 2030)),
        (
            TimelineRow(Span("地域福祉計画", "related_plan:1"), 2024, 2029, "令和6〜11年度"),
            TimelineRow(Span("高齢者福祉計画"), 2024, 2026, "令和6年度から3年間"),
            TimelineRow(Span("障がい者計画"), 2021, None, ""),
            TimelineRow(Span("子ども計画"), None, None, ""),
        ),
    ),
    Heading(2, "指標", "h-00000006"),
    Chart(
        "相談をつないだ件数",
        "件",
        (2023, 2024, 2025, 2026),
        (
            Series("目標", (None, 20.0, 30.0, 40.0)),
            Series("実績", (12.0, 18.5, None, None)),
        ),
        "2025年度の実績は集計中です。",
    ),
    Drawing(
        "見直しのしくみ",
        "cycle",
        (
            Box("計画", ((Span("目標を決める"),),)),
            Box("実行", ((Span("事業を行う"),),)),
            Box("評価", ((Span("推進会議が点検する", "meeting:3"),),)),
            Box("改善", ((Span("次の年に生かす"),),)),
        ),
        "計画、実行、評価、改善をくり返します。",
    ),
    Drawing(
        "事業の全体図",
        "nested",
        (
            Box(
                "みほん市",
                (),
                (
                    Box("第1号 包括的相談支援", ((Span("地域包括支援センターの運営"),),)),
                    Box("第2号 参加支援", ((Span("参加支援事業"),), (UNKNOWN,))),
                ),
            ),
        ),
        "みほん市の事業は、第1号と第2号に分かれます。",
    ),
    Picture(
        "しおみ交流館",
        "/static/img/icon.svg",
        64,
        64,
        "二階建ての建物",
        "一階に相談室、二階に居場所があります。",
    ),
    Files(
        (
            FileItem(
                "相談受付票", "様式", "受付で使う", "第2版", "2026-04-01", "/media/a.pdf", 20480
            ),
            FileItem("個人情報の同意書", "様式", provisional=True),
        )
    ),
)


def document(*, fictional: bool = True) -> Document:
    """The whole plan."""
    return Document(
        municipality="みほん市",
        fictional=fictional,
        title="みほん市重層的支援体制整備事業実施計画",
        subtitle="だれも取りこぼさない",
        about=(
            ("発行", said("みほん市 地域福祉課")),
            ("期間", said("令和8年度〜令和10年度（2026〜2028年度）")),
            ("根拠法令", said("社会福祉法第106条の5", "社会福祉法第106条の4第2項")),
            ("見直しの期限", NOBODY_KNOWS),
        ),
        front=(Prose("<p>この計画は、見本です。</p>"),),
        chapters=(
            Chapter("outline", "計画のあらまし", OUTLINE, "第1章"),
            Chapter("programmes", "事業の内容", PROGRAMMES, "第2章"),
            Chapter("working", "支援のすすめ方", WORKING, "第3章"),
            Chapter("progress", "期間と点検", PROGRESS, "第4章"),
        ),
        terms=TERMS,
    )
