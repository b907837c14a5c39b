"""Lists, the page of one resource, reports, help, and what is not there."""

from __future__ import annotations

import pytest
from django.test import Client
from freezegun import freeze_time

from directory import models
from directory.public.forms import SearchForm
from directory.public.views.report import MOST_A_DAY
from tests import public_world
from tests.factories import DepartmentFactory, OrganizationFactory, ResourceFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def world():
    return public_world.build()


def names(groups):
    return {group.sector["code"]: [card.name for card in group.cards] for group in groups}


def test_the_first_page_of_a_municipality(client, world):
    context = client.get(world.root).context
    assert [each.slug for each in context["concerns"]] == ["kaigo"]
    assert [each.name for each in context["areas"]] == ["東圏域", "西圏域"]
    assert [card.name for card in context["first_contacts"]] == ["ふくし総合相談", "くらし相談窓口"]
    # Nobody knows both an address and a telephone number of any of them.
    assert context["counts"] == {"resources": 7, "unconfirmed": 7}


def test_a_concern_brings_to_the_counters_of_its_sectors(client, world):
    response = client.get(f"{world.root}concerns/kaigo/")
    assert set(names(response.context["groups"])["elderly"]) == {
        "東地域包括支援センター",
        "西地域包括支援センター",
        "新しい窓口",
    }
    assert "東のえんがわ" not in response.content.decode()


def test_a_concern_named_by_a_resource_itself(client, world):
    own = ResourceFactory(
        municipality=world.city, name="家族の会", kind="gathering_place", concerns=[world.concern]
    )
    groups = client.get(f"{world.root}concerns/kaigo/").context["groups"]
    assert own.name in names(groups)[""]


def test_those_who_do_not_know_where_to_turn_get_every_first_contact(client, world):
    models.Concern.objects.create(slug="wakaranai", name="わからない", unsure=True)
    groups = client.get(f"{world.root}concerns/wakaranai/").context["groups"]
    assert set(names(groups)["all"]) == {"ふくし総合相談", "くらし相談窓口"}


def test_areas_with_their_towns_and_how_sure_that_is(client, world):
    context = client.get(f"{world.root}areas/").context
    rows = {row["area"].name: row for row in context["areas"]}
    assert rows["東圏域"]["town_names"] == ["東町"]
    assert rows["東圏域"]["inferred"] is True
    assert rows["西圏域"]["inferred"] is False
    assert rows["東圏域"]["count"] == 4
    assert context["towns_without_area"] == 1


def test_a_municipality_without_areas_is_a_valid_state(client, world):
    context = client.get(f"/{world.other.slug}/areas/").context
    assert context["has_areas"] is False


def test_the_page_of_an_area(client, world):
    context = client.get(f"{world.root}areas/{world.area.pk}/").context
    assert names(context["groups"])["elderly"][0] == "東地域包括支援センター"
    assert names(context["everyone"]) == {"all": ["ふくし総合相談"]}
    assert context["towns"] == [{"name": "東町", "inferred": True}]


def test_another_municipalitys_area_and_resource_are_not_here(client, world):
    assert client.get(f"/umibe/areas/{world.area.pk}/").status_code == 404
    assert client.get(f"/umibe/resources/{world.east.pk}/").status_code == 404


@freeze_time("2026-11-21 10:00+09:00")
def test_the_page_of_a_resource(client, world):
    response = client.get(f"{world.root}resources/{world.east.pk}/")
    context = response.context
    assert context["state_sentence"] == "きょうはお休みです。次は11月24日（火）8:30から"
    assert [row.text for row in context["week"]] == [
        "お休み",
        "お休み",
        "お休み（祝日（勤労感謝の日））",
        *["8:30〜17:15"] * 4,
    ]
    assert context["week"][0].today
    assert [each["href"] for each in context["contacts"]] == ["tel:0001111111"]
    assert context["map_markers"] == [
        {"lat": 35.001, "lng": 139.001, "label": "東地域包括支援センター"}
    ]
    assert "電話番号" not in context["unconfirmed"]
    assert "料金" in context["unconfirmed"]


def test_what_nobody_knows_is_said_and_never_guessed(client, world):
    context = client.get(f"{world.root}resources/{world.unstated.pk}/").context
    assert context["week"] == []
    assert context["card"].open_now is None
    assert context["contacts"] == []
    assert {"電話番号", "住所", "受付・開催の日時"} <= set(context["unconfirmed"])
    assert context["ask_whom"] == [{"name": "見本市（代表）", "phone": "000-000-0000"}]


def test_who_runs_it_and_whom_to_ask(client, world):
    department = DepartmentFactory(municipality=world.city, name="福祉課", phone="000-3")
    runner = OrganizationFactory(municipality=world.city, name="見本社協")
    resource = ResourceFactory(
        municipality=world.city,
        departments=[department],
        operators=[
            models.ResourceOperator(organization=runner, mode="contract"),
            models.ResourceOperator(organization=None, mode=""),
        ],
        contacts=[models.ResourceContact(method="web", value="javascript:alert(1)")],
    )
    context = client.get(f"{world.root}resources/{resource.pk}/").context
    assert context["operators"] == [
        {"name": "見本社協", "mode_label": "委託"},
        {"name": "運営主体は未確認", "mode_label": "実施方式は未確認"},
    ]
    assert context["ask_whom"] == [{"name": "福祉課", "phone": "000-3"}]
    assert context["contacts"][0]["href"] == ""


@pytest.mark.parametrize("change", [{"live": False}, {"status": "closed"}])
def test_what_is_withdrawn_is_gone(client, world, change):
    models.Resource.objects.filter(pk=world.east.pk).update(**change)
    assert client.get(f"{world.root}resources/{world.east.pk}/").status_code == 404
    assert client.get(f"{world.root}resources/{world.east.pk}/report/").status_code == 404


def test_the_hub_knows_where_a_resource_is(client, world):
    response = client.get(f"/resources/{world.east.pk}/")
    assert response["Location"] == f"{world.root}resources/{world.east.pk}/"


class TestReport:
    @pytest.fixture
    def url(self, world):
        return f"{world.root}resources/{world.east.pk}/report/"

    def test_it_reaches_the_staff(self, client, world, url):
        response = client.post(url, {"subject": "phone", "message": "番号がちがいます"})
        assert (response.status_code, response["Location"]) == (302, "thanks/")
        assert client.get(f"{url}thanks/").status_code == 200
        [kept] = models.ProblemReport.objects.all()
        assert (kept.resource, kept.subject, kept.state) == (world.east, "phone", "new")

    def test_what_is_missing_is_asked_for(self, client, url):
        errors = client.post(url, {}).context["form"].errors
        assert errors["subject"] == ["どこがちがうかを選んでください。"]
        assert errors["message"] == ["どのようにちがうかを書いてください。"]

    @pytest.mark.parametrize("message", ["あ" * 1001, "a\x00b"])
    def test_what_cannot_be_kept_is_refused(self, client, url, message):
        response = client.post(url, {"subject": "phone", "message": message})
        assert response.status_code == 200
        assert response.context["form"].errors["message"]

    def test_the_same_twice_is_kindly_refused(self, client, url):
        data = {"subject": "phone", "message": "番号がちがいます"}
        client.post(url, data)
        response = client.post(url, data)
        assert "すでに受け取っています" in response.content.decode()
        assert models.ProblemReport.objects.count() == 1

    def test_a_flood_is_stopped(self, client, world, url):
        models.ProblemReport.objects.bulk_create(
            models.ProblemReport(resource=world.east, subject="phone", message=str(number))
            for number in range(MOST_A_DAY)
        )
        response = client.post(url, {"subject": "phone", "message": "もう一つ"})
        assert response.status_code == 200
        assert models.ProblemReport.objects.count() == MOST_A_DAY

    def test_a_machine_is_thanked_and_forgotten(self, client, url):
        data = {"subject": "phone", "message": "x", "website": "http://example.org"}
        assert client.post(url, data).status_code == 302
        assert not models.ProblemReport.objects.exists()

    def test_a_stale_form_is_answered_in_plain_words(self, world, url):
        response = Client(enforce_csrf_checks=True).post(url, {"subject": "phone", "message": "x"})
        assert response.status_code == 403
        assert "このページは開けません" in response.content.decode()
        assert not models.ProblemReport.objects.exists()


def test_every_number_for_an_emergency(client, world):
    models.EmergencyLine.objects.create(topic="life", name="全国の電話", phone="0000-11")
    models.EmergencyLine.objects.create(
        topic="life", name="市の電話", phone="0000-22", municipality=world.city
    )
    assert len(client.get(f"{world.root}help-now/").context["topics"][0].lines) == 2
    assert len(client.get("/help-now/").context["topics"][0].lines) == 1


@pytest.mark.parametrize("path", ["nosuch/", "concerns/nosuch/", "areas/99/", "resources/99/"])
def test_what_is_not_there_keeps_the_head_of_the_page(client, world, path):
    response = client.get(f"{world.root}{path}")
    assert response.status_code == 404
    assert response.context["municipality"] == world.city
    assert f'href="{world.root}help-now/"' in response.content.decode()


def test_what_goes_wrong_is_answered_in_plain_words(client, world, monkeypatch):
    monkeypatch.setattr(SearchForm, "to_query", None)
    quiet = Client(raise_request_exception=False)
    response = quiet.get(f"{world.root}search/")
    assert response.status_code == 500
    assert "html" in response["Content-Type"]


def test_machines_are_told_where_not_to_go(client):
    assert "Disallow: /admin/" in client.get("/robots.txt").content.decode()
