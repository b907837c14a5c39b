"""Up to four places side by side."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from directory.registry.matching import FRESHNESS, side_by_side
from directory.registry.matching.comparison import MOST_SIDE_BY_SIDE
from directory.registry.models import Trace
from directory.registry.pages.frame import need_of, page
from directory.registry.permissions import Member
from directory.registry.services import traces
from directory.registry.wording import Told, condition_name
from directory.row_key import row_keys

from .board import board
from .cards import Card, cards
from .views import ROOM


@dataclass(frozen=True, slots=True)
class ComparedRow:
    """One condition: a line for each place (None where it has none), and what is asked."""

    condition: str
    name: str
    asked: str
    essential: bool
    differs: bool
    lines: tuple[Told | None, ...]


def compare(request: HttpRequest, member: Member, pk: int) -> HttpResponse:
    """The places of ``r`` (repeated), in the order they were named."""
    need = need_of(member, pk)
    found = board(member, need)
    keys = list(dict.fromkeys(map(int, row_keys(request.GET.getlist("r")))))
    known = [key for key in keys if found.match(key)]
    shown = cards(found, member, known[:MOST_SIDE_BY_SIDE])
    traces.leave(member, Trace.What.SEEN, need=need, subject=_("候補の比べ"), rows=len(shown))
    context = {
        "need": need,
        "board": found,
        "cards": shown,
        "rows": rows(shown),
        "left_out": len(known) > MOST_SIDE_BY_SIDE,
    }
    return page(request, member, "candidates/compare.html", context, room=ROOM)


def rows(shown: list[Card]) -> list[ComparedRow]:
    """Every condition any of the places has a line of."""
    return [
        _row(row.condition, row.differs, shown)
        for row in side_by_side([card.match for card in shown])
    ]


def _row(condition: str, differs: bool, shown: list[Card]) -> ComparedRow:
    lines = tuple(card.by_condition.get(condition) for card in shown)
    first = next(line for line in lines if line)
    # Each record has a day of its own that it is due: that is no wish of the person.
    asked = "" if condition == FRESHNESS else first.asked
    essential = any(line.essential for line in lines if line)
    name = first.name or condition_name(condition)
    return ComparedRow(condition, name, asked, essential, differs, lines)
