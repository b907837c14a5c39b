"""A fiscal year of a registry for tests: one of everything that is counted."""

from __future__ import annotations

import datetime as dt

from directory.registry.models import HostSupport, PlanEvent, Referral, ReferralStep, Word
from tests import registry_meetings as made
from tests import registry_world as world
from tests.registry_world import Town

YEAR = 2025
DAY = dt.date(2025, 6, 2)
LAST = dt.date(2026, 3, 31)
NEXT = dt.date(2026, 4, 1)


def case(town: Town, number: str, *concerns: str, on: dt.date = DAY) -> object:
    """A need received on a day, with a consent that stands."""
    need = world.need(town, number, received_on=on, fiscal_year=YEAR)
    need.concerns.set(town.word(Word.Kind.CONCERN, each) for each in concerns)
    world.consent(need, given_on=on)
    return need


def referral(town: Town, need: object, *steps: tuple[str, dt.date], failure: str = "") -> Referral:
    """A referral with the steps it took."""
    row = Referral.objects.create(
        need=need,
        record=town.records[0],
        proposed_on=DAY,
        state=steps[-1][0] if steps else "proposed",
        failure=town.word(Word.Kind.FAILURE, failure) if failure else None,
    )
    for step, on in steps:
        ReferralStep.objects.create(referral=row, step=step, on=on)
    return row


def fill(town: Town) -> None:
    """One of everything in 2025, and one day beside it."""
    first = case(town, "R7-0001", "housing", "job")
    second = case(town, "R7-0002", "job", on=LAST)
    case(town, "R8-0001x", "job", on=NEXT)
    case(town, "R7-0003")
    referral(
        town,
        first,
        ("use", DAY),
        ("interrupted", DAY),
        ("resumed", DAY),
        ("settled_3", LAST),
        ("settled_6", NEXT),
    )
    referral(town, second, ("failed", LAST), failure="full")
    referral(town, second, ("failed", LAST))
    session = made.sitting(town, made.multi(town), DAY)
    row = made.item(town, session, "making", need=first)
    made.decide(town, row)
    row = made.item(town, made.sitting(town, session.meeting, NEXT), "closing", need=first)
    made.decide(town, row, on=NEXT)
    session.held = True
    session.save()
    kind = town.word(Word.Kind.HOST_SUPPORT, "advice")
    HostSupport.objects.create(record=town.records[0], kind=kind, text="助言", on=LAST)
    town.records[1].developed_on = DAY
    town.records[1].save()
    assert PlanEvent.objects.count() == 2
