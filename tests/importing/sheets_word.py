"""はなさき市: a Word document with a table for each programme, labels beside, cells merged."""

from __future__ import annotations

import io

import docx

from tests.importing.truth import Plan, place, programme

Sheet = tuple[str, tuple[tuple[str, str], ...]]
SHEETS: tuple[Sheet, ...] = (
    (
        "（１）地域包括支援センターの設置・運営",
        (
            ("事業の目的", "高齢の方の暮らしを地域で支える。"),
            ("主な対象者", "おおむね65歳以上の方とその家族"),
            ("運営方式", "委託（社会福祉法人 花咲会、医療法人社団 春光会）"),
            ("窓口", "①はなさき中央地域包括支援センター\n②はなさき北地域包括支援センター"),
            ("職員配置", "保健師、社会福祉士、主任介護支援専門員"),
            ("主管課", "福祉部高齢福祉課"),
        ),
    ),
    (
        "（２）障害者等相談支援事業",
        (
            ("主な対象者", "障がいのある方とその家族"),
            ("運営方式", "委託（社会福祉法人 みなも会）"),
            ("窓口", "基幹相談支援センターみなも"),
            ("主管課", "福祉部障がい福祉課"),
        ),
    ),
    (
        "（３）利用者支援事業（こども家庭センター型）",
        (
            ("主な対象者", "妊産婦、子育て中の家庭"),
            ("運営方式", "直営"),
            ("窓口", "こども家庭センターはぐ（こども課内）"),
            ("主管課", "こども部こども課"),
        ),
    ),
    (
        "（４）利用者支援事業（基本型）",
        (
            ("運営方式", "直営"),
            ("窓口", "はなさき市子育てプラザ"),
            ("主管課", "こども部保育課"),
        ),
    ),
    (
        "（５）生活困窮者自立相談支援事業",
        (
            ("運営方式", "委託（社会福祉法人 はなさき市社会福祉協議会）"),
            ("窓口", "くらし・しごと相談センター"),
            ("主管課", "福祉部生活支援課"),
        ),
    ),
    (
        "（６）多機関協働事業",
        (
            ("運営方式", "直営"),
            ("窓口", "福祉まるごと相談室（福祉部地域共生課）"),
            ("主管課", "福祉部地域共生課"),
        ),
    ),
    (
        "（７）アウトリーチ等を通じた継続的支援事業",
        (("運営方式", "一部委託"), ("主管課", "福祉部地域共生課")),
    ),
    (
        "（８）参加支援事業",
        (
            ("運営方式", "委託"),
            ("窓口", "交流スペースこもれび"),
            ("主管課", "福祉部地域共生課、福祉部生活支援課"),
        ),
    ),
)


def plan() -> Plan:
    """Return the plan, freshly written."""
    return Plan(
        "hanasaki.docx",
        _written(),
        (
            programme("地域包括支援センターの運営", "福祉部高齢福祉課", "委託"),
            programme("障害者相談支援事業", "福祉部障がい福祉課", "委託"),
            programme("利用者支援事業", "こども部こども課", "直営",
                      "利用者支援事業（こども家庭センター型）"),
            programme("利用者支援事業", "こども部保育課", "直営", "利用者支援事業（基本型）"),
            programme("生活困窮者自立相談支援事業", "福祉部生活支援課", "委託"),
            programme("多機関協働事業", "福祉部地域共生課", "直営"),
            programme("アウトリーチ等を通じた継続的支援事業", "福祉部地域共生課", "一部委託"),
            programme("参加支援事業", "福祉部地域共生課;福祉部生活支援課", "委託"),
            programme("地域介護予防活動支援事業", "福祉部高齢福祉課", "直営"),
            programme("地域子育て支援拠点事業", "こども部保育課", "直営;委託"),
        ),
        (
            place("はなさき中央地域包括支援センター"),
            place("はなさき北地域包括支援センター"),
            place("基幹相談支援センターみなも"),
            place("こども家庭センターはぐ"),
            place("はなさき市子育てプラザ"),
            place("くらし・しごと相談センター"),
            place("福祉まるごと相談室"),
            place("交流スペースこもれび"),
            place("子育てひろばたんぽぽ"),
            place("子育てひろばすみれ"),
        ),
    )  # fmt: skip


def _written() -> bytes:
    document = docx.Document()
    document.sections[0].header.paragraphs[0].text = "はなさき市重層的支援体制整備事業実施計画"
    document.add_heading("はなさき市重層的支援体制整備事業実施計画", 0)
    document.add_paragraph("令和６年３月")
    document.add_heading("第１章 計画について", 1)
    document.add_paragraph("計画期間は、令和６年度から令和８年度までとします。")
    document.add_heading("第２章 事業の実施体制", 1)
    for heading, rows in SHEETS:
        document.add_heading(heading, 2)
        _sheet(document, rows)
    document.add_heading("（９）地域づくり事業", 2)
    _merged(document)
    packed = io.BytesIO()
    document.save(packed)
    return packed.getvalue()


def _sheet(document: docx.document.Document, rows: tuple[tuple[str, str], ...]) -> None:
    table = document.add_table(len(rows), 3)
    for at, (label, value) in enumerate(rows):
        table.cell(at, 0).text = label
        table.cell(at, 1).merge(table.cell(at, 2)).text = value


def _merged(document: docx.document.Document) -> None:
    """Add a table whose first heading spans two columns and whose department spans two rows."""
    table = document.add_table(5, 5)
    for at, text in ((0, "事業の名称"), (1, "運営"), (3, "場所"), (4, "主管課")):
        table.cell(0, at).text = text
    table.cell(0, 1).merge(table.cell(0, 2))
    for at in (0, 3, 4):
        table.cell(0, at).merge(table.cell(1, at))
    table.cell(1, 1).text, table.cell(1, 2).text = "直営・委託の別", "委託先"
    for at, text in enumerate(("地域介護予防活動支援事業", "直営", "", "各地区の集会所")):
        table.cell(2, at).text = text
    table.cell(2, 4).text = "福祉部高齢福祉課"
    table.cell(3, 0).merge(table.cell(4, 0)).text = "地域子育て支援拠点事業"
    table.cell(3, 4).merge(table.cell(4, 4)).text = "こども部保育課"
    for at, text in ((1, "直営"), (3, "子育てひろばたんぽぽ")):
        table.cell(3, at).text = text
    for at, text in ((1, "委託"), (2, "NPO法人 すみれの会"), (3, "子育てひろばすみれ")):
        table.cell(4, at).text = text
