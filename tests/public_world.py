"""A hub with two municipalities, as a reader meets them."""

from __future__ import annotations

from dataclasses import dataclass

from wagtail.models import Site

from directory import models
from portal.home.models import MunicipalityPage
from portal.home.pages import ensure_pages
from search import api
from tests.factories import (
    CatchmentAreaFactory,
    ConcernFactory,
    MunicipalityFactory,
    ProgrammeFactory,
    ResourceFactory,
    SectorFactory,
    TownFactory,
)

WEEKDAYS = "月-金 8:30-17:15; 休: 祝・年末年始"


@dataclass
class World:
    """The town 東町 lies in 東圏域, 西町 in 西圏域; where 中町 lies nobody knows.

    ``east`` and ``west`` are responsible for an area, ``general`` for everybody, and whom
    ``unstated`` serves is not known. ``other`` is a second municipality without areas.
    """

    city: models.Municipality
    other: models.Municipality
    area: models.CatchmentArea
    town: models.Town
    east: models.Resource
    west: models.Resource
    general: models.Resource
    unstated: models.Resource
    concern: models.Concern

    @property
    def root(self) -> str:
        return f"/{self.city.slug}/"


def build() -> World:
    """Everything, with its pages; the index is built by whoever needs it."""
    city = MunicipalityFactory(
        name="見本市", slug="mihon-shi", fictional=False, phone="000-000-0000"
    )
    other = MunicipalityFactory(name="海辺市", slug="umibe", fictional=False)
    TownFactory(municipality=other, name="渚町", reading="なぎさちょう", code="0000009")
    east_town = TownFactory(
        municipality=city, name="東町", reading="ひがしまち", code="0000001", lat=35.0, lng=139.0
    )
    west_town = TownFactory(municipality=city, name="西町", reading="にしまち", code="0000002")
    TownFactory(municipality=city, name="中町", reading="なかまち", code="0000003")
    models.TownPostcode.objects.bulk_create(
        models.TownPostcode(town=town, code="0000004") for town in (east_town, west_town)
    )
    guessed = models.AreaTown(town=east_town, basis=models.Basis.INFERRED)
    east_area = CatchmentAreaFactory(municipality=city, name="東圏域", area_towns=[guessed])
    west_area = CatchmentAreaFactory(municipality=city, name="西圏域", towns=[west_town])
    whole = CatchmentAreaFactory(municipality=city, name="市内全域", kind="whole")
    elderly, everybody = SectorFactory(code="elderly"), SectorFactory(code="all")
    concern = ConcernFactory(slug="kaigo", name="介護", sectors=[elderly])
    shared = {"municipality": city, "status": models.Status.OPEN}
    world = World(
        city=city,
        other=other,
        area=east_area,
        town=east_town,
        east=ResourceFactory(
            **shared,
            name="東地域包括支援センター",
            description="介護や物忘れの相談",
            sectors=[elderly],
            areas=[east_area],
            phones=["000-111-1111"],
            hours=WEEKDAYS,
            lat=35.001,
            lng=139.001,
            programmes=[ProgrammeFactory(municipality=city)],
        ),
        west=ResourceFactory(
            **shared, name="西地域包括支援センター", sectors=[elderly], areas=[west_area]
        ),
        general=ResourceFactory(
            **shared,
            name="ふくし総合相談",
            sectors=[everybody],
            areas=[whole],
            phones=["000-222-2222"],
        ),
        unstated=ResourceFactory(**shared, name="くらし相談窓口", sectors=[everybody]),
        concern=concern,
    )
    ResourceFactory(
        municipality=city,
        name="東のえんがわ",
        kind=models.ResourceKind.GATHERING_PLACE,
        areas=[east_area],
        lat=35.002,
        lng=139.0,
        fee=models.Fee.FREE,
    )
    ResourceFactory(
        municipality=city,
        name="体操の通いの場",
        naming=models.Naming.CATEGORY,
        areas=[east_area],
        sectors=[elderly],
    )
    ResourceFactory(
        municipality=city,
        name="新しい窓口",
        status=models.Status.PLANNED,
        areas=[east_area],
        sectors=[elderly],
    )
    ensure_pages()
    return world


def indexed() -> None:
    """Build the index over what there is."""
    api.rebuild()


def own_hostname(world: World, hostname: str) -> Site:
    """Give the municipality a hostname of its own."""
    page = MunicipalityPage.objects.get(municipality=world.city)
    return Site.objects.create(hostname=hostname, root_page=page)
