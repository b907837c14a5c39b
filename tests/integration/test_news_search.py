"""News in the search: found while anybody may read it, and not a moment longer."""

from __future__ import annotations

import datetime as dt

import pytest
from django.utils import timezone
from wagtail.models import PageViewRestriction

from portal.home.models import MunicipalityPage
from portal.news import entries
from portal.news.models import NewsPage
from search import api
from search.data import Query
from search.models import OutboxItem
from tests import news_world, public_world
from tests.factories import ProgrammeFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def world():
    return public_world.build()


@pytest.fixture
def page(world):
    index = news_world.add_index(world.city)
    return news_world.add_news(
        index,
        "夏の出張相談",
        "summer",
        lead="公民館へうかがいます。",
        body=[("heading", "もちもの"), ("text", "<p>水筒と<b>帽子</b></p>")],
    )


def found(text="出張相談"):
    """The news a reader finds once the indexer has done what waits."""
    api.drain()
    return [hit.key for hit in api.find(Query(text=text, shelf="news")).hits]


def test_an_entry_is_what_the_page_shows(world, page):
    programme = ProgrammeFactory(municipality=world.city)
    programme.refresh_from_db()
    page.programmes, page.sectors = [programme], list(world.concern.sectors.all())
    page.save_revision().publish()
    entry = entries.entry(entries.key_of(page.pk))
    assert (entry.kind, entry.path, entry.municipality) == (
        "news",
        "news/summer/",
        world.city.code,
    )
    assert entry.facets == {"shelf": ("news",)}
    assert entry.card == {
        "where": "お知らせ",
        "date": "2026-05-01",
        "lead": "公民館へうかがいます。",
        "fictional": False,
    }
    assert str(programme) in entry.tags
    assert entry.body[0] == "公民館へうかがいます。"
    assert "水筒と帽子" in "".join(entry.body)


@pytest.mark.parametrize("text", ["出張相談", "公民館", "帽子", "もちもの"])
def test_title_lead_and_body_are_found(page, text):
    assert found(text) == [entries.key_of(page.pk)]


def test_a_resource_is_not_news(world, page):
    assert found("東地域包括支援センター") == []


def test_unpublishing_and_publishing_again(page):
    assert found()
    page.unpublish()
    assert found() == []
    page.save_revision().publish()
    assert found()


def test_deleting_the_list_with_the_page_in_it(page):
    assert found()
    page.get_parent().delete()
    assert found() == []


@pytest.mark.parametrize("where", ["page", "list", "municipality"])
def test_hiding_what_is_above_hides_the_page(page, where):
    hidden = {"page": page, "list": page.get_parent(), "municipality": page.get_ancestors()[2]}
    assert found()
    hidden[where].specific.unpublish()
    assert found() == []


@pytest.mark.parametrize("level", [1, 2, 3, 4, 5])
def test_a_private_page_is_not_found(page, level):
    closed = page if level == page.depth else page.get_ancestors()[level - 1]
    assert found()
    restriction = PageViewRestriction.objects.create(page=closed, restriction_type="login")
    assert found() == []
    restriction.delete()
    assert found()


def test_an_expired_page_leaves_the_index(page):
    assert found()
    page.expire_at = timezone.now() - dt.timedelta(minutes=1)
    page.save()
    assert found() == []


def test_renaming_changes_the_address(world, page):
    page.slug = "winter"
    page.save_revision().publish()
    assert found()
    assert api.find(Query(text="出張相談", shelf="news")).hits[0].path == "news/winter/"


def test_moving_changes_whose_news_it_is(world, page):
    page.move(news_world.add_index(world.other), pos="last-child")
    assert found()
    hit = api.find(Query(text="出張相談", shelf="news")).hits[0]
    assert (hit.municipality, hit.path) == (world.other.code, "news/summer/")
    assert NewsPage.objects.get(pk=page.pk).municipality == world.other


def test_a_withdrawn_municipality_takes_its_news_along(world, page):
    assert found()
    world.city.live = False
    world.city.save()
    assert found() == []


def test_a_rebuild_holds_the_same(world, page):
    draft = news_world.add_news(page.get_parent().specific, "出張相談の下書き", "draft")
    draft.unpublish()
    OutboxItem.objects.all().delete()
    api.rebuild()
    assert found() == [entries.key_of(page.pk)]


def test_the_search_page_lists_it_under_its_own_tab(client, world, page):
    api.rebuild()
    response = client.get(f"{world.root}search/", {"q": "帽子", "tab": "news"})
    assert response.status_code == 200
    assert f'href="{world.root}news/summer/"' in response.content.decode()


def test_another_type_of_page_tells_nothing(world, page):
    OutboxItem.objects.all().delete()
    home = MunicipalityPage.objects.get(municipality=world.other)
    home.save_revision().publish()
    assert not OutboxItem.objects.filter(key__startswith="news:").exists()
