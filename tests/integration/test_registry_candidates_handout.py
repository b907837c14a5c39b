"""The page for the person: public facts in plain words, and nothing else."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.db import models as fields

from directory import models
from directory.registry.models import Need, RegistryRecord, Trace
from directory.registry.pages.candidates.sketch import sketch
from tests import factories
from tests.registry_world import Town, need, town

pytestmark = pytest.mark.django_db
SECRET = "ひみつ7319"


@pytest.fixture
def own() -> Town:
    return town("own", "わが市")


def public_place(own: Town, **values: Any) -> RegistryRecord:
    resource = factories.ResourceFactory(
        municipality=own.municipality,
        **{
            "name": "東の家",
            "reading": "ひがしのいえ",
            "kind": "gathering_place",
            "description": "お茶を飲みます。\n休むこともできます。",
            "address": "わが市東1番地",
            "access": "駅から歩いて5分です。",
            "fee": "free",
            "booking": "no",
            "hours": "月・水 13:00-15:00",
            "phones": ["000-222-3333"],
            "lat": 35.0,
            "lng": 139.0,
            **values,
        },
    )
    return resource.registry_record


def plant(row: fields.Model) -> Iterator[str]:
    """Put a secret into every text of a row; yields the names of the fields."""
    for field in row._meta.concrete_fields:
        if field.choices or field.is_relation or field.name == "number":
            continue
        if isinstance(field, fields.CharField | fields.TextField):
            text = f"{SECRET}@x.jp" if isinstance(field, fields.EmailField) else SECRET
            setattr(row, field.name, text)
            yield field.name


def sheet(own: Town, asked: Need, place: RegistryRecord, sent: dict[str, Any] | None = None):
    url = own.url(f"needs/{asked.pk}/candidates/{place.pk}/handout/")
    response = own.client().post(url, sent) if sent else own.client().get(url)
    assert response.status_code == 200
    return BeautifulSoup(response.content, "html.parser")


def plain(page: BeautifulSoup) -> str:
    """The text without its readings."""
    for each in page.select("rt, rp"):
        each.decompose()
    return re.sub(r"\s+", "", page.get_text())


def test_it_tells_what_is_public_in_plain_words_with_readings(own):
    page = sheet(own, own.need, public_place(own))
    ruby = page.select_one(".handout__name ruby")
    assert ruby.rt.get_text() == "ひがしのいえ"
    headings = [each.get_text() for each in page.select(".handout h3 rt")]
    assert "こま" in headings
    text = plain(page)
    for told in (
        "お茶を飲みます。",
        "月・水曜13:00〜15:00",
        "予約はいりません。",
        "わが市東1番地",
        "駅から歩いて5分です。",
        "お金はかかりません。",
        "000-222-3333",
    ):
        assert told in text


def test_no_staff_fact_and_nothing_of_the_case_is_on_it(own):
    place = public_place(own)
    assert len(list(plant(place))) > 15
    place.save()
    asked = need(own, "R8-0800")
    assert {"wishes", "memo"} <= set(plant(asked))
    asked.save()
    handout = sheet(own, asked, place).select_one(".handout")
    assert SECRET not in str(handout)
    assert asked.number not in str(handout)
    unlisted = RegistryRecord(municipality=own.municipality, own_kind="participation")
    list(plant(unlisted))
    unlisted.own_name = "小さな工場"
    unlisted.save()
    handout = sheet(own, asked, unlisted).select_one(".handout")
    assert "小さな工場" in plain(handout)
    assert SECRET not in str(handout)


def test_a_draft_is_not_public(own):
    place = public_place(own, live=False, access=SECRET, address=SECRET, phones=[SECRET])
    assert SECRET not in str(sheet(own, own.need, place).select_one(".handout"))


def test_of_an_unlisted_place_only_what_is_ticked_is_told(own):
    place = RegistryRecord.objects.create(
        municipality=own.municipality,
        own_name="小さな工場",
        own_address="わが市西9",
        own_phone="000-999-9999",
    )
    text = plain(sheet(own, own.need, place, {"tell": ["address"]}).select_one(".handout"))
    assert "わが市西9" in text
    assert "000-999-9999" not in text


def test_what_is_typed_is_shown_once_and_kept_nowhere(own):
    place = public_place(own)
    sent = {
        "on": "2026-12-01",
        "at": "13:30",
        "where": "駅の改札",
        "with_whom": "相談員の河野",
        "ask_for": "田中一",
        "bring": "飲みもの",
        "office": "福祉課",
        "office_phone": "000-444-5555",
    }
    text = plain(sheet(own, own.need, place, sent).select_one(".handout"))
    for told in ("12月1日（火）13:30", "駅の改札", "相談員の河野", "田中一", "飲みもの"):
        assert told in text
    assert "000-444-5555" in text
    again = str(sheet(own, own.need, place))
    assert "田中一" not in again
    assert list(Trace.objects.values_list("what", "need")) == [("printed", own.need.pk)] * 2


def test_a_typed_name_gets_no_reading_that_may_be_wrong(own):
    page = sheet(own, own.need, public_place(own), {"ask_for": "河野"})
    section = page.select_one(".handout__section--ask_for")
    assert not section.select("p ruby")


def test_what_cannot_be_read_is_said_and_stays_typed(own):
    page = sheet(own, own.need, public_place(own), {"on": "きのう", "bring": "うわばき"})
    assert page.select_one(".form-errors")
    assert page.select_one('[name="bring"]')["value"] == "うわばき"
    assert "うわばき" in plain(page.select_one(".handout"))


def test_the_office_to_call_is_the_one_that_runs_participation_support(own):
    place = public_place(own)
    own.municipality.phone = "000-100-0000"
    own.municipality.save()
    assert "000-100-0000" in plain(sheet(own, own.need, place).select_one(".handout"))
    department = models.Department.objects.create(
        municipality=own.municipality, name="福祉総務課", phone="000-200-0000"
    )
    sector = models.Sector.objects.create(code="all", name="全体")
    models.Programme(
        municipality=own.municipality,
        programme_type="participation",
        name="参加支援事業",
        sector=sector,
        departments=[department],
    ).save()
    text = plain(sheet(own, own.need, place).select_one(".handout"))
    assert "福祉総務課" in text
    assert "000-200-0000" in text


def test_public_places_nearby_are_drawn_as_landmarks(own):
    place = public_place(own)
    factories.ResourceFactory(municipality=own.municipality, name="北の館", lat=35.003, lng=139.0)
    factories.ResourceFactory(
        municipality=own.municipality, name="ないしょの館", lat=35.001, lng=139.0, live=False
    )
    factories.ResourceFactory(municipality=own.municipality, name="遠い館", lat=35.1, lng=139.0)
    figure = sheet(own, own.need, place).select_one(".sketch")
    assert [plain(each) for each in figure.select("li")] == ["北の館ここから北へ約330m"]
    assert figure.svg["role"] == "img"


def test_landmarks_do_not_cover_each_other(own):
    place = public_place(own)
    for number in range(6):
        factories.ResourceFactory(
            municipality=own.municipality,
            name=f"館{number}",
            lat=35.003 + number / 3000,
            lng=139.0 + (number % 3) / 200,
        )
    found = sketch(place.resource)
    spots = [found.middle, *((mark.x, mark.y) for mark in found.landmarks)]
    assert len(spots) > 2
    for number, (x, y) in enumerate(spots):
        assert 12 <= x <= found.width - 12
        assert 12 <= y <= found.height - 12
        assert all(math.dist((x, y), other) >= 24 for other in spots[:number])


def test_without_a_position_or_neighbours_nothing_is_drawn(own):
    assert not sheet(own, own.need, public_place(own)).select(".sketch")
    assert not sheet(own, own.need, public_place(own, name="西の家", lat=None, lng=None)).select(
        ".sketch"
    )


def test_a_map_is_offered_where_tiles_may_be_had(own, settings):
    place = public_place(own)
    assert not sheet(own, own.need, place).select("[data-map]")
    settings.MAP_TILE_URL = "https://tiles.example/{z}/{x}/{y}.png"
    page = sheet(own, own.need, place)
    assert page.select_one("[data-map]")["data-tiles"] == settings.MAP_TILE_URL
    assert page.select_one("#places [data-lat]")["data-lat"] == "35.0"
