"""A host answers about a referral: it reads what consent covers, and only while it does."""

from __future__ import annotations

import datetime as dt

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.test import Client
from django.utils import timezone

from directory.registry.models import (
    AnswerLink,
    Consent,
    Need,
    Referral,
    ReferralStep,
    Trace,
)
from directory.registry.services import links
from tests import registry_world
from tests.registry_forms import posted
from tests.registry_world import COUNSELLOR

pytestmark = [pytest.mark.django_db]
TODAY = timezone.localdate()
GIVEN = TODAY - dt.timedelta(days=7)
TOLD = "50代の方。音が苦手で、水曜の午前なら来られます。"


@pytest.fixture
def world():
    return registry_world.build()


@pytest.fixture
def need(world):
    Need.objects.filter(pk=world.own.need.pk).update(
        received_on=GIVEN, wishes="だれにも言わない希望", memo="母と二人ぐらし"
    )
    return Need.objects.get(pk=world.own.need.pk)


@pytest.fixture
def referral(world, need):
    made = Referral.objects.create(
        need=need, record=world.own.records[0], proposed_on=GIVEN, state="agreed"
    )
    for step in ("proposed", "agreed"):
        ReferralStep.objects.create(referral=made, step=step, on=GIVEN)
    return made


def consent(need, *scope, **facts):
    return registry_world.consent(need, *scope, **{"given_on": GIVEN, "may_tell": TOLD, **facts})


def ask(world, referral, **more):
    referral = Referral.objects.get(pk=referral.pk)
    return links.issue(
        member=world.own.member(), record=referral.record, referral=referral, on=TODAY, **more
    )


def text_of(response):
    return response.content.decode()


def answer(path, **said):
    return Client().post(path, {"answer": "can", "answered_by": "田畑", **said}, follow=True)


def test_the_host_reads_what_consent_covers_and_nothing_else(world, need, referral):
    consent(need, "host")
    _link, path = ask(world, referral)
    text = text_of(Client().get(path))
    assert TOLD in text
    for secret in ("だれにも言わない希望", "母と二人", need.number, "own-coordinator"):
        assert secret not in text


def test_without_consent_nothing_can_be_asked(world, need, referral):
    with pytest.raises(ValidationError):
        ask(world, referral)
    consent(need, "meeting", "plan", may_tell="")
    with pytest.raises(ValidationError):
        ask(world, referral)
    consent(need, "host", withdrawn_on=TODAY)
    consent(need, "host", until=TODAY - dt.timedelta(days=1))
    with pytest.raises(ValidationError):
        ask(world, referral)
    assert not AnswerLink.objects.exists()
    assert not Trace.objects.exists()


def test_without_the_recorded_step_of_consent_nothing_can_be_asked(world, need, referral):
    consent(need, "host")
    referral.steps.filter(step="agreed").delete()
    with pytest.raises(ValidationError):
        ask(world, referral)


def test_what_is_over_cannot_be_asked(world, need, referral):
    consent(need, "host")
    Referral.objects.filter(pk=referral.pk).update(state="failed")
    with pytest.raises(ValidationError):
        ask(world, referral)
    Referral.objects.filter(pk=referral.pk).update(state="agreed")
    Need.objects.filter(pk=need.pk).update(state="closed")
    with pytest.raises(ValidationError):
        ask(world, referral)


def test_asking_leaves_a_trace(world, need, referral):
    consent(need, "host")
    ask(world, referral)
    trace = Trace.objects.get()
    assert (trace.what, trace.need, trace.number) == ("told", need, need.number)


def test_who_may_not_refer_may_not_ask(world, need, referral):
    consent(need, "host")
    for member in (world.own.member(COUNSELLOR), world.other.member()):
        with pytest.raises(PermissionDenied):
            links.issue(member=member, record=referral.record, referral=referral, on=TODAY)
    with pytest.raises(PermissionDenied):
        links.issue(
            member=world.own.member(), record=world.own.records[1], referral=referral, on=TODAY
        )


def gone(path):
    response = Client().get(path)
    assert TOLD not in text_of(response)
    return response.status_code == 410 and Client().post(path, {}).status_code == 410


def test_a_withdrawn_consent_shuts_the_link(world, need, referral):
    given = consent(need, "host")
    link, path = ask(world, referral)
    Consent.objects.filter(pk=given.pk).update(withdrawn_on=TODAY)
    assert gone(path)
    link.refresh_from_db()
    assert link.state == AnswerLink.State.WAITING


def test_a_narrower_consent_shuts_the_link(world, need, referral):
    wide = consent(need, "host")
    _link, path = ask(world, referral)
    consent(need, "host", may_tell="50代の方。")
    assert Client().get(path).status_code == 200
    Consent.objects.filter(pk=wide.pk).update(withdrawn_on=TODAY)
    assert gone(path)


def test_the_end_of_need_or_referral_shuts_the_link(world, need, referral):
    consent(need, "host")
    _link, path = ask(world, referral)
    Referral.objects.filter(pk=referral.pk).update(state="failed")
    assert gone(path)
    Referral.objects.filter(pk=referral.pk).update(state="agreed")
    assert Client().get(path).status_code == 200
    Need.objects.filter(pk=need.pk).update(state="closed")
    assert gone(path)


def test_a_consent_that_tells_nothing_lets_only_the_question_through(world, need, referral):
    consent(need, "host", may_tell="")
    _link, path = ask(world, referral)
    assert "担当者がお電話でお話しします" in text_of(Client().get(path))


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ({"answer": "hard"}, "難しい理由を"),
        ({"answer": "x"}, "正しく選択"),
        ({"answer": ""}, "お返事をひとつ"),
        ({"answered_by": ""}, "お名前を"),
        ({"dates": "a\x00"}, "何か文字を入力"),
        ({"reason": "長" * 501}, "500 文字以下"),
    ],
)
def test_odd_answers_are_refused_in_words(world, need, referral, said, words):
    consent(need, "host")
    _link, path = ask(world, referral)
    response = answer(path, **said)
    assert response.status_code == 200
    assert words in text_of(response)


def test_the_office_takes_the_answer_as_a_step(world, need, referral):
    consent(need, "host")
    link, path = ask(world, referral)
    answer(path, answer="visit", dates="12月3日の午後")
    client = world.own.client()
    page = client.get(world.own.url(f"links/{link.pk}/"))
    assert "まず見学から" in text_of(page)
    values = {**posted(page), "step": "visit"}
    done = client.post(world.own.url(f"links/{link.pk}/step/"), values)
    assert done.status_code == 302
    step = referral.steps.get(step="visit")
    assert step.from_host
    assert "12月3日の午後" in step.note
    link.refresh_from_db()
    assert link.state == AnswerLink.State.TAKEN
    again = client.post(world.own.url(f"links/{link.pk}/step/"), values)
    assert referral.steps.filter(step="visit").count() == 1
    assert again.status_code == 200


def test_a_refusal_is_taken_with_its_reason(world, need, referral):
    consent(need, "host")
    link, path = ask(world, referral)
    answer(path, answer="hard", reason="改装中")
    client = world.own.client()
    values = {**posted(client.get(world.own.url(f"links/{link.pk}/"))), "step": "failed"}
    url = world.own.url(f"links/{link.pk}/step/")
    assert "理由を選んで" in text_of(client.post(url, {**values, "failure": ""}))
    word = world.own.word("failure", "host-declined")
    assert client.post(url, {**values, "failure": word.pk}).status_code == 302
    referral.refresh_from_db()
    assert (referral.state, referral.failure) == ("failed", word)


def test_an_answer_can_be_noted_without_a_step(world, need, referral):
    consent(need, "host")
    link, path = ask(world, referral)
    answer(path, answer="call")
    client = world.own.client()
    values = posted(client.get(world.own.url(f"links/{link.pk}/")))
    assert client.post(world.own.url(f"links/{link.pk}/step/"), values).status_code == 302
    link.refresh_from_db()
    assert (link.state, referral.steps.count()) == (AnswerLink.State.TAKEN, 2)


def test_looking_at_it_is_a_look_at_the_need(world, need, referral):
    consent(need, "host")
    link, _path = ask(world, referral)
    world.own.client().get(world.own.url(f"links/{link.pk}/"))
    assert set(Trace.objects.values_list("what", "number")) == {
        ("told", need.number),
        ("seen", need.number),
    }


def test_it_goes_on_no_paper(world, need, referral):
    consent(need, "host")
    link, _path = ask(world, referral)
    client = world.own.client()
    assert client.get(world.own.url(f"links/{link.pk}/sheet/")).status_code == 404
    listed = client.get(world.own.url("records/sheets/"), {"link": [link.pk]})
    assert link.sheet_number not in text_of(listed)
    number = client.get(world.own.url("links/sheet/"), {"number": link.sheet_number})
    assert "この番号の確認票はありません" in text_of(number)
    assert client.get(world.own.url(f"links/{link.pk}/enter/")).status_code == 302
    with pytest.raises(ValidationError):
        links.key_in(member=world.own.member(), link=link, answers={}, answered_by="x")


def test_the_link_is_made_from_the_referral(world, need, referral):
    client = world.own.client()
    url = world.own.url(f"records/{referral.record_id}/link/?referral={referral.pk}")
    refused = text_of(client.get(url))
    assert "本人の同意がありません" in refused
    assert "リンクをつくる</button>" not in refused
    assert client.post(url, {"days": "7"}).status_code == 200
    consent(need, "host")
    page = client.get(url)
    assert TOLD in text_of(page)
    assert client.post(url, posted(page)).status_code == 302
    assert AnswerLink.objects.get().referral == referral
    assert Trace.objects.filter(what="seen", need=need).count() == 2


def test_no_link_is_made_for_a_referral_of_elsewhere(world, need, referral):
    client = world.own.client()
    other = world.own.url(f"records/{world.own.records[1].pk}/link/?referral={referral.pk}")
    assert client.get(other).status_code == 404
    for key in ("0", "x", "9" * 30, "-1"):
        url = world.own.url(f"records/{referral.record_id}/link/?referral={key}")
        assert client.get(url).status_code == 404
