"""ことばで探す, with conditions, a place, and what to do where nothing is found."""

from __future__ import annotations

import pytest

from directory.models import EmergencyLine, EmergencyWord
from tests import public_world
from tests.factories import MunicipalityFactory, ResourceFactory, TownFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def world():
    return public_world.build()


@pytest.fixture
def find(client, world):
    public_world.indexed()

    def found(root=None, **data):
        return client.get(f"{root or world.root}search/", data)

    return found


def names(response):
    return [card.name for card in response.context["cards"]]


def options(response, name):
    [facet] = [each for each in response.context["facets"] if each["name"] == name]
    return {option["label"]: option["count"] for option in facet["options"]}


def test_everyday_words_find_a_counter_and_say_why(find):
    response = find(q="物忘れ")
    assert names(response)[0] == "東地域包括支援センター"
    assert response.context["cards"][0].reasons
    assert response.context["cards"][0].phones[0].tel == "0001111111"
    assert "000-111-1111" in response.content.decode()


def test_nothing_typed_lists_everything(find):
    assert find().context["total"] == 7


def test_values_of_a_facet_widen_and_facets_narrow(find, world):
    both = find(sector=["elderly", "all"])
    assert both.context["total"] == 6
    assert find(sector=["elderly", "all"], area=str(world.area.pk)).context["total"] == 3


def test_every_value_is_counted_and_labelled(find):
    response = find()
    assert options(response, "kind") == {"相談窓口": 6, "居場所・通いの場": 1}
    assert options(response, "area") == {
        "東圏域": 4,
        "西圏域": 1,
        "市内全域": 1,
        "地区は未確認": 1,
    }
    assert options(response, "day") == {f"{day}曜": 1 for day in "月火水木金"}
    assert options(response, "fee") == {"無料": 1}


def test_a_place_lifts_its_counter_and_text_still_counts(find, world):
    lifted = find(q="地域包括支援センター", town=world.town.pk)
    assert names(lifted)[0] == "東地域包括支援センター"
    assert lifted.context["place"]["label"] == "見本市東町"
    assert lifted.context["cards"][0].responsible
    assert names(find(q="西地域包括支援センター", town=world.town.pk))[0].startswith("西")


def test_conditions_can_be_taken_off_one_by_one(find, world):
    response = find(q="相談", sector="elderly", kind="counter", town=world.town.pk)
    removals = {each["label"]: each["remove_url"] for each in response.context["active"]}
    assert list(removals) == ["見本市東町の窓口を先に", "相談窓口", "高齢"]
    assert "sector" not in removals["高齢"]
    assert "kind=counter" in removals["高齢"]
    assert f"town={world.town.pk}" in removals["高齢"]
    assert response.context["clear_url"].endswith("search/?q=%E7%9B%B8%E8%AB%87")


def test_too_few_answers_show_what_to_drop_and_whom_to_call(find):
    response = find(q="物忘れ", kind="gathering_place")
    assert response.context["total"] == 0
    relaxation = response.context["relaxation"]
    assert relaxation["total"] > 0
    assert f"{relaxation['total']}件" in relaxation["text"]
    assert response.context["fallback"][0].name == "ふくし総合相談"
    shown = response.client.get(relaxation["url"])
    assert shown.context["total"] == relaxation["total"]


def test_an_index_that_is_missing_still_tells_whom_to_call(client, world):
    response = client.get(f"{world.root}search/", {"q": "介護"})
    assert response.status_code == 200
    assert response.context["total"] == 0
    assert "000-222-2222" in response.content.decode()


def test_letters_inside_other_words_are_no_emergency(find, world):
    EmergencyWord.objects.create(wording="DV", topic="violence")
    assert find(q="ＤＶを受けている").context["emergency"]
    assert find(q="DVDを借りたい").context["emergency"] is None


def test_emergency_words_show_numbers_before_any_result(find, world):
    EmergencyWord.objects.create(wording="死にたい", topic="life")
    EmergencyLine.objects.create(topic="life", name="全国の電話", phone="0000-11")
    EmergencyLine.objects.create(
        topic="life", name="市の電話", phone="0000-22", municipality=world.city
    )
    EmergencyLine.objects.create(
        topic="life", name="よその電話", phone="0000-33", municipality=world.other
    )
    response = find(q="もう 死に たい")
    [topic] = response.context["emergency"]
    assert {line.name for line in topic.lines} == {"全国の電話", "市の電話"}
    text = response.content.decode()
    assert text.index("全国の電話") < text.index('id="results"')
    assert find(q="介護").context["emergency"] is None


def test_pages_follow_each_other_without_a_seam(client, world):
    for number in range(45):
        ResourceFactory(municipality=world.city, name=f"たくさんの窓口{number:02}")
    public_world.indexed()
    url, seen = f"{world.root}search/?q=たくさんの窓口", []
    while url:
        response = client.get(url)
        seen += names(response)
        url = response.context["page"]["next_url"]
    assert len(seen) == len(set(seen)) == response.context["total"] >= 45
    last = client.get(f"{world.root}search/?q=たくさんの窓口&page=999")
    assert last.context["page"]["number"] == last.context["page"]["pages"]
    assert last.context["cards"]


def test_the_hub_searches_everywhere_and_names_the_municipality(find, world):
    ResourceFactory(municipality=world.other, name="海辺の物忘れ相談")
    public_world.indexed()
    response = find("/", q="物忘れ")
    found = {card.name: (card.municipality_name, card.url) for card in response.context["cards"]}
    assert found["海辺の物忘れ相談"][0] == "海辺市"
    assert found["東地域包括支援センター"][1] == f"{world.root}resources/{world.east.pk}/"
    assert "area" not in {facet["name"] for facet in response.context["facets"]}


def test_suggestions_are_plain_json(client, world):
    public_world.indexed()
    found = client.get(f"{world.root}suggest/", {"q": "ひがし"}).json()["suggestions"]
    assert {"text", "reading", "kind", "label", "municipality", "url"} == set(found[0])
    assert {each["municipality"] for each in found} == {""}
    assert f"{world.root}counter/?town={world.town.pk}" in {each["url"] for each in found}
    assert len(found) <= 8
    assert client.get("/suggest/", {"q": "介護"}).json()["suggestions"][0]["url"].startswith("/")
    assert client.get("/suggest/").json() == {"suggestions": []}


def test_the_hub_tells_towns_of_the_same_name_apart(client, world):
    made_up = MunicipalityFactory(name="夢見市", slug="yumemi", fictional=True)
    for owner in (world.city, world.other, made_up):
        TownFactory(municipality=owner, name="末広町", reading="すえひろちょう")
    public_world.indexed()
    found = client.get("/suggest/", {"q": "すえひろ"}).json()["suggestions"]
    assert [each["text"] for each in found] == ["末広町"] * 3
    assert {each["municipality"] for each in found} == {"見本市", "海辺市", "夢見市（架空）"}
    assert len({each["url"] for each in found}) == 3
    [concern] = client.get("/suggest/", {"q": "介護"}).json()["suggestions"][:1]
    assert (concern["kind"], concern["municipality"]) == ("concern", "")
