"""Meetings of a municipality for tests: named and ruled as plans have them."""

from __future__ import annotations

import datetime as dt
from typing import Any

from directory.models import Meeting, MeetingTiming
from directory.registry.models import AgendaItem, Gap, MeetingSession
from directory.registry.services import meetings, sittings
from tests.registry_world import TODAY, Town

MONDAY = TODAY - dt.timedelta(days=5)
TIMINGS = ("making", "changing", "closing", "breaking_off")


def meeting(town: Town, name: str, consent: str = "", *, kind: str = "", **facts: Any) -> Meeting:
    """A meeting of the town; ``timings`` are those of a plan it is held at."""
    timings = facts.pop("timings", ())
    moments = [MeetingTiming(timing=each, matters=f"{each}のこと\nもうひとつ") for each in timings]
    return Meeting.objects.create(
        municipality=town.municipality,
        name=name,
        consent=consent,
        kind=kind,
        moments=moments,
        **facts,
    )


def multi(town: Town) -> Meeting:
    """A 重層的支援会議 with consent and the four timings."""
    return meeting(town, "重層的支援会議", "needed", timings=TIMINGS)


def support(town: Town) -> Meeting:
    """A 支援会議 under confidentiality."""
    return meeting(town, "支援会議", "not_needed")


def sitting(town: Town, of: Meeting, on: dt.date = MONDAY) -> MeetingSession:
    return sittings.plan(member=town.member(), meeting=of, on=on)


def item(town: Town, session: MeetingSession, matter: str = "sharing", **facts: Any) -> AgendaItem:
    """An item about the town's need, unless a gap is named."""
    if "gap" not in facts:
        facts.setdefault("need", town.need)
    return meetings.put_on_agenda(member=town.member(), session=session, matter=matter, **facts)


def decide(town: Town, row: AgendaItem, decision: str = "agreed", **facts: Any) -> AgendaItem:
    values = {"minutes": "", "on": row.session.on, **facts}
    return meetings.decide(member=town.member(), item=row, decision=decision, **values)


def gap(town: Town, title: str = "夜の居場所", stage: str = "seen", **facts: Any) -> Gap:
    return Gap.objects.create(municipality=town.municipality, title=title, stage=stage, **facts)
