"""Changing a record: nothing is lost, everything is traced, and age is honest."""

from __future__ import annotations

import datetime as dt

import pytest
from django.utils import timezone

from directory.registry.models import (
    FactConfirmation,
    RecordChange,
    RegistryRecord,
    RegistrySettings,
)
from tests import registry_world
from tests.registry_forms import posted

pytestmark = [pytest.mark.django_db]
TODAY = timezone.localdate()


@pytest.fixture
def world():
    return registry_world.build()


@pytest.fixture
def record(world):
    return world.own.records[0]


def send(world, record, **changes):
    """Open the form, change what is named, send it."""
    client = world.own.client()
    url = world.own.url(f"records/{record.pk}/edit/")
    return client.post(url, {**posted(client.get(url)), **changes})


def test_a_form_sent_as_it_is_changes_nothing(world, record):
    before = RegistryRecord.objects.values().get(pk=record.pk)
    assert send(world, record).status_code == 302
    after = RegistryRecord.objects.values().get(pk=record.pk)
    assert after == before
    assert not RecordChange.objects.exists()


def test_what_changed_is_kept_as_the_office_reads_it(world, record):
    garden = world.own.word("activity", "garden")
    answer = send(
        world,
        record,
        visit="yes",
        group_size="2",
        slots=["1", "2"],
        activities=[garden.pk],
        fee_yen="300",
    )
    assert answer.status_code == 302
    record.refresh_from_db()
    assert (record.visit, record.group_size, record.slots, record.version) == ("yes", 2, 3, 2)
    change = RecordChange.objects.get()
    assert change.changes == {
        "visit": ["", "はい"],
        "group_size": ["", "5人くらいまで"],
        "slots": ["", "月 午前・午後"],
        "activities": ["", "畑・庭の手入れ"],
        "fee_yen": ["", "300円"],
    }
    assert change.by == world.own.people["coordinator"]


def test_a_changed_fact_is_no_longer_confirmed(world, record):
    record.visit, record.trial = "no", "no"
    record.fact_days = {"visit": "2026-01-01", "trial": "2026-01-01"}
    record.save()
    send(world, record, visit="yes")
    record.refresh_from_db()
    assert record.fact_days == {"trial": "2026-01-01"}


def test_saving_can_confirm_what_changed(world, record):
    record.trial = "no"
    record.save()
    send(world, record, visit="yes", on=str(TODAY), how="visit", with_whom="店長")
    record.refresh_from_db()
    assert record.fact_days == {"visit": str(TODAY)}
    row = FactConfirmation.objects.get()
    assert (row.fact, row.how, row.with_whom, row.confirmed_on) == ("visit", "visit", "店長", TODAY)
    assert record.confirm_by is None


def test_saving_can_confirm_all_that_is_known(world, record):
    record.trial = "no"
    record.save()
    send(world, record, visit="yes", on=str(TODAY), how="phone", confirm_all="yes")
    record.refresh_from_db()
    assert record.fact_days == {"visit": str(TODAY), "trial": str(TODAY)}
    assert record.confirmed_on == TODAY
    assert record.confirm_by > TODAY + dt.timedelta(days=150)


def test_an_older_form_is_refused_and_keeps_what_was_typed(world, record):
    client = world.own.client()
    url = world.own.url(f"records/{record.pk}/edit/")
    old = {**posted(client.get(url)), "travel_note": "駅から歩いて五分"}
    send(world, record, trial="yes")
    answer = client.post(url, old)
    text = answer.content.decode()
    assert answer.status_code == 200
    assert "ほかの人が保存しました" in text
    assert "駅から歩いて五分" in text
    record.refresh_from_db()
    assert (record.trial, record.travel_note) == ("yes", "")
    assert client.post(url, posted(answer)).status_code == 302


def test_notes_that_seem_to_tell_of_somebody_ask_first(world, record):
    answer = send(world, record, notes="田中さんは090-1234-5678")
    assert answer.status_code == 200
    assert "だれのことか分かってしまうかもしれません" in answer.content.decode()
    record.refresh_from_db()
    assert record.notes == ""
    assert send(world, record, notes="田中さんは090-1234-5678", meant="on").status_code == 302


def test_taxes_are_refused_even_when_meant(world, record):
    answer = send(world, record, notes="住民税の滞納がある", meant="on")
    assert "税務の情報" in answer.content.decode()


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ({"age_from": "60", "age_to": "20"}, "より若くなっています"),
        ({"no_age_limit": "yes", "age_from": "20"}, "年齢を問わないとき"),
        ({"fee": "free", "fee_yen": "100"}, "どちらかを直してください"),
        ({"vacancies": "3"}, "いつの空きか"),
        ({"capacity": "2", "vacancies": "3", "capacity_on": str(TODAY)}, "空きが、"),
        ({"capacity_on": "2999-01-01"}, "先の日付です"),
        ({"agreed_on": "1868-01-01"}, "2000年より前"),
        ({"capacity_on": "きのう"}, "日付"),
        ({"age_from": "9" * 30}, "150 以下"),
        ({"fee_yen": "9" * 5000}, "整数"),
        ({"capacity": "-1"}, "0 以上"),
        ({"visit": "maybe"}, "正しく選択してください"),
        ({"travel_note": "a\x00b"}, "何か文字を入力"),
        ({"notes": "あ" * 5001}, "5000 文字以下"),
        ({"confirm_months": "17"}, "16 以下"),
        ({"confirm_months": ""}, "必須"),
        ({"contact_email": "x"}, "有効なメールアドレス"),
        ({"activities": ["0"]}, "候補にありません"),
        ({"activities": ["9" * 30]}, "無効な値"),
        ({"activities": ["x"]}, "無効な値"),
        ({"on": "2999-01-01"}, "先の日付です"),
        ({"with_whom": "店長"}, "確かめた日を入れてください"),
        ({"on": str(TODAY)}, "確かめた項目がありません"),
    ],
)
def test_what_cannot_be_is_refused_in_words(world, record, typed, words):
    answer = send(world, record, **typed)
    assert answer.status_code == 200
    assert words in answer.content.decode()
    assert RegistryRecord.objects.get(pk=record.pk).version == 1


def test_words_of_another_municipality_are_not_offered(world, record):
    theirs = world.other.word("activity", "garden")
    assert send(world, record, activities=[theirs.pk]).status_code == 200
    assert not record.activities.exists()


def test_a_public_place_says_its_own_name_elsewhere(world, record):
    send(world, record, own_name="よその名前", own_address="どこか")
    record.refresh_from_db()
    assert (record.own_name, record.own_address) == ("", "")


def test_a_place_only_the_registry_knows(world):
    RegistrySettings.objects.create(municipality=world.own.municipality, confirm_months=9)
    client = world.own.client()
    url = world.own.url("records/new/")
    first = posted(client.get(url))
    assert "名称" in client.post(url, first).content.decode()
    own = {
        "own_name": "かざみ工房",
        "own_kind": "participation",
        "own_areas": [world.own.areas[0].pk],
        "visit": "yes",
        "on": str(TODAY),
        "how": "visit",
    }
    answer = client.post(url, {**first, **own})
    made = RegistryRecord.objects.get(resource=None)
    assert answer.url == world.own.url(f"records/{made.pk}/")
    assert (made.name, made.version, made.confirm_months) == ("かざみ工房", 1, 9)
    assert made.municipality == world.own.municipality
    assert made.areas() == [world.own.areas[0]]
    assert made.confirmed_on == TODAY
    text = client.get(answer.url).content.decode()
    assert "台帳だけにある" in text
    assert client.post(url, {**first, **own, "own_lat": "91"}).status_code == 200
    theirs = {**first, **own, "own_areas": [world.other.areas[0].pk]}
    assert client.post(url, theirs).status_code == 200
    assert RegistryRecord.objects.filter(resource=None).count() == 1


def test_another_duty_moves_the_day(world, record):
    record.confirmed_on, record.confirm_by = dt.date(2026, 1, 31), dt.date(2026, 7, 31)
    record.save()
    send(world, record, confirm_months="1")
    record.refresh_from_db()
    assert record.confirm_by == dt.date(2026, 2, 28)
