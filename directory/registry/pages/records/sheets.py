"""Paper: a sheet for each question, with its facts, boxes and a code that opens the link."""

from __future__ import annotations

from typing import Any

import segno
from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.http import urlencode
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from directory.registry import record_facts
from directory.registry.fact_wording import worded
from directory.registry.models import AnswerLink, RegistryRecord, Word, slots
from directory.registry.pages.frame import address, go, page
from directory.registry.permissions import Member
from directory.registry.record_facts import ASKED_GROUPS, WORD_KINDS
from directory.registry.services import links
from directory.row_key import row_keys

from .links import address_of, link_of
from .views import ROOM

PAGE_SIZE = 50
MOST_SHEETS = 50


def due(request: HttpRequest, member: Member) -> HttpResponse:
    """The places that ought to have been confirmed again, the longest overdue first."""
    rows = RegistryRecord.objects.of(member.municipality).due(timezone.localdate())
    rows = rows.select_related("resource", "municipality").order_by("confirm_by", "pk")
    never_last = rows.filter(confirm_by__isnull=False), rows.filter(confirm_by=None)
    pages = Paginator([*never_last[0], *never_last[1]], PAGE_SIZE)
    shown = pages.get_page(request.GET.get("page"))
    today = timezone.localdate()
    context = {
        "shown": shown,
        "total": pages.count,
        "rows": [
            (each, (today - each.confirm_by).days if each.confirm_by else None) for each in shown
        ],
    }
    return page(request, member, "records/due.html", context, room=ROOM)


def make_sheets(request: HttpRequest, member: Member) -> HttpResponse:
    """A question for each ticked place, then the page that prints them all."""
    keys = row_keys(request.POST.getlist("record"))
    chosen = RegistryRecord.objects.of(member.municipality).in_use().filter(pk__in=keys)
    if not chosen or len(chosen) > MOST_SHEETS:
        messages.error(request, _("印刷する場所に印を付けてください。いちどに50か所までです。"))
        return go(member, "records_due")
    made = links.sheets(member=member, records=chosen, on=timezone.localdate())
    query = urlencode({"link": [each.pk for each in made]}, doseq=True)
    return redirect(f"{address(member, 'record_sheets')}?{query}")


def sheets(request: HttpRequest, member: Member) -> HttpResponse:
    """Several sheets to print."""
    keys = row_keys(request.GET.getlist("link"))[:MOST_SHEETS]
    rows = AnswerLink.objects.filter(
        record__municipality=member.municipality, referral=None, pk__in=keys
    )
    return _printed(request, member, list(_with_facts(rows)))


def sheet(request: HttpRequest, member: Member, pk: int) -> HttpResponse:
    """One sheet to print; a question about a referral goes on no paper."""
    link = link_of(member, pk)
    if link.referral_id:
        raise Http404(pk)
    return _printed(request, member, list(_with_facts(AnswerLink.objects.filter(pk=link.pk))))


def _with_facts(rows: Any) -> Any:
    rows = rows.select_related("record__resource", "record__municipality")
    return rows.prefetch_related(*(f"record__{each}" for each in WORD_KINDS))


def _printed(request: HttpRequest, member: Member, found: list[AnswerLink]) -> HttpResponse:
    words = list(Word.objects.filter(municipality=member.municipality, active=True))
    papers = [
        {
            "link": each,
            "record": each.record,
            "code": code_of(opened),
            "address": opened,
            "groups": [
                {
                    "label": group.label,
                    "rows": [_row(each.record, name, words) for name in group.facts],
                }
                for group in ASKED_GROUPS
            ],
        }
        for each in found
        if (opened := address_of(request, each))
    ]
    context = {"papers": papers, "left_out": len(found) - len(papers)}
    return page(request, member, "records/sheet.html", context, room=ROOM)


def code_of(text: str) -> SafeString:
    """A QR code as inline SVG, without style or script."""
    code = segno.make(text, error="m", micro=False)
    drawn = code.svg_inline(scale=3, border=4, svgclass="sheet-code", lineclass=None)
    # Nothing of the text but its modules is in the drawing.
    return mark_safe(drawn)  # noqa: S308


def _row(record: RegistryRecord, name: str, words: list[Word]) -> dict[str, Any]:
    return {
        "label": record_facts.label(name),
        "now": worded(name, record_facts.value(record, name)),
        "boxes": _boxes(name, words),
        "days": [str(day) for day in slots.WEEKDAYS] if name == "slots" else [],
        "parts": [str(part) for part in slots.PARTS] if name == "slots" else [],
    }


def _boxes(name: str, words: list[Word]) -> list[str]:
    """What can be ticked for a fact; nothing where words are written."""
    if name in WORD_KINDS:
        return [each.label for each in words if each.kind == WORD_KINDS[name]]
    choices = record_facts.column(name).choices or ()
    return [str(label) for value, label in choices if value != ""]
