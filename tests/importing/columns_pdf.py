"""あおば町: a PDF whose tables have a row for each programme, over two pages."""

from __future__ import annotations

import weasyprint

from tests.importing.truth import Plan, place, programme

PAGE = """
<html lang="ja"><style>
body { font-family: 'Noto Sans CJK JP', 'Noto Serif CJK JP'; font-size: 10pt }
td, th { border: 1px solid black; padding: 3px } table { border-collapse: collapse; width: 100% }
h2 { break-before: page }
@page { @bottom-center { content: counter(page) } @top-right { content: 'あおば町 実施計画' } }
</style><h1>あおば町 重層的支援体制整備事業実施計画</h1><p>令和7年3月</p><p>あおば町</p>
<h2>第1章 計画の策定にあたって</h2>
<h3>1 計画の趣旨</h3>
<p>本町では、人口の減少と高齢化が進み、一つの課だけでは応えきれない相談が増えています。
この計画は、社会福祉法第106条の5に基づき、事業の提供体制を定めるものです。</p>
<h3>2 計画の期間</h3><p>本計画の期間は、令和7年度から令和9年度までの3年間とします。</p>
<h2>第2章 実施する事業</h2>
<h3>1 包括的相談支援事業（法第106条の4第2項第1号）</h3>
<table>
<tr><th>分野</th><th>事業名</th><th>担当課</th><th>実施方式</th><th>相談場所</th></tr>
<tr><td>高齢</td><td>地域包括支援センターの運営</td><td>長寿介護課</td><td>委託</td>
<td>あおば東地域包括支援センター<br>（社会福祉法人 青葉会）<br>あおば西地域包括支援センター<br>
（医療法人 若葉会）</td></tr>
<tr><td>障がい</td><td>障がい者相談支援事業</td><td rowspan="2">福祉課</td><td>直営・委託</td>
<td>相談支援センターそら<br>福祉課</td></tr>
<tr><td>生活困窮</td><td>生活困窮者自立相談支援事業</td><td>委託</td>
<td>くらしの相談窓口あかり</td></tr>
<tr><td>子ども</td><td>利用者支援事業</td><td>こども未来課</td><td>直営</td>
<td>こども家庭センター</td></tr></table>
<h2>第3章 地域づくりと新しい事業</h2>
<h3>1 地域づくり事業（法第106条の4第2項第3号）</h3>
<table>
<tr><th>分野</th><th>事業名</th><th>担当課</th><th>実施方式</th><th>活動場所</th></tr>
<tr><td>高齢</td><td>地域介護予防活動支援事業</td><td rowspan="2">長寿介護課</td><td>直営</td>
<td>町内会館、公民館など</td></tr>
<tr><td>高齢</td><td>生活支援体制整備事業</td><td>委託</td><td>あおば町社会福祉協議会</td></tr>
<tr><td>障がい</td><td>地域活動支援センター事業</td><td>福祉課</td><td>補助</td>
<td>地域活動支援センターのぞみ</td></tr>
<tr><td>子ども</td><td>地域子育て支援拠点事業</td><td>こども未来課</td><td>直営</td>
<td>あおば子育て支援センター<br>つどいの広場ぽっぽ</td></tr>
<tr><td>生活困窮</td><td>生活困窮者支援等のための地域づくり事業</td><td>福祉課</td><td>委託</td>
<td>みんなの居場所ひだまり</td></tr></table>
<h3>2 参加支援事業ほか</h3>
<table><tr><th>事業名</th><th>担当課</th><th>実施方式</th></tr>
<tr><td>参加支援事業</td><td>福祉課</td><td>委託</td></tr>
<tr><td>アウトリーチ等を通じた継続的支援事業</td><td>福祉課</td><td>委託</td></tr>
<tr><td>多機関協働事業</td><td>福祉課</td><td>直営・一部委託</td></tr></table></html>
"""


def plan() -> Plan:
    """Return the plan, freshly printed."""
    return Plan(
        "aoba.pdf",
        weasyprint.HTML(string=PAGE).write_pdf() or b"",
        (
            programme("地域包括支援センターの運営", "長寿介護課", "委託"),
            programme("障害者相談支援事業", "福祉課", "直営;委託"),
            programme("生活困窮者自立相談支援事業", "福祉課", "委託"),
            programme("利用者支援事業", "こども未来課", "直営"),
            programme("地域介護予防活動支援事業", "長寿介護課", "直営"),
            programme("生活支援体制整備事業", "長寿介護課", "委託"),
            programme("地域活動支援センター事業", "福祉課", "補助"),
            programme("地域子育て支援拠点事業", "こども未来課", "直営"),
            programme("生活困窮者支援等のための地域づくり事業", "福祉課", "委託"),
            programme("参加支援事業", "福祉課", "委託"),
            programme("アウトリーチ等を通じた継続的支援事業", "福祉課", "委託"),
            programme("多機関協働事業", "福祉課", "直営;一部委託"),
        ),
        (
            place("あおば東地域包括支援センター"),
            place("あおば西地域包括支援センター"),
            place("相談支援センターそら"),
            place("福祉課"),
            place("くらしの相談窓口あかり"),
            place("こども家庭センター"),
            place("あおば町社会福祉協議会"),
            place("地域活動支援センターのぞみ"),
            place("あおば子育て支援センター"),
            place("つどいの広場ぽっぽ"),
            place("みんなの居場所ひだまり"),
        ),
    )
