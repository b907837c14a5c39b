"""The words every registry begins with; a municipality changes its own copy as it likes.

The concerns are those of the national intake form of 自立相談支援機関 (相談受付・申込票), the
assessment's those of its assessment sheet; the rest is common wording of 参加支援.
"""

from __future__ import annotations

from collections.abc import Iterable

from directory.models import Municipality

from .models import Word

Kind = Word.Kind

BASE: dict[str, tuple[tuple[str, str], ...]] = {
    Kind.CONCERN: (
        ("health", "病気や健康、障がいのこと"),
        ("housing", "住まいについて"),
        ("income", "収入・生活費のこと"),
        ("rent", "家賃やローンの支払いのこと"),
        ("bills", "税金や公共料金などの支払いについて"),
        ("debt", "債務について"),
        ("job", "仕事探し、就職について"),
        ("work", "仕事上の不安やトラブル"),
        ("community", "地域との関係について"),
        ("family", "家族との関係について"),
        ("childcare", "子育てのこと"),
        ("care", "介護のこと"),
        ("withdrawal", "ひきこもり・不登校"),
        ("violence", "DV・虐待"),
        ("food", "食べるものがない"),
        ("other", "その他"),
    ),
    Kind.ASSESSMENT: (
        ("illness", "病気"),
        ("injury", "けが"),
        ("disability", "障がい（手帳あり）"),
        ("suspected-disability", "障がい（疑い）"),
        ("suicide", "自死のおそれ"),
        ("mental", "その他メンタルヘルスの課題"),
        ("unstable-housing", "住まいの不安定"),
        ("homeless", "ホームレス"),
        ("poverty", "経済的な困窮"),
        ("debts", "多重・過重な債務"),
        ("household", "家計管理の課題"),
        ("job-hunting", "就職活動の困難"),
        ("staying-at-work", "仕事を続ける困難"),
        ("daily-rhythm", "生活習慣の乱れ"),
        ("isolation", "社会的孤立（ひきこもりなどを含む）"),
        ("family-problem", "家族関係の課題"),
        ("truancy", "不登校"),
        ("delinquency", "非行"),
        ("schooling", "中学卒業・高校中退"),
        ("single-parent", "ひとり親"),
        ("abuse", "DV・虐待"),
        ("foreign", "外国につながる人"),
        ("released", "刑務所などを出た人"),
        ("communication", "コミュニケーションが苦手"),
        ("ability", "読み書き・ことば・理解の課題"),
        ("disaster", "被災"),
        ("other", "その他"),
    ),
    Kind.ACTIVITY: (
        ("garden", "畑・庭の手入れ"),
        ("cooking", "料理・配膳"),
        ("craft", "手芸・ものづくり"),
        ("art", "絵・書・写真"),
        ("music", "音楽"),
        ("exercise", "体操・運動"),
        ("walk", "散歩"),
        ("games", "将棋・囲碁・ゲーム"),
        ("reading", "読書・本の整理"),
        ("tea", "お茶・おしゃべり"),
        ("study", "学び直し・勉強"),
        ("computer", "パソコン・スマートフォン"),
        ("packing", "袋づめ・軽作業"),
        ("cleaning", "清掃"),
        ("delivery", "配達・運搬"),
        ("shop", "販売・店の手伝い"),
        ("office", "事務・入力"),
        ("children", "子どもと過ごす"),
        ("elders", "高齢の人と過ごす"),
        ("animals", "動物の世話"),
        ("events", "行事の手伝い"),
        ("staying", "ただ居る・休む"),
    ),
    Kind.SKILL: (
        ("careful", "こつこつ続ける"),
        ("strength", "体力がある"),
        ("hands", "手先が器用"),
        ("listening", "話を聞く"),
        ("talking", "人と話す"),
        ("cooking", "料理"),
        ("driving", "車の運転"),
        ("machines", "機械・工具"),
        ("writing", "読み書き・計算"),
        ("digital", "パソコン・スマートフォン"),
        ("drawing", "絵・デザイン"),
        ("languages", "外国語"),
        ("children", "子どもの相手"),
        ("plants", "植物を育てる"),
    ),
    Kind.ENVIRONMENT: (
        ("noise", "大きな音がする"),
        ("crowd", "人が多い"),
        ("light", "光がまぶしい"),
        ("smell", "においが強い"),
        ("smoking", "たばこの煙がある"),
        ("animals", "動物がいる"),
        ("small-children", "小さな子どもがいる"),
        ("women", "女性が多い"),
        ("men", "男性が多い"),
        ("phone", "電話に出ることがある"),
        ("stairs", "階段がある"),
        ("outdoors", "屋外"),
        ("known-people", "近所の人に会いやすい"),
    ),
    Kind.DIFFICULTY: (
        ("withdrawal", "ひきこもり"),
        ("truancy", "不登校"),
        ("developmental", "発達障がい"),
        ("mental", "精神の病気・障がい"),
        ("intellectual", "知的障がい"),
        ("physical", "からだの障がい"),
        ("higher-brain", "高次脳機能障がい"),
        ("dementia", "認知症"),
        ("addiction", "依存症"),
        ("illness", "難病・慢性の病気"),
        ("poverty", "生活困窮"),
        ("released", "刑務所などを出た人"),
        ("foreign", "日本語が苦手"),
        ("violence", "DV・虐待の経験"),
        ("panic", "人前での強い不安"),
        ("sleep", "朝がつらい・昼夜逆転"),
    ),
    Kind.HOST_SUPPORT: (
        ("explaining", "受け入れ前の説明"),
        ("accompanying", "本人との同行・立ち会い"),
        ("arranging", "仕事や役割の切り出し"),
        ("advice", "かかわり方の助言"),
        ("training", "研修・勉強会"),
        ("trouble", "困りごとの相談"),
        ("follow-up", "定着後の見守り"),
    ),
    Kind.FAILURE: (
        ("person-declined", "本人が望まなかった"),
        ("not-ready", "本人の体調・気持ちが整わない"),
        ("host-declined", "受け入れ先の都合"),
        ("full", "空きがない"),
        ("distance", "遠い・通えない"),
        ("time", "曜日や時間が合わない"),
        ("money", "お金の条件が合わない"),
        ("environment", "場の様子が合わない"),
        ("elsewhere", "ほかのところに決まった"),
        ("lost-touch", "連絡がとれなくなった"),
        ("other", "その他"),
    ),
}


def provide(municipality: Municipality) -> int:
    """Give a municipality the words it lacks of those everybody begins with; return how many.

    Words it put to rest stay at rest, and changed labels stay changed.
    """
    known = set(Word.objects.filter(municipality=municipality).values_list("kind", "code"))
    new = [
        Word(municipality=municipality, kind=kind, code=code, label=label, sort_order=place)
        for kind, words in BASE.items()
        for place, (code, label) in enumerate(words, start=1)
        if (kind, code) not in known
    ]
    return len(Word.objects.bulk_create(new))


def words(municipality: Municipality | int, kinds: Iterable[str] = ()) -> list[Word]:
    """The words in use, of all kinds or of ``kinds``, in their order."""
    found = Word.objects.filter(municipality=municipality, active=True)
    kinds = list(kinds)
    return list(found.filter(kind__in=kinds) if kinds else found)
