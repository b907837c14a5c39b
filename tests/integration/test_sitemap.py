"""The map for search engines: every public address of a hostname, and no other."""

from __future__ import annotations

from xml.etree import ElementTree

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.models import PageViewRestriction

from directory.models import Municipality, Status
from directory.public.remembering import forget_everything
from portal import sitemaps
from portal.home.models import MunicipalityPage
from portal.plans.models import HandbookChapterPage, HandbookPage
from tests import news_world, public_world
from tests.factories import MunicipalityFactory, ResourceFactory

pytestmark = pytest.mark.django_db

OWN = "madoguchi.mihon.example"
LOC = "{http://www.sitemaps.org/schemas/sitemap/0.9}loc"


@pytest.fixture
def world():
    made = public_world.build()
    index = news_world.add_index(made.city)
    news_world.add_news(index, "見本", "ours")
    public_world.own_hostname(made, OWN)
    forget_everything()
    return made


def addresses(client, path="/sitemap.xml", host="localhost"):
    response = client.get(path, headers={"host": host})
    assert response.status_code == 200
    found = [each.text for each in ElementTree.fromstring(response.content).iter(LOC)]
    assert len(found) == len(set(found))
    assert all(each.startswith(f"http://{host}/") for each in found)
    return {each.removeprefix(f"http://{host}") for each in found}


def test_the_hub_lists_every_municipality(client, world):
    found = addresses(client)
    root = world.root
    assert {"/", "/search/", root, f"{root}news/", f"{root}news/ours/", f"{root}areas/"} <= found
    assert {f"{root}resources/{world.east.pk}/", f"{root}areas/{world.area.pk}/"} <= found
    assert {f"{root}concerns/kaigo/", f"/{world.other.slug}/concerns/kaigo/"} <= found


def test_every_address_can_be_read(client, world):
    for host in ("localhost", OWN):
        for path in addresses(client, host=host):
            assert client.get(path, headers={"host": host}).status_code == 200, path


def test_an_own_hostname_lists_its_own_alone(client, world):
    found = addresses(client, host=OWN)
    assert {"/", "/news/", "/news/ours/", f"/resources/{world.east.pk}/"} <= found
    assert not any(world.other.slug in path or world.root in path for path in found)


def test_what_is_not_public_is_not_listed(client, world):
    closed = ResourceFactory(municipality=world.city, name="閉じた窓口", status=Status.CLOSED)
    index = news_world.add_index(world.other)
    news_world.add_news(index, "ないしょ", "secret")
    PageViewRestriction.objects.create(page=index, restriction_type="login")
    draft = news_world.add_contact(world.city)
    draft.unpublish()
    found = addresses(client)
    assert f"{world.root}resources/{closed.pk}/" not in found
    assert f"{world.root}contact/" not in found
    assert not any(path.startswith(f"/{world.other.slug}/news/") for path in found)


def test_the_staffs_handbook_is_never_listed(client, world):
    home = MunicipalityPage.objects.get(municipality=world.city)
    handbook = home.add_child(instance=HandbookPage(title="手引き", slug="handbook"))
    chapter = handbook.add_child(instance=HandbookChapterPage(title="会議", slug="meetings"))
    assert handbook.live
    assert chapter.live
    assert not any("handbook" in path for path in addresses(client))


def test_a_withdrawn_municipality_is_not_listed(client, world):
    Municipality.objects.filter(pk=world.other.pk).update(live=False)
    forget_everything()
    assert not any(world.other.slug in path for path in addresses(client))


def test_too_many_addresses_become_an_index(client, world, monkeypatch):
    whole = addresses(client)
    monkeypatch.setattr(sitemaps, "LARGEST", 10)
    monkeypatch.setattr(sitemaps.Section, "limit", 5)
    parts = addresses(client)
    assert "/sitemap-resources.xml" in parts
    assert "/sitemap-resources.xml?p=2" in parts
    assert set().union(*(addresses(client, path) for path in parts)) == whole


@pytest.mark.parametrize(
    "path", ["/sitemap-nosuch.xml", "/sitemap-pages.xml?p=99", "/sitemap-pages.xml?p=x"]
)
def test_a_part_that_is_not_there(client, world, path):
    assert client.get(path).status_code == 404


def test_robots_name_the_map(client, world):
    for host in ("localhost", OWN):
        text = client.get("/robots.txt", headers={"host": host}).content.decode()
        assert f"Sitemap: http://{host}/sitemap.xml" in text.splitlines()


def test_more_of_anything_asks_no_more(client, world):
    def asked():
        forget_everything()
        with CaptureQueriesContext(connection) as queries:
            addresses(client)
        return len(queries)

    asked()
    before = asked()
    for number in range(10):
        city = MunicipalityFactory(slug=f"more-{number}")
        ResourceFactory(municipality=city, name="窓口")
    assert asked() == before <= 20
