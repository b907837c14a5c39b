"""支援ニーズ: receive, change, close, reopen."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Collection, Mapping
from typing import Any

from dateutil.relativedelta import relativedelta
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext as _

from directory.models import Municipality
from directory.models.fiscal_year import fiscal_year_of
from directory.registry.case_number import what_is_wrong
from directory.registry.models import AnswerLink, Need, PlanEvent, RegistrySettings, Trace
from directory.registry.permissions import Member, Right

from . import traces
from .texts import refuse_taxes

State = Need.State
ENDS = {State.CLOSED: PlanEvent.Kind.CLOSING, State.BROKEN_OFF: PlanEvent.Kind.BREAKING_OFF}
DEFAULTS = RegistrySettings()
SHORTEST_KEEP = dt.timedelta(days=30)
# What a person writes of a need; all else follows from what is done.
MANY = ("sectors", "concerns", "assessment", "interests", "strengths", "avoid", "difficulties")
SET_BY_VERBS = {
    *("id", "municipality", "number", "fiscal_year", "received_on", "proposed_by", "state"),
    *("closed_on", "closing_note", "delete_after", "created_at", "updated_at", "version"),
}
# The wishes are the person's own words: 税金の支払い is a concern of the intake form.
UNTAXED = ("memo", "next_what")
ONE = tuple(each.name for each in Need._meta.fields if each.name not in SET_BY_VERBS)


def require_known(member: Member, need: Need) -> None:
    """Raises ``PermissionDenied`` for a need the member may not know of."""
    if not member.needs().filter(pk=need.pk).exists():
        raise PermissionDenied


def settings_of(municipality: Municipality) -> RegistrySettings:
    """What a municipality decided; the defaults where it decided nothing."""
    return RegistrySettings.objects.filter(municipality=municipality).first() or DEFAULTS


def next_number(municipality: Municipality, on: dt.date) -> str:
    """The case number that is free next in the fiscal year of a day, such as R8-0012."""
    stem = f"{settings_of(municipality).case_prefix}{_year_code(_fiscal_year(on))}-"
    taken = Need.objects.of(municipality).filter(number__startswith=stem)
    tails = (each.removeprefix(stem) for each in taken.values_list("number", flat=True))
    highest = max((int(each) for each in tails if re.fullmatch(r"[0-9]{1,9}", each)), default=0)
    return f"{stem}{highest + 1:04}"


def _fiscal_year(day: dt.date) -> int:
    return fiscal_year_of(f"{day:%Y-%m}")


def _year_code(year: int) -> str:
    return f"R{year - 2018}" if year > 2018 else f"H{year - 1988}" if year > 1988 else str(year)


@transaction.atomic
def receive(
    *, member: Member, received_on: dt.date, facts: Mapping[str, Any], number: str = ""
) -> Need:
    """Take in a need with ``facts`` (field → value, rows for fields of several).

    Without ``number`` the next free one is given; one that is taken is refused.
    """
    member.require(Right.WRITE_NEEDS)
    # Two who receive at the same moment are served one after the other.
    municipality = Municipality.objects.select_for_update().get(pk=member.municipality.pk)
    _check_received(received_on)
    prefix = settings_of(municipality).case_prefix
    if number and (wrong := what_is_wrong(number, prefix)):
        raise ValidationError({"number": wrong})
    if number and Need.objects.of(municipality).filter(number=number).exists():
        raise ValidationError({"number": _taken(municipality, received_on)})
    need = Need(
        municipality=municipality,
        number=number or next_number(municipality, received_on),
        received_on=received_on,
        fiscal_year=_fiscal_year(received_on),
        proposed_by=member.user,  # type: ignore[misc]
    )
    _write(need, facts)
    traces.leave(member, Trace.What.CHANGED, need=need, subject=_("受け付け"))
    return need


def _check_received(on: dt.date) -> None:
    if on > timezone.localdate():
        raise ValidationError({"received_on": _("受け付けた日が先の日付です。")})


def _taken(municipality: Municipality, on: dt.date) -> str:
    free = next_number(municipality, on)
    return _("この整理番号は、もう使われています。空いているのは %(free)s です。") % {"free": free}


@transaction.atomic
def change(
    *, member: Member, need: Need, facts: Mapping[str, Any], received_on: dt.date | None = None
) -> Need:
    """Write ``facts`` over those of an open need as it was read; who comes late is refused."""
    member.require(Right.WRITE_NEEDS)
    require_known(member, need)
    _require_open(need)
    if received_on is not None:
        _check_received(received_on)
        need.received_on, need.fiscal_year = received_on, _fiscal_year(received_on)
    _take_turn(need)
    # What verbs set meanwhile stays as they set it.
    written = facts.keys() & set(ONE)
    _write(need, facts, {*written, "received_on", "fiscal_year", "updated_at"})
    traces.leave(member, Trace.What.CHANGED, need=need, subject=_("書きかえ"))
    return need


def _require_open(need: Need) -> None:
    if not Need.objects.open().filter(pk=need.pk).exists():
        raise ValidationError(_("終えたものは書きかえられません。先に再開してください。"))


def _take_turn(need: Need) -> None:
    read = Need.objects.filter(pk=need.pk, version=need.version)
    if not read.update(version=F("version") + 1):
        raise ValidationError(
            _("ほかの人が先に保存しました。新しい内容を確かめて、もう一度保存してください。")
        )
    need.version += 1


def _write(need: Need, facts: Mapping[str, Any], columns: Collection[str] | None = None) -> None:
    if strange := facts.keys() - {*ONE, *MANY}:
        raise ValueError(f"not a fact of a need: {', '.join(sorted(strange))}")
    refuse_taxes(**{name: facts[name] for name in UNTAXED if facts.get(name)})
    for name in facts.keys() & set(ONE):
        setattr(need, name, facts[name])
    need.save(update_fields=columns)
    for name in facts.keys() & set(MANY):
        getattr(need, name).set(facts[name])


def start(need: Need) -> None:
    """From the first referral or plan on, a need is one that is being worked on."""
    waiting = Need.objects.filter(pk=need.pk, state=State.OPEN)
    if waiting.update(state=State.ACTIVE, version=F("version") + 1):
        need.refresh_from_db(fields=["state", "version"])


@transaction.atomic
def close(*, member: Member, need: Need, state: str, on: dt.date, note: str = "") -> Need:
    """End a need as 終結 or 中断; from ``on`` its time of keeping runs.

    Raises ``ValidationError`` while a referral runs, or a plan has no meeting that ended it.
    """
    member.require(Right.REFER)
    require_known(member, need)
    now = Need.objects.select_for_update().get(pk=need.pk)
    check_closing(now, state, on)
    refuse_taxes(closing_note=note)
    keep = relativedelta(months=settings_of(now.municipality).retention_months)
    now.state, now.closed_on, now.closing_note = State(state), on, note
    # However long ago it ended, somebody can still notice a mistake.
    now.delete_after = max(on + keep, timezone.localdate() + SHORTEST_KEEP)
    now.next_on, now.next_what = None, ""
    now.version += 1
    now.save()
    links = AnswerLink.objects.filter(referral__need=now, state=AnswerLink.State.WAITING)
    links.update(state=AnswerLink.State.WITHDRAWN)
    traces.leave(member, Trace.What.CHANGED, need=now, subject=str(now.get_state_display()))
    return now


def check_closing(need: Need, state: str, on: dt.date) -> None:
    """Refuse an end that is not due, with what has to happen first."""
    if not need.is_open:
        raise ValidationError(_("もう終えてあります。"))
    if state not in ENDS:
        raise ValidationError({"state": _("終結か中断かを選んでください。")})
    if on > timezone.localdate() or on < need.received_on:
        raise ValidationError(
            {"on": _("終えた日は、受け付けた日からきょうまでの日にしてください。")}
        )
    if need.referrals.running().exists():
        raise ValidationError(
            _("続いているつなぎがあります。それぞれを終了か不成立にしてから終えてください。"),
            code="running",
        )
    _check_plan(need, state, on)


def meeting_due(need: Need) -> bool:
    """Whether a plan runs that no meeting has ended yet."""
    last = _last_event(need)
    return last is not None and last.kind not in ENDS.values()


def _last_event(need: Need) -> PlanEvent | None:
    found: PlanEvent | None = need.plan_events.order_by("on", "pk").last()
    return found


def _check_plan(need: Need, state: str, on: dt.date) -> None:
    last = _last_event(need)
    if last is None:
        return
    wanted = ENDS[State(state)]
    if last.kind not in ENDS.values():
        raise ValidationError(
            _(
                "支援プランがあるので、%(end)sは会議で決めます。"
                "先に会議の議題に入れ、決まったことを記録してください。"
            )
            % {"end": wanted.label},
            code="meeting",
        )
    if last.kind != wanted and not _taken_up_since(need, last):
        text = _(
            "会議で決まったのは「%(decided)s」です。そちらを選ぶか、会議でもう一度話し合ってください。"
        )
        raise ValidationError({"state": text % {"decided": last.get_kind_display()}})
    if on < last.on:
        raise ValidationError({"on": _("終えた日が、会議で決まった日より前です。")})


def _taken_up_since(need: Need, event: PlanEvent) -> bool:
    """Whether the need was reopened after its plan ended: it goes on without a plan."""
    return need.traces.filter(subject=_("再開"), at__gt=event.at).exists()


@transaction.atomic
def reopen(*, member: Member, need: Need) -> Need:
    """Take an ended need up again; its time of keeping no longer runs."""
    member.require(Right.REFER)
    require_known(member, need)
    now = Need.objects.select_for_update().get(pk=need.pk)
    if now.is_open:
        raise ValidationError(_("終えていないので、再開することはありません。"))
    begun = now.referrals.exists() or now.plan_events.exists()
    now.state = State.ACTIVE if begun else State.OPEN
    now.closed_on = now.delete_after = None
    now.version += 1
    now.save()
    traces.leave(member, Trace.What.CHANGED, need=now, subject=_("再開"))
    return now
