"""A small folder of data files to spoil in one place."""

from __future__ import annotations

from pathlib import Path

FILES = {
    "common/sectors.csv": "記号,名称\nelderly,高齢\n",
    "common/concerns.csv": "アドレス,名称,たとえば,分野,事業の型\n"
    "kaigo,介護,親の介護;介護に疲れた,高齢,地域包括支援センターの運営\n",
    "town/municipality.csv": "コード,名称,読み,都道府県,アドレス,架空\n"
    "999997,見本市,みほんし,見本県,town,はい\n",
    "town/sources.csv": "整理番号,種類,題名,日付\nS1,実施計画,見本市実施計画,2026-04\n",
    "town/towns.csv": "名称,読み,郵便番号,出どころ\n西町,にしまち,0000001;0000002,S1\n",
    "town/areas.csv": "整理番号,名称,種類,上位,どう分かったか,町字,町字の根拠,出どころ,行\n"
    "A2,西圏域,圏域（地域包括支援センター）,市全体,明記,西町,推定,S1,5\n"
    "A1,市全体,市内全域,,明記,,,S1,4\n",
    "town/departments.csv": "名称,電話,出どころ,行\n福祉課,0000-00-0000,S1,6\n",
    "town/organizations.csv": "名称,市町村そのもの,出どころ,行\n見本会,,S1,7\n",
    "town/programmes.csv": "整理番号,上位,号,事業の型,名称,分野,担当課,運営主体,人員配置,区域,"
    "事業内容,出どころ,行\n"
    "P1,,1;6,地域包括支援センターの運営,センターの運営,高齢,福祉課,見本会=委託（西圏域）;=直営,"
    "本所:保健師=2名（常勤）;社会福祉士,西圏域,相談;訪問,S1,8-9\n",
    "town/resources.csv": "整理番号,名称,名称の性格,別の名前,種類,分野,困りごと,事業,受け持つ区域,"
    "担当課,運営主体,運営主体の根拠,予約がいる,郵便番号,緯度,経度,電話,会場,日時,ことば,バリアフリー,"
    "出どころ,行,確認した日,メモ\n"
    "L1,西相談センター,固有の名称,旧:西窓口;にしそう/にしそう,相談窓口,高齢,介護,P1,西圏域,"
    "福祉課,見本会=委託,明記,いいえ,000-0001,35.5,139.5,0000-00-0000（相談）,西公民館|西町1|35|139,"
    "月-金 9:00-17:00; 休: 祝,英語（予約制）,車椅子可=あり,S1,10,2026-04-01,メモ書き\n",
    "town/terms.csv": "名称,どこで説明されているか,同じことばを使う自治体,出どころ,行\n"
    "伴走支援,本文で説明,見本市,S1,11\n",
    "town/steps.csv": "整理番号,順番,段階,すること,次の段階\nW1,1,受付,話を聞く,終結\n",
}


def write(root: Path, **changed: str) -> Path:
    """Write the folder under ``root``; ``town__areas="…"`` replaces town/areas.csv."""
    replaced = {f"{name.replace('__', '/')}.csv": text for name, text in changed.items()}
    for name, text in (FILES | replaced).items():
        file = root / "sample" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    return root / "sample"


def spoiled(name: str, old: str, new: str) -> dict[str, str]:
    """The file ``name`` ("town__areas") with ``old``, which is there once, made ``new``."""
    text = FILES[f"{name.replace('__', '/')}.csv"]
    assert text.count(old) == 1, old
    return {name: text.replace(old, new)}
