"""Chapters are found under their own tab with the passage that answers, once they are public."""

from __future__ import annotations

import pytest
from django.test import Client
from django.utils import timezone
from wagtail.models import PageViewRestriction

from directory import models
from portal.plans import entries
from portal.plans.models import PlanPage
from portal.plans.usage import where_used
from search import api
from search.data import Query
from search.models import OutboxItem
from tests import factories
from tests.plan_world import PlanWorld, block, build_plan, handbook, write

pytestmark = pytest.mark.django_db

SECRET = "これは職員だけのひみつ"


@pytest.fixture
def world() -> PlanWorld:
    return build_plan()


def found(text: str) -> list[tuple[str, str]]:
    return [(each.kind, each.path) for each in api.find(Query(text=text, shelf="plan")).hits]


def waiting() -> set[str]:
    return set(OutboxItem.objects.values_list("key", flat=True))


def settled() -> None:
    OutboxItem.objects.all().delete()


def test_a_chapter_is_found_with_the_passage_that_answers(world: PlanWorld) -> None:
    api.rebuild()
    results = api.find(Query(text="やまびこ体操", shelf="plan"))
    assert [each.path for each in results.hits] == ["plan/words/"]
    assert "やまびこ体操" in "".join(text for text, _ in results.hits[0].passage)
    assert results.hits[0].card["where"] == "見本市実施計画"


def test_a_chapter_is_found_by_the_records_it_shows(world: PlanWorld) -> None:
    api.rebuild()
    assert ("chapter", "plan/services/") in found("まるごと相談")
    assert ("plan", "plan/") in found("見本市実施計画")


def test_a_living_number_is_found_as_its_number(world: PlanWorld) -> None:
    entry = entries.entry(entries.key_of(world.words.pk))
    assert "いま1か所" in "".join(entry.body)


@pytest.mark.parametrize("hide", ["unpublish", "restrict", "close"])
def test_what_is_not_public_is_no_entry(world: PlanWorld, hide: str) -> None:
    if hide == "unpublish":
        world.plan.unpublish()
    elif hide == "restrict":
        PageViewRestriction.objects.create(page=world.plan, restriction_type="login")
    else:
        models.Municipality.objects.filter(pk=world.city.pk).update(live=False)
    assert entries.entry(entries.key_of(world.words.pk)) is None
    assert not list(entries.entries())


def test_chapters_of_an_expired_plan_are_no_entries(world: PlanWorld) -> None:
    PlanPage.objects.filter(pk=world.plan.pk).update(expire_at=timezone.now())
    assert not list(entries.entries())
    assert entries.entry(entries.key_of(world.words.pk)) is None


def test_drafts_and_handbooks_are_no_entries(world: PlanWorld) -> None:
    page = handbook(world, block("text", f"<p>{SECRET}</p>"))
    write(world.words, block("text", f"<p>{SECRET}</p>"), publish=False)
    assert entries.entry(entries.key_of(page.pk)) is None
    assert SECRET not in repr(list(entries.entries()))


def test_no_staff_field_of_any_record_reaches_an_entry(world: PlanWorld) -> None:
    for model in (models.Programme, models.Resource, models.CatchmentArea):
        model.objects.update(note=SECRET)
    assert SECRET not in repr(list(entries.entries()))


def test_a_record_renames_the_chapters_that_show_it_and_no_others(world: PlanWorld) -> None:
    settled()
    world.department.name = "くらし支援課"
    world.department.save()
    assert waiting() & {
        f"plan:{each.pk}" for each in (world.plan, world.services, world.words)
    } == {f"plan:{world.services.pk}"}


def test_what_numbers_count_changes_the_chapters_that_print_them(world: PlanWorld) -> None:
    settled()
    factories.ResourceFactory(municipality=world.city)
    assert f"plan:{world.words.pk}" in waiting()


def test_another_municipalitys_record_changes_nothing(world: PlanWorld) -> None:
    settled()
    factories.DepartmentFactory()
    assert not [key for key in waiting() if key.startswith("plan:")]


def test_pages_that_change_are_indexed_anew(world: PlanWorld) -> None:
    settled()
    world.plan.title = "見本市の新しい計画"
    world.plan.save_revision().publish()
    assert {f"plan:{world.plan.pk}", f"plan:{world.words.pk}"} <= waiting()
    settled()
    gone = f"plan:{world.words.pk}"
    world.words.delete()
    assert gone in waiting()


def test_an_entry_asks_few_questions(world: PlanWorld, django_assert_max_num_queries) -> None:
    with django_assert_max_num_queries(20):
        entries.entry(entries.key_of(world.services.pk))


def test_the_tab_of_plans_lists_it(world: PlanWorld, client: Client) -> None:
    api.rebuild()
    page = client.get(f"/{world.city.slug}/search/", {"q": "やまびこ体操", "tab": "plan"})
    assert f"/{world.city.slug}/plan/words/" in page.content.decode()


def test_it_is_told_where_a_record_is_used(world: PlanWorld) -> None:
    handbook(world, block("text", "<p>東ふくし窓口に電話する。</p>"))
    uses = [(each.page.title, str(each.block), each.named) for each in where_used(world.counter)]
    assert uses == [
        ("事業", "事業", False),
        ("事業", "圏域と窓口・居場所", False),
        ("職員の手引き", "文章", True),
    ]
    assert where_used(world.counter)[0].edit_url.endswith(world.services.body.raw_data[1]["id"])


def test_what_no_plan_shows_has_no_uses(world: PlanWorld) -> None:
    assert where_used(factories.ResourceFactory(name="よその窓口")) == []
    assert where_used(world.city) == []
