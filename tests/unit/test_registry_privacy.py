"""What in a free text tells who somebody is, and what only looks like it."""

from __future__ import annotations

import pytest

from directory.registry.privacy import suspicions, tells_of_taxes

PLACES = frozenset(
    [
        "みほん市",
        "みほん",
        "本町",
        "中町",
        "本町三丁目",
        "東圏域",
        "大和地区",
        "大和",
        "陽だまりカフェ",
    ]
)
NAME, PHONE, POSTCODE, ADDRESS = "人の名前", "電話番号", "郵便番号", "住所"
BIRTHDAY, MAIL, SNS, NUMBER = "生年月日", "メールアドレス", "SNSの名前", "番号"

# Sentence → what it tells.
TELLING = {
    "山田さんと畑に行きたい": NAME,
    "民生委員の吉田さんから連絡": NAME,
    "鈴木様のお宅を訪ねた": NAME,
    "田中氏が付き添う": NAME,
    "健太くんと一緒がよい": NAME,
    "さくらちゃんの世話がある": NAME,
    "小林君とは話せる": NAME,
    "はなこさんは料理が得意": NAME,
    "サトウさんが送る": NAME,
    "ﾔﾏﾀﾞさんが送る": NAME,
    "佐藤花子は畑が好き": NAME,
    "渡邉 健一、45歳": NAME,
    "林　美咲という名前で通う": NAME,
    "石川 健一と話した": NAME,
    "高橋先生にかかっている": NAME,
    "次男の健太が車で送る": NAME,
    "妻の由美子が付き添う": NAME,
    "髙橋さんの紹介": NAME,
    "濵田さんの紹介": NAME,
    "山﨑が担当する": NAME,
    "王さんは中国語を話す": NAME,
    "グエンさんと日本語の勉強": NAME,
    "マリアさんの友だち": NAME,
    "土屋さんに怒られた": NAME,
    "阿部さんの隣": NAME,
    "本人は渡辺という": NAME,
    "氏名：木下 ゆう": NAME,
    "Yamadaさんにたのむ": NAME,
    "Tanaka-san と来る": NAME,
    "あゆむくんと遊ぶ": NAME,
    "光さんと呼ばれている": NAME,
    "本町の中村さん": NAME,
    "福島さんに聞いた": NAME,
    "電話は090-1234-5678": PHONE,
    "０９０－１２３４－５６７８へ": PHONE,
    "09012345678にかける": PHONE,
    "090 1234 5678 に夜": PHONE,
    "03(1234)5678": PHONE,
    "(03)1234-5678": PHONE,
    "自宅は0120‐123‐456": PHONE,
    "+81-90-1234-5678": PHONE,
    "℡ 22-1234": PHONE,
    "電話番号は 223-4567": PHONE,
    "〇九〇ー一二三四ー五六七八": PHONE,
    "080ー1111ー2222": PHONE,
    "〒123-4567": POSTCODE,
    "１２３－４５６７に住む": POSTCODE,
    "本町1丁目2-3に住む": ADDRESS,
    "本町三丁目二番五号": ADDRESS,
    "中町12番地": ADDRESS,
    "本町5-12のアパート": ADDRESS,
    "中央1-2-3": ADDRESS,
    "コーポみどり203号室": ADDRESS,
    "県営住宅3号棟201": ADDRESS,
    "ひかりマンション101": ADDRESS,
    "昭和45年3月2日生": BIRTHDAY,
    "昭和四十五年三月二日生まれ": BIRTHDAY,
    "S45.3.2生": BIRTHDAY,
    "（Ｓ４５．３．２）": BIRTHDAY,
    "平成5年12月1日生まれ": BIRTHDAY,
    "令和元年5月1日生まれ": BIRTHDAY,
    "1970年3月2日": BIRTHDAY,
    "1985/3/2生まれ": BIRTHDAY,
    "生年月日は19700302": BIRTHDAY,
    "生年月日：H5.12.1": BIRTHDAY,
    "3月2日生まれ": BIRTHDAY,
    "誕生日は3月2日": BIRTHDAY,
    "mihon.taro@example.jp": MAIL,
    "ｍｉｈｏｎ＠ｅｘａｍｐｌｅ．ｊｐ": MAIL,
    "mihon[at]example.jp": MAIL,
    "LINEのID: mihon123": SNS,
    "@mihon_taro でつぶやく": SNS,
    "マイナンバー 1234 5678 9012": NUMBER,
    "保険証の番号は12345678": NUMBER,
    "口座番号1234567": NUMBER,
}

HARMLESS = """
母と二人で暮らしている
お母さんが付き添う
お父さんとお兄さん
民生委員さんに話した
民生委員児童委員さんが見守る
保健師さんと話せる
保健師が訪ねる
ヘルパーさんが朝来る
ケアマネジャーさんにも伝える
ケアマネさんに聞く
お医者さんに言われた
主治医の先生に聞く
大家さんに怒られた
お隣さんとの関係
近所の人に会いたくない
パン屋さんで働きたい
八百屋さんの手伝い
町内会長さんに相談
美容師さんになりたい
お孫さんの世話
弟さんは遠くにいる
妹さんと二人
おばあちゃんと暮らす
おじさんの店
赤ちゃんがいる
わんちゃんが好き
猫ちゃんの世話
たくさんの人がいるところは苦手
みなさんと話したい
皆様に知らせる
お客様と話すのは苦手
お互い様の気持ち
様子を見る
多様な人がいる場
若者さんの集まり
利用者さんとの関係
社協さんと相談
包括さんが訪ねた
訪問看護さんが週1回
市役所さんに行く
本人さんの希望
ご本人さんの希望
スタッフさんが少ないところ
ワーカーさんと来る
Aさんとは話せる
K君と将棋をした
〇〇さんのところ
先生に相談した
本町から歩いて行く
みほん市に住んでいる
みほん市役所のとなり
本町三丁目のサロン
大和地区の畑
陽だまりカフェに行きたい
東圏域で探す
10時から12時まで
10:00-12:00なら行ける
2026年度から始めたい
2026年4月1日から通う
令和8年4月1日に会議
90分くらいなら
3か月つづける
週に2〜3回
週2-3回、1回2-3時間
月1〜2回
5-6人のグループ
20代から30代
45歳
3番目の子ども
一番好きなこと
一人で静かに過ごしたい
1丁目のほうへ歩く人が多い
昭和の歌が好き
昭和45年ごろの歌
昭和20年生まれの父
平成生まれ
誕生日を祝ってほしい
生年月日は聞いていない
500円まで
1,500円以内
R8-0012
整理番号 R8-0123
第106条の4第2項
電話に出るのが苦手
電話は午前10時から
メールなら返事ができる
LINEなら話せる
花の世話や、桜の手入れが好き
なお、午後は行けない
はるかに遠いところは無理
光がまぶしい
緑の多いところ
歩いて行けるところ
勇気を出した
希望は犬の散歩
未来が不安
森の中の作業
静かな場所で、こつこつ作業がしたい
さつまいもを育てる
ひまわりを植える
ゆきが降ると行けない
秋田犬が好き
松本に引っ越したい
宮崎出身
山口から来た
三重県に親戚がいる
中村クリニックに通院
山田医院の近く
大森駅から歩く
太田市のとなり
つばさ作業所に通っていた
国分寺に行く
カラオケとジャズが好き
将棋とゲーム
ピアノを弾く
パソコンで絵をかく
新聞配達を5年した
倉庫で働いた（3年）
自転車で15分
バス停まで200m
体力に自信がある
氏名は言いたくない
名前を呼ばれるのが苦手
2人部屋203
"""
# Known not to be told apart; a tick says that nobody is meant.
FALSE_ALARMS = {
    "1丁目のほうへ歩く人が多い": "a part of a town may be where somebody lives",
}


def told(sentence: str) -> set[str]:
    return {str(each.what) for each in suspicions(sentence, PLACES)}


HARMLESS_SENTENCES = HARMLESS.strip().splitlines()


@pytest.mark.parametrize(("sentence", "what"), TELLING.items())
def test_what_tells_who_somebody_is_is_noticed(sentence, what):
    assert what in told(sentence)


@pytest.mark.parametrize(
    "sentence", [each for each in HARMLESS_SENTENCES if each not in FALSE_ALARMS]
)
def test_what_is_harmless_is_left_alone(sentence):
    assert suspicions(sentence, PLACES) == []


def test_precision_and_recall(record_property):
    right = sum(what in told(sentence) for sentence, what in TELLING.items())
    wrong = sum(bool(told(sentence)) for sentence in HARMLESS_SENTENCES)
    recall, precision = right / len(TELLING), right / (right + wrong)
    record_property(
        "report",
        f"privacy: {len(TELLING)} telling and {len(HARMLESS_SENTENCES)} harmless sentences, "
        f"recall {recall:.3f}, precision {precision:.3f}",
    )
    assert len(TELLING) >= 60
    assert len(HARMLESS_SENTENCES) >= 60
    assert recall == 1
    assert wrong == len(FALSE_ALARMS)


def test_a_full_name_is_one_suspicion_and_each_piece_is_told_once():
    assert [each.text for each in suspicions("佐藤花子と佐藤花子")] == ["佐藤花子"]


def test_a_place_is_no_excuse_for_a_person_of_that_name():
    assert suspicions("本町さんに聞いた", PLACES)
    assert suspicions("大和さんに聞いた", PLACES)


@pytest.mark.parametrize(
    "text", ["", " ", "\x00", "。" * 3000, "さん", "様", "0" * 3000, "(" * 3000]
)
def test_odd_texts_are_answered(text):
    assert isinstance(suspicions(text, PLACES), list)


@pytest.mark.parametrize(
    "text", ["住民税の滞納がある", "市民税非課税", "課税証明を見た", "所得金額", "税務情報"]
)
def test_what_only_a_tax_office_knows_is_named(text):
    assert tells_of_taxes(text)


@pytest.mark.parametrize("text", ["税金の相談に行きたい", "所得が少ない", "納得している"])
def test_talk_of_money_is_no_tax_information(text):
    assert tells_of_taxes(text) == ""
