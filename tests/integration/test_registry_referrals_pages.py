"""The pages of referrals: what they show to whom, what they record, what they refuse in words."""

from __future__ import annotations

import datetime as dt

import pytest
from django.urls import reverse
from freezegun import freeze_time

from directory.registry.models import HostSupport, Need, Referral, Trace, Word
from directory.registry.services import host_supports, referrals
from tests import registry_world as world
from tests.registry_world import COORDINATOR, COUNSELLOR, MANAGER, TODAY, VIEWER

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("today")]
DAY = dt.timedelta(days=1)


@pytest.fixture
def today():
    with freeze_time(f"{TODAY} 09:00+09:00"):
        yield


@pytest.fixture
def town():
    made = world.town("own", "わが市")
    Need.objects.filter(pk=made.need.pk).update(received_on=TODAY - 400 * DAY)
    made.need.refresh_from_db()
    return made


@pytest.fixture
def referral(town):
    return proposed(town, town.records[0])


def proposed(town, record, on=TODAY - DAY):
    return referrals.propose(
        member=town.member(), need=town.need, record=record, ledger={}, reason="", on=on
    )


def sent(town, referral, role=COORDINATOR, **said):
    data = {"on": TODAY.isoformat(), **said}
    return town.client(role).post(town.url(f"referrals/{referral.pk}/"), data)


def text(response):
    assert response.status_code == 200
    return response.content.decode()


def test_consent_is_recorded_with_the_step(town, referral):
    said = {"step": "agreed", "consent_form": "written", "may_tell": "静かな場所がよい"}
    response = sent(town, referral, **said, consent_further=["meeting"])
    assert response.status_code == 302
    given = town.need.consents.get()
    assert (given.form, given.scope, given.may_tell, given.given_on) == (
        "written",
        ["host", "meeting"],
        "静かな場所がよい",
        TODAY,
    )
    page = text(town.client().get(town.url(f"referrals/{referral.pk}/")))
    assert 'aria-current="step"' in page
    assert "体験（見学はとばす）" in page
    assert "consent_form" not in page


def test_the_consent_is_asked_for_and_nothing_typed_is_lost(town, referral):
    page = text(sent(town, referral, step="agreed", note="考えたいとのこと"))
    assert "口頭か書面かを選んでください" in page
    assert "考えたいとのこと" in page
    assert not town.need.consents.exists()
    referral.refresh_from_db()
    assert referral.state == "proposed"


def test_only_open_steps_are_offered(town, referral):
    page = text(town.client().get(town.url(f"referrals/{referral.pk}/")))
    for value, offered in (("agreed", True), ("failed", True), ("visit", False), ("use", False)):
        assert (f'name="step" value="{value}"' in page) == offered
    refused = text(sent(town, referral, step="use"))
    assert "もう一度お確かめください" in refused
    assert referral.steps.count() == 1


def test_a_failure_asks_for_its_reason(town, referral):
    assert "不成立の理由を選んでください" in text(sent(town, referral, step="failed"))
    theirs = world.town("other", "よその市").word("failure", "full")
    sent(town, referral, step="failed", failure=theirs.pk)
    assert referral.steps.count() == 1
    full = town.word("failure", "full")
    assert sent(town, referral, step="failed", failure=full.pk).status_code == 302
    page = text(town.client().get(town.url(f"referrals/{referral.pk}/")))
    assert "理由：空きがない" in page
    assert reverse("registry:candidates", args=["own", town.need.pk]) in page
    assert "このつなぎは終わりました" in page


def test_texts_that_tell_who_it_is_warn_first(town, referral):
    said = {"step": "failed", "failure": town.word("failure", "other").pk}
    page = text(sent(town, referral, **said, note="電話は090-1234-5678"))
    assert "だれのことか分かってしまうかもしれません" in page
    assert referral.steps.count() == 1
    assert sent(town, referral, **said, note="電話は090-1234-5678", meant="on").status_code == 302


@pytest.mark.parametrize(
    "said",
    [
        {"on": "9999-99-99"},
        {"on": "0001-01-01", "step": "failed"},
        {"on": "9999-12-31", "step": "failed"},
        {"step": "\0", "failure": "\0", "note": "\0"},
        {"step": "failed", "failure": "99999999999999999999"},
        {"step": "agreed", "consent_form": "shouted", "until": "x", "consent_further": ["all"]},
        {"step": "agreed", "consent_form": "oral", "until": "2001-01-01"},
        {"step": "failed", "next_on": "2001-01-01", "note": "あ" * 5000},
    ],
)
def test_odd_input_is_answered_in_words(town, referral, said):
    assert "もう一度お確かめください" in text(sent(town, referral, **said))
    assert referral.steps.count() == 1


def test_what_is_next_is_put_off_alone(town, referral):
    url = town.url(f"referrals/{referral.pk}/plan/")
    day = (TODAY + 3 * DAY).isoformat()
    client = town.client()
    assert client.post(url, {"plan-next_on": day, "plan-next_what": "連絡"}).status_code == 302
    referral.refresh_from_db()
    assert (referral.next_on, referral.next_what) == (TODAY + 3 * DAY, "連絡")
    past = (TODAY - DAY).isoformat()
    assert "過ぎた日です" in text(client.post(url, {"plan-next_on": past}))
    assert client.get(url).status_code == 302


def test_a_mistake_is_taken_back(town, referral):
    sent(town, referral, step="failed", failure=town.word("failure", "other").pk)
    url = town.url(f"referrals/{referral.pk}/undo/")
    assert "この記録を取り消す" in text(town.client().get(town.url(f"referrals/{referral.pk}/")))
    page = text(town.client(MANAGER).get(town.url(f"referrals/{referral.pk}/")))
    assert "この記録を取り消す" not in page
    assert town.client().get(url).status_code == 302
    assert referral.steps.count() == 2
    town.client().post(url)
    referral.refresh_from_db()
    assert (referral.state, referral.steps.count()) == ("proposed", 1)


def test_taking_back_a_proposal_leads_to_the_need(town):
    made = proposed(town, town.records[1], on=TODAY)
    response = town.client().post(town.url(f"referrals/{made.pk}/undo/"))
    assert response.url == town.url(f"needs/{town.need.pk}/")
    assert not Referral.objects.filter(pk=made.pk).exists()


def test_the_page_says_why_it_does_not_go_on(town, referral):
    given = world.consent(town.need)
    sent(town, referral, step="agreed")
    given.delete()
    page = text(town.client().get(town.url(f"referrals/{referral.pk}/")))
    assert "受け入れ先に相談する本人の同意がありません" in page
    assert reverse("registry:need_consent", args=["own", town.need.pk]) in page
    Need.objects.filter(pk=town.need.pk).update(state="closed")
    page = text(town.client().get(town.url(f"referrals/{referral.pk}/")))
    assert "この支援ニーズは終わっている" in page
    assert 'name="step"' not in page


def test_the_ledger_is_shown_as_it_was_decided(town):
    keys = [town.municipality.slug, town.need.pk, town.records[0].pk]
    made = town.client().post(reverse("registry:candidate", args=keys), {"reason": "静か"})
    kept = Referral.objects.get().ledger
    page = text(town.client().get(made.url))
    assert "提案したときの照らし合わせ" in page
    assert page.count("data-condition=") == len(kept["ledger"]) > 0


def test_a_ledger_nobody_can_read_is_left_out(town, referral):
    Referral.objects.filter(pk=referral.pk).update(ledger={"v": 99, "ledger": "odd"})
    page = text(town.client().get(town.url(f"referrals/{referral.pk}/")))
    assert "提案したときの照らし合わせ" not in page


def test_every_look_is_recorded(town, referral):
    Trace.objects.all().delete()
    town.client().get(town.url(f"referrals/{referral.pk}/"))
    town.client().get(town.url("referrals/"))
    seen, listed = Trace.objects.order_by("pk")
    assert (seen.what, seen.need) == ("seen", town.need)
    assert (listed.what, listed.rows) == ("listed", 1)


def test_a_counsellor_reads_and_does_not_record(town, referral):
    page = text(town.client(COUNSELLOR).get(town.url(f"referrals/{referral.pk}/")))
    assert 'name="step"' not in page
    assert sent(town, referral, role=COUNSELLOR, step="failed").status_code == 403
    town.need.proposed_by = None
    town.need.save()
    gone = town.client(COUNSELLOR).get(town.url(f"referrals/{referral.pk}/"))
    assert gone.status_code == 404
    assert town.need.number not in text(town.client(COUNSELLOR).get(town.url("referrals/")))


def test_doors_are_shut_to_others(town, referral):
    other = world.town("other", "よその市")
    support = a_support(town)
    for tail in (
        f"referrals/{referral.pk}/",
        f"referrals/{referral.pk}/plan/",
        f"referrals/{referral.pk}/undo/",
        f"records/{town.records[0].pk}/support/",
        f"records/{town.records[0].pk}/support/new/",
        f"support/{support.pk}/",
    ):
        assert town.client(VIEWER).get(town.url(tail)).status_code == 403
        assert other.client(MANAGER).get(town.url(tail)).status_code == 404
        assert other.client(MANAGER).get(other.url(tail)).status_code == 404
        assert other.client(MANAGER).post(other.url(tail)).status_code in (404, 405)
    assert town.client(VIEWER).get(town.url("referrals/")).status_code == 403


def test_the_list_puts_what_is_due_first(town, referral):
    later = proposed(town, town.records[1])
    referrals.plan_next(member=town.member(), referral=later, next_on=TODAY)
    none = proposed(town, town.records[2])
    referrals.plan_next(member=town.member(), referral=none, next_on=None)
    page = text(town.client().get(town.url("referrals/")))
    places = [page.index(f"/referrals/{each.pk}/") for each in (later, referral, none)]
    assert places == sorted(places)
    assert "予定なし" in page


@pytest.mark.parametrize(
    ("query", "shown"),
    [
        ("", 1),
        ("?state=all", 2),
        ("?state=failed", 1),
        ("?state=use", 0),
        ("?due=overdue", 0),
        ("?due=week", 1),
        ("?due=none", 0),
        ("?mine=on", 1),
        ("?state=nonsense&due=%00&page=x&mine=%00", 1),
        ("?page=-5", 1),
        ("?page=99999999999999999999", 1),
    ],
)
def test_filters(town, referral, query, shown):
    failed = proposed(town, town.records[1])
    referrals.take_step(
        member=town.member(),
        referral=failed,
        step="failed",
        on=TODAY,
        failure=town.word("failure", "other"),
    )
    page = text(town.client().get(town.url(f"referrals/{query}")))
    assert page.count('<th scope="row">') == shown


def a_support(town, **facts):
    said = {"kind": town.word("host_support", "advice"), "text": "見守り方を話した", "on": TODAY}
    return host_supports.add(member=town.member(), record=town.records[0], **{**said, **facts})


def test_support_to_a_host_is_recorded_in_its_own_right(town, referral):
    client, kind = town.client(), town.word("host_support", "advice")
    new = town.url(f"records/{town.records[0].pk}/support/new/")
    assert f'<option value="{referral.pk}" selected>' in text(
        client.get(f"{new}?referral={referral.pk}")
    )
    said = {"kind": kind.pk, "on": TODAY.isoformat(), "text": "声のかけ方を話した"}
    assert client.post(new, said).url == town.url(f"records/{town.records[0].pk}/support/")
    about = {**said, "referral": referral.pk, "next_on": (TODAY + DAY).isoformat()}
    assert client.post(new, about).url == town.url(f"referrals/{referral.pk}/")
    assert HostSupport.objects.count() == 2
    page = text(client.get(town.url(f"referrals/{referral.pk}/")))
    assert page.count("声のかけ方を話した") == 1
    support = HostSupport.objects.get(referral=None)
    assert client.post(town.url(f"support/{support.pk}/"), {**said, "text": "直した"}).url
    support.refresh_from_db()
    assert support.text == "直した"


@pytest.mark.parametrize(
    "said",
    [
        {"kind": ""},
        {"kind": "99999999999999999999"},
        {"text": ""},
        {"on": "2999-01-01"},
        {"on": (TODAY + DAY).isoformat()},
        {"next_on": "2001-01-01"},
        {"referral": "x"},
        {"text": "電話は090-1234-5678"},
        {"text": "\0"},
    ],
)
def test_support_that_cannot_be_is_refused_in_words(town, said):
    kind = town.word("host_support", "advice")
    good = {"kind": kind.pk, "on": TODAY.isoformat(), "text": "話した"}
    new = town.url(f"records/{town.records[0].pk}/support/new/?referral=%00")
    assert "もう一度お確かめください" in text(town.client().post(new, {**good, **said}))
    assert not HostSupport.objects.exists()


def test_support_with_words_or_referrals_of_others_is_refused(town, referral):
    other = world.town("other", "よその市")
    for wrong in (
        {"kind": other.word("host_support", "advice")},
        {"kind": town.word(Word.Kind.FAILURE, "full")},
        {"referral": proposed(town, town.records[1])},
        {"referral": proposed(other, other.records[0], on=TODAY)},
    ):
        with pytest.raises(Exception, match="選んでください"):
            a_support(town, **wrong)
    assert not HostSupport.objects.exists()


def test_a_support_waits_until_one_follows_it(town, referral):
    first = a_support(town, on=TODAY - 9 * DAY, next_on=TODAY - DAY)
    about = a_support(town, on=TODAY - 9 * DAY, next_on=TODAY, referral=referral)
    a_support(town, on=TODAY - 9 * DAY, next_on=TODAY + 30 * DAY, referral=None)
    waiting = host_supports.waiting(town.member(), TODAY)
    assert set(waiting) == {about}
    first.next_on = None
    first.save()
    a_support(town, referral=referral)
    assert not host_supports.waiting(town.member(), TODAY).exists()


def test_who_may_not_know_the_case_does_not_read_its_number_beside_a_support(town, referral):
    town.need.proposed_by = None
    town.need.save()
    a_support(town, referral=referral)
    url = town.url(f"records/{town.records[0].pk}/support/")
    assert town.need.number in text(town.client().get(url))
    a_support(town, text="場所のことを話した")
    for tail in ("", "support/"):
        page = text(town.client(COUNSELLOR).get(town.url(f"records/{town.records[0].pk}/{tail}")))
        assert "場所のことを話した" in page
        assert "見守り方を話した" not in page
        assert town.need.number not in page
    assert not Trace.objects.filter(by=town.people[COUNSELLOR]).exists()


def test_every_page_that_names_a_case_leaves_a_trace(town, referral):
    support = a_support(town, referral=referral)
    record, coordinator = town.records[0], town.people[COORDINATOR]
    for tail, what, rows in (
        (f"records/{record.pk}/", "listed", 2),
        (f"records/{record.pk}/support/", "listed", 1),
        (f"records/{record.pk}/support/new/", "listed", 1),
        (f"support/{support.pk}/", "seen", None),
    ):
        Trace.objects.all().delete()
        assert town.need.number in text(town.client().get(town.url(tail)))
        left = Trace.objects.filter(by=coordinator)
        assert (what, rows) in set(left.values_list("what", "rows"))


def test_whoever_sees_no_needs_is_told_no_small_number_and_no_step(town, referral):
    url = town.url(f"records/{town.records[0].pk}/")
    page = text(town.client(VIEWER).get(url))
    assert "3件未満" in page
    assert "提案 1" not in page
    assert "提案 1" in text(town.client().get(url))
    assert not Trace.objects.filter(by=town.people[VIEWER]).exists()
