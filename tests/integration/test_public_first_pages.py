"""The pages every site needs, and addresses that could mean two things."""

from __future__ import annotations

import pytest
from django.core.exceptions import ValidationError
from django.core.management import call_command
from wagtail.models import Page, Site

from portal.checks import addresses_are_plain
from portal.home.models import HubPage, MunicipalityPage
from tests.factories import MunicipalityFactory

pytestmark = pytest.mark.django_db


def ensure_pages():
    call_command("ensure_pages", verbosity=0)


def test_pages_are_made_once(client):
    city = MunicipalityFactory()
    ensure_pages()
    ensure_pages()
    assert HubPage.objects.count() == MunicipalityPage.objects.count() == 1
    assert Site.objects.get().root_page.specific == HubPage.objects.get()
    assert not Page.objects.filter(title__startswith="Welcome").exists()
    assert client.get("/").status_code == 200
    assert client.get(f"/{city.slug}/").status_code == 200


def test_a_new_municipality_gets_its_page():
    ensure_pages()
    city = MunicipalityFactory()
    ensure_pages()
    page = MunicipalityPage.objects.get(municipality=city)
    assert (page.live, page.slug, page.title) == (True, city.slug, city.name)


def test_what_somebody_edited_is_left_alone():
    MunicipalityFactory()
    ensure_pages()
    MunicipalityPage.objects.update(lead="なおした", title="なおした")
    HubPage.objects.get().unpublish()
    ensure_pages()
    assert MunicipalityPage.objects.get().lead == "なおした"
    assert not HubPage.objects.get().live


def test_an_edited_welcome_page_stays():
    welcome = Page.objects.get(depth=2)
    welcome.save_revision().publish()
    ensure_pages()
    assert Page.objects.filter(pk=welcome.pk).exists()
    assert Site.objects.get().root_page_id == welcome.pk


def test_the_pages_address_is_the_municipalitys():
    MunicipalityFactory()
    ensure_pages()
    assert addresses_are_plain(databases=["default"]) == []
    MunicipalityPage.objects.update(slug="elsewhere")
    assert [error.id for error in addresses_are_plain(databases=["default"])] == ["portal.E001"]


def test_no_municipality_is_called_like_a_page_of_the_hub():
    city = MunicipalityFactory(slug="search")
    with pytest.raises(ValidationError) as refused:
        city.full_clean()
    assert list(refused.value.message_dict) == ["slug"]
    assert [error.id for error in addresses_are_plain(databases=["default"])] == ["portal.E002"]
