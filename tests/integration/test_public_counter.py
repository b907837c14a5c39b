"""あなたの窓口, from what is typed to the counters shown."""

from __future__ import annotations

import pytest

from tests import public_world

pytestmark = pytest.mark.django_db


@pytest.fixture
def world():
    return public_world.build()


@pytest.fixture
def ask(client, world):
    def asked(root=None, **data):
        return client.get(f"{root or world.root}counter/", data)

    return asked


def names(groups):
    return {group.sector["code"]: [card.name for card in group.cards] for group in groups}


def test_the_responsible_counter_comes_first_with_its_reason(ask):
    response = ask(q="０００-０００１")
    context = response.context
    assert context["outcome"] == "found"
    assert names(context["responsible"]) == {"elderly": ["東地域包括支援センター"]}
    [card] = context["responsible"][0].cards
    assert card.reasons == ("東圏域（東町）を受け持つ窓口です（地区の名前からの推定です）",)
    assert card.responsible
    assert response.content.decode().index(card.reasons[0]) > 0


def test_then_what_is_for_everybody_then_what_nobody_stated(ask):
    context = ask(q="ひがしまち").context
    assert names(context["everyone"]) == {"all": ["ふくし総合相談"]}
    [general] = context["everyone"][0].cards
    assert general.reasons == ("市内全域：見本市のどこに住んでいても相談できます",)
    assert names(context["unstated"]) == {"all": ["くらし相談窓口"]}
    [unstated] = context["unstated"][0].cards
    assert unstated.reasons == ("対象の地区は資料に記載がありません（未確認）",)


def test_others_counters_categories_and_plans_are_not_shown(ask):
    text = ask(q="東町").content.decode()
    assert "西地域包括支援センター" not in text
    assert ">体操の通いの場<" not in text
    assert "新しい窓口" not in text


def test_the_nearest_places_come_last_whatever_their_kind(ask):
    nearest = ask(q="東町").context["nearest"]
    assert [(card.name, card.distance) for card in nearest] == [("東のえんがわ", "約200m")]


def test_a_town_without_an_area_shows_every_candidate(ask):
    context = ask(q="中町").context
    assert context["outcome"] == "no_area"
    assert names(context["candidates"])["elderly"] == [
        "東地域包括支援センター",
        "西地域包括支援センター",
    ]
    reasons = [card.reasons[0] for card in context["candidates"][0].cards]
    assert reasons[0].startswith("東圏域を受け持つ窓口です")
    assert "未確認" in context["message"]
    assert context["next_steps"]


def test_a_municipality_without_areas_says_so(ask, world):
    context = ask(f"/{world.other.slug}/", q="渚町").context
    assert context["outcome"] == "no_area"
    assert context["message"] == "海辺市の資料には、地区ごとの窓口の分担が書かれていません。"


def test_a_postcode_of_two_areas_asks_one_question(ask, world):
    context = ask(q="0000004").context
    assert context["outcome"] == "choose"
    assert [(c["label"], c["area"]) for c in context["choices"]] == [
        ("西町", "西圏域"),
        ("東町", "東圏域"),
    ]
    assert context["choices"][1]["url"] == f"{world.root}counter/?town={world.town.pk}"


def test_the_choice_in_the_address_is_the_answer(ask, world):
    context = ask(town=world.town.pk).context
    assert context["place"]["label"] == "見本市東町"
    assert context["place"]["area_names"] == ["東圏域"]
    assert context["place"]["inferred"] is True


@pytest.mark.parametrize(
    ("data", "outcome", "message"),
    [
        ({}, "empty", ""),
        ({"q": "9999999"}, "unknown_postcode", "郵便番号「9999999」は、見本市の町の一覧に"),
        ({"q": "どこか町"}, "unknown_place", "「どこか町」という町は、見本市の町の一覧に"),
        ({"q": "12345"}, "invalid", "「12345」は郵便番号として読み取れませんでした。"),
        ({"lat": "abc", "lng": "139"}, "invalid", "現在地を読み取れませんでした。"),
        ({"lat": "20", "lng": "139"}, "far", "現在地は、ご案内できる町から離れています。"),
        ({"town": "999999"}, "unknown_place", "お探しの町が見つかりませんでした。"),
    ],
)
def test_each_outcome_has_its_own_plain_answer(ask, data, outcome, message):
    context = ask(**data).context
    assert context["outcome"] == outcome
    assert context["message"].startswith(message)
    assert bool(context["next_steps"]) is (outcome != "empty")
    assert [card.name for card in context["fallback"]] == ["ふくし総合相談", "くらし相談窓口"]


def test_another_municipalitys_town_is_named_and_linked(ask, world):
    context = ask(q="渚町").context
    assert context["outcome"] == "other_municipality"
    assert context["message"] == "お探しの場所は海辺市です。海辺市の窓口をご覧ください。"
    assert context["elsewhere"]["name"] == "海辺市"
    assert context["elsewhere"]["url"].startswith("/umibe/counter/?town=")


def test_a_position_shows_the_nearest_towns_counters(ask):
    context = ask(lat="35.0005", lng="139.0").context
    assert context["outcome"] == "found"
    assert context["message"] == "現在地にいちばん近い町「東町」の窓口をご案内します。"


def test_without_positions_nobody_is_asked_where_they_are(ask, world):
    context = ask(f"/{world.other.slug}/", lat="35.0005", lng="139.0").context
    assert context["outcome"] == "no_positions"
    assert context["message"].startswith("この市町村は町の位置が登録されていないため")
    assert context["next_steps"]


@pytest.mark.parametrize("page", ["", "counter/"])
def test_the_button_is_shown_where_a_position_is_an_answer(client, world, page):
    def offered(root):
        return "data-geolocate " in client.get(f"{root}{page}").content.decode()

    assert offered(world.root)
    assert offered("/")
    assert not offered(f"/{world.other.slug}/")
    world.city.fictional = True
    world.city.save()
    assert offered(world.root)
    assert not offered("/")


def test_the_hub_leads_to_the_municipality(ask, world):
    response = ask("/", q="東町")
    assert (response.status_code, response["Location"]) == (
        302,
        f"{world.root}counter/?town={world.town.pk}",
    )
    assert ask("/", q="0000001")["Location"] == f"{world.root}counter/?postcode=0000001"
    assert ask("/", postcode="000-0001").status_code == 302


def test_the_hub_answers_what_it_does_not_know(ask):
    context = ask("/", q="どこか町").context
    assert context["outcome"] == "unknown_place"
    assert "ご案内できる市町村の一覧に" in context["message"]


def test_a_cry_for_help_typed_here_is_heard(ask):
    from directory.models import EmergencyLine, EmergencyWord

    EmergencyWord.objects.create(wording="死にたい", topic="life")
    EmergencyLine.objects.create(topic="life", name="見本の電話", phone="0000-00")
    [topic] = ask(q="もう死にたい").context["emergency"]
    assert [line.tel for line in topic.lines] == ["000000"]
