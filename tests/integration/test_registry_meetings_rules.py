"""Under which rule each meeting speaks of cases, and that the rule holds."""

from __future__ import annotations

import datetime as dt

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from directory.registry.models import AgendaItem, MeetingRule, PlanEvent, Trace
from directory.registry.services import consents, meetings
from tests import registry_meetings as made
from tests import registry_world as world
from tests.registry_meetings import MONDAY

pytestmark = pytest.mark.django_db

# As the plans of the six municipalities have them: name, kind, consent → rule, what it rests on.
AS_IN_PLANS = [
    ("支援会議", "個別事案（同意なし可）", "not_needed", "confidential", "plan"),
    ("重層的支援会議", "個別事案（同意あり）", "needed", "consent", "plan"),
    ("つながる事例共有会", "個別事案（同意なし可）", "not_needed", "confidential", "plan"),
    ("重層的支援会議（支援会議）", "個別事案", "not_stated", "consent", "unstated"),
    ("支援調整会議", "個別事案（プラン管理）", "not_stated", "consent", "unstated"),
    ("レビュー会議", "連携の仕組みづくり", "not_stated", "consent", "unstated"),
    ("重層的相談支援連絡会議", "個別事案（支援会議の前段）", "not_stated", "consent", "unstated"),
    ("ケース会議", "", "", "consent", "unstated"),
    ("全体会議", "全体会", "", "no_cases", "unstated"),
    ("地域福祉計画推進協議会", "計画評価（PDCA）", "", "no_cases", "unstated"),
]


@pytest.fixture
def town():
    return world.build().own


@pytest.mark.parametrize(("name", "kind", "consent", "rule", "basis"), AS_IN_PLANS)
def test_a_meeting_has_the_rule_of_its_plan_or_the_careful_one(
    town, name, kind, consent, rule, basis
):
    found = meetings.rule_of(made.meeting(town, name, consent, kind=kind))
    assert (found.rule, found.basis) == (rule, basis)
    assert ("責任者が「設定」で決められます" in found.reason) == (basis == "unstated")


def test_what_the_municipality_decided_goes_before_the_plan(town):
    meeting = made.meeting(town, "支援会議", "not_needed")
    MeetingRule.objects.create(meeting=meeting, rule="consent")
    found = meetings.rule_of(meeting)
    assert (found.rule, found.basis) == ("consent", "decided")


def test_timings_of_a_plan_make_it_a_meeting_about_cases(town):
    meeting = made.meeting(town, "調整の場", timings=["making"])
    assert meetings.rule_of(meeting).rule == "consent"


def test_without_consent_only_the_confidential_meeting_may_discuss(town):
    assert not meetings.may_discuss("consent", town.need, MONDAY)
    assert meetings.may_discuss("confidential", town.need, MONDAY)
    assert not meetings.may_discuss("no_cases", town.need, MONDAY)


def test_consent_of_another_scope_is_none(town):
    world.consent(town.need, "host", "agencies", "plan")
    assert not meetings.may_discuss("consent", town.need, MONDAY)


@pytest.mark.parametrize(
    ("facts", "may"),
    [
        ({}, True),
        ({"until": MONDAY}, True),
        ({"until": MONDAY - dt.timedelta(days=1)}, False),
        ({"given_on": MONDAY + dt.timedelta(days=1)}, False),
        ({"withdrawn_on": MONDAY}, False),
        ({"withdrawn_on": MONDAY + dt.timedelta(days=1)}, True),
    ],
)
def test_consent_has_to_stand_on_the_day(town, facts, may):
    world.consent(town.need, "meeting", **facts)
    assert meetings.may_discuss("consent", town.need, MONDAY) is may


def test_a_need_without_consent_comes_on_no_agenda_that_asks_for_it(town):
    session = made.sitting(town, made.multi(town))
    with pytest.raises(ValidationError, match="同意が、会議の日にありません"):
        made.item(town, session)
    assert not AgendaItem.objects.exists()


def test_a_need_comes_before_no_meeting_that_speaks_of_no_cases(town):
    world.consent(town.need)
    session = made.sitting(town, made.meeting(town, "全体会議"))
    with pytest.raises(ValidationError, match="個別の事例を扱いません"):
        made.item(town, session)
    assert made.item(town, session, "gap", gap=made.gap(town)).matter == "gap"
    assert made.item(town, session, need=None, text="研修の予定").pk


def test_consent_withdrawn_before_the_meeting_stops_the_decision(town):
    given = world.consent(town.need)
    row = made.item(town, made.sitting(town, made.multi(town)))
    consents.withdraw(member=town.member(), consent=given, on=MONDAY - dt.timedelta(days=1))
    with pytest.raises(ValidationError, match="取り消されています"):
        made.decide(town, row)
    row.refresh_from_db()
    assert row.decision == ""


def test_consent_withdrawn_after_the_meeting_leaves_its_decision(town):
    given = world.consent(town.need)
    row = made.item(town, made.sitting(town, made.multi(town)))
    consents.withdraw(member=town.member(), consent=given, on=MONDAY + dt.timedelta(days=1))
    assert made.decide(town, row).decision == "agreed"


@pytest.mark.parametrize("matter", made.TIMINGS)
def test_a_plan_is_no_matter_of_the_confidential_meeting(town, matter):
    world.consent(town.need)
    with pytest.raises(ValidationError, match="重層的支援会議など"):
        made.item(town, made.sitting(town, made.support(town)), matter)


@pytest.mark.parametrize(("matter", "may"), [("making", False), ("closing", True)])
def test_where_the_municipality_lets_it_a_plan_is_made_only_with_the_person(town, matter, may):
    meeting = made.meeting(town, "支援会議", "not_needed", timings=made.TIMINGS)
    session = made.sitting(town, meeting)
    if may:
        assert made.item(town, session, matter).pk
    else:
        with pytest.raises(ValidationError, match="同意があるときだけ"):
            made.item(town, session, matter)


@pytest.mark.parametrize("text", ["住民税の滞納がある", "課税証明を見た"])
def test_what_tax_offices_know_comes_into_no_text(town, text):
    session = made.sitting(town, made.support(town))
    with pytest.raises(ValidationError, match="税務の情報"):
        made.item(town, session, text=text)
    row = made.item(town, session)
    with pytest.raises(ValidationError, match="税務の情報"):
        made.decide(town, row, minutes=text)
    with pytest.raises(ValidationError, match="税務の情報"):
        meetings.reword(member=town.member(), item=row, text=text)


def test_the_rule_of_a_sitting_is_that_of_the_day_it_was_planned(town):
    meeting = made.multi(town)
    session = made.sitting(town, meeting)
    MeetingRule.objects.create(meeting=meeting, rule="confidential")
    with pytest.raises(ValidationError):
        made.item(town, session)


@pytest.mark.parametrize("role", [world.COUNSELLOR, world.VIEWER])
def test_others_put_nothing_before_a_meeting_and_decide_nothing(town, role):
    session = made.sitting(town, made.support(town))
    row = made.item(town, session)
    member = town.member(role)
    with pytest.raises(PermissionDenied):
        meetings.put_on_agenda(member=member, session=session, matter="progress", need=town.need)
    with pytest.raises(PermissionDenied):
        meetings.decide(member=member, item=row, decision="agreed", minutes="", on=MONDAY)


def test_nothing_of_another_municipality_comes_on_an_agenda(town):
    other = world.town("elsewhere", "あちら市")
    session = made.sitting(town, made.support(town))
    with pytest.raises(PermissionDenied):
        made.item(town, session, need=other.need)
    with pytest.raises(PermissionDenied):
        made.item(town, session, "gap", gap=made.gap(other))
    with pytest.raises(PermissionDenied):
        made.item(other, session)


def test_the_matter_and_its_subject_belong_together(town):
    session = made.sitting(town, made.support(town))
    for matter, facts in [
        ("gap", {}),
        ("progress", {"need": None}),
        ("sharing", {"gap": made.gap(town)}),
        ("nonsense", {}),
    ]:
        with pytest.raises(ValidationError):
            made.item(town, session, matter, **facts)


def test_the_same_comes_on_an_agenda_once(town):
    session = made.sitting(town, made.support(town))
    made.item(town, session)
    with pytest.raises(ValidationError, match="もうこの会議の議題に"):
        made.item(town, session)


def test_each_change_leaves_a_trace_of_the_need(town):
    row = made.item(town, made.sitting(town, made.support(town)))
    made.decide(town, row, minutes="見守りを続ける")
    traces = Trace.objects.filter(need=town.need, what="changed").values_list("subject", flat=True)
    assert len(traces) == 2
    assert not any("見守り" in each for each in traces)


def test_what_was_written_of_an_ended_need_can_be_forgotten(town):
    row = made.item(town, made.sitting(town, made.support(town)), text="相談の経過")
    made.decide(town, row, minutes="方針")
    assert meetings.forget(town.need) == 1
    row.refresh_from_db()
    assert (row.text, row.minutes, row.decision) == ("", "", "agreed")
    assert not PlanEvent.objects.exists()
