"""ことばで探す: free text, shelves, conditions, and what to do where nothing is found."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from directory.finding.place import Answer, Asked, locate
from directory.hours.clock import minute_of
from directory.public import emergency
from directory.public.cards import from_hit, now
from directory.public.facets import BY_NAME, offered
from directory.public.forms import LONGEST_TEXT, PAGE_SIZE, SearchForm
from directory.public.guidance import first_contacts
from directory.public.known_towns import gazetteer
from directory.public.scope import Scope
from directory.public.tabs import listed, tabs
from directory.public.views.place import place_of
from directory.public.views.serving import personal
from directory.shelves import BY_CODE, DIRECTORY
from search import api
from search.data import Facet, Relaxation, Results


@personal
def resource_search(request: HttpRequest, scope: Scope) -> HttpResponse:
    """Answers to everyday words, with conditions to narrow them."""
    form, moment = SearchForm(request.GET, scope), now()
    place = _place(form)
    results, number = _find(form, place, moment)
    shown = tabs(form, results.total)
    context = scope.page(
        nav="search",
        title=_("ことばで探す"),
        form=form,
        query_text=form.text,
        message=_cut_short(form),
        place=place_of(place) if place else None,
        emergency=emergency.panel(form.text, scope.municipality),
        facets=[_facet(facet, form) for facet in results.facets if facet.counts],
        active=list(_active(form, place)),
        clear_url=form.clear_url,
        shelf=BY_CODE[form.shelf],
        tabs=shown,
        elsewhere=[tab for tab in shown if tab.count and not tab.current],
        **_hits(form, results, moment),
        total=results.total,
        page=_page(form, number, results),
        relaxation=_relaxation(results.relaxation, form),
        fallback=first_contacts(scope, moment),
    )
    return render(request, "directory/search.html", context)


def _hits(form: SearchForm, results: Results, moment: dt.datetime) -> dict[str, Any]:
    """Resources as ``cards``, everything else as ``listed``."""
    if form.shelf == DIRECTORY:
        return {"cards": [from_hit(hit, form.scope, moment) for hit in results.hits], "listed": []}
    return {"cards": [], "listed": [listed(hit, form.scope) for hit in results.hits]}


def _place(form: SearchForm) -> Answer | None:
    if form.town_pk is None:
        return None
    answer = locate(Asked(town=form.town_pk), gazetteer(), form.scope.code)
    return answer if answer.settled else None


def _find(form: SearchForm, place: Answer | None, moment: dt.datetime) -> tuple[Results, int]:
    """The answers, and the number of the page they are: the last where there are fewer."""
    lifted: dict[str, Any] = {}
    if place and form.shelf == DIRECTORY:
        pks = dict.fromkeys(str(area.pk) for town in place.towns for area in town.areas)
        lifted = {"areas": tuple(pks), "near": place.middle}
    minute = minute_of(moment)
    results = api.find(form.to_query(minute, **lifted))
    last = _pages(results.total)
    if form.number > last:
        return api.find(form.to_query(minute, number=last, **lifted)), last
    return results, form.number


def _pages(total: int) -> int:
    return max(1, -(-total // PAGE_SIZE))


def _page(form: SearchForm, number: int, results: Results) -> dict[str, Any]:
    pages = _pages(results.total)
    first = (number - 1) * PAGE_SIZE
    return {
        "number": number,
        "pages": pages,
        "previous_url": form.url(page=number - 1) if number > 1 else "",
        "next_url": form.url(page=number + 1) if number < pages else "",
        "first_index": first + 1,
        "last_index": first + len(results.hits),
    }


def _facet(facet: Facet, form: SearchForm) -> dict[str, Any]:
    kind = BY_NAME[facet.name]
    counts, labels = dict(facet.counts), kind.labels(form.scope)
    chosen = form.chosen.get(facet.name, ())
    # What the index knows and the directory has just forgotten is counted all the same.
    shown = [value for value in labels if value in counts or value in chosen]
    shown += [value for value in counts if value not in labels]
    options = [
        {
            "value": value,
            "label": labels.get(value, value),
            "count": counts.get(value, 0),
            "checked": value in chosen,
        }
        for value in shown
    ]
    return {"name": facet.name, "label": kind.label, "options": options, "open": bool(chosen)}


def _active(form: SearchForm, place: Answer | None) -> Iterator[dict[str, str]]:
    if place and form.shelf == DIRECTORY:
        label = _("%(place)sの窓口を先に") % {"place": place_of(place)["label"]}
        yield {"label": label, "remove_url": form.url(without="town")}
    for facet in offered(form.scope):
        labels = facet.labels(form.scope)
        for value in form.chosen.get(facet.name, ()):
            yield {
                "label": str(labels[value]),
                "remove_url": form.url(without=facet.name, value=value),
            }


def _relaxation(found: Relaxation | None, form: SearchForm) -> dict[str, Any] | None:
    if found is None:
        return None
    told = _without_word(found, form) if found.condition == "text" else _without(found, form)
    if told is None:
        return None
    condition, url = told
    words = {"condition": condition, "total": found.total}
    text = _("「%(condition)s」をはずすと、%(total)d件見つかります。") % words
    return {"text": text, "url": url, "total": found.total}


def _without(found: Relaxation, form: SearchForm) -> tuple[str, str] | None:
    facet = BY_NAME.get(found.condition)
    if facet is None:
        return None
    labels = facet.labels(form.scope)
    values = [str(labels[value]) for value in form.chosen.get(facet.name, ())]
    return "・".join(values), form.url(without=facet.name)


def _without_word(found: Relaxation, form: SearchForm) -> tuple[str, str] | None:
    left = form.text.replace(found.value, " ", 1)
    if left == form.text:
        return None
    return found.value, form.url(text=" ".join(left.split()))


def _cut_short(form: SearchForm) -> str:
    if not form.cut_short:
        return ""
    return _("長い文章なので、はじめの%(number)d文字で探しました。") % {"number": LONGEST_TEXT}
