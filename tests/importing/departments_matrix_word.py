"""おぼろ市: a Word plan with a matrix of departments (◎ in charge, ○ taking part) and fact sheets."""

from __future__ import annotations

import io

import docx

from tests.importing.truth import Plan, place, programme

# ruff: noqa: E501 - a row of a table is one line

MATRIX = (
    ("取組", "福祉企画課", "高齢者福祉課", "障害福祉室", "こども若者課", "実施手法"),
    ("地域包括支援センターの運営", "", "◎", "○", "", "委託"),
    ("障害者相談支援事業", "", "", "◎", "○", "委託"),
    ("利用者支援事業", "○", "", "", "◎", "直営"),
    ("生活困窮者自立相談支援事業", "◎", "○", "○", "○", "委託"),
    ("地域介護予防活動支援事業", "", "◎", "", "", "直営・補助"),
    ("生活支援体制整備事業", "○", "◎", "", "", "委託"),
    ("地域活動支援センター事業", "", "", "◎", "", "補助"),
    ("地域子育て支援拠点事業", "", "", "", "◎", "委託"),
    ("多機関協働事業", "◎", "○", "○", "○", "直営"),
    ("アウトリーチ等を通じた継続的支援事業", "◎", "○", "○", "○", "一部委託"),
    ("参加支援事業", "◎", "○", "○", "○", "委託"),
)
COUNTERS = (
    ("高齢者の相談", "おぼろ中央あんしんセンター", "中央圏域", "社会福祉法人朧月会"),
    ("", "おぼろ港あんしんセンター", "港圏域", "医療法人霞会"),
    ("", "おぼろ山手あんしんセンター", "山手圏域", "社会福祉法人朧月会"),
    ("障害のある方の相談", "障害者相談センターまほろ", "全域", "NPO法人まほろ"),
    ("子どもの相談", "こども家庭センターつきのわ", "全域", "市"),
    ("暮らしとお金の相談", "くらし再建相談所", "全域", "おぼろ市社会福祉協議会"),
)
SPACES = (
    "地域活動支援センターゆうなぎ（地域活動支援センター事業・補助）",
    "子育て支援センターももんが（地域子育て支援拠点事業・委託）",
    "子育て支援センターりす（地域子育て支援拠点事業・委託）",
    "コミュニティスペースおかえり（参加支援事業・委託）",
)


def plan() -> Plan:
    """Return the plan, freshly written."""
    ageing, disability = "高齢者福祉課", "障害福祉室"
    lead, children = "福祉企画課", "こども若者課"
    return Plan(
        "oboro.docx",
        _written(),
        (
            programme("地域包括支援センターの運営", ageing, "委託"),
            programme("障害者相談支援事業", disability, "委託"),
            programme("利用者支援事業", children, "直営"),
            programme("生活困窮者自立相談支援事業", lead, "委託"),
            programme("地域介護予防活動支援事業", ageing, "直営;補助"),
            programme("生活支援体制整備事業", ageing, "委託"),
            programme("地域活動支援センター事業", disability, "補助"),
            programme("地域子育て支援拠点事業", children, "委託"),
            programme("多機関協働事業", lead, "直営"),
            programme("アウトリーチ等を通じた継続的支援事業", lead, "一部委託"),
            programme("参加支援事業", lead, "委託"),
        ),
        (
            place("おぼろ中央あんしんセンター"),
            place("おぼろ港あんしんセンター"),
            place("おぼろ山手あんしんセンター"),
            place("障害者相談センターまほろ"),
            place("こども家庭センターつきのわ"),
            place("くらし再建相談所"),
            place("地域活動支援センターゆうなぎ"),
            place("子育て支援センターももんが"),
            place("子育て支援センターりす"),
            place("コミュニティスペースおかえり"),
        ),
        ("中央圏域", "港圏域", "山手圏域"),
    )


def _written() -> bytes:
    document = docx.Document()
    document.add_heading("おぼろ市重層的支援体制整備事業実施計画", 0)
    document.add_paragraph("令和８年２月　おぼろ市福祉企画課")
    document.add_heading("1. はじめに", 1)
    document.add_paragraph("この計画は、社会福祉法第106条の5に基づく計画です。")
    document.add_paragraph("計画期間は、令和８年度から令和１２年度までの５年間です。")
    document.add_heading("2. だれが取り組むか", 1)
    document.add_paragraph("◎は主に担当する課、○は協力する課です。")
    _table(document, MATRIX)
    document.add_heading("3. どこで相談できるか", 1)
    _table(document, (("相談の種類", "窓口の名前", "受け持つ圏域", "運営している団体"), *COUNTERS))
    document.add_heading("4. つながる場所", 1)
    for space in SPACES:
        document.add_paragraph(space, style="List Bullet")
    document.add_heading("5. ふりかえり", 1)
    document.add_paragraph("毎年度、市民会議でふりかえります。")
    kept = io.BytesIO()
    document.save(kept)
    return kept.getvalue()


def _table(document: docx.document.Document, rows: tuple[tuple[str, ...], ...]) -> None:
    table = document.add_table(len(rows), len(rows[0]))
    for row, cells in zip(table.rows, rows, strict=True):
        for cell, text in zip(row.cells, cells, strict=True):
            cell.text = text
