"""The page of a place that answers without an account: open once, until a day, and silent."""

from __future__ import annotations

import datetime as dt
import logging

import pytest
from django.core import signing
from django.test import Client
from django.utils import timezone

from directory.registry import answer_tokens
from directory.registry.models import AnswerLink, Contact, RegistryRecord
from directory.registry.services import links
from tests import registry_world
from tests.registry_forms import posted

pytestmark = [pytest.mark.django_db]
TODAY = timezone.localdate()
SECRETS = ("裏口から入る", "店長の山田", "090-0000-0000", "内緒の話", "R8-0001", "own-coordinator")


@pytest.fixture
def world():
    return registry_world.build()


@pytest.fixture
def record(world):
    made = registry_world.record(
        world.own,
        "はたけの会",
        visit="yes",
        vacancies=1,
        capacity=4,
        agreement="agreed",
        notes=SECRETS[0],
        contact_person=SECRETS[1],
        contact_phone=SECRETS[2],
    )
    made.activities.add(world.own.word("activity", "garden"))
    Contact.objects.create(record=made, on=TODAY, how="phone", text=SECRETS[3])
    return made


@pytest.fixture
def asked(world, record):
    link, path = links.issue(member=world.own.member(), record=record, on=TODAY)
    return link, path


def text_of(response):
    return response.content.decode()


def same(path, client=None, **changes):
    client = client or Client()
    values = {**posted(client.get(path)), "answered_by": "田畑", **changes}
    return client.post(path, values, follow=True)


def test_the_place_sees_its_own_facts_and_nothing_else(asked):
    _link, path = asked
    response = Client().get(path)
    text = text_of(response)
    assert response.status_code == 200
    assert "はたけの会" in text
    assert "畑・庭の手入れ" in text
    assert [each for each in SECRETS if each in text] == []
    assert "協力事業者" not in text
    assert Client(enforce_csrf_checks=True).post(path, {}).status_code == 200


def test_nobody_keeps_lists_or_learns_the_address(asked):
    _link, path = asked
    for response in (Client().get(path), Client().get("/answer/forged.token/")):
        assert "no-store" in response.headers["Cache-Control"]
        assert response.headers["X-Robots-Tag"] == "noindex, nofollow"
        assert response.headers["Referrer-Policy"] == "no-referrer"
        assert not response.cookies


def test_opening_writes_nothing(asked):
    link, path = asked
    Client().get(path)
    Client().head(path)
    link.refresh_from_db()
    assert (link.state, link.answers) == (AnswerLink.State.WAITING, {})


def test_all_is_right_answers_once(asked, record):
    link, path = asked
    assert "ありがとうございました" in text_of(same(path, same="1"))
    link.refresh_from_db()
    assert (link.state, link.answered_by) == (AnswerLink.State.ANSWERED, "田畑")
    assert link.answers["seen"] == link.answers["given"]
    again = same_blindly(path, vacancies="0")
    assert "ありがとうございました" in text_of(again)
    link.refresh_from_db()
    assert link.answers["given"]["vacancies"] == 1
    assert "はたけの会" not in text_of(again)


def same_blindly(path, **values):
    return Client().post(path, {"answered_by": "田畑", **values}, follow=True)


def test_corrections_wait_and_change_nothing(asked, record):
    link, path = asked
    same(path, vacancies="0", visit="no")
    link.refresh_from_db()
    assert link.answers["given"]["vacancies"] == 0
    now = RegistryRecord.objects.get(pk=record.pk)
    assert (now.vacancies, now.visit, now.version) == (1, "yes", record.version)


def test_all_is_right_with_a_correction_asks_which(asked):
    link, path = asked
    answer = same(path, same="1", vacancies="0")
    assert "直したところがあります" in text_of(answer)
    link.refresh_from_db()
    assert link.state == AnswerLink.State.WAITING


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ({"answered_by": ""}, "お名前を書いてください"),
        ({"answered_by": "a\x00"}, "何か文字を入力"),
        ({"vacancies": "9"}, "空きが、"),
        ({"vacancies": "9" * 5000}, "整数"),
        ({"age_from": "x"}, "整数"),
        ({"activities": ["9" * 30]}, "無効な値"),
        ({"slots": ["999999999999", "x", "-1"]}, "ありがとう"),
        ({"version": "9" * 50}, "ほかの人が保存しました"),
        ({"travel_note": "長" * 301}, "300 文字以下"),
    ],
)
def test_odd_answers_are_refused_in_words(asked, typed, words):
    answer = same(asked[1], **typed)
    assert answer.status_code == 200
    assert words in text_of(answer)


def test_an_answer_to_what_the_office_changed_meanwhile_is_asked_again(asked, record):
    path = asked[1]
    values = {**posted(Client().get(path)), "answered_by": "田畑"}
    record.version += 1
    record.save()
    assert "ほかの人が保存しました" in text_of(Client().post(path, values))


def test_forged_tokens_are_unknown_and_tell_nothing(asked):
    link, path = asked
    token = path.removeprefix("/answer/").rstrip("/")
    nonce, _dot, seal = token.partition(".")
    other = signing.Signer(sep=".", salt="another").sign(nonce)
    never = answer_tokens.path_of(AnswerLink(nonce="no-such-nonce"))
    for forged in (nonce, f"{nonce}.x{seal}", f"x{nonce}.{seal}", other, "a%00b", "あ" * 300, "."):
        response = Client().get(f"/answer/{forged}/")
        assert response.status_code == 404
        assert "はたけの会" not in text_of(response)
        assert Client().post(f"/answer/{forged}/", {"answered_by": "x"}).status_code == 404
    assert text_of(Client().get(never)) == text_of(Client().get("/answer/forged.token/"))


def test_what_is_over_is_over(asked, record, world):
    link, path = asked
    AnswerLink.objects.filter(pk=link.pk).update(expires_on=TODAY - dt.timedelta(days=1))
    expired = Client().get(path)
    assert expired.status_code == 410
    assert Client().post(path, {"answered_by": "x"}).status_code == 410
    AnswerLink.objects.filter(pk=link.pk).update(expires_on=TODAY)
    assert Client().get(path).status_code == 200
    links.withdraw(member=world.own.member(), link=link)
    withdrawn = Client().get(path)
    assert withdrawn.status_code == 410
    assert text_of(withdrawn) == text_of(expired)
    assert "はたけの会" not in text_of(withdrawn)


def test_a_closed_place_is_not_asked(asked, record):
    RegistryRecord.objects.filter(pk=record.pk).update(state="closed")
    assert Client().get(asked[1]).status_code == 410


def test_other_methods_are_not_answered(asked):
    for method in ("put", "patch", "delete", "options"):
        assert getattr(Client(), method)(asked[1]).status_code == 405


def test_the_address_is_in_no_log(asked, world, caplog):
    link, path = asked
    token = path.split("/")[2]
    with caplog.at_level(logging.DEBUG):
        Client().get(path)
        Client().put(path)
        same(path, same="1")
        links_gone(world, link)
        Client().get(path)
        Client().get(f"/answer/{link.nonce}.forged/")
    assert link.nonce not in caplog.text
    assert token not in caplog.text


def links_gone(world, link):
    AnswerLink.objects.filter(pk=link.pk).update(state=AnswerLink.State.WITHDRAWN)


def test_each_link_has_its_own_number_and_secret(world, record):
    made = [links.issue(member=world.own.member(), record=record, on=TODAY)[0] for _ in range(5)]
    assert len({each.nonce for each in made}) == 5
    assert len({each.sheet_number for each in made}) == 5
    assert {each.expires_on for each in made} == {TODAY + dt.timedelta(days=14)}
