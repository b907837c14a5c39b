"""しらたま市: a Word plan: one table by item (号), another of places, and notes in prose between."""

from __future__ import annotations

import io

import docx

from tests.importing.truth import Plan, place, programme

# ruff: noqa: E501 - a row of a table is one line
PROGRAMMES = (
    ("法の号", "分野", "具体の事業", "推進課", "実施のしかた"),
    ("第１号イ", "高齢", "おとしより相談センター運営", "健康長寿課", "業務委託"),
    ("第１号ロ", "障害", "障害者生活支援センター運営", "障害者福祉課", "業務委託"),
    ("第１号ハ", "子ども", "こども家庭センターの運営", "こども相談課", "市直営"),
    ("第１号ニ", "困窮", "くらしサポート相談", "保護課", "業務委託"),
    ("第２号", "共通", "参加支援事業", "地域共生課", "業務委託"),
    ("第３号イ", "高齢", "いきいき百歳の集い", "健康長寿課", "補助金交付"),
    ("第３号ロ", "高齢", "支え合いの地域づくり", "健康長寿課", "業務委託"),
    ("第３号ハ", "障害", "地域活動支援センター", "障害者福祉課", "補助金交付"),
    ("第３号ニ", "子ども", "つどいの広場", "こども相談課", "市直営及び業務委託"),
    ("第４号", "共通", "アウトリーチ支援", "地域共生課", "市直営"),
    ("第５号", "共通", "多機関協働事業", "地域共生課", "市直営"),
)
PLACES = (
    ("番号", "名称", "所在地区", "関係する事業"),
    ("1", "おとしより相談センター松", "北地区", "おとしより相談センター運営"),
    ("2", "おとしより相談センター竹", "南地区", "おとしより相談センター運営"),
    ("3", "障害者生活支援センターしらゆり", "北地区", "障害者生活支援センター運営"),
    ("4", "しらたま市こども家庭センター", "南地区", "こども家庭センターの運営"),
    ("5", "くらしサポートしらたま", "南地区", "くらしサポート相談"),
    ("6", "地域活動支援センターすずらん", "北地区", "地域活動支援センター"),
    ("7", "つどいの広場あんず", "北地区", "つどいの広場"),
    ("8", "つどいの広場くるみ", "南地区", "つどいの広場"),
    ("9", "交流スペースまる", "南地区", "参加支援事業"),
)


def plan() -> Plan:
    """Return the plan, freshly written."""
    ageing, disability = "健康長寿課", "障害者福祉課"
    lead, children = "地域共生課", "こども相談課"
    return Plan(
        "shiratama.docx",
        _written(),
        (
            programme("地域包括支援センターの運営", ageing, "委託", "おとしより相談センター運営"),
            programme("障害者相談支援事業", disability, "委託", "障害者生活支援センター運営"),
            programme("利用者支援事業", children, "直営", "こども家庭センターの運営"),
            programme("生活困窮者自立相談支援事業", "保護課", "委託", "くらしサポート相談"),
            programme("参加支援事業", lead, "委託"),
            programme("地域介護予防活動支援事業", ageing, "補助", "いきいき百歳の集い"),
            programme("生活支援体制整備事業", ageing, "委託", "支え合いの地域づくり"),
            programme("地域活動支援センター事業", disability, "補助", "地域活動支援センター"),
            programme("地域子育て支援拠点事業", children, "直営;委託", "つどいの広場"),
            programme("アウトリーチ等を通じた継続的支援事業", lead, "直営", "アウトリーチ支援"),
            programme("多機関協働事業", lead, "直営"),
        ),
        tuple(place(row[1]) for row in PLACES[1:]),
        ("北地区", "南地区"),
    )


def _written() -> bytes:
    document = docx.Document()
    document.add_heading("しらたま市重層的支援体制整備事業実施計画", 0)
    document.add_paragraph("令和７年１０月　しらたま市地域共生課")
    document.add_heading("第１章　計画の位置付け", 1)
    document.add_paragraph(
        "本計画は社会福祉法第106条の5第1項に基づき、令和７年１０月から令和１２年３月までを期間とする。"
    )
    document.add_heading("第２章　事業の体系", 1)
    _table(document, PROGRAMMES)
    document.add_paragraph("※業務委託の相手方は、毎年度公募により決定する。")
    document.add_heading("第３章　地域資源", 1)
    _table(document, PLACES)
    document.add_heading("第４章　推進", 1)
    document.add_paragraph("庁内推進会議及び支援会議を設置する。")
    kept = io.BytesIO()
    document.save(kept)
    return kept.getvalue()


def _table(document: docx.document.Document, rows: tuple[tuple[str, ...], ...]) -> None:
    table = document.add_table(len(rows), len(rows[0]))
    for row, cells in zip(table.rows, rows, strict=True):
        for cell, text in zip(row.cells, cells, strict=True):
            cell.text = text
