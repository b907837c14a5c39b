"""あかつき市: a PDF of cards, two labels to a row, with the name and its 号 in the card's band."""

from __future__ import annotations

import weasyprint

from tests.importing.truth import Plan, place, programme

# ruff: noqa: E501 - a row of a table is one line

HEAD = """<html lang="ja"><style>
body { font-family: 'Noto Sans CJK JP', 'Noto Serif CJK JP'; font-size: 10pt }
table { border-collapse: collapse; width: 100%; margin-bottom: 10pt }
td, th { border: 1px solid #333; padding: 3px; text-align: left }
@page { size: A4; margin: 18mm; @bottom-center { content: counter(page) } }
</style><h1>第２期あかつき市重層的支援体制整備事業実施計画</h1>
<p>令和８年３月　あかつき市</p>
<h2>Ⅰ　計画の考え方</h2><p>本計画は、社会福祉法第106条の5に基づき、令和８年度から令和10年度までを期間として
定めます。第１期計画の評価を踏まえ、相談支援機関どうしのつながりを強めます。</p>
<h2>Ⅱ　事業カード</h2>"""
CARDS = (
    ("地域包括支援センターの運営", "１号", "長寿あんしん課", "委託",
     "①あかつき東包括支援センター<br>②あかつき西包括支援センター", "東地区、西地区"),
    ("障がい者相談支援事業", "１号", "障がい支援課", "委託・直営",
     "①相談室あけぼの（社会福祉法人黎明会）<br>②障がい支援課", "市内全域"),
    ("利用者支援事業", "１号", "こども家庭課", "直営", "①こども家庭センターおひさま", "市内全域"),
    ("生活困窮者自立相談支援事業", "１号", "生活支援課", "委託", "①自立相談センターみちびき", "市内全域"),
    ("参加支援事業", "２号", "福祉まるごと課", "委託", "①よりどころカフェあさひ", "市内全域"),
    ("地域介護予防活動支援事業", "３号", "長寿あんしん課", "住民主体", "①各地区の通いの場", "全地区"),
    ("生活支援体制整備事業", "３号", "長寿あんしん課", "委託", "①あかつき市社会福祉協議会", "東地区、西地区"),
    ("地域活動支援センター事業", "３号", "障がい支援課", "委託", "①地域活動支援センターあおば", "市内全域"),
    ("地域子育て支援拠点事業", "３号", "こども家庭課", "直営・委託",
     "①東子育て支援センター<br>②西子育て支援センター<br>③親子ひろばひなた", "東地区、西地区"),
    ("アウトリーチ等を通じた継続的支援事業", "４号", "福祉まるごと課", "直営", "－", "市内全域"),
    ("多機関協働事業", "５号", "福祉まるごと課", "直営", "①福祉まるごと相談窓口", "市内全域"),
)  # fmt: skip


def _card(name: str, item: str, department: str, mode: str, places: str, areas: str) -> str:
    return f"""<table><tr><th colspan="4">{name}（{item}）</th></tr>
<tr><td>所管</td><td>{department}</td><td>方式</td><td>{mode}</td></tr>
<tr><td>対象圏域</td><td>{areas}</td><td>主な対象</td><td>困りごとを抱える世帯</td></tr>
<tr><td>拠点一覧</td><td colspan="3">{places}</td></tr>
<tr><td>ねらい</td><td colspan="3">困りごとを早く受け止め、関係する機関と一緒に支えます。</td></tr></table>"""


def plan() -> Plan:
    """Return the plan, freshly printed."""
    page = HEAD + "".join(_card(*card) for card in CARDS) + "</html>"
    ageing, disability = "長寿あんしん課", "障がい支援課"
    lead, children = "福祉まるごと課", "こども家庭課"
    return Plan(
        "akatsuki.pdf",
        weasyprint.HTML(string=page).write_pdf() or b"",
        (
            programme("地域包括支援センターの運営", ageing, "委託"),
            programme("障害者相談支援事業", disability, "委託;直営"),
            programme("利用者支援事業", children, "直営"),
            programme("生活困窮者自立相談支援事業", "生活支援課", "委託"),
            programme("参加支援事業", lead, "委託"),
            programme("地域介護予防活動支援事業", ageing, "住民主体"),
            programme("生活支援体制整備事業", ageing, "委託"),
            programme("地域活動支援センター事業", disability, "委託"),
            programme("地域子育て支援拠点事業", children, "直営;委託"),
            programme("アウトリーチ等を通じた継続的支援事業", lead, "直営"),
            programme("多機関協働事業", lead, "直営"),
        ),
        (
            place("あかつき東包括支援センター"),
            place("あかつき西包括支援センター"),
            place("相談室あけぼの"),
            place("障がい支援課"),
            place("こども家庭センターおひさま"),
            place("自立相談センターみちびき"),
            place("よりどころカフェあさひ"),
            place("あかつき市社会福祉協議会"),
            place("地域活動支援センターあおば"),
            place("東子育て支援センター"),
            place("西子育て支援センター"),
            place("親子ひろばひなた"),
            place("福祉まるごと相談窓口"),
        ),
        ("東地区", "西地区"),
    )
