"""What is due: overdue, today, in the days to come."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from dateutil.relativedelta import relativedelta
from django.db.models import Exists, OuterRef, Q
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from directory.registry import referral_steps as steps
from directory.registry.models import AgendaItem, Gap, MeetingSession, Need, Referral
from directory.registry.pages.frame import address
from directory.registry.permissions import Member, Right
from directory.registry.services import host_supports

AHEAD = dt.timedelta(days=6)


@dataclass(frozen=True, slots=True)
class Due:
    """One thing to do: ``subject`` is a case number, a place, a gap or a meeting."""

    on: dt.date
    subject: str
    what: str
    url: str
    act: str
    place: str = ""
    of_need: bool = False


@dataclass(frozen=True, slots=True)
class Group:
    code: str
    label: str | Promise
    items: list[Due]


def groups(member: Member, today: dt.date, *, mine: bool = False) -> list[Group]:
    """All that is due until a week from today, the longest overdue first."""
    items = sorted(_all(member, today + AHEAD, today, mine), key=lambda each: each.on)
    return [
        Group("overdue", gettext_lazy("過ぎている"), [each for each in items if each.on < today]),
        Group("today", gettext_lazy("きょう"), [each for each in items if each.on == today]),
        Group("week", gettext_lazy("あすから6日"), [each for each in items if each.on > today]),
    ]


def _all(member: Member, until: dt.date, today: dt.date, mine: bool) -> Iterable[Due]:
    if member.may(Right.SEE_NEEDS):
        owned: dict[str, Any] = {"coordinator": member.user} if mine else {}
        needs = member.needs().filter(state__in=(Need.State.OPEN, Need.State.ACTIVE), **owned)
        yield from _needs(member, needs.filter(next_on__lte=until))
        yield from _referrals(member, Referral.objects.filter(need__in=needs), until)
    if member.may(Right.REFER):
        yield from _supports(member, until, mine)
    if member.may(Right.MEET):
        yield from _meetings(member, today, until)
        yield from _gaps(member, until)


def _needs(member: Member, needs: Iterable[Need]) -> Iterator[Due]:
    for each in needs:
        what = each.next_what or _("次にすること")
        url = address(member, "need", each.pk)
        yield Due(_day(each), each.number, what, url, _("ニーズを開く"), of_need=True)


def _referrals(member: Member, rows: Any, until: dt.date) -> Iterator[Due]:
    rows = rows.exclude(state__in=steps.LAST).filter(_may_be_due(until))
    for each in rows.select_related("need", "record__resource"):
        settling = steps.next_settling(each.state, each.used_from)
        on = each.next_on or (settling[1] if settling else None)
        if on is None or on > until:
            continue
        what = each.next_what or (settling[0].label if settling else each.get_state_display())
        url = address(member, "referral", each.pk)
        act = _("記録する") if member.may(Right.REFER) else _("つなぎを開く")
        yield Due(on, each.need.number, str(what), url, act, each.record.name, of_need=True)


def _may_be_due(until: dt.date) -> Q:
    """Planned by then; or without a plan, and long enough in use for a check of settling."""
    asked = Q(next_on__lte=until)
    for state, step in steps.BEFORE_SETTLING.items():
        # The last day of a month is reached from several days of use.
        begun = until - relativedelta(months=steps.SETTLING[step]) + dt.timedelta(days=3)
        asked |= Q(next_on=None, state=state, used_from__lte=begun)
    return asked


def _supports(member: Member, until: dt.date, mine: bool) -> Iterator[Due]:
    rows = host_supports.waiting(member, until)
    for each in rows.filter(by=member.user.pk) if mine else rows:
        url = address(member, "support_new", each.record_id)
        about = f"?referral={each.referral_id}" if each.referral_id else ""
        what = _("受け入れ先への支援（前は%(kind)s）") % {"kind": each.kind}
        number = each.referral.need.number if each.referral else ""
        name = each.record.name
        yield Due(
            _day(each),
            number or name,
            what,
            f"{url}{about}",
            _("支援を記録する"),
            name if number else "",
            of_need=bool(number),
        )


def _meetings(member: Member, today: dt.date, until: dt.date) -> Iterator[Due]:
    rows = MeetingSession.objects.filter(municipality=member.municipality, held=False)
    for each in rows.filter(on__range=(today, until)):
        url = address(member, "meeting", each.pk)
        yield Due(each.on, each.name, _("会議がある"), url, _("議題を見る"))


def _gaps(member: Member, until: dt.date) -> Iterator[Due]:
    newer = AgendaItem.objects.filter(gap=OuterRef("gap"), pk__gt=OuterRef("pk"))
    open_gaps = Gap.objects.filter(municipality=member.municipality).exclude(
        stage__in=(Gap.Stage.OPENED, Gap.Stage.DROPPED)
    )
    rows = AgendaItem.objects.filter(~Exists(newer), gap__in=open_gaps, next_on__lte=until)
    for each in rows.select_related("gap"):
        what = _("会議で決めた、次に確かめる日")
        url = address(member, "gap", each.gap_id)
        yield Due(_day(each), str(each.gap), what, url, _("不足を開く"))


def _day(row: Any) -> dt.date:
    """The planned day of a row that was asked for by it."""
    day: dt.date = row.next_on
    return day
