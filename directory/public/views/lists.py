"""Lists by concern and by area, each a page one can link to."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from urllib.parse import urlencode

from django.db.models import Count, Q, QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from directory.models import AreaTown, Basis, CatchmentArea, Municipality, Resource, ResourceKind
from directory.public import parts, vocabulary
from directory.public.cards import (
    NOT_IN_SERVICE,
    ResourceCard,
    SectorGroup,
    by_sector,
    from_resource,
    now,
)
from directory.public.guidance import first_contacts
from directory.public.known_towns import gazetteer
from directory.public.scope import Scope
from directory.public.views.serving import public
from directory.querysets import ResourceQuerySet


@public
def concern_list(request: HttpRequest, scope: Scope) -> HttpResponse:
    """Every concern, in residents' words."""
    context = scope.page(nav="concerns", title=_("困りごとから"), concerns=vocabulary.concerns())
    return render(request, "directory/concern_list.html", context)


@public
def concern_page(request: HttpRequest, scope: Scope, slug: str) -> HttpResponse:
    """Where one kind of trouble is brought."""
    concern = next((each for each in vocabulary.concerns() if each.slug == slug), None)
    if concern is None:
        raise Http404(slug)
    moment = now()
    found = Resource.objects.public().of(_one(scope)).for_concern(concern)
    context = scope.page(
        nav="concerns",
        title=concern.name,
        concern=concern,
        groups=_groups(found, scope, moment),
        search_url=f"{scope.root}search/?{urlencode({'q': concern.name})}",
        fallback=first_contacts(scope, moment),
    )
    return render(request, "directory/concern.html", context)


@public
def area_list(request: HttpRequest, scope: Scope) -> HttpResponse:
    """The areas of a municipality that has any, with their towns."""
    municipality = _one(scope)
    counts = _counts(municipality)
    towns = list(gazetteer().of(municipality.code))
    areas = vocabulary.home_areas(municipality.pk)
    rows = [_area_row(area, towns) | {"count": counts.get(area.pk, 0)} for area in areas]
    context = scope.page(
        nav="areas",
        title=_("地区から"),
        areas=rows,
        has_areas=bool(rows),
        towns_without_area=sum(not town.areas for town in towns),
    )
    return render(request, "directory/area_list.html", context)


@public
def area_page(request: HttpRequest, scope: Scope, pk: int) -> HttpResponse:
    """What serves one area, and after it what serves everybody."""
    municipality, moment = _one(scope), now()
    area = next((each for each in vocabulary.home_areas(municipality.pk) if each.pk == pk), None)
    if area is None:
        raise Http404(pk)
    rows = AreaTown.objects.filter(area=area, town__live=True).select_related("town")
    resources = Resource.objects.public().of(municipality)
    mine, others = _apart(resources, area, scope, moment)
    context = scope.page(
        nav="areas",
        title=area.name,
        area=area,
        towns=[{"name": row.town.name, "inferred": row.basis != Basis.STATED} for row in rows],
        groups=by_sector(mine),
        everyone=by_sector(others),
    )
    return render(request, "directory/area.html", context)


def _counts(municipality: Municipality) -> dict[int, int]:
    """How many resources serve each area."""
    rows = Resource.objects.public().of(municipality).filter(areas__isnull=False).order_by()
    return dict(rows.values_list("areas").annotate(count=Count("pk", distinct=True)))


def _one(scope: Scope) -> Municipality:
    if scope.municipality is None:
        raise Http404
    return scope.municipality


def _area_row(area: CatchmentArea, towns: Iterable) -> dict:
    within = [town for town in towns if area.pk in town.area_pks]
    sure = {each.certainty for town in within for each in town.areas if each.pk == area.pk}
    return {
        "area": area,
        "town_names": [town.name for town in within],
        "inferred": bool(sure - {"stated"}),
    }


def _groups(resources: QuerySet, scope: Scope, moment: dt.datetime) -> list[SectorGroup]:
    return by_sector(_cards(parts.with_parts(resources), scope, moment))


def _apart(
    resources: ResourceQuerySet, area: CatchmentArea, scope: Scope, moment: dt.datetime
) -> tuple[list[ResourceCard], list[ResourceCard]]:
    """What serves the area itself, and the counters that serve everybody."""
    everyone = Q(pk__in=resources.for_everyone().counters().values("pk"))
    found = parts.with_parts(
        resources.filter(Q(pk__in=resources.in_area(area).values("pk")) | everyone)
    )
    mine = [each for each in found if area.pk in {a.pk for a in each.areas.all()}]
    others = [each for each in found if each not in mine]
    return _cards(mine, scope, moment), _cards(others, scope, moment)


def _cards(resources: Iterable[Resource], scope: Scope, moment: dt.datetime) -> list[ResourceCard]:
    """Cards: what cannot be used yet and mere categories last, counters first."""
    ordered = sorted(
        resources,
        key=lambda each: (
            each.status in NOT_IN_SERVICE,
            not each.is_one_place,
            each.kind != ResourceKind.COUNTER,
            each.reading or each.name,
        ),
    )
    return [from_resource(each, scope, moment) for each in ordered]
