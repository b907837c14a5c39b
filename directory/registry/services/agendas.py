"""What is due for a sitting: what may come on its agenda, and what may not, with why."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass, field

from django.db.models import Prefetch, Q
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from directory.registry.meeting_rules import decides_plans
from directory.registry.models import (
    AgendaItem,
    Gap,
    Matter,
    MeetingSession,
    Need,
    Referral,
    Rule,
    Step,
)
from directory.registry.permissions import Member
from directory.registry.querysets import OVER, NeedQuerySet
from directory.registry.referral_steps import next_settling

from .decisions import has_plan
from .meetings import hindrance, may_discuss, timings_of

LOST_TOUCH = "lost-touch"
Decision = AgendaItem.Decision
Reason = tuple[Matter, str]


@dataclass
class Suggestion:
    """Something due: a need or a gap, what about it, for which reasons."""

    matter: Matter
    need: Need | None = None
    gap: Gap | None = None
    reasons: list[str] = field(default_factory=list)
    why_not: str = ""

    @property
    def key(self) -> str:
        """How a form names it."""
        subject = f"need-{self.need.pk}" if self.need else f"gap-{self.gap.pk if self.gap else ''}"
        return f"{subject}-{self.matter}"

    @property
    def subject(self) -> str:
        return str(self.need or self.gap)

    @property
    def text(self) -> str:
        return "\n".join(self.reasons)


def due(member: Member, session: MeetingSession) -> list[Suggestion]:
    """All that is due by the day of a sitting and stands on no agenda yet, cases first."""
    earlier = _latest_items(session)
    found = [*_of_needs(member, session, earlier), *_of_gaps(session, earlier)]
    for each in found:
        each.why_not = hindrance(session, each.matter, each.need)
    return found


def _latest_items(session: MeetingSession) -> dict[tuple, AgendaItem]:
    """The newest item about each need or gap and matter, whichever meeting it was put before."""
    items = AgendaItem.objects.filter(
        Q(need__in=Need.objects.open()) | Q(gap__stage=Gap.Stage.MEETING),
        session__municipality=session.municipality_id,
    )
    rows = items.defer("text", "minutes").select_related("session")
    rows = rows.order_by("session__on", "session_id", "pk")
    return {(each.need_id, each.gap_id, each.matter): each for each in rows}


def _waits(item: AgendaItem | None) -> bool:
    """Whether the newest item stands on an agenda and nothing was decided yet."""
    return bool(item and item.decision == Decision.OPEN and not item.session.held)


def _left_over(item: AgendaItem | None) -> str:
    """Why an earlier item comes again, in words; blank where it does not."""
    if item is None or _waits(item) or item.decision not in (Decision.AGAIN, Decision.OPEN):
        return ""
    when = {"meeting": item.session.name, "day": date_format(item.session.on)}
    if item.decision == Decision.AGAIN:
        return _("%(day)sの%(meeting)sで、もう一度話し合うことになりました。") % when
    return _("%(day)sの%(meeting)sで、話し合えませんでした。") % when


def _of_needs(
    member: Member, session: MeetingSession, earlier: dict[tuple, AgendaItem]
) -> Iterator[Suggestion]:
    if session.rule == Rule.NO_CASES:
        return
    for need in _open_needs(member):
        again = {
            matter: _left_over(earlier.get((need.pk, None, matter))) for matter in Matter.values
        }
        reasons = [(Matter(matter), text) for matter, text in again.items() if text]
        reasons += _reasons(need, session)
        for matter in dict.fromkeys(each for each, _text in reasons):
            if not _waits(earlier.get((need.pk, None, matter))):
                texts = [text for each, text in reasons if each == matter]
                yield Suggestion(matter, need=need, reasons=list(dict.fromkeys(texts)))


def _open_needs(member: Member) -> list[Need]:
    referrals = Referral.objects.select_related("failure").order_by("pk")
    needs: NeedQuerySet = member.needs()  # type: ignore[assignment]
    return list(
        needs.open()
        .order_by("number")
        .prefetch_related("consents", "plan_events", Prefetch("referrals", queryset=referrals))
    )


def _reasons(need: Need, session: MeetingSession) -> Iterator[Reason]:
    referrals = list(need.referrals.all())
    if has_plan(need):
        yield from _end_of_plan(referrals)
    elif session.rule == Rule.CONSENT or decides_plans(
        session.rule, Matter.MAKING, timings_of(session.meeting)
    ):
        yield Matter.MAKING, _("支援プランがまだありません。")
    if session.rule == Rule.CONFIDENTIAL and not may_discuss(Rule.CONSENT, need, session.on):
        yield Matter.SHARING, _("会議で話し合う同意がまだありません。支援会議で話し合えます。")
    if need.next_on and need.next_on <= session.on:
        yield Matter.PROGRESS, _("次にすることの日は%sです。") % date_format(need.next_on)
    for each in referrals:
        yield from _due_referral(each, session.on)


def _end_of_plan(referrals: list[Referral]) -> Iterator[Reason]:
    if referrals and all(each.state in OVER for each in referrals):
        if any(each.failure and each.failure.code == LOST_TOUCH for each in referrals):
            yield Matter.BREAKING_OFF, _("連絡がとれなくなり、続いているつなぎがありません。")
        elif any(each.state == Step.SETTLED_6 for each in referrals):
            yield Matter.CLOSING, _("6か月の定着を確かめました。")
        else:
            yield Matter.CHANGING, _("続いているつなぎがありません。")
    elif any(each.state == Step.INTERRUPTED for each in referrals):
        yield Matter.CHANGING, _("つなぎが中断しています。")


def _due_referral(referral: Referral, by: dt.date) -> Iterator[Reason]:
    if referral.state in OVER:
        return
    settling = next_settling(referral.state, referral.used_from)
    if settling and settling[1] <= by:
        when = {"step": settling[0].label, "day": date_format(settling[1])}
        yield Matter.PROGRESS, _("%(step)sを確かめる日は%(day)sです。") % when
    elif referral.next_on and referral.next_on <= by:
        when = {"step": referral.get_state_display(), "day": date_format(referral.next_on)}
        yield Matter.PROGRESS, _("つなぎ（%(step)s）の次の予定日は%(day)sです。") % when


def _of_gaps(session: MeetingSession, earlier: dict[tuple, AgendaItem]) -> Iterator[Suggestion]:
    gaps = Gap.objects.filter(municipality=session.municipality_id, stage=Gap.Stage.MEETING)
    for gap in gaps.order_by("pk"):
        item = earlier.get((None, gap.pk, Matter.GAP))
        if not _waits(item):
            why = _left_over(item) or _("「会議」の段階にあります。")
            yield Suggestion(Matter.GAP, gap=gap, reasons=[why])
