"""A municipality with a published plan that shows records of every sort that matters here."""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from typing import Any

from django.contrib.auth import get_user_model
from django.contrib.auth.models import User

from directory import models
from portal.home.models import MunicipalityPage
from portal.home.pages import ensure_pages
from portal.plans.models import ChapterPage, HandbookPage, PlanPage
from portal.staff import provision, roles
from tests import factories

PASSWORD = "one-password-for-tests"


@dataclass
class PlanWorld:
    """``city`` with its plan of two chapters, and who works there."""

    city: models.Municipality
    plan: PlanPage
    services: ChapterPage
    words: ChapterPage
    department: models.Department
    programme: models.Programme
    counter: models.Resource
    area: models.CatchmentArea
    editor: User
    manager: User


def block(name: str, value: Any) -> dict[str, Any]:
    """A block of a StreamField as it is stored."""
    return {"type": name, "value": value, "id": str(uuid.uuid4())}


def write(page: Any, *blocks: dict[str, Any], publish: bool = True) -> None:
    """Give a page these blocks, as a draft or for everybody."""
    page.body = page.body.stream_block.to_python(list(blocks))
    revision = page.save_revision()
    if publish:
        revision.publish()
        page.refresh_from_db()


def build_plan() -> PlanWorld:
    """Everything published."""
    city = factories.MunicipalityFactory(name="見本市", slug="mihon-test")
    area = factories.CatchmentAreaFactory(municipality=city, name="東圏域")
    department = factories.DepartmentFactory(municipality=city, name="福祉課")
    programme = factories.ProgrammeFactory(
        municipality=city, local_name="まるごと相談", departments=[department]
    )
    counter = factories.ResourceFactory(
        municipality=city,
        name="東ふくし窓口",
        areas=[area],
        departments=[department],
        programmes=[programme],
        sectors=[factories.SectorFactory()],
    )
    ensure_pages()
    home = MunicipalityPage.objects.get(municipality=city)
    plan = home.add_child(
        instance=PlanPage(title="見本市実施計画", slug="plan", dated_label="令和8年3月")
    )
    write(plan, block("text", "<p>この計画は見本です。</p>"))
    services = plan.add_child(instance=ChapterPage(title="事業", slug="services", label="第1章"))
    write(
        services,
        block("heading", {"level": "2", "text": "包括的な相談支援"}),
        block("programmes", {"title": "", "group": "item", "detail": "table", "items": [],
                             "types": [], "sectors": []}),
        block("places", {"title": "", "group": "area", "kinds": [], "sectors": []}),
    )  # fmt: skip
    words = plan.add_child(instance=ChapterPage(title="ことば", slug="words", label="第2章"))
    write(
        words,
        block("heading", {"level": "2", "text": "窓口のかず"}),
        block("text", "<p>相談窓口はいま{相談窓口の数}か所あります。やまびこ体操を広めます。</p>"),
    )
    editor, manager = _employ(city)
    return PlanWorld(
        city, plan, services, words, department, programme, counter, area, editor, manager
    )


def handbook(world: PlanWorld, *blocks: dict[str, Any]) -> HandbookPage:
    """A published handbook below the municipality's first page."""
    home = MunicipalityPage.objects.get(municipality=world.city)
    page = home.add_child(instance=HandbookPage(title="職員の手引き", slug="handbook"))
    write(page, *blocks)
    return page


def _employ(city: models.Municipality) -> tuple[User, User]:
    groups = provision.provide_groups(city)
    people = []
    for role in (roles.EDITOR, roles.MANAGER):
        user = get_user_model().objects.create_user(f"{city.slug}-{role}", password=PASSWORD)
        user.groups.add(groups[role])
        people.append(user)
    return people[0], people[1]
