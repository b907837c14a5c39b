"""Confirming, noting talks, free places, pauses: the small forms of every day."""

from __future__ import annotations

import datetime as dt

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.utils import timezone

from directory.registry.models import (
    AnswerLink,
    Contact,
    FactConfirmation,
    RecordChange,
    RegistryRecord,
)
from directory.registry.services import links, records
from directory.registry.services.confirming import Confirmation
from tests import registry_world
from tests.registry_forms import posted
from tests.registry_world import COUNSELLOR

pytestmark = [pytest.mark.django_db]
TODAY = timezone.localdate()
YESTERDAY = TODAY - dt.timedelta(days=1)


@pytest.fixture
def world():
    return registry_world.build()


@pytest.fixture
def record(world):
    facts = {"visit": "yes", "trial": "no", "vacancies": 1, "capacity": 4}
    return registry_world.record(world.own, "はたけの会", contact_person="店長", **facts)


def send(world, record, tail, **changes):
    client = world.own.client()
    url = world.own.url(f"records/{record.pk}/{tail}/")
    return client.post(url, {**posted(client.get(url)), **changes})


def text_of(response):
    return response.content.decode()


def test_all_that_is_known_is_ticked_and_the_duty_starts_anew(world, record):
    answer = send(world, record, "verify", how="visit", with_whom="店長")
    assert answer.status_code == 302
    record.refresh_from_db()
    assert set(record.fact_days) == {"visit", "trial", "vacancies", "capacity", "contact_person"}
    assert record.confirmed_on == TODAY
    months = (record.confirm_by.year - TODAY.year) * 12 + record.confirm_by.month - TODAY.month
    assert months == record.confirm_months
    rows = set(FactConfirmation.objects.values_list("fact", "how", "with_whom"))
    assert rows == {("", "visit", "店長"), ("contact_person", "visit", "店長")}
    assert not RecordChange.objects.exists()


def test_a_part_is_kept_but_fulfils_no_duty(world, record):
    answer = send(world, record, "verify", facts=["visit"])
    record.refresh_from_db()
    assert record.fact_days == {"visit": str(TODAY)}
    assert (record.confirmed_on, record.confirm_by) == (None, None)
    page = world.own.client().get(answer.url)
    assert page.status_code == 200
    assert FactConfirmation.objects.get().fact == "visit"


def test_the_people_alone_are_not_the_record(world):
    bare = registry_world.record(world.own, "なにも分からない会", contact_person="店長")
    send(world, bare, "verify", facts=["contact_person"])
    bare.refresh_from_db()
    assert bare.fact_days == {"contact_person": str(TODAY)}
    assert bare.confirmed_on is None


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ({"on": str(TODAY + dt.timedelta(days=2))}, "先の日付です"),
        ({"on": ""}, "必須"),
        ({"on": "2026-02-30"}, "日付"),
        ({"on": "0001-01-01"}, "2000年より前"),
        ({"on": "99999-01-01"}, "日付"),
        ({"facts": []}, "ひとつは印を"),
        ({"facts": ["notes"]}, "正しく選択"),
        ({"facts": ["own_name", "visit"]}, "正しく選択"),
        ({"how": "link"}, "正しく選択"),
        ({"with_whom": "a\x00"}, "何か文字を入力"),
        ({"with_whom": "長" * 101}, "100 文字以下"),
    ],
)
def test_a_confirmation_that_cannot_be_is_refused(world, record, typed, words):
    answer = send(world, record, "verify", **typed)
    assert answer.status_code == 200
    assert words in text_of(answer)
    assert not FactConfirmation.objects.exists()


def test_an_earlier_day_must_be_meant_and_makes_nothing_older(world, record):
    send(world, record, "verify")
    refused = send(world, record, "verify", on=str(YESTERDAY))
    assert "前の確認より古い日で記録する" in text_of(refused)
    assert "にも確かめた記録があります" in text_of(refused)
    assert send(world, record, "verify", on=str(YESTERDAY), earlier="on").status_code == 302
    record.refresh_from_db()
    assert set(record.fact_days.values()) == {str(TODAY)}
    assert record.confirmed_on == TODAY
    assert FactConfirmation.objects.filter(confirmed_on=YESTERDAY).exists()


def test_where_nothing_is_known_there_is_a_way_on(world):
    url = world.own.url(f"records/{world.own.records[0].pk}/")
    page = text_of(world.own.client().get(f"{url}verify/"))
    assert f"{url}edit/" in page


def test_a_talk_is_noted(world, record):
    answer = send(world, record, "contacts/new", with_whom="店長", text="来月は忙しいとのこと")
    assert answer.status_code == 302
    assert "来月は忙しい" in text_of(world.own.client().get(answer.url))
    future = str(TODAY + dt.timedelta(days=1))
    assert "先の日付" in text_of(send(world, record, "contacts/new", text="話", on=future))
    assert Contact.objects.count() == 1


def test_a_talk_that_seems_to_tell_of_somebody_asks_first(world, record):
    told = "佐藤花子さんの電話は090-1234-5678"
    assert "だれのことか" in text_of(send(world, record, "contacts/new", text=told))
    assert send(world, record, "contacts/new", text=told, meant="on").status_code == 302


def test_free_places_are_put_right_in_one_step(world, record):
    answer = send(world, record, "vacancies", vacancies="3", on=str(YESTERDAY), how="phone")
    assert answer.status_code == 302
    record.refresh_from_db()
    assert (record.vacancies, record.capacity_on) == (3, YESTERDAY)
    assert record.fact_days == {"vacancies": str(YESTERDAY)}
    assert RecordChange.objects.get().changes["vacancies"] == ["1人", "3人"]
    assert FactConfirmation.objects.get().fact == "vacancies"


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ({"vacancies": "5"}, "4人"),
        ({"vacancies": "-1"}, "0 以上"),
        ({"vacancies": ""}, "必須"),
        ({"vacancies": "9" * 5000}, "整数"),
        ({"vacancies": "2", "on": "2999-01-01"}, "先の日付"),
    ],
)
def test_free_places_that_cannot_be_are_refused(world, record, typed, words):
    answer = send(world, record, "vacancies", **typed)
    assert answer.status_code == 200
    assert words in text_of(answer)
    assert RegistryRecord.objects.get(pk=record.pk).vacancies == 1


def test_older_free_places_do_not_replace_newer_ones(world, record):
    send(world, record, "vacancies", vacancies="3")
    refused = send(world, record, "vacancies", vacancies="2", on=str(YESTERDAY))
    assert "もっと新しい日の空き" in text_of(refused)


def test_a_place_pauses_with_a_reason_and_opens_again(world, record):
    assert "理由を書いてください" in text_of(send(world, record, "state", state="paused"))
    assert send(world, record, "state", state="paused", reason="改装のため").status_code == 302
    record.refresh_from_db()
    assert record.state == "paused"
    change = RecordChange.objects.get()
    assert (change.changes["state"], change.reason) == (
        ["使える", "受け入れを休んでいる"],
        "改装のため",
    )
    assert send(world, record, "state", state="in_use").status_code == 302
    assert send(world, record, "state", state="gone").status_code == 200


def test_a_closed_place_is_asked_nothing_more(world, record):
    link, _path = links.issue(member=world.own.member(), record=record, on=TODAY)
    send(world, record, "state", state="closed", reason="廃業")
    link.refresh_from_db()
    assert link.state == AnswerLink.State.WITHDRAWN
    with pytest.raises(ValidationError):
        links.issue(
            member=world.own.member(), record=RegistryRecord.objects.get(pk=record.pk), on=TODAY
        )


def test_the_verbs_ask_for_the_right_and_the_municipality_first(world, record):
    said = Confirmation(TODAY, "phone")
    theirs = world.other.records[0]
    for member, target in (
        (world.own.member(COUNSELLOR), record),
        (world.own.member(), theirs),
    ):
        with pytest.raises(PermissionDenied):
            records.confirm(member=member, record=target, facts=["visit"], confirmation=said)
        with pytest.raises(PermissionDenied):
            records.change(member=member, record=target, values={"visit": "no"})
        with pytest.raises(PermissionDenied):
            records.set_state(member=member, record=target, state="closed", reason="x")
        with pytest.raises(PermissionDenied):
            links.issue(member=member, record=target, on=TODAY)
    assert not FactConfirmation.objects.exists()


def test_an_older_state_is_refused_by_the_verb_itself(world, record):
    with pytest.raises(ValidationError):
        records.change(member=world.own.member(), record=record, values={"visit": "no"}, version=7)
