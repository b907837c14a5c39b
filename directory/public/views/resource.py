"""The page of one resource, and the way to say that something on it is wrong."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Any

from django.conf import settings
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render

from directory.entries import path_of
from directory.hours import words
from directory.models import Resource
from directory.public import parts, profile
from directory.public.cards import from_resource, now
from directory.public.scope import Scope
from directory.public.views.serving import public
from directory.public.week import week

_LARGEST_KEY = 2**63 - 1


@public
def resource_page(request: HttpRequest, scope: Scope, pk: int) -> HttpResponse:
    """Everything the public may know of one resource."""
    resource = public_resource(scope, pk, parts.PAGE)
    if scope.municipality is None:
        root = scope.root_of(resource.municipality.code)
        return HttpResponseRedirect(f"{root}{path_of(resource.pk)}")
    context = scope.page(nav="resource", title=resource.name, **shown(resource, scope, now()))
    return render(request, "directory/resource.html", context)


def preview(resource: Resource) -> dict[str, Any]:
    """The context of a resource's page on the hub, whatever state the resource is in."""
    municipality = resource.municipality
    scope = Scope(municipality, f"/{municipality.slug}/")
    return scope.page(nav="resource", title=resource.name, **shown(resource, scope, now()))


def public_resource(scope: Scope, pk: int, names: Sequence[str] = parts.CARD) -> Resource:
    """The resource with the named parts. Raises ``Http404`` unless the public may see it here."""
    found = parts.with_parts(_here(scope).filter(pk=min(pk, _LARGEST_KEY)), names)
    if not found:
        raise Http404(pk)
    return found[0]


def shown(resource: Resource, scope: Scope, moment: dt.datetime) -> dict[str, Any]:
    """The page's context: see the functions of ``directory.public.profile``."""
    parts.with_items(resource)
    card = from_resource(resource, scope, moment)
    schedule = resource.schedule
    return {
        "resource": resource,
        "card": card,
        "state_sentence": card.open_sentence,
        "hours_lines": words.lines(schedule, moment.date()) if schedule else (),
        "week": week(schedule, moment.date()),
        "contacts": profile.contacts(resource),
        "names": [each.text for each in resource.other_names.all()],
        "venues": list(resource.venues.all()),
        "accessibility": profile.accessibility(resource),
        "languages": list(resource.languages.all()),
        "operators": profile.operators(resource),
        "programmes": profile.programmes(resource),
        "departments": [each for each in resource.departments.all() if each.live],
        "audience": resource.audience,
        "exclusion": resource.exclusion,
        "anyone_welcome": profile.anyone_welcome(resource),
        "fee_text": profile.fee_text(resource),
        "booking_text": profile.booking_text(resource),
        "capacity": resource.capacity,
        "map_markers": profile.markers(resource),
        "tile": {"url": settings.MAP_TILE_URL, "attribution": settings.MAP_TILE_ATTRIBUTION},
        "unconfirmed": profile.unconfirmed(resource),
        "sources": profile.sources(resource),
        "confirmed_on": resource.confirmed_on,
        "ask_whom": profile.ask_whom(resource),
        "report_url": f"{card.url}report/",
    }


def _here(scope: Scope) -> QuerySet[Resource]:
    resources = Resource.objects.public()
    return resources.of(scope.municipality) if scope.municipality else resources
