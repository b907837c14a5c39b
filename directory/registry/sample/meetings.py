"""Sittings, their agendas and what they decided."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from directory.models import Meeting
from directory.registry.models import AgendaItem, Gap, Matter, MeetingSession, Need
from directory.registry.permissions import Member
from directory.registry.services import meetings
from directory.registry.sheets import cells
from directory.sample.reading import Row

from .reading import by_label, is_yes, rows_of, surely

Sittings = dict[tuple[str, str], MeetingSession]


def load(
    folder: Path,
    member: Member,
    needs: dict[str, Need],
    gaps: dict[str, Gap],
    today: dt.date,
) -> None:
    """Plan every sitting, put its items on the table, record what was decided, close the old."""
    sittings = _plan(folder, member, today)
    for row in rows_of(folder, "items"):
        _decide(row, sittings, member, needs, gaps)
    held = [
        sittings[row.cells["会議"], row.cells["日"]].pk
        for row in rows_of(folder, "sittings")
        if is_yes(row.cells["開いた"])
    ]
    MeetingSession.objects.filter(pk__in=held).update(held=True)


def _plan(folder: Path, member: Member, today: dt.date) -> Sittings:
    known = Meeting.objects.filter(municipality=member.municipality)
    by_name = {each.name: each for each in known}
    planned = {}
    for row in rows_of(folder, "sittings"):
        meeting = by_name[row.cells["会議"]]
        planned[row.cells["会議"], row.cells["日"]] = MeetingSession.objects.create(
            municipality=member.municipality,
            meeting=meeting,
            name=meeting.name,
            rule=meetings.rule_of(meeting).rule,
            on=surely(row.cells["日"], today),
            place=row.cells["場所"],
            **member.signed,
        )
    return planned


def _decide(
    row: Row,
    sittings: Sittings,
    member: Member,
    needs: dict[str, Need],
    gaps: dict[str, Gap],
) -> None:
    session = sittings[row.cells["会議"], row.cells["日"]]
    item = meetings.put_on_agenda(
        member=member,
        session=session,
        matter=str(by_label(Matter.choices)[cells.plain(row.cells["話し合うこと"])]),
        need=needs.get(row.cells["番号"]),
        gap=gaps.get(row.cells["足りないもの"]),
    )
    meetings.decide(
        member=member,
        item=item,
        decision=str(by_label(AgendaItem.Decision.choices)[cells.plain(row.cells["決まったこと"])]),
        minutes=row.cells["決まったことの内容"],
        on=session.on,
    )
