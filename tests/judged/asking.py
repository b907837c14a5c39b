"""Ask the search what a resident asks, the way the search page does."""

from __future__ import annotations

from typing import Any

from django.http import QueryDict

from directory.finding.place import Answer, Asked, locate
from directory.hours.clock import minute_of
from directory.models import Municipality, Resource
from directory.public.cards import now
from directory.public.forms import SearchForm
from directory.public.known_towns import gazetteer
from directory.public.scope import Scope
from search import api
from tests.judged.score import DEPTH, JudgedQuery


def answers(query: JudgedQuery) -> list[str]:
    """Return the 整理番号 of the first answers, best first.

    Raises ``Municipality.DoesNotExist`` for an unknown municipality, ``LookupError`` for a
    place that is not found.
    """
    municipality = Municipality.objects.get(slug=query.municipality)
    scope = Scope(municipality, f"/{municipality.slug}/")
    place = _place(query, scope)
    asked = QueryDict(mutable=True)
    asked["q"] = query.text
    form = SearchForm(asked, scope)
    results = api.find(form.to_query(minute_of(now()), **_lifted(place)))
    keys = [int(hit.key.partition(":")[2]) for hit in results.hits[:DEPTH]]
    refs = dict(Resource.objects.filter(pk__in=keys).values_list("pk", "ref"))
    return [refs[key] for key in keys]


def _place(query: JudgedQuery, scope: Scope) -> Answer | None:
    if not query.place:
        return None
    answer = locate(Asked(text=query.place), gazetteer(), scope.code)
    if not answer.settled:
        raise LookupError(f"{query.id}: {query.place} is {answer.outcome}")
    return answer


def _lifted(place: Answer | None) -> dict[str, Any]:
    if place is None:
        return {}
    areas = dict.fromkeys(str(area.pk) for town in place.towns for area in town.areas)
    return {"areas": tuple(areas), "near": place.middle}
