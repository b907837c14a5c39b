"""Editing news, statement and contact page: forms open, drafts stay drafts, publishing shows."""

from __future__ import annotations

import pytest
from django.urls import reverse
from wagtail.test.utils.form_data import inline_formset, nested_form_data, rich_text, streamfield

from directory.models import Department
from portal.about.models import AccessibilityPage, ContactPage
from portal.home.models import MunicipalityPage
from portal.news.models import NewsIndexPage, NewsPage
from tests import news_world, public_world
from tests.factories import DepartmentFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def world():
    return public_world.build()


def home_of(world):
    return MunicipalityPage.objects.get(municipality=world.city)


def add_form(model, parent):
    names = (model._meta.app_label, model._meta.model_name)
    return reverse("wagtailadmin_pages:add", args=(*names, parent.pk))


@pytest.mark.parametrize("model", [NewsIndexPage, ContactPage, AccessibilityPage])
def test_the_forms_of_a_municipalitys_pages_open(admin_client, world, model):
    assert admin_client.get(add_form(model, home_of(world))).status_code == 200


def test_news_is_written_drafted_and_published(admin_client, client, world):
    index = news_world.add_index(world.city)
    address = add_form(NewsPage, index)
    written = nested_form_data(
        {
            "title": "夏の出張相談",
            "slug": "summer",
            "date": "2026-05-01",
            "level": "important",
            "lead": "",
            "body": streamfield([("heading", "いつ"), ("text", rich_text("<p>月曜</p>"))]),
            "comments": inline_formset([]),
        }
    )
    assert admin_client.post(address, written).status_code == 302
    page = NewsPage.objects.get()
    assert not page.live
    assert page.municipality == world.city
    edit = reverse("wagtailadmin_pages:edit", args=[page.pk])
    assert admin_client.post(edit, written | {"action-publish": "1"}).status_code == 302
    assert "月曜" in client.get(f"{world.root}news/summer/").content.decode()


def test_contact_is_chosen_among_own_departments(admin_client, world):
    own, other = (DepartmentFactory(municipality=each) for each in (world.city, world.other))
    address = add_form(ContactPage, home_of(world))
    form = admin_client.get(address).context["form"]
    assert set(form.fields["site_departments"].queryset) == {own}
    written = nested_form_data({"title": "お問い合わせ", "comments": inline_formset([])})
    chosen = {"site_departments": [own.pk], "programme_departments": [other.pk]}
    assert admin_client.post(address, written | chosen).status_code == 200
    assert not ContactPage.objects.exists()
    assert admin_client.post(address, written | {"site_departments": [own.pk]}).status_code == 302
    page = ContactPage.objects.get()
    revised = page.get_latest_revision_as_object()
    assert (page.slug, list(revised.site_departments.all())) == ("contact", [own])
    assert Department.objects.filter(pk=other.pk).exists()


def test_a_claim_without_tests_is_refused_in_plain_words(admin_client, world):
    written = nested_form_data(
        {
            "title": "アクセシビリティについて",
            "standard": "JIS X 8341-3:2016",
            "conformance": "conforming",
            "exceptions": streamfield([]),
            "tests": streamfield([]),
            "comments": inline_formset([]),
            "action-publish": "1",
        }
    )
    response = admin_client.post(add_form(AccessibilityPage, home_of(world)), written)
    assert response.status_code == 200
    assert "試験の結果が載っていない" in response.content.decode()
