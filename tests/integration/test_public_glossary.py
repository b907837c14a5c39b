"""用語集: what each word means, who says so, and the way there."""

from __future__ import annotations

import re

import pytest

from directory.models import TermName
from directory.public.glossary import terms_of
from tests import public_world
from tests.factories import SourceFactory, TermFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def world():
    return public_world.build()


@pytest.fixture
def read(client, world):
    return lambda: client.get(f"{world.root}glossary/")


def headings(response):
    return {row.short: [each.term.name for each in row.terms] for row in response.context["rows"]}


def test_every_word_stands_under_its_letter(world, read):
    readings = {"外出支援": "がいしゅつしえん", "介護": "かいご", "協働": "", "ＳＤＧｓ": ""}
    for name, reading in readings.items():
        TermFactory(municipality=world.city, name=name, reading=reading)
    shown = headings(read())
    assert list(shown) == [*"あかさたなはまやらわ", "数字・英字", "読みが未確認"]
    assert {short: names for short, names in shown.items() if names} == {
        "か": ["介護", "外出支援"],
        "数字・英字": ["ＳＤＧｓ"],
        "読みが未確認": ["協働"],
    }


def test_a_word_with_all_that_is_known_of_it(world, read):
    source = SourceFactory(municipality=world.city, title="見本市の計画")
    known = TermFactory(
        municipality=world.city,
        name="アウトリーチ",
        reading="あうとりーち",
        definition="こちらから訪ねること。",
        defined_by="見本市福祉課",
        source=source,
        others=["訪問支援"],
        also_used_by=[world.other],
    )
    same = TermFactory(municipality=world.other, name="アウトリーチ", definition="よその説明。")
    text = read().content.decode()
    for told in (
        "あうとりーち",
        "訪問支援",
        "こちらから訪ねること。",
        "見本市福祉課",
        "見本市の計画",
    ):
        assert told in text
    assert f'id="term-{known.pk}"' in text
    assert f'href="/umibe/glossary/#term-{same.pk}"' in text
    assert "よその説明。" not in text


def test_unknown_is_said(world, read):
    TermFactory(municipality=world.city, name="協働")
    text = read().content.decode()
    assert "説明は未確認" in text
    assert re.search(r"読み：\s*<span class=\"unknown__mark\">未確認", text)


def test_a_municipality_that_has_not_the_word_itself_is_named_without_a_link(world, read):
    TermFactory(municipality=world.city, name="協働", also_used_by=[world.other])
    assert "海辺市" in read().content.decode()
    assert "/umibe/glossary/" not in read().content.decode()


def test_drafts_are_nobodys_business(world, read):
    hidden = TermFactory(municipality=world.city, name="下書きのことば", live=False)
    draft_elsewhere = TermFactory(municipality=world.other, name="協働", live=False)
    TermFactory(municipality=world.city, name="協働", also_used_by=[world.other])
    text = read().content.decode()
    assert hidden.name not in text
    assert f"term-{draft_elsewhere.pk}" not in text
    world.other.live = False
    world.other.save()
    assert "海辺市" not in read().content.decode()


def test_another_municipalitys_words_are_not_here(world, read):
    TermFactory(municipality=world.other, name="海辺のことば")
    assert "海辺のことば" not in read().content.decode()
    assert "用語はまだ載っていません。" in read().content.decode()


def test_the_hub_has_no_glossary_of_its_own(client, world):
    assert client.get("/glossary/").status_code == 404


def test_pages_lead_to_the_glossary_once_there_is_something_in_it(client, world):
    page = f"{world.root}counter/"
    assert f'href="{world.root}glossary/"' not in client.get(page).content.decode()
    term = TermFactory(municipality=world.city)
    assert client.get(page).content.decode().count(f'href="{world.root}glossary/"') == 2
    assert "glossary/" not in client.get("/umibe/counter/").content.decode()
    term.live = False
    term.save()
    assert f'href="{world.root}glossary/"' not in client.get(page).content.decode()


def test_an_own_hostname_has_its_glossary_at_the_root(client, world):
    public_world.own_hostname(world, "own.example")
    TermFactory(municipality=world.city, name="協働", also_used_by=[world.other])
    TermFactory(municipality=world.other, name="協働")
    text = client.get("/glossary/", headers={"host": "own.example"}).content.decode()
    assert 'href="/glossary/"' in text
    assert "海辺市" in text
    assert "/umibe/" not in text


def test_whoever_links_to_words_gets_those_with_a_definition_first(world):
    TermFactory(municipality=world.city, name="あいさつ", reading="あいさつ")
    TermFactory(
        municipality=world.city, name="わ", reading="わ", definition="説明。", others=["輪"]
    )
    TermFactory(municipality=world.city, name="下書き", live=False)
    first, second = terms_of(world.city.pk)
    assert (first.name, first.other_names, first.definition) == ("わ", ("輪",), "説明。")
    assert first.path == f"glossary/#term-{first.pk}"
    assert second.name == "あいさつ"
    TermName.objects.create(term_id=second.pk, text="挨拶")
    assert terms_of(world.city.pk)[1].other_names == ("挨拶",)


def test_many_words_cost_no_more_questions_than_few(
    client, world, read, django_assert_max_num_queries
):
    for number in range(60):
        TermFactory(municipality=world.city, others=[f"別名{number}"], also_used_by=[world.other])
    read()
    with django_assert_max_num_queries(5):
        read()
