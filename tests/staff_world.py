"""Two municipalities with staff and every kind of record, and a name that would betray a leak."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from typing import Any

from django.contrib.auth import get_user_model
from django.contrib.auth.models import User
from django.core.files.base import ContentFile
from django.db.models import Model
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.images.tests.utils import get_test_image_file
from wagtail.models import Collection, Page, Site, Workflow, WorkflowMixin

from directory import models
from directory.municipality_code import complete
from portal.home.models import HubPage, MunicipalityPage
from portal.importing.models import ImportFinding, ImportRun
from portal.news.models import NewsIndexPage, NewsPage
from portal.plans.document.codec import to_json
from portal.plans.document.parts import Document
from portal.plans.models import (
    ChapterPage,
    Edition,
    HandbookChapterPage,
    HandbookPage,
    PlanPage,
)
from portal.staff import provision, roles

# Stands in everything that belongs to the other municipality.
SECRET = "よそのひみつ"
PASSWORD = "one-password-for-tests"


@dataclass
class Town:
    """A municipality with one record of each kind and its two members of staff."""

    municipality: models.Municipality
    page: MunicipalityPage
    rows: dict[type[Model], Model] = field(default_factory=dict)
    letter: models.ProblemReport | None = None
    editor: User | None = None
    manager: User | None = None

    @property
    def plan(self) -> PlanPage:
        return self.rows[PlanPage]

    @property
    def chapter(self) -> ChapterPage:
        return self.rows[ChapterPage]


@dataclass
class World:
    """``own`` is where the visitors of a test work; ``other`` is out of their reach."""

    own: Town
    other: Town
    hub: HubPage
    administrator: User

    def visitors(self) -> dict[str, User | None]:
        return {
            "anonymous": None,
            "editor": self.own.editor,
            "manager": self.own.manager,
            "stranger": self.other.editor,
            "administrator": self.administrator,
        }


def build_world(*, submitted: bool = True) -> World:
    """Everything the staff wing shows, twice over; ``submitted`` makes all wait for approval."""
    Page.objects.filter(depth__gt=1).delete()
    hub = Page.objects.get(depth=1).add_child(instance=HubPage(title="入口", slug="hub"))
    Site.objects.update_or_create(
        is_default_site=True, defaults={"hostname": "localhost", "root_page": hub}
    )
    own, other = _town(hub, "わが市", "own", 1), _town(hub, f"{SECRET}市", "other", 2)
    for town in (own, other):
        _fill(town)
        _write(town)
        _import(town)
        _employ(town)
    workflow = provision.provide_workflow()
    shared = _shared(workflow)
    for town in (own, other):
        if submitted:
            _submit_everything(town, workflow)
        town.rows |= shared
    administrator = get_user_model().objects.create_superuser("root", password=PASSWORD)
    return World(own, other, hub, administrator)


def _town(hub: HubPage, name: str, slug: str, number: int) -> Town:
    municipality = models.Municipality.objects.create(
        code=complete(f"{47800 + number:05d}"), name=name, prefecture="見本県", slug=slug
    )
    page = hub.add_child(
        instance=MunicipalityPage(title=name, slug=slug, municipality=municipality)
    )
    return Town(municipality, page, {models.Municipality: municipality, MunicipalityPage: page})


def _make(town: Town, model: type[Model], **values: Any) -> Any:
    row = model.objects.create(municipality=town.municipality, **values)
    town.rows[model] = row
    return row


def _fill(town: Town) -> None:
    """One row of every kind, each called after its municipality."""
    name = town.municipality.name
    sector, _ = models.Sector.objects.get_or_create(code="elderly", defaults={"name": "高齢"})
    _make(town, models.Source, kind="plan", title=f"{name}計画書")
    area = _make(town, models.CatchmentArea, name=f"{name}圏域", kind="district")
    home = _make(town, models.Town, name=f"{name}町")
    area.area_towns = [models.AreaTown(town=home)]
    area.save()
    department = _make(town, models.Department, name=f"{name}課")
    organization = _make(town, models.Organization, name=f"{name}法人")
    programme = _make(
        town,
        models.Programme,
        name=f"{name}事業",
        programme_type="elderly_centre",
        sector=sector,
        departments=[department],
    )
    meeting = _make(town, models.Meeting, name=f"{name}会議")
    _make(town, models.RelatedPlan, name=f"{name}関連計画")
    _make(town, models.Goal, label=f"{name}目標", kind="目標")
    _make(town, models.Step, ref="s1", sort_order=1, phase=f"{name}段階", action="きく")
    _make(town, models.Role, name=f"{name}相談員", kind="role")
    _make(town, models.Indicator, name=f"{name}指標", programme=programme)
    _make(town, models.Review, fiscal_year=2025, body=meeting, finding=f"{name}で分かったこと")
    _make(town, models.HistoryEvent, label=f"{name}できごと")
    _make(town, models.Paper, name=f"{name}様式", kind="form", owner_meeting=meeting)
    _make(town, models.Term, name=f"{name}用語", definition_kind="headword")
    _make(town, models.SynonymRow, wording=f"{name}の言い換え", terms="介護")
    _make(town, models.EmergencyWord, wording=f"{name}の緊急", topic="life")
    _make(town, models.EmergencyLine, name=f"{name}の電話", topic="life", phone="000")
    resource = _make(
        town,
        models.Resource,
        name=f"{name}窓口",
        kind="counter",
        areas=[area],
        programmes=[programme],
        departments=[department],
        operators=[models.ResourceOperator(organization=organization)],
    )
    town.letter = models.ProblemReport.objects.create(
        resource=resource, subject="phone", message=f"{name}の電話がちがう"
    )


def _import(town: Town) -> None:
    """A document that was read, and a thing it says."""
    name = town.municipality.name
    run = _make(town, ImportRun, file_name=f"{name}.txt", digest=name)
    town.rows[ImportFinding] = ImportFinding.objects.create(
        run=run, kind="programme", state="new", name=f"{name}の取組", says={"name": name}
    )


def _write(town: Town) -> None:
    """A plan, a handbook and news: each live, with a draft called after the municipality."""
    plan = _page(town, town.page, PlanPage, "plan")
    _page(town, plan, ChapterPage, "first")
    _make(
        town,
        Edition,
        number=1,
        name=f"{town.municipality.name}の版",
        title=plan.title,
        fixed_on=dt.date(2026, 4, 1),
        document=to_json(Document(town.municipality.name, False, plan.title, "", (), (), ())),
        text=plan.title,
    )
    handbook = _page(town, town.page, HandbookPage, "handbook")
    _page(town, handbook, HandbookChapterPage, "first")
    news = _page(town, town.page, NewsIndexPage, "news")
    _page(town, news, NewsPage, "item")


def _page(town: Town, parent: Page, model: type[Page], slug: str) -> Page:
    title = f"{town.municipality.name}の{model._meta.verbose_name}"
    page = parent.add_child(instance=model(title=title, slug=slug))
    page.title = f"{town.municipality.name}の下書き"
    page.save_revision()
    town.rows[model] = page.__class__.objects.get(pk=page.pk)
    return town.rows[model]


def _employ(town: Town) -> None:
    groups = provision.provide_groups(town.municipality)
    users = get_user_model().objects
    town.editor = users.create_user(f"{town.municipality.name}の担当", password=PASSWORD)
    town.editor.groups.add(groups[roles.EDITOR])
    town.manager = users.create_user(f"{town.municipality.name}の課長", password=PASSWORD)
    town.manager.groups.add(groups[roles.MANAGER])
    _give_files(town)


def _give_files(town: Town) -> None:
    name = town.municipality.name
    collection = Collection.objects.get(name=name)
    image = get_image_model().objects.create(
        title=f"{name}の写真",
        file=get_test_image_file(filename=f"{town.municipality.slug}.png"),
        collection=collection,
    )
    document = get_document_model().objects.create(
        title=f"{name}の書類",
        file=ContentFile(b"text", name=f"{town.municipality.slug}.txt"),
        collection=collection,
    )
    town.rows |= {type(image): image, type(document): document, Collection: collection}


def _submit_everything(town: Town, workflow: Workflow) -> None:
    """A second revision of everything that is drafted waits for the manager."""
    for row in town.rows.values():
        if isinstance(row, WorkflowMixin):
            row.save_revision(user=town.editor, log_action=True)
            row.save_revision(user=town.editor, log_action=True)
            workflow.start(row, town.editor)


def _shared(workflow: Workflow) -> dict[type[Model], Model]:
    concern = models.Concern.objects.create(slug="money", name="お金")
    shared = {models.Sector: models.Sector.objects.get(code="elderly"), models.Concern: concern}
    for row in shared.values():
        row.save_revision()
        workflow.start(row, None)
    return shared
