"""台帳をさがす: words, conditions, and the records that fit."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from directory.registry.forms.search import SaveSearchForm
from directory.registry.pages.frame import page
from directory.registry.permissions import Member
from directory.registry.searching import lines, telling
from directory.registry.searching.answering import A_PAGE, Answer, Drawer
from directory.registry.searching.asking import LONGEST_TEXT, ORDERS, STATE, Asked, asked_of
from directory.registry.searching.facet_kinds import Known, known_of
from directory.registry.searching.facet_values import CLOSED
from directory.registry.searching.plain_list import by_name
from directory.registry.searching.standing import standing
from directory.registry.services import searches

from .filters import groups
from .rows import Row, from_hit, from_record

ROOM = "records"
ORDER_LABELS = {
    lines.RELEVANCE: gettext_lazy("ことばに合う順"),
    lines.NAME: gettext_lazy("名前の順"),
    lines.DUE: gettext_lazy("確かめる日の早い順"),
    lines.VACANCIES: gettext_lazy("空きの多い順"),
}


def records(request: HttpRequest, member: Member) -> HttpResponse:
    """The records that fit what the address asks."""
    return shown(request, member)


def shown(
    request: HttpRequest, member: Member, *, form: SaveSearchForm | None = None
) -> HttpResponse:
    """The same list, perhaps with a form that was refused."""
    today, known = timezone.localdate(), known_of(member.municipality)
    asked, drawer = asked_of(request.GET, known), Drawer(member, today)
    stands = standing(member.municipality, drawer)
    saved = [] if stands.missing else searches.new_for(member, today)
    context: dict[str, Any] = {
        "asked": asked,
        "index": stands,
        "message": _cut_short(asked),
        "save_form": form or SaveSearchForm(member=member),
        "saved": saved,
        "new_in_all": sum(len(each.new) for each in saved),
    }
    if stands.missing:
        context |= _plain(member, asked, today)
    else:
        context |= _found(member, asked, known, drawer.page(asked), today)
    return page(request, member, "search/records.html", context, room=ROOM)


def _found(
    member: Member, asked: Asked, known: Known, answer: Answer, today: dt.date
) -> dict[str, Any]:
    return {
        "rows": [from_hit(hit, member, asked, today) for hit in answer.hits],
        "total": answer.total,
        "groups": groups(asked, known, answer.counts),
        "chips": list(telling.chips(asked, known)),
        "clear": asked.parameters(bare=True),
        "closed": _closed(asked, answer),
        "way_out": telling.way_out(asked, known, answer.relaxation),
        "orders": [
            (order, ORDER_LABELS[order], order == asked.order)
            for order in ORDERS
            if asked.text or order != lines.RELEVANCE
        ],
        "page": _page(asked, answer.number, answer.pages, len(answer.hits)),
        "download": asked.parameters(),
    }


def _closed(asked: Asked, answer: Answer) -> dict[str, Any] | None:
    """How many are left out because they are over, and the way to them."""
    number = answer.counts[STATE].get(CLOSED, 0)
    if STATE in asked.chosen or not number:
        return None
    return {"number": number, "parameters": asked.parameters(added=[(STATE, CLOSED)])}


def _plain(member: Member, asked: Asked, today: dt.date) -> dict[str, Any]:
    """All records by name where the index can tell nothing."""
    pages = Paginator(by_name(member.municipality, asked.text), A_PAGE)
    found = pages.get_page(asked.number)
    rows: list[Row] = [from_record(record, member, today) for record in found]
    return {
        "rows": rows,
        "total": pages.count,
        "page": _page(asked, found.number, pages.num_pages, len(rows)),
        "clear": "",
        "download": asked.parameters(),
    }


def _page(asked: Asked, number: int, pages: int, rows: int) -> dict[str, Any]:
    first = (number - 1) * A_PAGE
    return {
        "number": number,
        "pages": pages,
        "size": A_PAGE,
        "previous_url": f"?{asked.parameters(page=number - 1)}" if number > 1 else "",
        "next_url": f"?{asked.parameters(page=number + 1)}" if number < pages else "",
        "first_index": first + 1,
        "last_index": first + rows,
    }


def _cut_short(asked: Asked) -> str:
    if not asked.cut_short:
        return ""
    return _("長い文章なので、はじめの%(number)d文字で探しました。") % {"number": LONGEST_TEXT}
