"""What follows from a decision: the plan, what is next for the need, the gap on the board."""

from __future__ import annotations

import datetime as dt
import math
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext as _

from directory.registry.meeting_rules import (
    PLAN_MATTERS,
    WITH_THE_PERSON,
    plan_obstacle,
    runs_after,
)
from directory.registry.models import AgendaItem, Consent, Gap, Matter, Need, PlanEvent
from directory.registry.permissions import Member

from . import consents, gaps
from .needs import start

Decision = AgendaItem.Decision
AGREED = (Decision.AGREED, Decision.CHANGED)
Stage = Gap.Stage
STAGES = {
    Decision.AGREED: Stage.DEVELOPING,
    Decision.CHANGED: Stage.DEVELOPING,
    Decision.REFUSED: Stage.DROPPED,
}
MOVING = tuple(STAGES)
ENDING = (Matter.CLOSING, Matter.BREAKING_OFF)


@dataclass(frozen=True, slots=True)
class Decided:
    """What a sitting decided on an item."""

    decision: AgendaItem.Decision
    minutes: str
    next_on: dt.date | None
    on: dt.date

    @property
    def agreed(self) -> bool:
        return self.decision in AGREED


def has_plan(need: Need) -> bool:
    """Whether a plan runs for the need."""
    return bool(runs_after(kind for _on, _key, kind in _history(need)))


def _history(need: Need, leaving_out: AgendaItem | None = None) -> list[tuple]:
    """Day, key and kind of what was decided on the need's plan, the earliest first."""
    but = leaving_out.pk if leaving_out else None
    events = [each for each in need.plan_events.all() if each.item_id != but]
    return sorted((each.on, each.pk, str(each.kind)) for each in events)


def decide_with_consequences(member: Member, item: AgendaItem, decided: Decided) -> None:
    """Write the decision and what follows from it. Raises ``ValidationError`` by field."""
    before = item.decision
    if item.matter in PLAN_MATTERS and item.need:
        _settle_plan(member, item, item.need, decided)
    item.decision, item.minutes = decided.decision, decided.minutes
    item.next_on = decided.next_on
    item.decided_at = timezone.now() if decided.decision else None
    item.by, item.by_name = member.user, member.name  # type: ignore[assignment]
    item.save()
    if item.need and decided.decision:
        _tell_need(item, item.need, decided)
    if item.gap:
        _settle_gap(member, item, item.gap, before, decided)


def _settle_plan(member: Member, item: AgendaItem, need: Need, decided: Decided) -> None:
    event = PlanEvent.objects.filter(item=item).first()
    if event is not None and not (decided.agreed and decided.on == event.on):
        _check_open(need)
    if event is not None or decided.agreed:
        _check_order(item, need, decided, event.pk if event else math.inf)
    if not decided.agreed:
        if event is not None:
            event.delete()
        return
    _check_consent(item, need, decided)
    values = {"need": need, "kind": item.matter, "on": decided.on, **member.signed}
    PlanEvent.objects.update_or_create(item=item, defaults=values)
    start(need)


def _check_open(need: Need) -> None:
    if not need.is_open:
        text = _("この決定にもとづいて、支援をもう終えています。直すときは、先に再開してください。")
        raise ValidationError({"decision": text})


def _check_order(item: AgendaItem, need: Need, decided: Decided, key: float) -> None:
    """A plan is made before it is changed or ended, on the days as they would then stand."""
    others = _history(need, leaving_out=item)
    before = [kind for on, pk, kind in others if (on, pk) < (decided.on, key)]
    after = [kind for on, pk, kind in others if (on, pk) > (decided.on, key)]
    if decided.agreed:
        if why_not := plan_obstacle(item.matter, bool(runs_after(before))):
            raise ValidationError({"decision": why_not})
        before.append(item.matter)
    if runs_after([*before, *after]) is None:
        text = _(
            "プランについて記録されている、ほかの決定と順序が合いません。そちらを先に直してください。"
        )
        raise ValidationError({"decision": text})


def _check_consent(item: AgendaItem, need: Need, decided: Decided) -> None:
    agrees = consents.allows(need, Consent.Scope.PLAN, decided.on)
    if item.matter in WITH_THE_PERSON and not agrees:
        text = _(
            "「支援プランをつくる」ことへの本人の同意が記録されていません。"
            "先に同意を記録するか、「もう一度話し合う」にしてください。"
        )
        raise ValidationError({"decision": text})


def _tell_need(item: AgendaItem, need: Need, decided: Decided) -> None:
    """Let what is next flow back; an ended need waits for nothing."""
    ends = item.matter in ENDING and decided.agreed
    next_on = decided.next_on or (decided.on if ends else None)
    if next_on is None:
        return
    what = (
        _("%(meeting)sで%(matter)sが決まったので、終えたことを記録する")
        if ends
        else _("%(meeting)s（%(matter)s）で決まったことを確かめる")
    )
    words = what % {"meeting": item.session.name, "matter": item.get_matter_display()}
    Need.objects.open().filter(pk=need.pk).update(
        next_on=next_on,
        next_what=words[:200],
        version=F("version") + 1,
        updated_at=timezone.now(),
    )


def _settle_gap(member: Member, item: AgendaItem, gap: Gap, before: str, decided: Decided) -> None:
    """Move the gap as decided, or back where an earlier decision on this item moved it."""
    stage = gap.stage
    if stage == Stage.OPENED:
        return
    undone = before in MOVING and decided.decision not in MOVING
    wanted = STAGES.get(decided.decision, Stage.MEETING if undone else stage)
    if wanted != stage:
        gaps.move_for_meeting(member, gap, wanted, item.session, decided.on)
