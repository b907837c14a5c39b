"""Consent: given with care, previewed, withdrawn with what rests on it."""

from __future__ import annotations

import datetime as dt

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.utils import timezone

from directory.registry.models import AnswerLink, Consent, Need, Referral, Trace
from directory.registry.services import consents
from tests import registry_world
from tests.registry_world import COUNSELLOR

pytestmark = [pytest.mark.django_db, pytest.mark.postgres]
DAY = dt.timedelta(days=1)


@pytest.fixture
def world():
    return registry_world.build()


@pytest.fixture
def today():
    return timezone.localdate()


def link(need, record, told, nonce):
    referral = Referral.objects.create(
        need=need, record=record, proposed_on=timezone.localdate(), state="proposed"
    )
    return AnswerLink.objects.create(
        record=record,
        referral=referral,
        nonce=nonce,
        sheet_number=nonce,
        expires_on=timezone.localdate() + 10 * DAY,
        told=told,
    )


def test_a_consent_is_recorded(world, today):
    own = world.own
    data = {
        "form": "written",
        "scope": ["host", "meeting"],
        "given_on": f"{today}",
        "until": f"{today + 30 * DAY}",
        "may_tell": "花が好き。午前がよい",
        "note": "書面は綴りの中",
    }
    response = own.client().post(own.url(f"needs/{own.need.pk}/consent/"), data)
    assert response.url == own.url(f"needs/{own.need.pk}/")
    given = Consent.objects.get()
    assert (given.scope, given.may_tell) == (["host", "meeting"], "花が好き。午前がよい")
    assert given.by_name == "own-coordinator"
    assert consents.allows(own.need, "host", today)
    assert consents.allows(own.need, "meeting", today + 30 * DAY)
    assert not consents.allows(own.need, "meeting", today + 31 * DAY)
    assert not consents.allows(own.need, "plan", today)
    assert not consents.allows(own.need, "host", today - DAY)


def test_what_nobody_can_have_consented_to_is_refused_in_words(world, today):
    own = world.own
    url = own.url(f"needs/{own.need.pk}/consent/")
    right = {"form": "oral", "scope": ["host"], "given_on": f"{today}"}
    wrong = {
        "given_on": ({"given_on": f"{today + DAY}"}, "先の日付"),
        "until": ({"until": f"{today - DAY}"}, "同意した日より前"),
        "scope": ({"scope": []}, "どこまで同意したか"),
        "may_tell": ({"scope": ["plan"], "may_tell": "花が好き"}, "受け入れ先に相談する"),
        "form": ({"form": ""}, ""),
        "note": ({"note": "電話は090-1234-5678"}, "電話番号"),
    }
    for field, (change, message) in wrong.items():
        response = own.client().post(url, {**right, **change})
        assert message in str(response.context["form"].errors[field]), field
    assert not Consent.objects.exists()


def test_a_preview_shows_what_a_host_will_read_and_saves_nothing(world, today):
    own = world.own
    data = {"form": "oral", "scope": ["host"], "given_on": f"{today}", "may_tell": "花が好き"}
    response = own.client().post(
        own.url(f"needs/{own.need.pk}/consent/"), {**data, "note": "内輪のこと", "preview": "1"}
    )
    page = response.content.decode()
    assert "受け入れ先には、このように見えます" in page
    shown = page[page.index('id="preview"') : page.index("まだ記録していません")]
    assert "花が好き" in shown
    assert "内輪のこと" not in shown
    assert not Consent.objects.exists()


def test_a_withdrawal_at_once_closes_the_links_that_rest_on_it(world, today):
    own = world.own
    given = registry_world.consent(own.need, "host", may_tell="花が好き")
    first = link(own.need, own.records[0], "花が好き", "a")
    answered = link(own.need, own.records[1], "花が好き", "b")
    AnswerLink.objects.filter(pk=answered.pk).update(state="answered")
    theirs = link(world.other.need, world.other.records[0], "花が好き", "c")
    url = own.url(f"needs/{own.need.pk}/consent/{given.pk}/withdraw/")
    assert own.client().post(url, {"on": f"{today}"}).status_code == 302
    states = dict(AnswerLink.objects.values_list("pk", "state"))
    assert states == {first.pk: "withdrawn", answered.pk: "answered", theirs.pk: "waiting"}
    assert not consents.allows(Need.objects.get(pk=own.need.pk), "host", today)


def test_another_consent_keeps_open_what_it_covers_and_no_more(world, today):
    own = world.own
    wide = registry_world.consent(own.need, "host", may_tell="花が好き\n朝は苦手")
    registry_world.consent(own.need, "host", may_tell="花が好き")
    less = link(own.need, own.records[0], "花が好き", "a")
    more = link(own.need, own.records[1], "花が好き\n朝は苦手", "b")
    silent = link(own.need, own.records[2], "", "c")
    consents.withdraw(member=own.member(), consent=wide, on=today)
    states = dict(AnswerLink.objects.values_list("pk", "state"))
    assert states == {less.pk: "waiting", more.pk: "withdrawn", silent.pk: "waiting"}


def test_a_consent_for_meetings_keeps_no_link_open(world, today):
    own = world.own
    host = registry_world.consent(own.need, "host")
    registry_world.consent(own.need, "meeting", "plan", "agencies")
    link(own.need, own.records[0], "", "a")
    consents.withdraw(member=own.member(), consent=host, on=today)
    assert AnswerLink.objects.get().state == "withdrawn"


def test_impossible_withdrawals_are_refused(world, today):
    own = world.own
    given = registry_world.consent(own.need, "host")
    url = own.url(f"needs/{own.need.pk}/consent/{given.pk}/withdraw/")
    client = own.client()
    for on, message in (
        (f"{today + DAY}", "先の日付"),
        (f"{given.given_on - DAY}", "同意した日より前"),
        ("", "必須"),
        ("\x00", ""),
    ):
        response = client.post(url, {"on": on})
        assert response.status_code == 200
        assert message in response.content.decode()
    client.post(url, {"on": f"{today}"})
    again = client.post(url, {"on": f"{today}"})
    assert "もう取り消してあります" in again.content.decode()


def test_a_consent_of_another_need_is_not_found(world, today):
    own = world.own
    theirs = registry_world.consent(world.other.need)
    url = own.url(f"needs/{own.need.pk}/consent/{theirs.pk}/withdraw/")
    assert own.client().post(url, {"on": f"{today}"}).status_code == 404
    assert own.client().get(url).status_code == 302


def test_services_ask_for_the_right_and_the_row(world, today):
    own, other = world.own, world.other
    given = {"form": "oral", "scope": ["host"], "given_on": today}
    theirs = registry_world.consent(other.need)
    for member, need in ((own.member(COUNSELLOR), own.need), (own.member(), other.need)):
        with pytest.raises(PermissionDenied):
            consents.give(member=member, need=need, **given)
    with pytest.raises(PermissionDenied):
        consents.withdraw(member=own.member(), consent=theirs, on=today)
    Need.objects.filter(pk=own.need.pk).update(state="closed")
    own.need.refresh_from_db()
    with pytest.raises(ValidationError, match="再開"):
        consents.give(member=own.member(), need=own.need, **given)


def test_a_closed_need_still_lets_a_consent_be_withdrawn(world, today):
    own = world.own
    given = registry_world.consent(own.need)
    Need.objects.filter(pk=own.need.pk).update(state="closed")
    page = own.client().get(own.url(f"needs/{own.need.pk}/consent/")).content.decode()
    assert "取り消しを記録する" in page
    assert "同意を記録する</h2>" not in page
    consents.withdraw(member=own.member(), consent=given, on=today)
    assert Trace.objects.filter(what="changed", need=own.need).exists()
