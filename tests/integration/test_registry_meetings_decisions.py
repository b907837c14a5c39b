"""What follows from a decision, and that it is taken back with it."""

from __future__ import annotations

import datetime as dt

import pytest
from django.core.exceptions import ValidationError

from directory.registry.models import Consent, Gap, PlanEvent
from directory.registry.services import meetings, needs, sittings
from tests import registry_meetings as made
from tests import registry_world as world
from tests.registry_meetings import MONDAY

pytestmark = pytest.mark.django_db


@pytest.fixture
def town():
    own = world.build().own
    own.need.received_on = MONDAY - dt.timedelta(days=30)
    own.need.save()
    world.consent(own.need)
    return own


@pytest.fixture
def session(town):
    return made.sitting(town, made.multi(town))


def events():
    return list(PlanEvent.objects.values_list("kind", "on"))


@pytest.mark.parametrize("decision", ["agreed", "changed"])
def test_an_agreed_plan_is_an_event_of_the_plan(town, session, decision):
    made.decide(town, made.item(town, session, "making"), decision)
    assert events() == [("making", MONDAY)]
    town.need.refresh_from_db()
    assert town.need.state == "active"


@pytest.mark.parametrize("decision", ["", "again", "refused"])
def test_nothing_else_is(town, session, decision):
    made.decide(town, made.item(town, session, "making"), decision)
    assert events() == []


@pytest.mark.parametrize("matter", ["changing", "closing", "breaking_off"])
def test_what_was_never_made_is_not_changed_or_ended(town, session, matter):
    row = made.item(town, session, matter)
    with pytest.raises(ValidationError, match="プランがまだない"):
        made.decide(town, row)
    assert events() == []


def test_a_plan_is_made_once(town, session):
    made.decide(town, made.item(town, session, "making"))
    row = made.item(town, session, "making")
    with pytest.raises(ValidationError, match="もうあります"):
        made.decide(town, row)


def test_a_plan_is_not_made_without_consent_to_it(town, session):
    Consent.objects.all().delete()
    world.consent(town.need, "meeting")
    row = made.item(town, session, "making")
    with pytest.raises(ValidationError, match="「支援プランをつくる」ことへの本人の同意"):
        made.decide(town, row)
    assert made.decide(town, row, "again").decision == "again"


def test_a_decision_is_taken_back_with_what_followed(town, session):
    row = made.item(town, session, "making")
    made.decide(town, row)
    made.decide(town, row, "again")
    assert events() == []


def test_a_decision_that_a_later_one_rests_on_stays(town, session):
    first = made.item(town, session, "making")
    made.decide(town, first)
    later = made.sitting(town, session.meeting, MONDAY + dt.timedelta(days=2))
    made.decide(town, made.item(town, later, "closing"))
    with pytest.raises(ValidationError, match="順序が合いません"):
        made.decide(town, first, "refused")
    made.decide(town, first, "changed", minutes="役割を変えた")
    assert [kind for kind, _on in events()] == ["making", "closing"]


def test_made_and_changed_on_one_day_can_be_written_anew(town, session):
    first, second = made.item(town, session, "making"), made.item(town, session, "changing")
    made.decide(town, first)
    made.decide(town, second)
    made.decide(town, first, "changed")
    assert [kind for kind, _on in events()] == ["making", "changing"]


@pytest.mark.parametrize(
    ("matter", "state"), [("closing", "closed"), ("breaking_off", "broken_off")]
)
def test_an_end_that_was_decided_lets_the_need_be_closed(town, session, matter, state):
    made.decide(town, made.item(town, session, "making"))
    with pytest.raises(ValidationError):
        needs.close(member=town.member(), need=town.need, state=state, on=MONDAY)
    row = made.item(town, session, matter)
    made.decide(town, row)
    town.need.refresh_from_db()
    assert (town.need.next_on, town.need.state) == (MONDAY, "active")
    assert "終えたことを記録する" in town.need.next_what
    needs.close(member=town.member(), need=town.need, state=state, on=MONDAY)
    with pytest.raises(ValidationError, match="先に再開してください"):
        made.decide(town, row, "again")


def test_what_is_next_flows_back_to_the_need(town, session):
    before = town.need.version
    day = MONDAY + dt.timedelta(days=30)
    made.decide(town, made.item(town, session, "progress"), next_on=day)
    town.need.refresh_from_db()
    assert town.need.next_on == day
    assert town.need.next_what == "重層的支援会議（支援の進みぐあい）で決まったことを確かめる"
    assert town.need.version > before


@pytest.mark.parametrize(
    ("decision", "stage"),
    [
        ("agreed", "developing"),
        ("changed", "developing"),
        ("refused", "dropped"),
        ("again", "meeting"),
    ],
)
def test_a_gap_goes_on_as_decided_and_back(town, session, decision, stage):
    gap = made.gap(town)
    row = made.item(town, session, "gap", gap=gap)
    gap.refresh_from_db()
    assert gap.stage == Gap.Stage.MEETING
    made.decide(town, row, decision)
    gap.refresh_from_db()
    assert gap.stage == stage
    made.decide(town, row, "")
    gap.refresh_from_db()
    assert gap.stage == Gap.Stage.MEETING
    assert gap.moves.last().on == MONDAY


def test_what_opened_since_stays_open(town, session):
    gap = made.gap(town)
    row = made.item(town, session, "gap", gap=gap)
    Gap.objects.filter(pk=gap.pk).update(stage="opened")
    made.decide(town, row, "refused")
    gap.refresh_from_db()
    assert gap.stage == "opened"


def test_a_closed_record_is_not_changed_until_it_is_opened_again(town, session):
    row = made.item(town, session)
    sittings.close_record(member=town.member(), session=session)
    for verb in (
        lambda: made.decide(town, row),
        lambda: made.item(town, session, "progress"),
        lambda: meetings.take_off(member=town.member(), item=row),
        lambda: meetings.reword(member=town.member(), item=row, text="別の文"),
        lambda: sittings.change(member=town.member(), session=session, on=MONDAY),
        lambda: sittings.cancel(member=town.member(), session=session),
    ):
        with pytest.raises(ValidationError, match="記録は閉じてあります"):
            verb()
    sittings.reopen_record(member=town.member(), session=session)
    assert made.decide(town, row).decision == "agreed"


def test_a_decision_is_not_older_than_its_sitting(town, session):
    row = made.item(town, session)
    with pytest.raises(ValidationError, match="会議の日より前"):
        made.decide(town, row, on=MONDAY - dt.timedelta(days=1))


def test_a_decided_item_stays_and_holds_the_sitting(town, session):
    row = made.item(town, session)
    made.decide(town, row)
    member = town.member()
    for verb in (
        lambda: meetings.take_off(member=member, item=row),
        lambda: sittings.cancel(member=member, session=session),
        lambda: sittings.change(member=member, session=session, on=MONDAY + dt.timedelta(days=1)),
    ):
        with pytest.raises(ValidationError, match="決まったことが記録"):
            verb()


def test_an_ended_need_comes_on_no_agenda(town, session):
    needs.close(member=town.member(), need=town.need, state="closed", on=world.TODAY)
    town.need.refresh_from_db()
    with pytest.raises(ValidationError, match="終えた支援ニーズ"):
        made.item(town, session)
