"""Two editions side by side, or one beside what the plan says now."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from directory.public.scope import Scope
from directory.public.views.serving import public
from portal.plans import edition_reading as reading
from portal.plans.comparison_showing import ShownComparison, shown
from portal.plans.composing import document_of
from portal.plans.document import days
from portal.plans.document.compare import Comparison, compare
from portal.plans.editions import document_in
from portal.plans.models import Edition

NOW = "now"


@dataclass(frozen=True, slots=True)
class Choice:
    """What may stand on one side: an edition's number, or "now"."""

    value: str
    label: str


class UnclearError(ValueError):
    """What was asked cannot be compared; the message says why, and what to do."""


@public
def compare_page(request: HttpRequest, scope: Scope) -> HttpResponse:
    """What changed between the two that ``a`` and ``b`` name."""
    editions = list(reading.editions_of(reading.municipality_of(scope)))
    asked = (request.GET.get("a", ""), request.GET.get("b", ""))
    message, found = "", None
    if any(asked):
        try:
            found = _compared(asked, {str(each.number): each for each in editions})
        except UnclearError as error:
            message = str(error)
    context = scope.page(
        nav=reading.NAV,
        title=_("版をくらべる"),
        choices=_choices(editions),
        asked=asked,
        message=message,
        comparison=found,
        sides=[_label(each, editions) for each in asked] if found else [],
    )
    return render(request, "plans/compare.html", context)


def _compared(asked: tuple[str, str], editions: dict[str, Edition]) -> ShownComparison:
    """The comparison asked for. Raises ``UnclearError``."""
    for each in asked:
        if each != NOW and each not in editions:
            raise UnclearError(_("くらべる版が見つかりません。下の一覧から2つ選んでください。"))
    if asked[0] == asked[1]:
        raise UnclearError(_("同じものどうしはくらべられません。ちがう2つを選んでください。"))
    if NOW not in asked:
        first, second = (editions[each] for each in asked)
        return shown(_between(first.pk, first.fixed_at, second.pk, second.fixed_at))
    edition = editions[asked[0] if asked[1] == NOW else asked[1]]
    plan = reading.public_plan(edition)
    if plan is None:
        raise UnclearError(
            _("この版のもとの計画は、いま公開されていません。ほかの版を選んでください。")
        )
    sides = {NOW: document_of(plan)}
    documents = [sides.get(each) or document_in(editions[each]) for each in asked]
    return shown(compare(*documents))


@lru_cache(maxsize=16)
def _between(first: int, _first_at: Any, second: int, _second_at: Any) -> Comparison:
    """Editions never change, and neither does what lies between them."""
    before, after = (Edition.objects.get(pk=pk) for pk in (first, second))
    return compare(document_in(before), document_in(after))


def _choices(editions: list[Edition]) -> list[Choice]:
    named = [Choice(str(each.number), _label(str(each.number), editions)) for each in editions]
    return [*named, Choice(NOW, _label(NOW, editions))]


def _label(value: str, editions: list[Edition]) -> str:
    if value == NOW:
        return _("いまの内容")
    edition = next(each for each in editions if str(each.number) == value)
    facts = {
        "name": edition.name,
        "number": edition.number,
        "title": edition.title,
        "day": days.said(edition.fixed_on),
    }
    return _("第%(number)d号 %(name)s（%(day)s確定）%(title)s") % facts
