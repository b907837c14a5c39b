"""News: the list, the page, the first page, and who may read what."""

from __future__ import annotations

import datetime as dt

import pytest
from django.core.cache import cache
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.images.tests.utils import get_test_image_file
from wagtail.models import Collection, CollectionViewRestriction, PageViewRestriction

from directory.public.remembering import forget_everything
from portal.news.blocks import PublicDocumentBlock
from portal.news.models import NewsPage
from portal.news.pictures import SHOWN_AT
from tests import news_world, public_world
from tests.factories import ProgrammeFactory

pytestmark = pytest.mark.django_db

OWN = "madoguchi.mihon.example"


@pytest.fixture
def world():
    # Wagtail keeps renditions by their image's key, which a rolled-back test gave to another.
    cache.clear()
    return public_world.build()


@pytest.fixture
def index(world):
    return news_world.add_index(world.city)


def many(index, number):
    for each in range(number):
        date = dt.date(2025 if each % 2 else 2026, 1, 1) + dt.timedelta(days=each)
        news_world.add_news(index, f"{each:02}番目", f"n{each}", date=date)


def test_a_list_is_paged_newest_first(client, world, index):
    many(index, 14)
    response = client.get(f"{world.root}news/")
    assert [card.title for card in response.context["cards"]][:3] == ["12番目", "10番目", "08番目"]
    assert len(response.context["cards"]) == 12
    following = response.context["paging"]["next_url"]
    assert following == f"{world.root}news/?page=2"
    assert len(client.get(following).context["cards"]) == 2
    assert "次の12件" in response.content.decode()


def test_a_list_is_narrowed_to_a_year_and_stays_so_on_the_next_page(client, world, index):
    many(index, 30)
    response = client.get(f"{world.root}news/?year=2025")
    assert response.context["years"][1] == {
        "year": 2025,
        "number": 15,
        "url": f"{world.root}news/?year=2025",
    }
    assert response.context["paging"]["next_url"] == f"{world.root}news/?year=2025&page=2"
    assert {card.date.year for card in response.context["cards"]} == {2025}
    assert '<a href="/mihon-shi/news/?year=2025" aria-current="page">' in response.content.decode()


@pytest.mark.parametrize(
    "asked", ["year=x", "year=0", "year=²", "year=99999999999999999999", "page=x"]
)
def test_what_makes_no_sense_shows_everything(client, world, index, asked):
    many(index, 1)
    response = client.get(f"{world.root}news/?{asked}")
    assert response.status_code == 200
    assert len(response.context["cards"]) == 1


def test_a_year_without_news_says_so(client, world, index):
    text = client.get(f"{world.root}news/?year=1999").content.decode()
    assert "1999年のお知らせはありません。" in text
    assert "すべてのお知らせを見る" in text


def test_a_page_shows_its_body(client, world, index, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    image = get_image_model().objects.create(title="写真", file=get_test_image_file())
    document = get_document_model().objects.create(
        title="チラシ", file=ContentFile(b"x" * 2048, name="chirashi.pdf")
    )
    page = news_world.add_news(
        index,
        "夏の出張相談",
        "summer",
        lead="公民館へうかがいます。",
        level=NewsPage.Level.IMPORTANT,
        body=[
            ("heading", "いつ"),
            ("text", "<p>毎週<b>月曜</b></p>"),
            ("picture", with_text(image, "受付の写真")),
            ("document", document),
            ("note", "<p>雨の日はお休み</p>"),
        ],
    )
    text = client.get(f"{world.root}news/{page.slug}/").content.decode()
    for shown in ("だいじなお知らせです。", "<h2>いつ</h2>", "<b>月曜</b>", "雨の日はお休み"):
        assert shown in text
    assert 'alt="受付の写真"' in text
    assert "チラシ（PDF・2.0" in text
    rendition = image.renditions.get(filter_spec=SHOWN_AT)
    assert rendition.url in text


def with_text(image, text):
    image.contextual_alt_text, image.decorative = text, False
    return image


def test_a_file_for_the_staff_alone_is_refused(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    closed = Collection.get_first_root_node().add_child(name="職員のみ")
    CollectionViewRestriction.objects.create(collection=closed, restriction_type="login")
    document = get_document_model().objects.create(
        title="内規", file=ContentFile(b"x", name="naiki.pdf"), collection=closed
    )
    with pytest.raises(ValidationError, match="職員だけのもの"):
        PublicDocumentBlock().clean(document)


def test_the_first_page_shows_the_latest_three(client, world, index):
    many(index, 5)
    text = client.get(world.root).content.decode()
    assert [title in text for title in ("00番目", "02番目", "04番目", "03番目", "01番目")] == [
        True,
        True,
        True,
        False,
        False,
    ]
    assert f'href="{world.root}news/feed/"' in text


def test_what_is_unpublished_is_gone_at_once(client, world, index):
    page = news_world.add_news(index, "中止のお知らせ", "stop")
    assert "中止のお知らせ" in client.get(world.root).content.decode()
    page.unpublish()
    assert "中止のお知らせ" not in client.get(world.root).content.decode()
    assert "中止のお知らせ" not in client.get(f"{world.root}news/").content.decode()


def test_what_has_expired_is_gone_before_the_clockwork_comes(client, world, index):
    page = news_world.add_news(index, "きのうまで", "old")
    NewsPage.objects.update(expire_at=timezone.now() - dt.timedelta(minutes=1))
    forget_everything()
    for address in (world.root, f"{world.root}news/", f"{world.root}news/feed/"):
        assert "きのうまで" not in client.get(address).content.decode()
    assert client.get(f"{world.root}news/{page.slug}/").status_code == 404


def test_what_is_private_is_on_no_list(client, world, index):
    page = news_world.add_news(index, "ないしょ", "secret")
    PageViewRestriction.objects.create(page=page, restriction_type="login")
    forget_everything()
    for address in (world.root, f"{world.root}news/", f"{world.root}news/feed/"):
        assert "ないしょ" not in client.get(address).content.decode()


def test_a_private_list_shows_nothing_on_the_first_page(client, world, index):
    news_world.add_news(index, "ないしょ", "secret")
    PageViewRestriction.objects.create(page=index, restriction_type="login")
    forget_everything()
    response = client.get(world.root)
    assert (response.context["news"], response.context["has_news"]) == ((), False)


def test_news_stays_in_its_municipality(client, world, index):
    news_world.add_news(index, "見本市だけ", "ours")
    news_world.add_index(world.other)
    for address in (f"/{world.other.slug}/", f"/{world.other.slug}/news/"):
        assert "見本市だけ" not in client.get(address).content.decode()


def test_addresses_on_an_own_hostname(client, world, index):
    page = news_world.add_news(index, "見本", "ours")
    public_world.own_hostname(world, OWN)
    own = {"headers": {"host": OWN}}
    assert f'href="/news/{page.slug}/"' in client.get("/news/", **own).content.decode()
    text = client.get(f"/news/{page.slug}/", **own).content.decode()
    assert 'href="/news/feed/"' in text
    assert f'href="{world.root}' not in text


def test_another_municipalitys_programme_is_not_shown(client, world, index):
    page = news_world.add_news(index, "見本", "ours")
    mine, theirs = (ProgrammeFactory(municipality=each) for each in (world.city, world.other))
    page.programmes = [mine, theirs]
    page.save_revision().publish()
    shown = client.get(f"{world.root}news/{page.slug}/").context["programmes"]
    assert shown == [mine]


def test_the_form_offers_own_and_published_records_only(world, index, admin_user):
    mine, theirs = (ProgrammeFactory(municipality=each) for each in (world.city, world.other))
    draft = ProgrammeFactory(municipality=world.city, live=False)
    form_class = NewsPage.get_edit_handler().get_form_class()
    form = form_class(instance=NewsPage(), parent_page=index, for_user=admin_user)
    offered = set(form.fields["programmes"].queryset)
    assert mine in offered
    assert offered & {theirs, draft} == set()


def test_no_news_takes_the_feeds_address(index):
    with pytest.raises(ValidationError) as refused:
        index.add_child(instance=NewsPage(title="x", slug="feed"))
    assert "slug" in refused.value.message_dict


def test_more_news_asks_no_more(client, world, index):
    def asked():
        forget_everything()
        with CaptureQueriesContext(connection) as queries:
            client.get(f"{world.root}news/")
        return len(queries)

    many(index, 2)
    before = asked()
    for number in range(20):
        news_world.add_news(index, f"つづき{number}", f"more{number}")
    assert asked() == before <= 20


def test_a_preview_shows_pictures_that_are_not_published_yet(index, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    image = get_image_model().objects.create(title="写真", file=get_test_image_file())
    body = [("picture", with_text(image, "受付の写真"))]
    page = index.add_child(instance=NewsPage(title="見本", slug="draft", live=False, body=body))
    shown = page.make_preview_request(preview_mode=page.default_preview_mode)
    assert shown.status_code == 200, shown
    rendition = image.renditions.get(filter_spec=SHOWN_AT)
    assert rendition.url in shown.content.decode()


@pytest.mark.parametrize("year", ["000019999999", "99999", "0", "千九百", "-1", "9" * 40])
def test_what_is_no_year_lists_everything(client, world, index, year):
    assert client.get(f"{world.root}news/", {"year": year}).status_code == 200
