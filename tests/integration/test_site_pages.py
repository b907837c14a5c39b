"""The pages a new site has from the start: published for the fictional municipality only."""

from __future__ import annotations

import re

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command

from portal.about.models import AccessibilityPage, ContactPage
from portal.home.pages import ensure_pages
from portal.news.manuscript import body_of
from portal.news.models import NewsIndexPage, NewsPage
from tests.factories import DepartmentFactory, MunicipalityFactory

pytestmark = pytest.mark.django_db

SAMPLE = settings.BASE_DIR / "sample"
KINDS = (NewsIndexPage, ContactPage, AccessibilityPage)


@pytest.fixture
def fictional():
    city = MunicipalityFactory(slug="mihon", fictional=True)
    DepartmentFactory(municipality=city, name="福祉まるごと相談課", phone="000-1")
    ensure_pages()
    return city


def ensure(sample=SAMPLE):
    call_command("ensure_site_pages", str(sample), verbosity=0)


def test_the_fictional_municipalitys_pages_are_published(client, fictional):
    ensure()
    for kind in KINDS:
        page = kind.objects.get()
        assert page.live
        assert client.get(f"/mihon/{page.slug}/").status_code == 200
    assert len(client.get("/mihon/news/").context["cards"]) == NewsPage.objects.count() == 4
    assert "福祉まるごと相談課" in client.get("/mihon/contact/").content.decode()


def test_the_statement_claims_what_was_tested_and_no_more(client, fictional):
    ensure()
    context = client.get("/mihon/accessibility/").context
    assert context["conformance"] == ""
    assert [test["level"] for test in context["tests"]] == [""]
    assert all(page["finding"] for test in context["tests"] for page in test["pages"])


def test_nothing_is_said_in_a_real_municipalitys_name(client):
    MunicipalityFactory(slug="mihon", fictional=False)
    ensure_pages()
    ensure()
    for kind in KINDS:
        page = kind.objects.get()
        assert not page.live
        assert page.latest_revision is not None
        assert client.get(f"/mihon/{page.slug}/").status_code == 404
    assert not NewsPage.objects.exists()


def test_what_is_there_is_left_alone(fictional):
    ensure()
    NewsPage.objects.first().delete()
    page = ContactPage.objects.get()
    page.introduction = "なおした"
    page.save_revision().publish()
    AccessibilityPage.objects.get().unpublish()
    ensure()
    assert NewsPage.objects.count() == 3
    assert ContactPage.objects.get().introduction == "なおした"
    assert not AccessibilityPage.objects.get().live


def test_a_file_that_cannot_be_read_is_named(fictional, tmp_path):
    folder = tmp_path / "mihon" / "news"
    folder.mkdir(parents=True)
    (folder / "a.md").write_text("---\n題: x\n日付: あした\n---\n", encoding="utf-8")
    with pytest.raises(CommandError, match="あした"):
        ensure(tmp_path)
    assert not NewsIndexPage.objects.exists()


def test_news_in_markdown_becomes_blocks():
    text = "はじめ\n\n- 一つ\n- **二つ**\n\n## 見出し\n\n<b>x</b>\n\n> 注意\n\n> 別の注意\n"
    assert body_of(text) == [
        ("text", "<p>はじめ</p><ul>\n<li>一つ</li>\n<li><b>二つ</b></li>\n</ul>"),
        ("heading", "見出し"),
        ("text", "<p>&lt;b&gt;x&lt;/b&gt;</p>"),
        ("note", "<p>注意</p>"),
        ("note", "<p>別の注意</p>"),
    ]


def test_every_address_that_lists_name_answers(client, fictional):
    ensure()
    listed = [each.path for each in client.get("/mihon/news/").context["cards"]]
    feed = client.get("/mihon/news/feed/").content.decode()
    sitemap = client.get("/sitemap.xml").content.decode()
    named = re.findall(r"(?:<loc>|href=\")https?://[^/]+(/mihon/news/[^\"<]*)", feed + sitemap)
    addresses = {*(f"/mihon/{path}" for path in listed), *named}
    assert len(addresses) >= 5
    assert {address: client.get(address).status_code for address in addresses} == dict.fromkeys(
        addresses, 200
    )
