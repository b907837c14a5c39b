"""Questions as the office sees them: address, paper, keying in, taking what was answered."""

from __future__ import annotations

import datetime as dt

import pytest
from django.test import Client
from django.utils import timezone

from directory.registry.models import (
    AnswerLink,
    FactConfirmation,
    RecordChange,
    RegistryRecord,
    RegistrySettings,
)
from directory.registry.pages.records.sheets import code_of
from directory.registry.services import links
from tests import registry_world
from tests.registry_forms import posted
from tests.registry_world import COUNSELLOR, VIEWER

pytestmark = [pytest.mark.django_db]
TODAY = timezone.localdate()
State = AnswerLink.State


@pytest.fixture
def world():
    return registry_world.build()


@pytest.fixture
def record(world):
    facts = {"visit": "yes", "vacancies": 1, "capacity": 4, "notes": "裏口から", "step": 2}
    made = registry_world.record(world.own, "はたけの会", contact_person="店長", **facts)
    made.activities.add(world.own.word("activity", "garden"))
    return made


@pytest.fixture
def asked(world, record):
    return links.issue(member=world.own.member(), record=record, on=TODAY)


def text_of(response):
    return response.content.decode()


def answered(path, **changes):
    client = Client()
    client.post(path, {**posted(client.get(path)), "answered_by": "田畑", **changes})


def test_a_link_is_made_for_the_days_of_the_municipality(world, record):
    RegistrySettings.objects.create(municipality=world.own.municipality, link_days=21)
    client = world.own.client()
    url = world.own.url(f"records/{record.pk}/link/")
    answer = client.post(url, posted(client.get(url)))
    link = AnswerLink.objects.get()
    assert link.expires_on == TODAY + dt.timedelta(days=21)
    assert answer.url == world.own.url(f"links/{link.pk}/")
    assert "http://testserver/answer/" in text_of(client.get(answer.url))
    for days in ("0", "61", "9" * 30, "x", ""):
        assert client.post(url, {"days": days}).status_code == 200
    assert AnswerLink.objects.count() == 1


def take(world, link, **values):
    client = world.own.client()
    return client.post(world.own.url(f"links/{link.pk}/take/"), values, follow=True)


def test_now_and_answer_stand_side_by_side(world, asked):
    link, path = asked
    answered(path, vacancies="0", visit="no")
    text = text_of(world.own.client().get(world.own.url(f"links/{link.pk}/")))
    assert "1人" in text
    assert "0人" in text
    assert text.count("直し</span>") == 2
    assert "田畑さんが答えました" in text


def test_all_is_taken_and_confirmed(world, record, asked):
    link, path = asked
    answered(path, vacancies="0", visit="no", activities=[])
    client = world.own.client()
    answer = client.post(
        world.own.url(f"links/{link.pk}/take/"),
        posted(client.get(world.own.url(f"links/{link.pk}/"))),
    )
    assert answer.url == world.own.url(f"records/{record.pk}/")
    record.refresh_from_db()
    assert (record.vacancies, record.visit, record.capacity_on) == (0, "no", TODAY)
    assert record.fact_days["activities"] == str(TODAY)
    change = RecordChange.objects.get()
    assert change.reason == "リンクからの答え"
    assert change.changes["visit"] == ["はい", "いいえ"]
    assert set(FactConfirmation.objects.values_list("how", "with_whom")) == {("link", "田畑")}
    link.refresh_from_db()
    assert link.state == State.TAKEN


def test_all_is_right_confirms_the_record(world, record, asked):
    RegistryRecord.objects.filter(pk=record.pk).update(step=None)
    link, path = asked
    answered(path, same="1")
    facts = ["visit", "vacancies", "capacity", "activities"]
    take(world, link, facts=facts)
    record.refresh_from_db()
    assert record.confirmed_on == TODAY
    assert set(record.fact_days) == set(facts)


def test_some_are_taken_and_the_rest_left(world, record, asked):
    link, path = asked
    answered(path, vacancies="0", visit="no")
    take(world, link, facts=["visit"])
    record.refresh_from_db()
    assert (record.visit, record.vacancies) == ("no", 1)
    assert record.fact_days == {"visit": str(TODAY)}
    assert record.confirmed_on is None


def test_nothing_ticked_is_asked_again_and_nothing_taken_is_declined(world, record, asked):
    link, path = asked
    answered(path, visit="no")
    assert "ひとつは印を" in text_of(take(world, link))
    assert "ひとつは印を" not in text_of(take(world, link, decline="1"))
    link.refresh_from_db()
    assert link.state == State.DECLINED
    record.refresh_from_db()
    assert (record.visit, record.fact_days) == ("yes", {})
    assert "もう取り入れたか" in text_of(take(world, link, facts=["visit"]))


def test_what_does_not_fit_together_is_not_taken(world, record, asked):
    link, path = asked
    answered(path, capacity="9", vacancies="8")
    assert "空きが、受け入れられる人数より" in text_of(take(world, link, facts=["vacancies"]))
    record.refresh_from_db()
    assert record.vacancies == 1


def test_only_what_was_asked_can_be_taken(world, record, asked):
    link, path = asked
    answered(path, visit="no")
    AnswerLink.objects.filter(pk=link.pk).update(
        answers={
            "seen": {"visit": "yes", "notes": ""},
            "given": {"visit": "no", "notes": "x", "state": "closed"},
            "how": "link",
        }
    )
    take(world, link, facts=["visit", "notes", "state", "nonsense"])
    record.refresh_from_db()
    assert (record.visit, record.notes, record.state) == ("no", "裏口から", "in_use")


def test_what_the_office_changed_after_asking_is_marked_and_not_ticked(world, record, asked):
    link, path = asked
    answered(path, same="1")
    RegistryRecord.objects.filter(pk=record.pk).update(visit="no")
    client = world.own.client()
    page = client.get(world.own.url(f"links/{link.pk}/"))
    assert "聞いたあとに、こちらで変えた項目です" in text_of(page)
    assert "visit" not in posted(page)["facts"]


def test_a_withdrawn_link_closes_and_an_answered_one_stays(world, asked):
    link, path = asked
    client = world.own.client()
    answered(path, same="1")
    text = text_of(client.post(world.own.url(f"links/{link.pk}/withdraw/"), follow=True))
    assert "取り消せません" in text
    link.refresh_from_db()
    assert link.state == State.ANSWERED


def test_the_paper_holds_a_code_and_only_what_is_asked(world, asked):
    link, path = asked
    text = text_of(world.own.client().get(world.own.url(f"links/{link.pk}/sheet/")))
    assert link.sheet_number in text
    assert code_of(f"http://testserver{path}") in text
    assert "style=" not in text
    assert "□はい" in text
    assert "□畑・庭の手入れ" in text
    assert "裏口から" not in text
    assert "店長" not in text
    assert "段階" not in text


def test_paper_is_found_by_its_number_and_keyed_in(world, record, asked):
    link, _path = asked
    client = world.own.client()
    find = world.own.url("links/sheet/")
    typed = link.sheet_number.lower().replace("-", " ")
    found = client.get(find, {"number": typed})
    assert found.url == world.own.url(f"links/{link.pk}/enter/")
    # The paper may come after the link has ended.
    AnswerLink.objects.filter(pk=link.pk).update(expires_on=TODAY - dt.timedelta(days=3))
    values = {**posted(client.get(found.url)), "answered_by": "田畑", "visit": "no"}
    answer = client.post(found.url, values)
    assert answer.url == world.own.url(f"links/{link.pk}/")
    assert RegistryRecord.objects.get(pk=record.pk).visit == "yes"
    take(world, link, facts=["visit"])
    assert FactConfirmation.objects.get().how == "sheet"
    assert "もう入っています" in text_of(client.get(find, {"number": link.sheet_number}))


@pytest.mark.parametrize("number", ["", "XXXX-XXXX", "a\x00", "9" * 500, "＿", "あ"])
def test_a_number_that_is_none_is_told(world, number):
    answer = world.own.client().get(world.own.url("links/sheet/"), {"number": number})
    assert answer.status_code == 200


def test_the_longest_overdue_come_first_and_are_printed_together(world, record):
    late, later, never = world.own.records
    for each, days in ((late, 5), (later, 50)):
        each.confirm_by = TODAY - dt.timedelta(days=days)
        each.save()
    record.confirm_by = TODAY + dt.timedelta(days=1)
    record.save()
    client = world.own.client()
    text = text_of(client.get(world.own.url("records/due/")))
    assert text.index(later.name) < text.index(late.name) < text.index(never.name)
    assert record.name not in text
    assert "50日過ぎた" in text
    open_already, _path = links.issue(member=world.own.member(), record=late, on=TODAY)
    theirs = world.other.records[0]
    url = world.own.url("records/due/sheets/")
    answer = client.post(
        url, {"record": [late.pk, later.pk, theirs.pk, "x", "9" * 30]}, follow=True
    )
    text = text_of(answer)
    assert text.count('class="sheet"') == 2
    assert open_already.sheet_number in text
    assert AnswerLink.objects.count() == 2
    assert "印を付けてください" in text_of(client.post(url, {}, follow=True))


def test_the_due_list_bears_odd_pages_and_viewers_only_look(world):
    for asked_page in ("0", "-1", "x", "9" * 40):
        url = world.own.url("records/due/")
        assert world.own.client().get(url, {"page": asked_page}).status_code == 200
    text = text_of(world.own.client(VIEWER).get(world.own.url("records/due/")))
    assert "まとめて印刷" not in text
    sheets = world.own.url("records/due/sheets/")
    assert world.own.client(VIEWER).post(sheets, {}).status_code == 403


@pytest.mark.parametrize("tail", ["", "sheet/", "enter/"])
def test_links_of_others_are_none(world, asked, tail):
    link, _path = asked
    theirs, _path = links.issue(
        member=world.other.member(), record=world.other.records[0], on=TODAY
    )
    client = world.own.client()
    assert client.get(world.own.url(f"links/{theirs.pk}/{tail}")).status_code == 404
    assert client.get(world.own.url(f"links/{link.pk}/{tail}")).status_code == 200
    for role in (VIEWER, COUNSELLOR):
        refused = world.own.client(role).get(world.own.url(f"links/{link.pk}/{tail}"))
        assert refused.status_code == 403
    for verb in ("take", "withdraw", "step"):
        assert client.post(world.own.url(f"links/{theirs.pk}/{verb}/"), {}).status_code == 404
    assert client.get(world.own.url("records/sheets/"), {"link": [theirs.pk]}).status_code == 200
    listed = client.get(world.own.url("records/sheets/"), {"link": [theirs.pk, "9" * 30, "x"]})
    assert theirs.sheet_number not in text_of(listed)
    number = client.get(world.own.url("links/sheet/"), {"number": theirs.sheet_number})
    assert "この番号の確認票はありません" in text_of(number)
