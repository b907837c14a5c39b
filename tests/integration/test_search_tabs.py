"""One search, several shelves: each in a tab of its own."""

from __future__ import annotations

from urllib.parse import parse_qs, urlsplit

import pytest
from django.core.management import call_command

from directory import term_entries
from directory.entries import to_entry
from directory.models import Resource, TermName
from directory.shelves import PLAN, listed
from search import api, sources
from search.data import SHELF, Entry, Name
from tests import public_world
from tests.factories import ResourceFactory, TermFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def world():
    world = public_world.build()
    TermFactory(
        municipality=world.city,
        name="地域包括ケア",
        reading="ちいきほうかつけあ",
        definition="住み慣れたところで、相談や介護を受けながら暮らせるようにすること。",
        others=["地域ケア"],
    )
    TermFactory(municipality=world.city, name="潜水", definition="水にもぐること。")
    TermFactory(municipality=world.other, name="海辺のことば")
    return world


@pytest.fixture
def chapter(world, monkeypatch):
    """A chapter of a plan, as an application above the directory would hand it over."""
    entry = Entry(
        key="chapter:1",
        municipality=world.city.code,
        kind="chapter",
        name=Name("相談を断らない"),
        path="plan/1/",
        body=("どの窓口も相談を受け止めます。市長が約束します。",),
        facets={SHELF: (PLAN,)},
        card=listed(where="実施計画 › 相談を断らない", date="2026-04-01"),
    )
    registered = dict(sources.PUBLIC.sources)
    monkeypatch.setattr(sources.PUBLIC, "sources", registered)
    sources.register("chapter", entries=lambda: iter([entry]), entry=lambda _key: entry)
    return entry


@pytest.fixture
def find(client, world):
    public_world.indexed()
    return lambda root=None, **data: client.get(f"{root or world.root}search/", data)


def told(response):
    return {str(tab.label): tab.count for tab in response.context["tabs"]}


def current(response):
    [tab] = [tab for tab in response.context["tabs"] if tab.current]
    return tab.code


def test_without_a_tab_only_the_directory_answers(find):
    response = find(q="相談")
    assert current(response) == "directory"
    assert response.context["listed"] == []
    assert {card.name for card in response.context["cards"]} <= set(
        Resource.objects.values_list("name", flat=True)
    )
    assert response.content.decode().count('aria-current="page"') == 2


def test_nothing_typed_lists_no_words_among_the_counters(find):
    assert find().context["total"] == 7
    assert told(find()) == {"窓口・居場所": 7, "計画": 0, "用語": 2, "お知らせ": 0}


def test_a_tab_announces_as_many_answers_as_it_shows(chapter, find):
    for text in ("", "相談", "介護の相談", "市長の 相談", "地域ケア", "もぐる"):
        announced = find(q=text).context["tabs"]
        shown = {tab.code: find(q=text, tab=tab.code).context["total"] for tab in announced}
        assert {tab.code: tab.count for tab in announced} == shown


def test_a_word_is_shown_with_its_meaning_and_the_marked_words(find, world):
    response = find(q="介護", tab="glossary")
    [hit] = response.context["listed"]
    assert (hit.name, hit.where) == ("地域包括ケア", "用語集")
    assert hit.url.startswith(f"{world.root}glossary/#term-")
    assert "<mark>介護</mark>" in response.content.decode()
    assert response.context["facets"] == []


@pytest.mark.parametrize("text", ["地域包括ケア", "ちいきほうかつけあ", "地域ケア"])
def test_a_word_is_found_by_any_of_its_names(find, text):
    assert find(q=text, tab="glossary").context["listed"][0].name == "地域包括ケア"


def test_a_chapter_is_shown_with_where_it_stands_and_its_day(chapter, find, world):
    response = find(q="市長", tab="plan")
    [hit] = response.context["listed"]
    assert (hit.where, hit.date.isoformat()) == ("実施計画 › 相談を断らない", "2026-04-01")
    assert hit.url == f"{world.root}plan/1/"
    assert "2026年4月1日" in response.content.decode()


def test_what_plans_say_changes_no_answer_of_the_directory(client, world, chapter):
    asked = [
        f"{world.root}search/?q={text}" for text in ("", "市長の相談", "相談", "断らない 介護")
    ]

    def answers():
        contexts = [client.get(url).context for url in asked]
        return [(each["cards"], each["total"], each["facets"]) for each in contexts]

    with_chapter = (public_world.indexed(), answers())[1]
    del sources.PUBLIC.sources["chapter"]
    del sources.PUBLIC.sources[term_entries.PREFIX]
    public_world.indexed()
    assert answers() == with_chapter


def test_what_only_another_tab_has_is_pointed_out(find, world):
    response = find(q="水にもぐる")
    assert response.context["total"] == 0
    [elsewhere] = response.context["elsewhere"]
    assert (elsewhere.code, elsewhere.count) == ("glossary", 1)
    assert "「用語」で見つかった1件を見る" in response.content.decode()
    followed = response.client.get(elsewhere.url)
    assert [hit.name for hit in followed.context["listed"]] == ["潜水"]


def test_changing_tabs_keeps_words_and_place_and_drops_conditions(find, world):
    response = find(q="相談", kind="counter", town=world.town.pk)
    urls = {tab.code: parse_qs(urlsplit(tab.url).query) for tab in response.context["tabs"]}
    kept = {"q": ["相談"], "town": [str(world.town.pk)]}
    assert urls["glossary"] == kept | {"tab": ["glossary"]}
    back = find(q="相談", kind="counter", town=world.town.pk, tab="glossary")
    [directory] = [tab for tab in back.context["tabs"] if tab.code == "directory"]
    assert parse_qs(urlsplit(directory.url).query) == kept
    assert back.context["active"] == []
    assert 'name="tab" value="glossary"' in back.content.decode()


def test_pages_of_a_tab_stay_on_it(client, world):
    for number in range(45):
        TermFactory(municipality=world.city, name=f"たくさんのことば{number:02}")
    public_world.indexed()
    url, seen = f"{world.root}search/?q=たくさんのことば&tab=glossary", []
    while url:
        response = client.get(url)
        seen += [hit.name for hit in response.context["listed"]]
        url = response.context["page"]["next_url"]
    assert len(seen) == len(set(seen)) == response.context["total"] == 45


@pytest.mark.parametrize("tab", ["", "nowhere", "kind", "窓口"])
def test_an_unknown_tab_is_the_directory(find, tab):
    assert current(find(q="相談", tab=tab)) == "directory"


def test_the_hub_names_the_municipality_of_each_hit(find):
    response = find("/", q="ことば", tab="glossary")
    assert [(hit.name, hit.municipality_name) for hit in response.context["listed"]] == [
        ("海辺のことば", "海辺市")
    ]
    assert response.context["listed"][0].url.startswith("/umibe/glossary/#term-")


def test_only_published_words_are_found_and_edits_show(find, world):
    term = TermFactory(municipality=world.city, name="仮のことば", live=False)
    api.drain()
    assert not find(q="仮のことば", tab="glossary").context["total"]
    term.live = True
    term.save()
    TermName.objects.create(term=term, text="べつのよびな")
    api.drain()
    assert find(q="べつのよびな", tab="glossary").context["listed"][0].name == "仮のことば"
    term.delete()
    api.drain()
    assert not find(q="仮のことば", tab="glossary").context["total"]


def test_a_municipality_taken_down_takes_its_words_along(find, world):
    assert find("/", q="海辺のことば", tab="glossary").context["total"] == 1
    world.other.live = False
    world.other.save()
    api.drain()
    assert find("/", q="海辺のことば", tab="glossary").context["total"] == 0


def test_suggestions_know_words(client, world, find):
    [word] = client.get(f"{world.root}suggest/", {"q": "ちいきほうかつけ"}).json()["suggestions"]
    assert (word["text"], word["label"]) == ("地域包括ケア", "用語")
    assert word["url"].startswith(f"{world.root}glossary/#term-")
    [on_hub] = client.get("/suggest/", {"q": "海辺のこ"}).json()["suggestions"]
    assert on_hub["url"].startswith("/umibe/glossary/#term-")
    assert on_hub["municipality"] == "海辺市"


def test_places_come_before_words_while_typing(client, world):
    ResourceFactory(municipality=world.city, name="地域包括ケア推進室")
    public_world.indexed()
    first, second = client.get(f"{world.root}suggest/", {"q": "地域包括ケ"}).json()["suggestions"]
    assert (first["label"], second["label"]) == ("相談窓口", "用語")


def test_the_command_line_prints_resources_alone(world, find, capsys):
    call_command("search", "相談")
    assert "地域包括ケア\n" not in capsys.readouterr().out
    call_command("search", "潜水")
    assert "見つかりませんでした。" in capsys.readouterr().out


def test_every_resource_stands_in_the_directory(world):
    for resource in Resource.objects.public():
        assert to_entry(resource).facets[SHELF] == ("directory",)
