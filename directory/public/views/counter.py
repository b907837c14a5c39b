"""あなたの窓口: from a postcode, a town or a position to the counters for it."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import gettext as _

from directory.finding.counters import Tier
from directory.finding.gazetteer import KnownTown
from directory.finding.place import Answer, Asked, Found, locate
from directory.public import emergency, vocabulary
from directory.public.cards import now
from directory.public.forms import PlaceForm
from directory.public.guidance import Guidance, first_contacts, guide
from directory.public.known_towns import can_locate, gazetteer
from directory.public.place_words import message, next_steps
from directory.public.scope import Scope
from directory.public.views.place import place_of
from directory.public.views.serving import personal


@personal
def your_counter(request: HttpRequest, scope: Scope) -> HttpResponse:
    """The counters for where somebody lives; on the hub, the way to their municipality."""
    form = PlaceForm(request.GET)
    answer = locate(_asked(form), gazetteer(), scope.code)
    if scope.municipality is None and answer.settled:
        return HttpResponseRedirect(_address(answer.towns[0], scope, answer.postcode))
    found = _guidance(scope, answer)
    context = scope.page(
        nav="counter",
        title=_("あなたの窓口"),
        asked=form.text or form.postcode_text,
        outcome=str(answer.outcome),
        place=place_of(answer) if answer.settled else None,
        choices=_choices(answer, scope),
        elsewhere=_elsewhere(answer, scope),
        emergency=emergency.panel(form.text, scope.municipality),
        can_locate=can_locate(scope.municipality),
        **_told(answer, form, scope),
        **_shown(found),
    )
    return render(request, "directory/your_counter.html", context)


def _asked(form: PlaceForm) -> Asked:
    return Asked(
        text=form.text,
        postcode=form.postcode_text,
        town=form.town_pk,
        point=form.point,
        point_wrong=form.point_wrong,
    )


def _guidance(scope: Scope, answer: Answer) -> Guidance:
    if scope.municipality and answer.settled:
        return guide(scope, scope.municipality, answer, now())
    return Guidance(fallback=first_contacts(scope, now()))


def _shown(found: Guidance) -> dict[str, Any]:
    return {
        "responsible": found.groups(Tier.RESPONSIBLE),
        "candidates": found.groups(Tier.CANDIDATE),
        "everyone": found.groups(Tier.EVERYONE),
        "unstated": found.groups(Tier.UNSTATED),
        "nearest": list(found.nearest),
        "fallback": list(found.fallback),
    }


def _told(answer: Answer, form: PlaceForm, scope: Scope) -> dict[str, Any]:
    asked = form.text or form.postcode_text
    return {
        "message": message(answer, asked, scope.municipality, _name(answer.elsewhere)),
        "next_steps": next_steps(answer, scope.municipality),
    }


def _choices(answer: Answer, scope: Scope) -> list[dict[str, str]]:
    if answer.outcome is not Found.CHOOSE:
        return []
    return [
        {
            "label": _label(town, scope),
            "url": _address(town, scope),
            "area": "、".join(dict.fromkeys(area.name for area in town.areas)),
        }
        for town in answer.towns
    ]


def _label(town: KnownTown, scope: Scope) -> str:
    return town.name if scope.municipality else f"{_name(town.municipality)} {town.name}"


def _elsewhere(answer: Answer, scope: Scope) -> dict[str, str | None] | None:
    if not answer.elsewhere:
        return None
    url: str | None = f"{scope.root_of(answer.elsewhere)}counter/"
    if answer.towns:
        url = _address(answer.towns[0], scope, answer.postcode)
    name = _name(answer.elsewhere)
    return {"name": name, "url": url if scope.reaches(answer.elsewhere) else None}


def _address(town: KnownTown, scope: Scope, postcode: str = "") -> str:
    """Where a town's counters are shown; the choice is kept in the address alone."""
    choice = {"postcode": postcode} if postcode else {"town": town.pk}
    return f"{scope.root_of(town.municipality)}counter/?{urlencode(choice)}"


def _name(code: str) -> str:
    municipality = vocabulary.municipality_with(code=code) if code else None
    return municipality.label if municipality else ""
