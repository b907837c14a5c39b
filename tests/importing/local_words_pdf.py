"""ひぐらし市: a PDF that calls every programme by local words, with the item (号) in headings."""

from __future__ import annotations

import weasyprint

from tests.importing.truth import Plan, place, programme

HEAD = """<html lang="ja"><style>
body { font-family: 'Noto Sans CJK JP', 'Noto Serif CJK JP'; font-size: 10.5pt }
dt { font-weight: bold } dl { margin: 0 0 10pt }
@page { size: A4; margin: 22mm; @bottom-right { content: counter(page) ' / ' counter(pages) }
  @top-left { content: 'ひぐらし市まるごと支援計画' } }
</style><h1>ひぐらし市まるごと支援計画</h1>
<p>（重層的支援体制整備事業実施計画）</p><p>令和６（2024）年度－令和10（2028）年度</p>
<p>ひぐらし市健康福祉局</p>
<h2>第１章　なぜ「まるごと支援」なのか</h2>
<p>ひきこもり、ごみ屋敷、介護と子育てが重なる家庭など、一つの窓口では支えきれない暮らしの悩みが
増えています。この計画は社会福祉法第106条の5に定める実施計画です。</p>
<h2>第２章　取組の内容</h2>"""
SHEETS = (
    ("第１号イ　高齢者あんしん相談の運営", "シニア支援課", "市内5法人への委託",
     "あんしん相談室ひばり、あんしん相談室つぐみ、あんしん相談室かっこう"),
    ("第１号ロ　障害のある人の暮らし相談", "障害者支援課", "委託（社会福祉法人木立の会）",
     "暮らし相談室こだち"),
    ("第１号ハ　子育て案内人", "こども応援課", "市の直営",
     "子育て案内所すずむし（市役所２階）、ひぐらし市保健センター"),
    ("第１号ニ　仕事と家計の相談", "生活支援課", "委託（一般社団法人みちしるべ）",
     "仕事と家計の相談所みちしるべ"),
    ("第２号　つながり再開支援", "まるごと支援課", "委託（NPO法人はらっぱ）", "再開工房はらっぱ"),
    ("第３号イ　ご近所元気づくり", "シニア支援課", "住民団体への補助", "各町内会館"),
    ("第３号ロ　支え合い仕掛け人", "シニア支援課", "委託（ひぐらし市社会福祉協議会）", "なし"),
    ("第３号ハ　日中活動の場", "障害者支援課", "委託", "地域活動支援センターこかげ"),
    ("第３号ニ　親子のたまり場", "こども応援課", "直営と委託の併用",
     "親子のたまり場あぶらぜみ、親子のたまり場みんみん"),
    ("第４号　おでかけ相談員", "まるごと支援課", "直営", "なし"),
    ("第５号　まるごと調整チーム", "まるごと支援課", "直営", "まるごと調整室"),
)  # fmt: skip


def _sheet(name: str, department: str, mode: str, places: str) -> str:
    rows = (
        ("どんな取組", "困りごとを抱えた人の声を聞き、関係する人たちと一緒に考えます。"),
        ("受け持ち", department),
        ("進め方", mode),
        ("場所", places),
    )
    pairs = "".join(f"<dt>{label}</dt><dd>{value}</dd>" for label, value in rows)
    return f"<h3>{name}</h3><dl>{pairs}</dl>"


def plan() -> Plan:
    """Return the plan, freshly printed."""
    page = HEAD + "".join(_sheet(*sheet) for sheet in SHEETS) + "</html>"
    ageing, disability, lead = "シニア支援課", "障害者支援課", "まるごと支援課"
    return Plan(
        "higurashi.pdf",
        weasyprint.HTML(string=page).write_pdf() or b"",
        (
            programme("地域包括支援センターの運営", ageing, "委託", "高齢者あんしん相談の運営"),
            programme("障害者相談支援事業", disability, "委託", "障害のある人の暮らし相談"),
            programme("利用者支援事業", "こども応援課", "直営", "子育て案内人"),
            programme("生活困窮者自立相談支援事業", "生活支援課", "委託", "仕事と家計の相談"),
            programme("参加支援事業", lead, "委託", "つながり再開支援"),
            programme("地域介護予防活動支援事業", ageing, "補助", "ご近所元気づくり"),
            programme("生活支援体制整備事業", ageing, "委託", "支え合い仕掛け人"),
            programme("地域活動支援センター事業", disability, "委託", "日中活動の場"),
            programme("地域子育て支援拠点事業", "こども応援課", "直営;委託", "親子のたまり場"),
            programme("アウトリーチ等を通じた継続的支援事業", lead, "直営", "おでかけ相談員"),
            programme("多機関協働事業", lead, "直営", "まるごと調整チーム"),
        ),
        (
            place("あんしん相談室ひばり"),
            place("あんしん相談室つぐみ"),
            place("あんしん相談室かっこう"),
            place("暮らし相談室こだち"),
            place("子育て案内所すずむし"),
            place("ひぐらし市保健センター"),
            place("仕事と家計の相談所みちしるべ"),
            place("再開工房はらっぱ"),
            place("地域活動支援センターこかげ"),
            place("親子のたまり場あぶらぜみ"),
            place("親子のたまり場みんみん"),
            place("まるごと調整室"),
        ),
    )
