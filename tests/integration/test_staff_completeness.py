"""What is 未確認, what has grown old, and for whom it is counted."""

from __future__ import annotations

import datetime as dt

import pytest
from django.test import Client
from django.utils import timezone

from directory import models
from portal.plans.document.fiscal_years import year_of
from portal.staff import completeness
from tests.staff_world import SECRET, World, build_world

pytestmark = pytest.mark.django_db

REPORT = "/admin/reports/completeness/"
LONG_AGO = dt.timedelta(days=400)


@pytest.fixture
def world() -> World:
    return build_world(submitted=False)


@pytest.fixture
def editor(world: World) -> Client:
    client = Client()
    client.force_login(world.own.editor)
    return client


def make(world: World, **values) -> models.Resource:
    given = {"name": "しらべるところ", "kind": "cafe"} | values
    return models.Resource.objects.create(municipality=world.own.municipality, **given)


def unknown(resource: models.Resource) -> set[str]:
    read = completeness.with_facts(models.Resource.objects.filter(pk=resource.pk)).get()
    return {each.name for each in completeness.unknown_facts(read)}


def names_in(response) -> set[str]:
    return {each.name for each in response.context["object_list"]}


def test_a_bare_record_knows_nothing(world):
    assert unknown(make(world)) == {each.name for each in completeness.FACTS}


@pytest.mark.parametrize(
    ("fact", "values"),
    [
        ("reading", {"reading": "しらべるところ"}),
        ("phone", {"contacts": [models.ResourceContact(value="000")]}),
        ("address", {"address": "見本町1"}),
        ("coordinates", {"lat": 35.0, "lng": 139.0}),
        ("access", {"access": "駅から5分"}),
        ("hours", {"opening_rules": [models.OpeningRule(weekdays=[0])]}),
        ("hours", {"always_open": True}),
        ("status", {"status": "open"}),
        ("audience", {"anyone_welcome": "yes"}),
        ("fee", {"fee": "free"}),
        ("booking", {"booking": "no"}),
        ("accessibility", {"accessibility": [models.ResourceAccessibility(feature="toilet")]}),
        ("languages", {"languages": [models.ResourceLanguage(code="en")]}),
    ],
)
def test_what_is_filled_in_is_known(world, fact, values):
    assert unknown(make(world, **values)) == {each.name for each in completeness.FACTS} - {fact}


def test_a_telefax_is_no_telephone_and_an_unnamed_operator_no_operator(world):
    fax = models.ResourceContact(method="fax", value="000")
    made = make(world, contacts=[fax], operators=[models.ResourceOperator(mode="direct")])
    assert {"phone", "operator"} <= unknown(made)


def test_areas_and_operators_are_known_where_they_are_named(world):
    assert unknown(world.own.rows[models.Resource]).isdisjoint({"area", "operator"})


def test_the_report_is_of_the_own_municipality(world, editor):
    response = editor.get(REPORT)
    assert names_in(response) == {world.own.rows[models.Resource].name}
    assert SECRET not in response.content.decode()
    assert response.context["counts"]["total"] == 1


def test_what_was_confirmed_long_ago_is_found(world, editor):
    today = timezone.localdate()
    make(
        world,
        name="古い",
        verifications=[models.ResourceVerification(confirmed_on=today - LONG_AGO)],
    )
    make(world, name="新しい", verifications=[models.ResourceVerification(confirmed_on=today)])
    assert names_in(editor.get(f"{REPORT}?age=old")) == {"古い"}
    assert names_in(editor.get(f"{REPORT}?age=never")) == {world.own.rows[models.Resource].name}


def test_what_should_be_there_by_now_is_found(world, editor):
    this_year = year_of(timezone.localdate())
    make(world, name="過ぎた", status="planned", due_fiscal_year=this_year - 1)
    make(world, name="今年度", status="planned", due_fiscal_year=this_year)
    assert names_in(editor.get(f"{REPORT}?age=overdue")) == {"過ぎた"}


@pytest.mark.parametrize(
    ("day", "year"), [(dt.date(2026, 3, 31), 2025), (dt.date(2026, 4, 1), 2026)]
)
def test_a_fiscal_year_begins_in_april(day, year):
    assert year_of(day) == year


def test_what_lacks_one_fact_is_found(world, editor):
    make(world, name="電話あり", contacts=[models.ResourceContact(value="000")])
    assert "電話あり" not in names_in(editor.get(f"{REPORT}?missing=phone"))
    assert "電話あり" in names_in(editor.get(f"{REPORT}?missing=fee"))


def test_the_report_is_taken_away_as_a_sheet(world, editor):
    sheet = b"".join(editor.get(f"{REPORT}?export=csv")).decode()
    assert "未確認の項目" in sheet
    assert "バリアフリー" in sheet
    assert SECRET not in sheet


def test_the_first_page_counts_gaps_and_new_letters(world, editor):
    page = editor.get("/admin/").content.decode()
    assert "社会資源は全部で 1件" in page
    assert "新しい「まちがいの知らせ」：1件" in page
    assert SECRET not in page
