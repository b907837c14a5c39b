"""不足と開拓: notice what is missing, put it on the board, move it on."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from directory.models import CatchmentArea, Sector
from directory.registry.models import (
    Gap,
    GapMove,
    GapSignal,
    MeetingSession,
    Need,
    RegistryRecord,
)
from directory.registry.permissions import Member, Right

from .needs import require_known
from .texts import refuse_taxes

Stage = Gap.Stage
LACK = ("area", "sector", "kind", "condition")
OVER = (Stage.OPENED, Stage.DROPPED)


@transaction.atomic
def signal(
    *,
    member: Member,
    cause: str,
    need: Need | None = None,
    record: RegistryRecord | None = None,
    area: CatchmentArea | None = None,
    sector: Sector | None = None,
    kind: str = "",
    condition: str = "",
    on: dt.date,
) -> GapSignal:
    """Note once that something was missing; the same again on the same day is the same note.

    Area, sector and kind that are not said are those of the need and of the place. It joins
    the gap on the board that is about the same lack.
    """
    member.require(Right.PROPOSE)
    _require_own(member, need=need, record=record, area=area)
    lack = {
        "area": area or (need.area if need else None),
        "sector": sector or _only_sector(need),
        "kind": kind or (record.kind if record else ""),
        "condition": condition,
    }
    about = {"municipality": member.municipality, "need": need, "record": record, "on": on}
    same = {**about, **lack, "cause": GapSignal.Cause(cause)}
    known = GapSignal.objects.filter(**_asked(same)).first() if need else None
    return known or GapSignal.objects.create(gap=_on_board(member, lack), **same)


def _require_own(
    member: Member,
    *,
    need: Need | None = None,
    record: RegistryRecord | None = None,
    area: CatchmentArea | None = None,
) -> None:
    if need is not None:
        require_known(member, need)
    for each in (record, area):
        if each is not None and each.municipality_id != member.municipality.pk:
            raise PermissionDenied


def _only_sector(need: Need | None) -> Sector | None:
    sectors = list(need.sectors.all()[:2]) if need else []
    return sectors[0] if len(sectors) == 1 else None


def _asked(values: dict[str, Any]) -> dict[str, Any]:
    return {
        f"{name}__isnull" if value is None else name: True if value is None else value
        for name, value in values.items()
    }


def _on_board(member: Member, lack: dict[str, Any]) -> Gap | None:
    gaps = Gap.objects.filter(municipality=member.municipality, **_asked(lack))
    return gaps.exclude(stage__in=OVER).order_by("pk").first()


@transaction.atomic
def put_on_board(
    *,
    member: Member,
    title: str,
    text: str = "",
    area: CatchmentArea | None = None,
    sector: Sector | None = None,
    kind: str = "",
    condition: str = "",
    on: dt.date,
) -> Gap:
    """Begin to work on a gap; what was noted of the same lack and is on no board joins it."""
    member.require(Right.WORK_ON_GAPS)
    _require_own(member, area=area)
    _check_past(on)
    refuse_taxes(title=title, text=text)
    lack = {"area": area, "sector": sector, "kind": kind, "condition": condition}
    gap = Gap.objects.create(municipality=member.municipality, title=title, text=text, **lack)
    GapMove.objects.create(gap=gap, stage=Stage.SEEN, on=on, **member.signed)
    noted = GapSignal.objects.filter(municipality=member.municipality, gap=None, **_asked(lack))
    noted.update(gap=gap)
    return gap


@transaction.atomic
def reword(*, member: Member, gap: Gap, title: str, text: str) -> Gap:
    """Say better what is missing."""
    _require_work(member, gap)
    refuse_taxes(title=title, text=text)
    gap.title, gap.text = title, text
    gap.save(update_fields=["title", "text", "updated_at"])
    return gap


@transaction.atomic
def move(
    *,
    member: Member,
    gap: Gap,
    stage: str,
    on: dt.date,
    note: str = "",
    opened_as: RegistryRecord | None = None,
) -> GapMove:
    """Take a gap to another stage of the board.

    開設 names the record of what came into being, which is told the day it was developed.
    Raises ``ValidationError`` by field.
    """
    _require_work(member, gap)
    gap = Gap.objects.select_for_update().get(pk=gap.pk)
    _check_move(gap, stage, on, opened_as)
    refuse_taxes(note=note)
    if gap.stage == Stage.OPENED and opened_as != gap.opened_as:
        _take_back(gap)
    gap.stage, gap.opened_as = Stage(stage), opened_as
    gap.save(update_fields=["stage", "opened_as", "updated_at"])
    if opened_as is not None:
        _require_own(member, record=opened_as)
        _tell_developed(opened_as, on)
    return GapMove.objects.create(gap=gap, stage=stage, on=on, note=note, **member.signed)


def move_for_meeting(
    member: Member, gap: Gap, stage: str, session: MeetingSession, on: dt.date
) -> GapMove:
    """Move a gap because it came before a sitting, or because the sitting decided so."""
    last = gap.moves.order_by("on").values_list("on", flat=True).last()
    gap.stage = Stage(stage)
    gap.save(update_fields=["stage", "updated_at"])
    day = date_format(session.on)
    return GapMove.objects.create(
        gap=gap,
        stage=stage,
        on=max(on, last) if last else on,
        note=_("%(meeting)s（%(day)s）") % {"meeting": session.name, "day": day},
        **member.signed,
    )


def _require_work(member: Member, gap: Gap) -> None:
    member.require(Right.WORK_ON_GAPS)
    if gap.municipality_id != member.municipality.pk:
        raise PermissionDenied


def _check_move(gap: Gap, stage: str, on: dt.date, opened_as: RegistryRecord | None) -> None:
    if stage not in Stage.values:
        raise ValidationError({"stage": _("段階を選んでください。")})
    if stage == gap.stage and opened_as == gap.opened_as:
        text = _("もう「%(stage)s」にあります。") % {"stage": gap.get_stage_display()}
        raise ValidationError({"stage": text})
    _check_past(on)
    last = gap.moves.order_by("on").values_list("on", flat=True).last()
    if last and on < last:
        text = _("前に動かした日（%(day)s）より前の日です。") % {"day": date_format(last)}
        raise ValidationError({"on": text})
    if (stage == Stage.OPENED) != (opened_as is not None):
        text = _("「開設」にするときは、できた社会資源を台帳から選んでください。")
        other = _("できた社会資源は、「開設」にするときだけ選びます。")
        raise ValidationError({"opened_as": text if opened_as is None else other})


def _check_past(on: dt.date) -> None:
    if on > timezone.localdate():
        raise ValidationError(
            {"on": _("これからの日は記録できません。きょうまでの日にしてください。")}
        )


def _tell_developed(record: RegistryRecord, on: dt.date) -> None:
    if record.developed_on is None:
        record.developed_on = on
        record.version += 1
        record.save(update_fields=["developed_on", "version", "updated_at"])


def _take_back(gap: Gap) -> None:
    """A record that only this gap called developed is not called so any more."""
    record = gap.opened_as
    told = gap.moves.filter(stage=Stage.OPENED).values_list("on", flat=True)
    if record and record.developed_on in told and record.answers_gaps.count() == 1:
        record.developed_on = None
        record.version += 1
        record.save(update_fields=["developed_on", "version", "updated_at"])
