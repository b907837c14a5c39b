"""Receiving a need and writing it anew, as people do it in the browser."""

from __future__ import annotations

import datetime as dt

import pytest
from django.utils import timezone

from directory.registry.models import Consent, Need, RegistrySettings, Trace
from tests import registry_world
from tests.registry_world import COORDINATOR, COUNSELLOR, MANAGER, VIEWER

pytestmark = pytest.mark.django_db


@pytest.fixture
def world():
    return registry_world.build()


def posted(client, town, **changes):
    """The new form as it comes, with ``changes``."""
    form = client.get(town.url("needs/new/")).context["form"]
    data = {
        "number": form.initial["number"],
        "proposed": form.initial["proposed"],
        "received_on": f"{timezone.localdate():%Y-%m-%d}",
        **changes,
    }
    return client.post(town.url("needs/new/"), data)


def latest():
    return Need.objects.order_by("-pk").first()


def test_a_need_is_received_with_nothing_but_what_is_proposed(world):
    response = posted(world.own.client(), world.own)
    made = latest()
    assert response.url == world.own.url(f"needs/{made.pk}/")
    year = made.fiscal_year
    assert made.number == (f"R{year - 2018}-0002" if year == 2026 else f"R{year - 2018}-0001")
    assert made.municipality == world.own.municipality
    assert made.proposed_by == world.own.people[COORDINATOR]


def test_everything_that_is_asked_is_kept(world):
    own = world.own
    word = own.word
    posted(
        own.client(),
        own,
        area=own.areas[0].pk,
        age_band="30-39",
        gender="woman",
        concerns=[word("concern", "withdrawal").pk, word("concern", "health").pk],
        assessment=[word("assessment", "isolation").pk],
        interests=[word("activity", "garden").pk],
        strengths=[word("skill", "careful").pk],
        avoid=[word("environment", "noise").pk],
        difficulties=[word("difficulty", "withdrawal").pk],
        wishes="静かなところで花を育てたい",
        memo="朝は苦手",
        step="1",
        sensory_limit="1",
        group_limit="2",
        talking_limit="1",
        slots=["1", "2"],
        frequency="1",
        travel=["walk", "transit"],
        max_km="2.5",
        needs_lift="on",
        has_companion="yes",
        needs_medication="on",
        needs_watching="on",
        wants_supporter="on",
        wants_visit="on",
        wants_trial="on",
        wants_pay="on",
        fee_limit="0",
        essential=["place", "fee", "days", "environment", "capacity", "lift"],
        next_on="2026-12-05",
        next_what="電話する",
    )
    made = latest()
    assert made.wishes == "静かなところで花を育てたい"
    assert (made.step, made.slots, made.travel, made.max_km) == (1, 3, ["walk", "transit"], 2.5)
    assert made.fee_limit == 0
    assert made.essential == ["place", "fee", "days", "environment", "capacity", "lift"]
    assert made.concerns.count() == 2
    assert (made.next_on, made.next_what) == (dt.date(2026, 12, 5), "電話する")
    page = own.client().get(own.url(f"needs/{made.pk}/")).content.decode()
    for each in (
        "静かなところで花を育てたい",
        "月 午前・午後",
        "歩いて、電車・バスで",
        "2.5 km",
        "0円",
    ):
        assert each in page
    assert page.count("ゆずれない") == 6


def test_what_is_not_asked_cannot_be_essential(world):
    before = Need.objects.count()
    for condition, name in (("place", "場所"), ("fee", "払うお金"), ("travel", "行き方")):
        response = posted(world.own.client(), world.own, wishes="畑がよい", essential=[condition])
        page = response.content.decode()
        assert name in str(response.context["form"].errors["essential"])
        assert "印を外してください" in page
        assert "畑がよい" in page
    assert Need.objects.count() == before


def test_two_who_were_proposed_the_same_number_both_get_one(world):
    own = world.own
    first, second = own.client(), own.client(COUNSELLOR)
    number = first.get(own.url("needs/new/")).context["form"].initial["number"]
    data = {"number": number, "proposed": number, "received_on": f"{timezone.localdate()}"}
    first.post(own.url("needs/new/"), data)
    page = second.post(own.url("needs/new/"), data, follow=True).content.decode()
    numbers = Need.objects.of(own.municipality).order_by("-pk").values_list("number", flat=True)
    assert number in numbers
    assert len(set(numbers[:2])) == 2
    assert "ほかの人が先に使いました" in page


def test_a_number_written_by_hand_is_kept_and_refused_when_taken(world):
    own = world.own
    posted(own.client(), own, number="ｒ８－００５０")
    assert latest().number == "R8-0050"
    response = posted(own.client(), own, number="R8-0050")
    assert "もう使われています" in str(response.context["form"].errors["number"])
    # The other municipality numbers its own.
    posted(world.other.client(), world.other, number="R8-0050")
    assert latest().municipality == world.other.municipality


def test_a_number_is_never_a_name(world):
    client = world.own.client()
    for number in ("山田太郎", "ABC", "R8 0001", "<b>1</b>", "-1", "🙂1", "a" * 25, "\x001"):
        response = posted(client, world.own, number=number)
        assert response.context["form"].errors["number"], number


def test_the_prefix_of_the_municipality_begins_the_number(world):
    RegistrySettings.objects.create(municipality=world.own.municipality, case_prefix="参")
    posted(world.own.client(), world.own)
    assert latest().number.startswith("参R")
    posted(world.own.client(), world.own, number="参R8-0099")
    assert latest().number == "参R8-0099"


def test_numbers_follow_the_fiscal_year_of_the_day(world):
    posted(world.own.client(), world.own, received_on="2026-03-31")
    assert latest().fiscal_year == 2025
    assert latest().number == "R7-0001"


def test_a_text_that_tells_who_it_is_warns_and_loses_nothing(world):
    own, text = world.own, "山田さんと畑に行きたい。電話は090-1234-5678"
    response = posted(own.client(), own, wishes=text)
    page = response.content.decode()
    assert "だれのことか分かってしまうかもしれません" in page
    assert text in page
    assert "このまま保存する" in page
    posted(own.client(), own, wishes=text, meant="on")
    assert latest().wishes == text


def test_places_of_the_municipality_do_not_warn(world):
    posted(world.own.client(), world.own, wishes="わが市東圏域で、わが市の居場所1に行きたい")
    assert latest().wishes.startswith("わが市東圏域")


def test_tax_information_is_refused_even_when_meant(world):
    response = posted(world.own.client(), world.own, memo="住民税の滞納がある", meant="on")
    assert "税務の情報" in str(response.context["form"].errors["memo"])


def test_taxes_in_the_words_of_the_person_only_warn(world):
    told = "税金の滞納を相談したい"
    page = posted(world.own.client(), world.own, wishes=told).content.decode()
    assert "「税金の滞納」（税務の情報）" in page
    posted(world.own.client(), world.own, wishes=told, meant="on")
    assert latest().wishes == told


@pytest.mark.parametrize(
    "number", ["090-1234-5678", "0312345678", "1985-04-01", "19850401", "S60-4-1", "山田", "R8 1"]
)
def test_a_number_that_may_tell_who_it_is_is_refused(world, number):
    answer = posted(world.own.client(), world.own, number=number)
    assert answer.context["form"].errors["number"]


@pytest.mark.parametrize("number", ["R8-0123", "A-2026-0001", "20260001", "R8-12-3456"])
def test_other_numbers_are_taken(world, number):
    posted(world.own.client(), world.own, number=number)
    assert latest().number == number


def test_consent_can_be_said_at_once(world):
    own = world.own
    day = f"{timezone.localdate()}"
    consent = {"consent-form": "oral", "consent-scope": ["host"], "consent-given_on": day}
    posted(own.client(), own, **consent, **{"consent-may_tell": "花が好き"})
    given = Consent.objects.get(need=latest())
    assert (given.form, given.scope, given.may_tell) == ("oral", ["host"], "花が好き")


def test_half_a_consent_is_asked_for_and_nothing_is_saved(world):
    before = Need.objects.count()
    response = posted(world.own.client(), world.own, **{"consent-form": "oral"})
    errors = response.context["consent"].errors
    assert {"scope", "given_on"} & set(errors)
    assert Need.objects.count() == before


def test_a_counsellor_writes_but_takes_no_consent(world):
    own = world.own
    client = own.client(COUNSELLOR)
    assert client.get(own.url("needs/new/")).context["consent"] is None
    posted(client, own, wishes="話したい", **{"consent-form": "oral", "consent-scope": ["host"]})
    made = latest()
    assert made.proposed_by == own.people[COUNSELLOR]
    assert not made.consents.exists()
    assert client.get(own.url(f"needs/{made.pk}/consent/")).status_code == 403


def test_words_and_areas_of_elsewhere_are_not_taken(world):
    other = world.other
    response = posted(
        world.own.client(),
        world.own,
        area=other.areas[0].pk,
        concerns=[other.word("concern", "health").pk],
        coordinator=other.people[COORDINATOR].pk,
    )
    assert {"area", "concerns", "coordinator"} <= set(response.context["form"].errors)


def test_the_form_is_no_place_to_be_remembered(world):
    page = world.own.client().get(world.own.url("needs/new/"))
    assert '<form method="post" class="need-form" novalidate autocomplete="off">' in (
        page.content.decode()
    )
    assert "no-store" in page["Cache-Control"]


def test_an_edit_changes_and_leaves_traces_without_words(world):
    own, need = world.own, world.own.need
    client = own.client()
    url = own.url(f"needs/{need.pk}/edit/")
    client.get(url)
    data = {"received_on": "2026-10-01", "wishes": "音楽", "version": "1", "fee_limit": "500"}
    assert client.post(url, data).status_code == 302
    need.refresh_from_db()
    assert (need.wishes, need.version, need.number) == ("音楽", 2, "R8-0001")
    kinds = list(Trace.objects.filter(need=need).values_list("what", flat=True))
    assert sorted(kinds) == ["changed", "seen"]


def test_who_comes_late_loses_nothing(world):
    own, need = world.own, world.own.need
    url = own.url(f"needs/{need.pk}/edit/")
    own.client().post(url, {"received_on": "2026-10-01", "wishes": "先", "version": "1"})
    late = own.client(MANAGER).post(
        url, {"received_on": "2026-10-01", "wishes": "あと", "version": "1"}
    )
    page = late.content.decode()
    assert "ほかの人が保存しました" in page
    assert "あと" in page
    need.refresh_from_db()
    assert need.wishes == "先"
    data = {"received_on": "2026-10-01", "wishes": "あと", "version": "2"}
    assert own.client(MANAGER).post(url, data).status_code == 302


def test_a_counsellor_cannot_give_their_case_to_somebody_else(world):
    own, need = world.own, world.own.need
    client = own.client(COUNSELLOR)
    data = {"received_on": "2026-10-01", "coordinator": own.people[MANAGER].pk, "version": "1"}
    client.post(own.url(f"needs/{need.pk}/edit/"), data)
    need.refresh_from_db()
    assert need.coordinator == own.people[COORDINATOR]


def test_an_ended_need_is_not_written(world):
    own, need = world.own, world.own.need
    Need.objects.filter(pk=need.pk).update(state="closed")
    response = own.client().post(own.url(f"needs/{need.pk}/edit/"), {"wishes": "x"}, follow=True)
    assert "先に再開してください" in response.content.decode()


ODD = ["\x00", "🙂" * 50, "99999999999999999999", "-1", "'\";--", "<script>", "NaN", "1e400", ""]


def test_odd_input_is_answered(world):
    own, client = world.own, world.own.client()
    names = client.get(own.url("needs/new/")).context["form"].fields
    names = (*names, "consent-form", "consent-scope", "consent-given_on")
    for tail in ("needs/new/", f"needs/{own.need.pk}/edit/"):
        for odd in ODD:
            response = client.post(own.url(tail), dict.fromkeys(names, odd))
            assert response.status_code in (200, 302), (tail, odd)


def test_a_viewer_knows_of_no_need(world):
    for tail in ("needs/", "needs/new/", f"needs/{world.own.need.pk}/"):
        assert world.own.client(VIEWER).get(world.own.url(tail)).status_code == 403
