"""みずうみ市: a Word document with headings numbered by depth and a table with merged cells."""

from __future__ import annotations

import io

import docx
from docx.table import Table

from tests.importing.truth import Plan, place, programme

# ruff: noqa: E501 - a row of a table is one line

CONSULTING = (
    ("分野", "事業名称", "所管部署", "事業の実施方法", "", "相談拠点"),
    ("", "", "", "区分", "受託者", ""),
    ("高齢者", "地域包括支援センター運営業務", "長寿福祉課", "委託", "医療法人 湖水会",
     "湖東圏域地域包括支援センター"),
    ("", "", "", "委託", "社会福祉法人 さざなみ会", "湖西圏域地域包括支援センター"),
    ("", "", "", "直営", "", "湖北圏域地域包括支援センター"),
    ("障がい者", "障がい者等相談支援事業", "障がい者福祉課", "委託", "社会福祉法人 水鳥の里",
     "障がい者相談支援センターかいつぶり"),
    ("子ども", "利用者支援事業（基本型）", "こども支援課", "直営", "", "子育て総合支援センターゆりかもめ"),
    ("", "利用者支援事業（こども家庭センター型）", "母子保健課", "直営", "",
     "みずうみ市こども家庭センター"),
    ("生活困窮者", "生活困窮者自立相談支援事業", "生活福祉課", "委託",
     "みずうみ市社会福祉協議会", "自立生活サポートセンターみずうみ"),
)  # fmt: skip
COMMUNITY = (
    ("事業名称", "所管部署", "事業の実施方法", "活動の場"),
    ("地域介護予防活動支援事業", "長寿福祉課", "直営", "いきいきサロン（各学区）"),
    ("生活支援体制整備事業", "長寿福祉課", "委託", "みずうみ市社会福祉協議会"),
    ("地域活動支援センター事業", "障がい者福祉課", "補助", "地域活動支援センターあしのは\n地域活動支援センターはすのはな"),
    ("地域子育て支援拠点事業", "こども支援課", "直営・委託", "つどいの広場おさかな\n湖西子育て支援センター"),
    ("生活困窮者の共助の基盤づくり事業", "生活福祉課", "委託", "フードバンクみずうみ"),
)  # fmt: skip
SPAN = ((2, 4, (0, 1, 2)), (6, 7, (0,)))


def plan() -> Plan:
    """Return the plan, freshly written."""
    return Plan(
        "mizuumi.docx",
        _written(),
        (
            programme("地域包括支援センターの運営", "長寿福祉課", "委託;直営"),
            programme("障害者相談支援事業", "障がい者福祉課", "委託"),
            programme("利用者支援事業", "こども支援課", "直営", "利用者支援事業（基本型）"),
            programme("利用者支援事業", "母子保健課", "直営",
                      "利用者支援事業（こども家庭センター型）"),
            programme("生活困窮者自立相談支援事業", "生活福祉課", "委託"),
            programme("地域介護予防活動支援事業", "長寿福祉課", "直営"),
            programme("生活支援体制整備事業", "長寿福祉課", "委託"),
            programme("地域活動支援センター事業", "障がい者福祉課", "補助"),
            programme("地域子育て支援拠点事業", "こども支援課", "直営;委託"),
            programme("生活困窮者支援等のための地域づくり事業", "生活福祉課", "委託"),
            programme("多機関協働事業", "福祉総務課", "直営"),
            programme("参加支援事業", "福祉総務課", "委託"),
            programme("アウトリーチ等を通じた継続的支援事業", "福祉総務課", "直営;委託"),
        ),
        (
            place("湖東圏域地域包括支援センター"),
            place("湖西圏域地域包括支援センター"),
            place("湖北圏域地域包括支援センター"),
            place("障がい者相談支援センターかいつぶり"),
            place("子育て総合支援センターゆりかもめ"),
            place("みずうみ市こども家庭センター"),
            place("自立生活サポートセンターみずうみ"),
            place("いきいきサロン", named="通称"),
            place("みずうみ市社会福祉協議会"),
            place("地域活動支援センターあしのは"),
            place("地域活動支援センターはすのはな"),
            place("つどいの広場おさかな"),
            place("湖西子育て支援センター"),
            place("フードバンクみずうみ"),
            place("就労体験ファームあめんぼ"),
        ),
    )  # fmt: skip


def _written() -> bytes:
    document = docx.Document()
    document.add_paragraph("みずうみ市重層的支援体制整備事業実施計画", style="Title")
    document.add_paragraph("令和６年４月　みずうみ市")
    document.add_heading("第１部　総論", 1)
    document.add_heading("１－１　計画策定の目的", 2)
    document.add_paragraph("本市は、社会福祉法第106条の5第1項に基づき、この計画を策定する。")
    document.add_heading("１－２　計画の期間", 2)
    document.add_paragraph("令和6年度から令和10年度までの5年間とする。")
    document.add_heading("第２部　各論", 1)
    document.add_heading("２－１　包括的相談支援事業", 2)
    document.add_paragraph("既存の相談支援機関の機能を活かし、相談を断らず受け止める。")
    _merge(_table(document, CONSULTING))
    document.add_heading("２－２　地域づくり事業", 2)
    _table(document, COMMUNITY)
    document.add_heading("２－３　新たに実施する事業", 2)
    _sections(document)
    kept = io.BytesIO()
    document.save(kept)
    return kept.getvalue()


def _sections(document: docx.document.Document) -> None:
    document.add_heading("２－３－１　多機関協働事業", 3)
    document.add_paragraph("①所管部署　福祉総務課")
    document.add_paragraph("②事業の実施方法　直営")
    document.add_paragraph("③事業の内容　単独の支援機関では対応が難しい事例の調整役を担う。")
    document.add_heading("２－３－２　参加支援事業", 3)
    document.add_paragraph("①所管部署　福祉総務課")
    document.add_paragraph("②事業の実施方法　委託（特定非営利活動法人 うきくさ）")
    document.add_paragraph("③活動の場　就労体験ファームあめんぼ")
    document.add_heading("２－３－３　アウトリーチ等を通じた継続的支援事業", 3)
    document.add_paragraph("①所管部署　福祉総務課")
    document.add_paragraph("②事業の実施方法　直営及び委託（みずうみ市社会福祉協議会）")


def _table(document: docx.document.Document, rows: tuple[tuple[str, ...], ...]) -> Table:
    table = document.add_table(len(rows), len(rows[0]))
    for row, cells in zip(table.rows, rows, strict=True):
        for cell, text in zip(row.cells, cells, strict=True):
            cell.text = text
    return table


def _merge(table: Table) -> None:
    table.cell(0, 3).merge(table.cell(0, 4))
    for column in (0, 1, 2, 5):
        table.cell(0, column).merge(table.cell(1, column))
    for first, last, columns in SPAN:
        for column in columns:
            table.cell(first, column).merge(table.cell(last, column))
