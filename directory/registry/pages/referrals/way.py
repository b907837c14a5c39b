"""The way of one referral as its page draws it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from directory.registry import referral_rules as rules
from directory.registry import referral_steps as steps
from directory.registry.models import Referral, ReferralStep, RegistryRecord, Step
from directory.registry.permissions import Member


@dataclass(frozen=True, slots=True)
class Stop:
    """One step of the way: ``standing`` is done, now, skipped or ahead.

    ``on`` is the day it was taken; ahead, the day from which it can be.
    """

    step: Step
    standing: str
    on: dt.date | None = None


@dataclass(frozen=True, slots=True)
class Hindrance:
    """Why the way does not go on; ``consent`` where recording one would help."""

    text: str
    consent: bool = False


def way(referral: Referral, taken: list[ReferralStep]) -> list[Stop]:
    """Every step of the way, and the end or break where it came to one."""
    days = {each.step: each.on for each in taken}
    reached = max(steps.WAY.index(Step(each)) for each in days if each in steps.WAY)
    over = referral.state in steps.LAST
    stops = [
        _stop(referral, step, days.get(step), passed=place <= reached)
        for place, step in enumerate(steps.WAY)
        if place <= reached or not over
    ]
    if referral.state not in steps.WAY:
        stops.append(Stop(Step(referral.state), "now", days.get(referral.state)))
    return stops


def _stop(referral: Referral, step: Step, on: dt.date | None, *, passed: bool) -> Stop:
    if step == referral.state:
        return Stop(step, "now", on)
    if on is not None and passed:
        return Stop(step, "done", on)
    if passed:
        return Stop(step, "skipped")
    return Stop(step, "ahead", steps.settles_from(step, referral.used_from))


def history(member: Member, referral: Referral, taken: list[ReferralStep]) -> list[dict[str, Any]]:
    """The steps taken, newest first; the last says whether this person may take it back."""
    newest = taken[-1:]
    return [
        {"step": each, "undo": each in newest and rules.may_undo(member, referral, each)}
        for each in reversed(taken)
    ]


def hindrances(referral: Referral, today: dt.date) -> list[Hindrance]:
    """Why the way does not go on, in words; nothing where it does."""
    return [] if referral.state in steps.LAST else list(_hindrances(referral, today))


def _hindrances(referral: Referral, today: dt.date) -> Iterator[Hindrance]:
    if not referral.need.is_open:
        yield Hindrance(_("この支援ニーズは終わっているので、段階は記録できません。"))
        return
    if referral.record.state == RegistryRecord.State.CLOSED:
        yield Hindrance(_("この受け入れ先は終わっています。先の段階には進めません。"))
    following = steps.FOLLOWING[Step(referral.state)]
    if steps.tells_host(following) and not rules.may_tell(referral, today):
        text = _("受け入れ先に相談する本人の同意がありません。同意を記録すると、先に進めます。")
        yield Hindrance(text, consent=True)
    settling = steps.next_settling(referral.state, referral.used_from)
    if settling and settling[1] > today:
        step, day = settling
        words = {"step": step.label, "day": date_format(day)}
        yield Hindrance(_("%(step)sは、%(day)sから記録できます。") % words)
