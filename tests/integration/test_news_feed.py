"""The feed of the news: addresses, order, and what keeps out of it."""

from __future__ import annotations

from xml.etree import ElementTree

import pytest

from tests import news_world, public_world

pytestmark = pytest.mark.django_db

OWN = "madoguchi.mihon.example"
ATOM = "{http://www.w3.org/2005/Atom}"


@pytest.fixture
def world():
    made = public_world.build()
    index = news_world.add_index(made.city, lead="見本市から")
    news_world.add_news(index, "ふるい", "old", date=news_world.DAY.replace(month=4))
    page = news_world.add_news(index, "あたらしい <&>", "new", lead="要点")
    page.sectors = [made.concern.sectors.first()]
    page.save_revision().publish()
    draft = news_world.add_news(index, "したがき", "draft")
    draft.unpublish()
    public_world.own_hostname(made, OWN)
    return made


def read(client, path, host):
    response = client.get(path, headers={"host": host})
    assert response.status_code == 200
    assert response["Content-Type"].startswith("application/atom+xml")
    return ElementTree.fromstring(response.content)


def texts(entries, name):
    return [entry.findtext(ATOM + name) for entry in entries]


@pytest.mark.parametrize(
    ("path", "host", "root"),
    [
        ("/mihon-shi/news/feed/", "localhost", "http://localhost/mihon-shi/"),
        ("/news/feed/", OWN, f"http://{OWN}/"),
    ],
)
def test_addresses_are_those_of_the_hostname(client, world, path, host, root):
    feed = read(client, path, host)
    entries = feed.findall(f"{ATOM}entry")
    links = {link.get("rel"): link.get("href") for link in feed.findall(f"{ATOM}link")}
    assert links == {"self": f"{root}news/feed/", "alternate": f"{root}news/"}
    assert texts(entries, "title") == ["あたらしい <&>", "ふるい"]
    assert texts(entries[:1], "summary") == ["要点"]
    assert texts(entries[:1], "published") == ["2026-05-01T00:00:00+09:00"]
    assert entries[0].find(f"{ATOM}link").get("href") == f"{root}news/new/"
    assert entries[0].find(f"{ATOM}category").get("term")


def test_an_entry_is_the_same_on_every_hostname(client, world):
    both = (("/mihon-shi/news/feed/", "localhost"), ("/news/feed/", OWN))
    feeds = (read(client, *at).findall(f"{ATOM}entry") for at in both)
    first, second = (texts(entries, "id") for entries in feeds)
    assert first == second


def test_the_feed_asks_the_same_however_much_there_is(client, world, django_assert_max_num_queries):
    with django_assert_max_num_queries(20):
        read(client, "/mihon-shi/news/feed/", "localhost")
