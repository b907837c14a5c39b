"""Where a record is used is told for every kind that plans show, however it is named."""

from __future__ import annotations

import pytest
from django.db.models import Model
from django.test import Client
from django.urls import reverse

from directory import models
from directory.dependents import dependents
from portal.plans.record_kinds import BLOCKS
from portal.plans.usage import where_used
from tests import factories
from tests.plan_world import PlanWorld, block, build_plan, write

pytestmark = [pytest.mark.django_db, pytest.mark.postgres]


@pytest.fixture
def world() -> PlanWorld:
    return build_plan()


def one_of_each(world: PlanWorld) -> dict[type[Model], Model]:
    """A record of every kind, named the way that kind is named by others."""
    city = {"municipality": world.city}
    runner = factories.OrganizationFactory(**city, name="みほん会")
    models.ProgrammeOperator.objects.create(programme=world.programme, organization=runner)
    meeting = models.Meeting.objects.create(**city, name="支援会議", kind="支援会議")
    paper = models.Paper.objects.create(
        **city, name="同意書", kind=models.Paper.Kind.FORM, audience=models.Paper.Audience.PUBLIC
    )
    return {
        models.CatchmentArea: world.area,
        models.Department: world.department,
        models.Goal: models.Goal.objects.create(**city, label="つながる"),
        models.HistoryEvent: models.HistoryEvent.objects.create(**city, label="はじまり"),
        models.Indicator: models.Indicator.objects.create(**city, name="相談件数"),
        models.Meeting: meeting,
        models.Organization: runner,
        models.Paper: paper,
        models.Programme: world.programme,
        models.RelatedPlan: models.RelatedPlan.objects.create(**city, name="福祉の計画"),
        models.Resource: world.counter,
        models.Review: models.Review.objects.create(**city, fiscal_year=2025),
        models.Role: models.Role.objects.create(
            **city, name="支援員", kind=models.Role.Kind.choices[0][0]
        ),
        models.Source: factories.SourceFactory(**city),
        models.Step: models.Step.objects.create(
            **city, ref="1", sort_order=1, phase="はじめの相談"
        ),
        models.Term: factories.TermFactory(**city),
    }


def test_every_kind_that_plans_show_is_found_where_it_is_shown(world: PlanWorld) -> None:
    records = one_of_each(world)
    assert set(records) == set(BLOCKS)
    shown = {name for names in BLOCKS.values() for name in names}
    write(world.words, *(block(name, {"title": ""}) for name in sorted(shown)))
    missed = [kind.__name__ for kind, each in records.items() if not where_used(each)]
    assert missed == []


def test_a_department_is_used_where_its_programmes_and_places_stand(world: PlanWorld) -> None:
    assert [each.page.title for each in where_used(world.department)] == ["事業", "事業"]
    alone = factories.DepartmentFactory(municipality=world.city, name="ほかの課室")
    assert where_used(alone) == []


def test_records_that_name_a_department_or_who_runs_them(world: PlanWorld) -> None:
    records = one_of_each(world)
    found = {each.record for each in dependents(world.department)}
    assert found == {world.programme, world.counter}
    (runs,) = dependents(records[models.Organization])
    assert (runs.record, runs.linked) == (world.programme, False)


def test_strangers_are_not_told(world: PlanWorld) -> None:
    stranger = factories.ProgrammeFactory(departments=[world.department])
    assert stranger not in {each.record for each in dependents(world.department)}


def test_a_used_department_is_not_deleted(world: PlanWorld, client: Client) -> None:
    client.force_login(world.manager)
    viewset = models.Department.snippet_viewset
    delete = reverse(viewset.get_url_name("delete"), args=[world.department.pk])
    page = client.get(delete).content.decode()
    assert "まるごと相談" in page
    assert world.counter.name in page
    assert ">0" not in page
    kept = client.post(delete, follow=True)
    assert "2件の記録から使われているので、「福祉課」は削除できません" in kept.content.decode()
    assert models.Department.objects.filter(pk=world.department.pk).exists()
    world.programme.departments.clear()
    world.counter.departments.clear()
    world.programme.save()
    world.counter.save()
    client.post(delete)
    assert not models.Department.objects.filter(pk=world.department.pk).exists()


def test_a_selection_with_a_used_department_is_kept(world: PlanWorld, client: Client) -> None:
    client.force_login(world.manager)
    alone = factories.DepartmentFactory(municipality=world.city, name="ほかの課室")
    path = f"/admin/bulk/directory/department/delete/?id={world.department.pk}&id={alone.pk}"
    assert "まるごと相談" in client.get(path).content.decode()
    page = client.post(path, follow=True).content.decode()
    assert "どれも削除しませんでした" in page
    assert models.Department.objects.filter(municipality=world.city).count() == 2


def test_the_form_tells_how_often(world: PlanWorld, client: Client) -> None:
    client.force_login(world.manager)
    viewset = models.Department.snippet_viewset
    edit, usage = (
        client.get(reverse(viewset.get_url_name(view), args=[world.department.pk])).content.decode()
        for view in ("edit", "usage")
    )
    assert "2回使用" in edit
    assert world.counter.name in usage
