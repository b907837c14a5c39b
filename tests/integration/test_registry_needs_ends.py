"""終結, 中断, 再開, and the end of keeping."""

from __future__ import annotations

import datetime as dt
import logging
from io import StringIO

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.management import call_command
from django.utils import timezone

from directory.registry import models
from directory.registry.counting.tally import tally
from directory.registry.models import (
    AgendaItem,
    AnswerLink,
    Consent,
    GapSignal,
    HostSupport,
    KeptCount,
    MeetingSession,
    Need,
    PlanEvent,
    Referral,
    RegistrySettings,
    ShortlistItem,
    Trace,
)
from directory.registry.services import needs, retention
from tests import registry_world
from tests.registry_world import COUNSELLOR

pytestmark = [pytest.mark.django_db, pytest.mark.postgres]
SECRET = "ひみつの評価"


@pytest.fixture
def world():
    return registry_world.build()


@pytest.fixture
def today():
    return timezone.localdate()


@pytest.fixture
def need(world, today):
    made = world.own.need
    made.received_on = today - dt.timedelta(days=60)
    made.save()
    return made


def decided(need, kind, on):
    """What a sitting decided on the plan of a need."""
    session = MeetingSession.objects.create(
        municipality=need.municipality, name="重層的支援会議", rule="consent", on=on
    )
    item = AgendaItem.objects.create(
        session=session, need=need, matter=kind, decision="agreed", text=SECRET, minutes=SECRET
    )
    return PlanEvent.objects.create(need=need, kind=kind, on=on, item=item)


def close(world, need, today, state="closed", **facts):
    data = {"state": state, "on": f"{today}", "closing_note": "よくなった", **facts}
    return world.own.client().post(world.own.url(f"needs/{need.pk}/close/"), data)


def test_a_need_without_plan_is_closed_and_its_time_runs(world, need, today):
    Need.objects.filter(pk=need.pk).update(next_on=today, next_what="電話")
    assert close(world, need, today).status_code == 302
    need.refresh_from_db()
    assert (need.state, need.closed_on, need.closing_note) == ("closed", today, "よくなった")
    assert need.delete_after == today.replace(year=today.year + 5)
    assert (need.next_on, need.next_what) == (None, "")
    page = world.own.client().get(world.own.url(f"needs/{need.pk}/")).content.decode()
    assert "再開する" in page
    assert "書きかえる" not in page


def test_the_municipality_says_how_long_it_keeps(world, need, today):
    RegistrySettings.objects.create(municipality=world.own.municipality, retention_months=12)
    close(world, need, today, state="broken_off")
    need.refresh_from_db()
    assert need.state == "broken_off"
    assert need.delete_after == today.replace(year=today.year + 1)


def test_running_referrals_are_named_and_have_to_end_first(world, need, today):
    record = world.own.records[0]
    running = Referral.objects.create(need=need, record=record, proposed_on=today, state="use")
    response = close(world, need, today)
    page = response.content.decode()
    assert "続いているつなぎがあります" in page
    assert world.own.url(f"referrals/{running.pk}/") in page
    assert "よくなった" in page
    running.state = "ended"
    running.save()
    assert close(world, need, today).status_code == 302


def test_a_plan_ends_in_its_meeting_first(world, need, today):
    decided(need, "making", today - dt.timedelta(days=30))
    page = close(world, need, today).content.decode()
    assert "終結は会議で決めます" in page
    assert "議題に入れ" in page
    decided(need, "closing", today - dt.timedelta(days=1))
    wrong = close(world, need, today, state="broken_off")
    assert "会議で決まったのは「終結」です" in str(wrong.context["form"].errors["state"])
    early = close(world, need, today, on=f"{today - dt.timedelta(days=2)}")
    assert "会議で決まった日より前" in str(early.context["form"].errors["on"])
    assert close(world, need, today).status_code == 302


def test_a_plan_made_anew_after_it_ended_needs_its_meeting_again(world, need, today):
    for kind, days in (("making", 30), ("closing", 20), ("making", 10), ("changing", 5)):
        decided(need, kind, today - dt.timedelta(days=days))
    assert "会議で決めます" in close(world, need, today).content.decode()
    decided(need, "breaking_off", today)
    assert close(world, need, today, state="broken_off").status_code == 302


def test_a_need_that_was_taken_up_again_ends_without_the_plan_that_ended(world, need, today):
    decided(need, "making", today - dt.timedelta(days=30))
    decided(need, "closing", today - dt.timedelta(days=1))
    assert close(world, need, today).status_code == 302
    world.own.client().post(world.own.url(f"needs/{need.pk}/reopen/"))
    assert close(world, need, today, state="broken_off").status_code == 302


def test_an_end_long_ago_is_still_kept_for_thirty_days(world, need, today):
    RegistrySettings.objects.create(municipality=world.own.municipality, retention_months=1)
    close(world, need, today, on=f"{need.received_on}")
    need.refresh_from_db()
    assert need.delete_after == today + dt.timedelta(days=30)


def test_impossible_ends_are_refused_and_lose_nothing(world, need, today):
    for change, field in (
        ({"on": f"{today + dt.timedelta(days=1)}"}, "on"),
        ({"on": f"{need.received_on - dt.timedelta(days=1)}"}, "on"),
        ({"on": "\x00"}, "on"),
        ({"state": "open"}, "state"),
        ({"closing_note": "山田さんは元気"}, "closing_note"),
    ):
        response = close(world, need, today, **change)
        assert field in response.context["form"].errors, change
    need.refresh_from_db()
    assert need.state == "open"


def test_open_links_close_with_the_need(world, need, today):
    record = world.own.records[0]
    over = Referral.objects.create(need=need, record=record, proposed_on=today, state="failed")
    AnswerLink.objects.create(
        record=record, referral=over, nonce="a", sheet_number="a", expires_on=today
    )
    close(world, need, today)
    assert AnswerLink.objects.get().state == "withdrawn"


def test_reopening_stops_the_time(world, need, today):
    close(world, need, today)
    own = world.own
    assert own.client().get(own.url(f"needs/{need.pk}/close/")).status_code == 302
    assert own.client().post(own.url(f"needs/{need.pk}/reopen/")).status_code == 302
    need.refresh_from_db()
    assert (need.state, need.closed_on, need.delete_after) == ("open", None, None)
    page = own.client().post(own.url(f"needs/{need.pk}/reopen/"), follow=True).content.decode()
    assert "再開することはありません" in page


def test_services_ask_for_the_right_and_the_row(world, need, today):
    theirs = world.other.need
    for member, row in (
        (world.own.member(COUNSELLOR), need),
        (world.own.member(), theirs),
    ):
        with pytest.raises(PermissionDenied):
            needs.close(member=member, need=row, state="closed", on=today)
        with pytest.raises(PermissionDenied):
            needs.reopen(member=member, need=row)
    with pytest.raises(PermissionDenied):
        needs.change(member=world.own.member(), need=theirs, facts={})
    with pytest.raises(ValueError, match="state"):
        needs.receive(member=world.own.member(), received_on=today, facts={"state": "closed"})
    tomorrow = today + dt.timedelta(days=1)
    with pytest.raises(ValidationError, match="先の日付"):
        needs.receive(member=world.own.member(), received_on=tomorrow, facts={})


def full_case(world, need, today):
    """A closed need, past its day, with everything a need can have below it."""
    own = world.own
    referral = Referral.objects.create(
        need=need,
        record=own.records[0],
        proposed_on=today,
        state="ended",
        reason=SECRET,
        ledger={"name": SECRET},
    )
    referral.steps.create(step="proposed", on=today, note=SECRET)
    AnswerLink.objects.create(
        record=own.records[0],
        referral=referral,
        nonce="a",
        sheet_number="a",
        expires_on=today,
        told=SECRET,
    )
    HostSupport.objects.create(
        record=own.records[0],
        referral=referral,
        on=today,
        kind=own.word("host_support", "advice"),
        text=SECRET,
    )
    registry_world.consent(need, may_tell=SECRET, note=SECRET)
    decided(need, "making", today)
    decided(need, "closing", today)
    ShortlistItem.objects.create(need=need, record=own.records[1])
    for on in (today, today):
        GapSignal.objects.create(municipality=own.municipality, cause="unmet", on=on, need=need)
    own.client().get(own.url(f"needs/{need.pk}/"))
    Need.objects.filter(pk=need.pk).update(
        state="closed",
        wishes=SECRET,
        closed_on=today - dt.timedelta(days=40),
        delete_after=today - dt.timedelta(days=1),
    )


def everything_written() -> str:
    """Every text of every row of the registry."""
    rows = []
    for name in models.__all__:
        model = getattr(models, name)
        if hasattr(model, "_meta"):
            rows += [str(list(each.values())) for each in model._default_manager.values()]
    return "\n".join(rows)


def test_what_is_past_its_day_ends_and_leaves_numbers(world, need, today):
    full_case(world, need, today)
    assert SECRET in everything_written()
    number, years = need.number, (need.fiscal_year, today.year)
    before = tally(world.own.municipality, *years)
    assert retention.end_expired(today) == retention.Ended(1)
    assert tally(world.own.municipality, *years) == before
    assert not Need.objects.filter(pk=need.pk).exists()
    assert SECRET not in everything_written()
    for model in (Consent, Referral, AnswerLink, PlanEvent, ShortlistItem):
        assert not model.objects.exists(), model
    assert KeptCount.objects.filter(municipality=world.own.municipality, number__gt=0).exists()
    signal = GapSignal.objects.get()
    assert signal.need is None
    assert AgendaItem.objects.filter(decision="agreed", minutes="", text="").count() == 2
    assert HostSupport.objects.get().referral is None
    own = Trace.objects.filter(municipality=world.own.municipality)
    assert not own.filter(number=number).exists()
    assert own.filter(what="seen").exists()
    ended = own.get(what="ended")
    assert (ended.rows, ended.number, ended.need) == (1, "", None)
    assert Need.objects.filter(municipality=world.other.municipality).exists()


def test_twice_ended_is_once_counted(world, need, today):
    full_case(world, need, today)
    retention.end_expired(today)
    kept = list(KeptCount.objects.values_list("fiscal_year", "measure", "detail", "number"))
    assert retention.end_expired(today) == retention.Ended(0)
    assert kept == list(KeptCount.objects.values_list("fiscal_year", "measure", "detail", "number"))
    assert Trace.objects.filter(what="ended").count() == 1


def test_nothing_ends_before_its_day_or_while_it_is_open(world, need, today):
    close(world, need, today)
    assert retention.end_expired(today) == retention.Ended(0)
    assert retention.expired(today.replace(year=today.year + 5)) == 1
    needs.reopen(member=world.own.member(), need=need)
    assert retention.expired(today.replace(year=today.year + 50)) == 0


def test_the_command_only_tells_until_it_is_told_to(world, need, today, caplog):
    caplog.set_level(logging.DEBUG)
    full_case(world, need, today)
    caplog.clear()
    out = StringIO()
    call_command("end_retention", stdout=out)
    assert "1件" in out.getvalue()
    assert Need.objects.filter(pk=need.pk).exists()
    call_command("end_retention", "--apply", stdout=out)
    assert not Need.objects.filter(pk=need.pk).exists()
    told = out.getvalue() + "".join(
        each.getMessage() for each in caplog.records if "sql" not in each.__dict__
    )
    assert SECRET not in told
    assert "R8-0001" not in told
