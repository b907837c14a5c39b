"""The page of one record: what it says, who confirmed it, and what a viewer does not see."""

from __future__ import annotations

import datetime as dt

import pytest
from django.utils import timezone
from django.utils.formats import date_format

from directory.registry.models import Contact, Need, RecordChange, Referral, RegistryRecord
from directory.registry.services import records
from directory.registry.services.confirming import Confirmation
from tests import registry_world
from tests.registry_world import COUNSELLOR, VIEWER

pytestmark = [pytest.mark.django_db]
TODAY = timezone.localdate()
PERSON = "窓口のひと"
NOTE = "裏口から入る"


@pytest.fixture
def world():
    return registry_world.build()


@pytest.fixture
def record(world):
    made = registry_world.record(
        world.own,
        "はたけの会",
        visit="yes",
        group_size=2,
        vacancies=2,
        capacity=5,
        capacity_on=TODAY - dt.timedelta(days=3),
        contact_person=PERSON,
        notes=NOTE,
    )
    made.activities.add(world.own.word("activity", "garden"))
    return made


def page(world, record, role=registry_world.COORDINATOR):
    response = world.own.client(role).get(world.own.url(f"records/{record.pk}/"))
    assert response.status_code == 200
    return response.content.decode()


def test_facts_stand_beside_who_confirmed_them_when(world, record):
    day = TODAY - dt.timedelta(days=20)
    said = Confirmation(day, "phone", "店長")
    records.confirm(member=world.own.member(), record=record, facts=["visit"], confirmation=said)
    text = page(world, record)
    assert "見学できる" in text
    assert "20日前" in text
    assert f"{date_format(day)}・電話で・店長" in text
    assert "own-coordinator" in text
    assert "畑・庭の手入れ" in text
    assert "5人くらいまで" in text
    assert f"2人（{date_format(TODAY - dt.timedelta(days=3))}のようす）" in text


def test_what_nobody_knows_is_unconfirmed(world, record):
    RegistryRecord.objects.filter(pk=record.pk).update(visit="")
    known, unknown = page(world, record).count("未確認"), page(world, world.own.records[0])
    assert known > 0
    assert unknown.count("未確認") > known


def test_an_empty_list_that_was_confirmed_says_none(world, record):
    records.confirm(
        member=world.own.member(),
        record=record,
        facts=["environments"],
        confirmation=Confirmation(TODAY, "visit"),
    )
    assert ">なし</dd>" in page(world, record)


def test_the_duty_shows_when_it_is_overdue(world, record):
    RegistryRecord.objects.filter(pk=record.pk).update(confirm_by=TODAY - dt.timedelta(days=12))
    assert "12日過ぎています" in page(world, record)
    RegistryRecord.objects.filter(pk=record.pk).update(confirm_by=TODAY + dt.timedelta(days=12))
    text = page(world, record)
    assert "過ぎています" not in text
    assert f"次に確かめる日は{date_format(TODAY + dt.timedelta(days=12))}です" in text


def test_a_record_never_confirmed_says_so(world, record):
    assert "まだ一度も、全体を確かめていません" in page(world, record)


def test_the_public_side_is_read_from_the_public_record(world, record):
    record.resource.audience = "どなたでも"
    record.resource.save()
    text = page(world, record)
    assert "どなたでも" in text
    assert record.resource.get_absolute_url() in text
    record.resource.audience = "おとなの方"
    record.resource.save()
    assert "どなたでも" not in page(world, record)


@pytest.fixture
def secrets(world, record):
    member = world.own.member()
    Contact.objects.create(record=record, on=TODAY, how="phone", with_whom="所長", text="内緒の話")
    RecordChange.objects.create(
        record=record,
        changes={"notes": ["前のメモ", "今のメモ"], "visit": ["", "はい"]},
        reason="代表が入院",
    )
    said = Confirmation(TODAY, "phone", "確かめた相手")
    records.confirm(member=member, record=record, facts=["visit"], confirmation=said)
    return (PERSON, NOTE, "所長", "内緒の話", "前のメモ", "今のメモ", "代表が入院", "確かめた相手")


def test_a_viewer_sees_no_contact_person_notes_or_contacts(world, record, secrets):
    text = page(world, record, VIEWER)
    assert [each for each in secrets if each in text] == []
    assert "見学できる" in text
    assert "直す</a>" not in text


def test_those_who_may_see_contacts_do(world, record, secrets):
    text = page(world, record, COUNSELLOR)
    assert [each for each in secrets if each not in text] == []


def test_referrals_are_counted_for_all_and_named_for_those_who_may_know(world, record):
    hidden = registry_world.need(world.own, "R8-0900", coordinator=None, proposed_by=None)
    for need in (world.own.need, hidden):
        Referral.objects.create(need=need, record=record, proposed_on=TODAY)
    over = registry_world.need(world.own, "R8-0901")
    Referral.objects.create(need=over, record=record, proposed_on=TODAY, state="failed")
    viewer, counsellor = page(world, record, VIEWER), page(world, record, COUNSELLOR)
    assert "3件未満" in viewer
    assert "R8-" not in viewer
    assert "R8-0001" in counsellor
    assert "R8-0900" not in counsellor
    assert "R8-0900" in page(world, record)
    assert "R8-0901" not in page(world, record)
    assert Need.objects.count() == 4


def test_looking_writes_nothing(world, record):
    client = world.own.client()
    before = RegistryRecord.objects.values().get(pk=record.pk)
    client.get(world.own.url(f"records/{record.pk}/"))
    assert RegistryRecord.objects.values().get(pk=record.pk) == before
    assert not RecordChange.objects.exists()


@pytest.mark.parametrize(
    "tail", ["", "edit/", "verify/", "contacts/new/", "vacancies/", "state/", "link/"]
)
def test_another_municipality_has_no_such_record(world, tail):
    theirs = world.other.records[0]
    assert world.own.client().get(world.own.url(f"records/{theirs.pk}/{tail}")).status_code == 404
    assert world.own.client().get(world.other.url(f"records/{theirs.pk}/{tail}")).status_code == 404


@pytest.mark.parametrize("tail", ["edit/", "verify/", "contacts/new/", "vacancies/", "link/"])
@pytest.mark.parametrize("role", [VIEWER, COUNSELLOR])
def test_those_who_may_not_edit_are_refused(world, record, role, tail):
    client = world.own.client(role)
    url = world.own.url(f"records/{record.pk}/{tail}")
    assert client.get(url).status_code == 403
    assert client.post(url, {}).status_code == 403


def test_a_key_no_database_holds_is_no_record(world):
    client = world.own.client()
    for key in ("9" * 18, "9" * 40, "0"):
        assert client.get(world.own.url(f"records/{key}/")).status_code == 404
