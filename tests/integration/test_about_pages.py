"""The accessibility statement and the contact page: what they say, and what they do not claim."""

from __future__ import annotations

import datetime as dt

import pytest
from django.core.exceptions import ValidationError
from wagtail.blocks import StructBlockValidationError

from portal.about.blocks import RoundOfTestsBlock
from portal.about.conformance import Conformance, Level, Outcome
from portal.about.models import AccessibilityPage, ContactPage
from portal.home.models import HubPage, MunicipalityPage
from tests import news_world, public_world
from tests.factories import DepartmentFactory

pytestmark = pytest.mark.django_db

ROUND = {
    "begun": dt.date(2026, 5, 1),
    "ended": dt.date(2026, 5, 3),
    "method": "人の目と、検査の道具で",
    "selection": "",
    "technologies": "HTML、CSS",
    "by_whom": "ふくし総務課",
    "level": "",
    "not_met": "1.1.1 画像の説明が足りない（6月に直す）",
    "pages": [
        {"title": "最初", "address": "/", "outcome": Outcome.NOTHING, "finding": ""},
        {"title": "検索", "address": "/search/", "outcome": "", "finding": "まだ途中"},
    ],
}


@pytest.fixture
def world():
    return public_world.build()


def read(client, address):
    response = client.get(address)
    assert response.status_code == 200
    return response.content.decode()


def test_a_new_statement_claims_nothing(client, world):
    news_world.add_statement(world.city)
    response = client.get(f"{world.root}accessibility/")
    assert response.context["target"] == response.context["conformance"] == ""
    text = response.content.decode()
    assert "試験の結果は、まだ載せていません。" in text
    assert text.count("未確認") >= 5
    main = text.partition("<main")[2].partition("</main>")[0]
    for claim in ("準拠", "配慮", "適合レベルA"):
        assert claim not in main


def test_a_statement_says_what_was_tested(client, world):
    department = DepartmentFactory(municipality=world.city, name="総務課", phone="000-333-3333")
    news_world.add_statement(
        world.city,
        target_level=Level.AA,
        target_conformance=Conformance.CONFORMING,
        conformance=Conformance.PARTLY,
        scope="このサイトのすべて",
        exceptions=[("exception", {"what": "古いPDF", "why": "作り直し中", "until": ""})],
        tests=[("test", ROUND), ("test", ROUND | {"begun": dt.date(2027, 5, 1), "ended": None})],
        department=department,
    )
    response = client.get(f"{world.root}accessibility/")
    assert response.context["target"] == "JIS X 8341-3:2016 適合レベルAA 準拠"
    assert [each["begun"].year for each in response.context["tests"]] == [2027, 2026]
    text = response.content.decode()
    for shown in (
        "一部準拠",
        "古いPDF",
        "2026年5月1日から2026年5月3日まで",
        "試したページ（2ページ）",
        "問題は見つからなかった",
        "まだ途中",
        'href="tel:0003333333"',
    ):
        assert shown in text


@pytest.mark.parametrize("claim", [Conformance.CONFORMING, Conformance.PARTLY])
def test_no_claim_without_a_test(world, claim):
    with pytest.raises(ValidationError) as refused:
        news_world.add_statement(world.city, conformance=claim)
    assert "試験の結果が載っていない" in refused.value.message_dict["conformance"][0]


def test_care_may_be_claimed_without_a_test(world):
    assert news_world.add_statement(world.city, conformance=Conformance.CONSIDERED).live


def test_a_round_does_not_end_before_it_begins():
    block = RoundOfTestsBlock()
    value = block.to_python(
        block.get_prep_value(block.normalize(ROUND | {"ended": dt.date(2026, 4, 1)}))
    )
    with pytest.raises(StructBlockValidationError):
        block.clean(value)


def test_the_hub_has_a_statement_of_its_own(client, world):
    hub = HubPage.objects.get()
    page = hub.add_child(instance=AccessibilityPage(title="アクセシビリティについて"))
    assert page.municipality is None
    assert "お住まいの市町村" in read(client, "/accessibility/")


def test_the_address_is_given(world):
    page = news_world.add_contact(world.city)
    page.slug = "elsewhere"
    page.save_revision().publish()
    page.refresh_from_db()
    assert page.slug == "contact"


def test_contact_names_departments_and_calls_a_missing_number_unknown(client, world):
    known = DepartmentFactory(municipality=world.city, name="福祉課", phone="000-333-3333")
    unknown = DepartmentFactory(municipality=world.city, name="広報課", phone="")
    draft = DepartmentFactory(municipality=world.city, name="まだない課", live=False)
    theirs = DepartmentFactory(municipality=world.other, name="よその課")
    page = news_world.add_contact(world.city)
    page.programme_departments, page.site_departments = [known, draft], [unknown, theirs]
    page.save_revision().publish()
    text = read(client, f"{world.root}contact/")
    assert 'href="tel:0003333333"' in text
    assert "広報課" in text
    assert "未確認" in text.partition("広報課")[2].partition("</li>")[0]
    assert "まだない課" not in text
    assert "よその課" not in text
    for way in ("counter/", "search/", "help-now/"):
        assert f'href="{world.root}{way}"' in text


def test_contact_without_departments_says_so(client, world):
    news_world.add_contact(world.other)
    main = read(client, f"/{world.other.slug}/contact/").partition("<main")[2]
    assert main.count("担当する課：") == 2
    assert "未確認" in main


def test_every_page_leads_there_once_it_exists(client, world):
    assert f'href="{world.root}contact/"' not in read(client, f"{world.root}search/")
    page = news_world.add_contact(world.city)
    news_world.add_statement(world.city)
    text = read(client, f"{world.root}search/")
    assert f'href="{world.root}contact/"' in text
    assert f'href="{world.root}accessibility/"' in text.partition("<footer")[2]
    assert f'href="{world.root}contact/"' not in text.partition("<main")[0]
    page.unpublish()
    assert f'href="{world.root}contact/"' not in read(client, f"{world.root}search/")


def test_there_is_one_of_each(world):
    home = MunicipalityPage.objects.get(municipality=world.city)
    assert ContactPage.can_create_at(home)
    news_world.add_contact(world.city)
    home.refresh_from_db()
    assert not ContactPage.can_create_at(home)


@pytest.mark.parametrize("path", ["contact/", "accessibility/", "news/", "news/a/"])
def test_pages_stay_within_the_budget(client, world, path, django_assert_max_num_queries):
    index = news_world.add_index(world.city)
    news_world.add_news(index, "見本", "a")
    news_world.add_contact(world.city)
    news_world.add_statement(world.city, tests=[("test", ROUND)])
    with django_assert_max_num_queries(20):
        read(client, world.root + path)
