"""不足資源の板: from 把握 to 開設, each move with its day and a note."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Count, Max, Q, QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _

from directory.registry.counting.lacks import condition_label, kind_label, of_gap
from directory.registry.counting.suppression import shown
from directory.registry.forms.gaps import GapForm, GapText, MoveForm
from directory.registry.forms.refusals import tell
from directory.registry.models import Gap, Matter
from directory.registry.pages.frame import go, page
from directory.registry.pages.sent import sent
from directory.registry.permissions import Member, Right
from directory.registry.services import gaps, meetings
from directory.registry.services.needs import settings_of

ROOM = "gaps"
A_COLUMN = 20
LACK = ("area", "sector", "kind", "condition")


def board(request: HttpRequest, member: Member) -> HttpResponse:
    """The stages as columns; one stage alone, and whole, where it is asked for."""
    asked = request.GET.get("stage", "")
    stage = asked if asked in Gap.Stage.values else ""
    limit = settings_of(member.municipality).suppress_below
    rows = [_card(each, limit) for each in _gaps(member).order_by("-updated_at", "-pk")]
    columns = [
        _column(
            key, str(label), [row for row in rows if row["gap"].stage == key], whole=bool(stage)
        )
        for key, label in Gap.Stage.choices
        if stage in ("", key)
    ]
    context = {"columns": columns, "stage": stage, "anything": bool(rows)}
    return page(request, member, "gaps/board.html", context, room=ROOM)


def _column(key: str, label: str, cards: list[Any], *, whole: bool) -> dict[str, Any]:
    told = cards if whole else cards[:A_COLUMN]
    return {
        "key": key,
        "label": label,
        "cards": told,
        "count": len(cards),
        "more": len(cards) - len(told),
    }


def _gaps(member: Member) -> QuerySet[Gap]:
    return (
        Gap.objects.filter(municipality=member.municipality)
        .select_related("area", "sector", "opened_as__resource")
        .annotate(
            needs=Count("signals__need", distinct=True),
            notes=Count(
                "signals", filter=Q(signals__need=None, signals__isnull=False), distinct=True
            ),
            moved_on=Max("moves__on"),
        )
    )


def _card(gap: Any, limit: int) -> dict[str, Any]:
    number = gap.needs + gap.notes
    return {
        "gap": gap,
        "lack": lack_words(gap),
        "cases": shown(number, limit) if number else "",
    }


def lack_words(gap: Gap) -> str:
    """「東圏域・高齢・カフェ・送り迎え」."""
    parts = (gap.area, gap.sector, kind_label(gap.kind), condition_label(gap.condition))
    return "・".join(str(each) for each in parts if each)


def gap_of(member: Member, pk: int) -> Gap:
    """A gap of the member's municipality. Raises ``Http404`` for every other."""
    found = (
        Gap.objects.filter(municipality=member.municipality, pk=pk)
        .select_related("area", "sector", "opened_as__resource")
        .first()
    )
    if found is None:
        raise Http404(pk)
    return found


def new(request: HttpRequest, member: Member) -> HttpResponse:
    """Put a gap on the board, often from a row of the table."""
    initial = {name: request.GET[name] for name in LACK if name in request.GET}
    form = GapForm(sent(request), member=member, initial={**initial, "on": timezone.localdate()})
    if request.method == "POST" and form.is_valid():
        values = {name: form.cleaned_data[name] for name in (*LACK, "title", "text", "on")}
        made = gaps.put_on_board(member=member, **values)
        messages.success(request, _("開拓の一覧に入れました。"))
        return go(member, "gap", made.pk)
    return page(request, member, "gaps/new.html", {"form": form}, room=ROOM)


def gap(request: HttpRequest, member: Member, pk: int) -> HttpResponse:
    """One gap: how it moved, and its next move."""
    row = gap_of(member, pk)
    searched = request.GET.get("record", "").strip()[:100]
    form = MoveForm(
        sent(request),
        member=member,
        gap=row,
        searched=searched.replace("\x00", ""),
        initial={"on": timezone.localdate()},
    )
    if request.method == "POST" and form.is_valid() and _moved(member, row, form):
        messages.success(request, _("動かしました。"))
        return go(member, "gap", pk)
    limit = settings_of(member.municipality).suppress_below
    number = of_gap(row)
    context = {
        "gap": row,
        "form": form,
        "searched": searched,
        "lack": lack_words(row),
        "cases": shown(number, limit) if number else "",
        "moves": list(row.moves.all()),
        "items": _items(member, row),
    }
    return page(request, member, "gaps/gap.html", context, room=ROOM)


def _items(member: Member, row: Gap) -> list[Any]:
    if not member.may(Right.MEET):
        return []
    return list(row.agenda_items.select_related("session").order_by("session__on", "pk"))


def _moved(member: Member, row: Gap, form: MoveForm) -> bool:
    values = {name: form.cleaned_data[name] for name in ("stage", "on", "note", "opened_as")}
    session = form.cleaned_data.get("session")
    try:
        with transaction.atomic():
            gaps.move(member=member, gap=row, **values)
            if session is not None:
                row.refresh_from_db()
                meetings.put_on_agenda(member=member, session=session, matter=Matter.GAP, gap=row)
    except ValidationError as refusal:
        tell(form, refusal)
        return False
    return True


def edit(request: HttpRequest, member: Member, pk: int) -> HttpResponse:
    """Say better what is missing."""
    row = gap_of(member, pk)
    form = GapText(sent(request), member=member, initial={"title": row.title, "text": row.text})
    if request.method == "POST" and form.is_valid():
        values = {name: form.cleaned_data[name] for name in ("title", "text")}
        gaps.reword(member=member, gap=row, **values)
        messages.success(request, _("書きかえました。"))
        return go(member, "gap", pk)
    context = {"form": form, "gap": row, "lack": lack_words(row)}
    return page(request, member, "gaps/edit.html", context, room=ROOM)
