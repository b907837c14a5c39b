"""やまびこ市: a PDF of sheets with labels beside, in columns drawn without lines at the sides."""

from __future__ import annotations

import weasyprint

from tests.importing.truth import Plan, place, programme

HEAD = """<html lang="ja"><style>
body { font-family: 'Noto Sans CJK JP', 'Noto Serif CJK JP'; font-size: 10.5pt }
table { border-collapse: collapse; width: 100%; margin-bottom: 12pt }
td { border-top: 1px solid; border-bottom: 1px solid; padding: 3px }
td:first-child { width: 22%; border-right: 1px solid; background: #ddd }
@page { size: A4; margin: 20mm; @bottom-center { content: '- ' counter(page) ' -' } }
</style><h1>やまびこ市重層的支援体制整備事業実施計画</h1><p>令和４年１２月</p>
<h2>目次</h2>
<p>１ 計画の趣旨 ･･････････････ 1</p><p>２ 実施する事業 ･･････････････ 2</p>
<h2>１ 計画の趣旨</h2><p>支え合うまちをつくるため、この計画を定めます。</p>
<h2>２ 実施する事業</h2>"""
SHEETS = (
    ("地域包括支援センターの運営", "保健福祉部高齢者支援課", "委託（社会福祉法人やまびこ福祉会）",
     "やまびこ東地域包括支援センター（ひがし）<br>やまびこ西地域包括支援センター（にし）"),
    ("障がい者相談支援事業", "保健福祉部障がい者支援課", "委託（NPO法人こだま）",
     "相談支援センターこだま"),
    ("利用者支援事業", "こども未来部子育て支援課", "直営", "子育てコンシェルジュ窓口"),
    ("自立相談支援事業", "保健福祉部生活福祉課", "直営（一部委託）", "生活自立相談センター"),
    ("地域子育て支援拠点事業", "こども未来部子育て支援課", "直営、委託（学校法人みどり学園）",
     "子育て支援センターきらきら<br>子育て支援センターにこにこ"),
    ("多機関協働事業", "保健福祉部福祉総務課", "直営", "福祉総務課"),
    ("参加支援事業", "保健福祉部福祉総務課", "委託（やまびこ市社会福祉協議会）",
     "居場所ほっとステーション"),
)  # fmt: skip


def _sheet(name: str, department: str, mode: str, places: str) -> str:
    rows = (
        ("事業名", name),
        ("事業概要", "住み慣れた地域で安心して暮らし続けられるよう、関係する機関と力を合わせて"
         "相談に応じ、必要な支援につなぎます。"),
        ("所管課", department),
        ("実施方法", mode),
        ("拠点等", places),
        ("備考", "毎年度見直しを行う。"),
    )  # fmt: skip
    cells = "".join(f"<tr><td>{label}</td><td>{value}</td></tr>" for label, value in rows)
    return f"<table>{cells}</table>"


def plan() -> Plan:
    """Return the plan, freshly printed."""
    page = HEAD + "".join(_sheet(*sheet) for sheet in SHEETS) + "</html>"
    return Plan(
        "yamabiko.pdf",
        weasyprint.HTML(string=page).write_pdf() or b"",
        (
            programme("地域包括支援センターの運営", "保健福祉部高齢者支援課", "委託"),
            programme("障害者相談支援事業", "保健福祉部障がい者支援課", "委託"),
            programme("利用者支援事業", "こども未来部子育て支援課", "直営"),
            programme("生活困窮者自立相談支援事業", "保健福祉部生活福祉課", "直営;一部委託"),
            programme("地域子育て支援拠点事業", "こども未来部子育て支援課", "直営;委託"),
            programme("多機関協働事業", "保健福祉部福祉総務課", "直営"),
            programme("参加支援事業", "保健福祉部福祉総務課", "委託"),
        ),
        (
            place("やまびこ東地域包括支援センター（ひがし）"),
            place("やまびこ西地域包括支援センター（にし）"),
            place("相談支援センターこだま"),
            place("子育てコンシェルジュ窓口"),
            place("生活自立相談センター"),
            place("子育て支援センターきらきら"),
            place("子育て支援センターにこにこ"),
            place("福祉総務課"),
            place("居場所ほっとステーション"),
        ),
    )
