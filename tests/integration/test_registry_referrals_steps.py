"""Steps of a referral as the services take them: what is refused, what is remembered."""

from __future__ import annotations

import datetime as dt

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from freezegun import freeze_time

from directory.registry.models import (
    Consent,
    GapSignal,
    Need,
    RegistryRecord,
    Step,
    Trace,
    Word,
)
from directory.registry.services import consents, referrals
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


def proposed(town, on=TODAY, **facts):
    said = {"member": town.member(), "need": town.need, "record": town.records[0], "ledger": {}}
    return referrals.propose(**{**said, "on": on, **facts})


def taken(town, referral, *steps, on=TODAY, **facts):
    for step in steps:
        made = referrals.take_step(
            member=town.member(), referral=referral, step=step, on=on, **facts
        )
    return made


def refused(call, *args, **kwargs):
    with pytest.raises(ValidationError) as caught:
        call(*args, **kwargs)
    return caught.value


def in_use(town, on=TODAY - 100 * DAY):
    world.consent(town.need, given_on=on)
    referral = proposed(town, on=on)
    taken(town, referral, "agreed", "use", on=on)
    return referral


def test_a_proposal_begins_the_work(town):
    ledger = {"conditions": [1]}
    referral = proposed(town, ledger=ledger, reason="静かだから")
    town.need.refresh_from_db()
    assert town.need.state == Need.State.ACTIVE
    assert (referral.state, referral.ledger, referral.by_name) == (
        "proposed",
        ledger,
        f"own-{COORDINATOR}",
    )
    assert referral.ledger_at is not None
    assert referral.next_on == TODAY + 7 * DAY
    step = referral.steps.get()
    assert (step.step, step.on, step.note) == ("proposed", TODAY, "静かだから")
    assert Trace.objects.filter(need=town.need, what=Trace.What.CHANGED).count() == 1


def test_the_same_place_is_not_proposed_twice_while_it_runs(town):
    first = proposed(town)
    assert refused(proposed, town).code == "record"
    assert proposed(town, record=town.records[1]).pk != first.pk
    taken(town, first, "failed", failure=town.word("failure", "distance"))
    assert proposed(town).pk != first.pk


@pytest.mark.parametrize("state", ["closed", "broken_off"])
def test_a_closed_need_takes_nothing(town, state):
    referral = in_use(town)
    Need.objects.filter(pk=town.need.pk).update(state=state)
    town.need.refresh_from_db()
    referral.refresh_from_db()
    assert refused(proposed, town, record=town.records[1]).code == "need"
    assert refused(taken, town, referral, "ended").code == "step"
    assert referrals.open_steps(referral, TODAY) == ()


def test_a_closed_place_takes_no_step_but_the_end(town):
    referral = in_use(town)
    RegistryRecord.objects.filter(pk=referral.record_id).update(state="closed")
    referral.refresh_from_db()
    town.records[0].refresh_from_db()
    assert referrals.open_steps(referral, TODAY) == (Step.INTERRUPTED, Step.ENDED)
    assert refused(taken, town, referral, "settled_3").code == "step"
    taken(town, referral, "ended")
    assert refused(proposed, town).code == "record"


def test_days_that_cannot_be(town):
    assert refused(proposed, town, on=TODAY + DAY).code == "on"
    assert refused(proposed, town, on=TODAY - 401 * DAY).code == "on"
    world.consent(town.need)
    referral = proposed(town, on=TODAY - 2 * DAY)
    assert refused(taken, town, referral, "agreed", on=TODAY + DAY).code == "on"
    assert refused(taken, town, referral, "agreed", on=TODAY - 3 * DAY).code == "on"
    assert taken(town, referral, "agreed", on=TODAY - DAY, next_on=TODAY + 9 * DAY).next_on


@pytest.mark.parametrize("step", ["agreed", "visit", "trial", "use"])
def test_nothing_goes_on_without_consent(town, step):
    referral = proposed(town)
    if step != "agreed":
        given = world.consent(town.need, Consent.Scope.HOST)
        taken(town, referral, "agreed")
        given.delete()
    world.consent(town.need, Consent.Scope.AGENCIES, Consent.Scope.MEETING)
    assert refused(taken, town, referral, step).code == "consent"
    assert referral.steps.filter(step=step).count() == 0


def test_a_consent_must_stand_on_the_very_day(town):
    given = world.consent(town.need, Consent.Scope.HOST, given_on=TODAY - 20 * DAY)
    referral = proposed(town, on=TODAY - 20 * DAY)
    taken(town, referral, "agreed", on=TODAY - 20 * DAY)
    consents.withdraw(member=town.member(), consent=given, on=TODAY - 5 * DAY)
    assert refused(taken, town, referral, "visit", on=TODAY).code == "consent"
    assert referrals.open_steps(referral, TODAY) == (Step.FAILED,)
    assert taken(town, referral, "visit", on=TODAY - 6 * DAY)


def test_who_withdraws_can_still_end(town):
    referral = in_use(town)
    given = town.need.consents.get()
    consents.withdraw(member=town.member(), consent=given, on=TODAY)
    assert referrals.open_steps(referral, TODAY) == (Step.INTERRUPTED, Step.ENDED)
    taken(town, referral, "interrupted")
    assert refused(taken, town, referral, "resumed").code == "consent"
    taken(town, referral, "ended")


def test_consent_and_step_are_recorded_at_once(town):
    referral = proposed(town)
    consent = {"form": "oral", "scope": ["host"], "may_tell": "庭の手入れが好き"}
    referrals.agree(member=town.member(), referral=referral, on=TODAY, consent=consent)
    assert consents.allows(town.need, Consent.Scope.HOST, TODAY)
    assert referral.state == "agreed"


def test_a_refused_step_leaves_no_consent_behind(town):
    referral = proposed(town)
    consent = {"form": "oral", "scope": ["host"]}
    error = refused(
        referrals.agree,
        member=town.member(),
        referral=referral,
        on=TODAY - DAY,
        consent=consent,
    )
    assert error.code == "on"
    assert not town.need.consents.exists()


def test_use_waits_for_settling(town):
    referral = in_use(town, on=dt.date(2026, 8, 31))
    assert (referral.used_from, referral.next_on) == (
        dt.date(2026, 8, 31),
        dt.date(2026, 11, 30),
    )
    assert Step.SETTLED_3 not in referrals.open_steps(referral, TODAY)
    assert refused(taken, town, referral, "settled_3").code == "on"
    with freeze_time("2026-11-30 09:00+09:00"):
        taken(town, referral, "settled_3", on=dt.date(2026, 11, 30))
    assert (referral.state, referral.next_on) == ("settled_3", dt.date(2027, 2, 28))


def test_whoever_resumes_is_back_where_they_were(town):
    referral = in_use(town)
    taken(town, referral, "settled_3", "interrupted")
    assert referral.state == "interrupted"
    taken(town, referral, "resumed")
    assert referral.state == "settled_3"
    assert Step.SETTLED_6 in referrals.open_steps(referral, TODAY + 200 * DAY)


def test_a_failure_needs_a_reason_of_ours(town):
    other = world.town("other", "よその市")
    referral = proposed(town)
    assert refused(taken, town, referral, "failed").code == "failure"
    theirs = other.word("failure", "full")
    assert refused(taken, town, referral, "failed", failure=theirs).code == "failure"
    wrong = town.word(Word.Kind.ACTIVITY, "tea")
    assert refused(taken, town, referral, "failed", failure=wrong).code == "failure"
    taken(town, referral, "failed", failure=town.word("failure", "full"), next_on=TODAY + DAY)
    assert (referral.failure.code, referral.next_on) == ("full", None)


@pytest.mark.parametrize(
    ("reason", "cause"), [("full", "full"), ("host-declined", "declined"), ("distance", None)]
)
def test_what_was_missing_is_counted_and_uncounted(town, reason, cause):
    referral = proposed(town)
    step = taken(town, referral, "failed", failure=town.word("failure", reason))
    signals = GapSignal.objects.filter(need=town.need, record=referral.record)
    assert list(signals.values_list("cause", flat=True)) == ([cause] if cause else [])
    referrals.undo(member=town.member(), step=step)
    assert not signals.exists()
    referral.refresh_from_db()
    assert (referral.state, referral.failure) == ("proposed", None)


def test_undoing_goes_back_to_the_step_before(town):
    referral = in_use(town, on=TODAY)
    last = referral.steps.last()
    referrals.undo(member=town.member(), step=last)
    referral.refresh_from_db()
    assert (referral.state, referral.used_from, referral.next_on) == ("agreed", None, None)
    assert Trace.objects.filter(need=town.need, subject__contains="取り消し").count() == 1


def agreed(town):
    referral = proposed(town)
    said = {"form": "oral", "scope": ["host"]}
    referrals.agree(member=town.member(), referral=referral, on=TODAY, consent=said)
    return referral


def test_undoing_takes_back_the_consent_that_came_with_it(town):
    referral = agreed(town)
    referrals.undo(member=town.member(), step=referral.steps.last())
    assert town.need.consents.get().withdrawn_on == TODAY
    assert not consents.allows(town.need, Consent.Scope.HOST, TODAY)


def test_undoing_leaves_a_consent_that_something_else_rests_on(town):
    referral = agreed(town)
    taken(town, proposed(town, record=town.records[1]), "agreed", "visit")
    referrals.undo(member=town.member(), step=referral.steps.last())
    assert consents.allows(town.need, Consent.Scope.HOST, TODAY)
    page = town.client().get(town.url(f"referrals/{referral.pk}/")).content.decode()
    assert "本人の同意は、記録されています" in page
    assert town.url(f"needs/{town.need.pk}/consent/") in page


def test_undoing_leaves_a_consent_that_was_given_on_its_own(town):
    world.consent(town.need)
    referral = proposed(town)
    taken(town, referral, "agreed")
    referrals.undo(member=town.member(), step=referral.steps.last())
    assert consents.allows(town.need, Consent.Scope.HOST, TODAY)


def test_no_step_and_no_consent_tells_of_taxes(town):
    told = "住民税の滞納がある"
    with pytest.raises(ValidationError, match="税務の情報"):
        proposed(town, reason=told)
    referral = proposed(town)
    world.consent(town.need)
    for field in ("note", "next_what"):
        with pytest.raises(ValidationError, match="税務の情報"):
            taken(town, referral, "agreed", **{field: told})
    with pytest.raises(ValidationError, match="税務の情報"):
        referrals.plan_next(member=town.member(), referral=referral, next_on=TODAY, next_what=told)
    given = {"member": town.member(), "need": town.need, "form": "oral", "scope": ["host"]}
    with pytest.raises(ValidationError, match="税務の情報"):
        consents.give(**given, given_on=TODAY, may_tell=told)


def test_undoing_is_for_the_last_step_of_the_day_by_the_same_person(town):
    referral = in_use(town, on=TODAY)
    first, last = referral.steps.first(), referral.steps.last()
    undo = referrals.undo
    assert refused(undo, member=town.member(), step=first).code == "step"
    assert refused(undo, member=town.member(MANAGER), step=last).code == "step"
    with freeze_time(f"{TODAY + DAY} 00:01+09:00"):
        assert refused(undo, member=town.member(), step=last).code == "step"
    assert referral.steps.count() == 3


def test_undoing_a_proposal_takes_it_away(town):
    referral = proposed(town, member=town.member(COUNSELLOR))
    step = referral.steps.get()
    assert referrals.undo(member=town.member(COUNSELLOR), step=step) is None
    assert not town.need.referrals.exists()


def test_what_is_next_can_be_put_off(town):
    referral = proposed(town)
    plan = {"member": town.member(), "referral": referral}
    referrals.plan_next(**plan, next_on=TODAY + 3 * DAY, next_what="電話")
    assert (referral.next_on, referral.next_what) == (TODAY + 3 * DAY, "電話")
    assert refused(referrals.plan_next, **plan, next_on=TODAY - DAY).code == "next_on"
    taken(town, referral, "failed", failure=town.word("failure", "other"))
    assert refused(referrals.plan_next, **plan, next_on=TODAY).code == "next_on"


@pytest.mark.parametrize("role", [VIEWER, COUNSELLOR, COORDINATOR, MANAGER])
def test_who_may_do_what(town, role):
    member, allowed = town.member(role), role in (COORDINATOR, MANAGER)
    if role == VIEWER:
        with pytest.raises(PermissionDenied):
            proposed(town, member=member)
    else:
        assert proposed(town, member=member, record=town.records[1])
    referral = proposed(town)
    world.consent(town.need)
    step = {"referral": referral, "step": "agreed", "on": TODAY}
    for call, said in (
        (referrals.take_step, step),
        (referrals.plan_next, {"referral": referral, "next_on": TODAY}),
    ):
        if allowed:
            assert call(member=member, **said)
        else:
            with pytest.raises(PermissionDenied):
                call(member=member, **said)


def test_nobody_works_on_what_they_may_not_know(town):
    other = world.town("other", "よその市")
    referral = proposed(town)
    stranger = other.member(MANAGER)
    for call, said in (
        (proposed, {"town": town, "member": stranger}),
        (proposed, {"town": town, "record": other.records[0]}),
        (referrals.take_step, {"member": stranger, "referral": referral, "step": "agreed"}),
        (referrals.undo, {"member": stranger, "step": referral.steps.get()}),
    ):
        with pytest.raises(PermissionDenied):
            call(**said, **({"on": TODAY} if call is referrals.take_step else {}))
    town.need.proposed_by = None
    town.need.save()
    with pytest.raises(PermissionDenied):
        proposed(town, member=town.member(COUNSELLOR), record=town.records[2])


@pytest.mark.parametrize("step", ["", "nonsense", "proposed", "resumed", "ended", "settled_6"])
def test_steps_that_are_none(town, step):
    referral = proposed(town)
    assert refused(taken, town, referral, step).code == "step"
