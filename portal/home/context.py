"""What the first pages show."""

from __future__ import annotations

from typing import Any

from django.db.models import Count, Exists, OuterRef, Q
from django.http import HttpRequest

from directory.models import Municipality, Resource, ResourceContact
from directory.public import vocabulary
from directory.public.cards import now
from directory.public.guidance import first_contacts
from directory.public.known_towns import can_locate
from directory.public.remembering import remembered
from directory.public.scope import HUB

from .addresses import scope_of_municipality
from .first_page import additions
from .models import HubPage, MunicipalityPage


def hub_context(page: HubPage, request: HttpRequest) -> dict[str, Any]:
    """Every municipality with the number of its resources."""
    counts = _resource_counts()
    municipalities = [
        {"municipality": each, "root": f"/{each.slug}/", "resource_count": counts.get(each.pk, 0)}
        for each in vocabulary.municipalities()
    ]
    return HUB.page(
        nav="home",
        title=page.title,
        municipalities=municipalities,
        can_locate=can_locate(HUB.municipality),
    )


def municipality_context(page: MunicipalityPage, request: HttpRequest) -> dict[str, Any]:
    """The ways in: concerns, areas, and whom to call first."""
    municipality = page.municipality
    scope = scope_of_municipality(municipality, request)
    return scope.page(
        nav="home",
        title=page.title,
        concerns=vocabulary.concerns(),
        areas=vocabulary.home_areas(municipality.pk),
        first_contacts=first_contacts(scope, now()),
        **additions(scope),
        counts=_counts(municipality.pk),
        can_locate=can_locate(municipality),
    )


@remembered(Resource, Municipality)
def _resource_counts() -> dict[int, int]:
    rows = Resource.objects.public().order_by().values_list("municipality")
    return dict(rows.annotate(count=Count("pk")))


@remembered(Resource, ResourceContact, Municipality)
def _counts(municipality_pk: int) -> dict[str, int]:
    """How many resources there are, and of how many a reader would miss something."""
    reached = ResourceContact.objects.filter(resource=OuterRef("pk"), method="phone")
    public = Resource.objects.public().of(municipality_pk).order_by()
    complete = ~Q(address="") & Q(Exists(reached))
    return public.aggregate(resources=Count("pk"), unconfirmed=Count("pk", filter=~complete))
