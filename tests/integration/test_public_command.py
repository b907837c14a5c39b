"""``manage.py search`` prints the hits that the page shows."""

from __future__ import annotations

import json

import pytest
from django.core.management import CommandError, call_command

from directory.management.commands.search import Command
from tests import public_world

pytestmark = pytest.mark.django_db


@pytest.fixture
def world():
    made = public_world.build()
    public_world.indexed()
    return made


@pytest.fixture
def search(world, capsys):
    def searched(*arguments):
        call_command("search", *arguments, "--json")
        return json.loads(capsys.readouterr().out)

    return searched


def test_the_same_hits_as_the_page(client, world, search):
    page = client.get(f"{world.root}search/", {"q": "相談"})
    found = search("相談", "--municipality", world.city.code)
    assert [each["name"] for each in found] == [card.name for card in page.context["cards"]]
    assert [each["why"] for each in found] == [list(card.reasons) for card in page.context["cards"]]


def test_each_hit_says_what_it_is(world, search):
    first = search("物忘れ")[0]
    assert first["name"] == "東地域包括支援センター"
    assert first["municipality"] == "見本市"
    assert first["municipality_code"] == world.city.code
    assert (first["kind"], first["kind_label"]) == ("counter", "相談窓口")
    assert first["areas"] == ["東圏域"]
    assert first["url"] == f"{world.root}resources/{world.east.pk}/"
    assert first["phone"] == "000-111-1111"
    assert first["score"] > 0
    assert first["why"]


@pytest.mark.parametrize("way", ["code", "code5", "slug", "name"])
def test_a_municipality_by_any_of_its_names(world, search, way):
    city = world.city
    names = {"code": city.code, "code5": city.code[:5], "slug": city.slug, "name": city.name}
    assert search("相談", "--municipality", names[way])
    assert search("相談", "--municipality", world.other.code) == []


@pytest.mark.parametrize("name", ["東圏域", "東", "東地区"])
def test_an_area_keeps_what_serves_it_everybody_or_nobody_knows_whom(search, name):
    found = {each["name"] for each in search("", "--area", name)}
    assert "西地域包括支援センター" not in found
    assert {"東地域包括支援センター", "ふくし総合相談", "くらし相談窓口"} <= found


def test_a_postcode_alone_gives_the_order_of_the_counters_page(search):
    found = search("--postcode", "000-0001")
    assert [each["name"] for each in found] == [
        "東地域包括支援センター",
        "ふくし総合相談",
        "くらし相談窓口",
    ]
    assert found[0]["why"][0].startswith("東圏域（東町）を受け持つ窓口です")
    assert found[0]["score"] > found[1]["score"] > found[2]["score"]


def test_a_postcode_lifts_its_own_counter(search):
    assert search("地域包括支援センター", "--postcode", "0000002")[0]["name"].startswith("西")
    assert search("地域包括支援センター", "--postcode", "0000001")[0]["name"].startswith("東")


def test_kind_and_sector_by_code_or_label(search):
    by_label = search("", "--kind", "居場所・通いの場")
    assert by_label == search("", "--kind", "gathering_place")
    assert [each["name"] for each in by_label] == ["東のえんがわ"]
    assert search("相談", "--sector", "高齢") == search("相談", "--sector", "elderly") != []


def test_being_near_drops_nothing(search):
    near = search("", "--near", "35.0,139.0")
    assert len(near) == len(search("")) == 7
    assert {each["name"]: each["distance_m"] for each in near}["東のえんがわ"] == 222


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--municipality", "nosuch"], "自治体「nosuch」は見つかりません"),
        (["--area", "nosuch"], "地区「nosuch」は見つかりません"),
        (["--postcode", "123"], "郵便番号として読み取れませんでした"),
        (["--postcode", "9999999"], "見つかりませんでした"),
        (["--kind", "nosuch"], "種類「nosuch」はありません"),
        (["--sector", "nosuch"], "分野「nosuch」はありません"),
        (["--near", "abc"], "場所「abc」を読み取れません"),
        (["--near", "99,999"], "場所「99,999」を読み取れません"),
        (["--limit", "0"], "件数「0」は"),
        (["--nosuch"], "引数を読み取れません"),
    ],
)
def test_wrong_arguments_are_told_in_plain_words(world, arguments, said):
    with pytest.raises(CommandError, match=said) as refused:
        call_command("search", *arguments)
    assert refused.value.returncode == 2


def test_without_json_it_is_readable(world, capsys):
    call_command("search", "物忘れ")
    assert "東地域包括支援センター（見本市／相談窓口／東圏域）" in capsys.readouterr().out


def test_a_fictional_municipality_says_so(world, search, capsys):
    assert search("物忘れ")[0]["fictional"] is False
    world.city.fictional = True
    world.city.save()
    first = search("物忘れ")[0]
    assert (first["municipality"], first["fictional"]) == ("見本市", True)
    call_command("search", "物忘れ")
    assert "東地域包括支援センター（見本市（架空）／相談窓口" in capsys.readouterr().out


def test_the_help_says_what_an_area_shows():
    told = Command().create_parser("manage.py", "search").format_help()
    assert "どの地区の人も使えるものと、対象の地区が未確認のものも" in "".join(told.split())
