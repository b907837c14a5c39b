"""A plan copied to the next fiscal year keeps its shape and asks for what must change."""

from __future__ import annotations

from datetime import date

import pytest
from django.test import Client
from wagtail.test.utils.form_data import nested_form_data, streamfield

from portal.plans.models import ChapterPage, PlanPage
from tests.staff_forms import filled
from tests.staff_world import World, build_world

pytestmark = pytest.mark.django_db

NOTHING = nested_form_data({"body": streamfield([])})
SENT = {"first_year": "2027", "title": "令和9年度 計画", "slug": "plan-2027"}


@pytest.fixture
def world() -> World:
    world = build_world(submitted=False)
    plan = world.own.plan
    plan.title = "令和6年度 計画"
    plan.dated, plan.period_from, plan.period_to = date(2024, 3, 1), 2024, 2026
    plan.save()
    chapter = world.own.chapter
    chapter.body = [("text", "<p>令和6年度は12か所です。</p>")]
    chapter.save()
    return world


def entering(user) -> Client:
    client = Client()
    client.force_login(user)
    return client


def copy(world: World) -> PlanPage:
    url = f"/admin/plans/{world.own.plan.pk}/next-year/"
    assert entering(world.own.editor).post(url, SENT).status_code == 302
    return PlanPage.objects.get(slug="plan-2027")


def test_what_is_proposed_moves_on_by_the_length_of_the_plan(world):
    page = entering(world.own.editor).get(f"/admin/plans/{world.own.plan.pk}/next-year/")
    assert page.context["form"].initial == SENT | {"first_year": 2027}


def test_plan_and_chapters_become_drafts_that_follow(world):
    copied = copy(world).get_latest_revision_as_object()
    (chapter,) = ChapterPage.objects.child_of(copied)
    assert not copied.live
    assert not chapter.live
    assert str(chapter.body) == str(world.own.chapter.body)
    assert copied.succeeds == world.own.plan
    assert (copied.dated, copied.period_from, copied.period_to) == (None, 2027, 2029)
    assert PlanPage.objects.get(pk=world.own.plan.pk).live


def test_what_must_change_is_listed(world):
    listed = copy(world).to_confirm
    for expected in ("策定日", "期間", "発行者", "見直し", "令和6年度は12か所です。"):
        assert expected in listed


@pytest.mark.parametrize("slug", ["plan", "search", "日本語 "])
def test_an_address_that_is_taken_is_refused_in_words(world, slug):
    url = f"/admin/plans/{world.own.plan.pk}/next-year/"
    response = entering(world.own.editor).post(url, SENT | {"slug": slug})
    assert response.status_code == 200
    assert response.context["form"].errors["slug"]


def test_another_municipalitys_plan_is_not_there(world):
    url = f"/admin/plans/{world.own.plan.pk}/next-year/"
    assert entering(world.other.manager).get(url).status_code == 404
    assert entering(world.other.manager).post(url, SENT).status_code == 404


def publish(world: World, page) -> str:
    manager, url = entering(world.own.manager), f"/admin/pages/{page.pk}/edit/"
    sent = filled(manager.get(url), **NOTHING, **{"action-publish": "1"})
    return manager.post(url, sent, follow=True).content.decode()


def test_it_is_not_published_while_something_is_left_to_confirm(world):
    copied = copy(world)
    (chapter,) = ChapterPage.objects.child_of(copied)
    for page in (copied, chapter):
        assert "残っているので、公開できません" in publish(world, page)
        page.refresh_from_db()
        assert not page.live


def test_neither_approval_nor_a_selection_goes_around_it(world):
    copied, manager = copy(world), entering(world.own.manager)
    copied.get_workflow().start(copied, world.own.editor)
    state = copied.current_workflow_task_state
    assert (
        "ひとことそえて承認する"
        not in manager.get(f"/admin/pages/{copied.pk}/edit/").content.decode()
    )
    manager.post(f"/admin/pages/workflow/action/{copied.pk}/approve/{state.pk}/")
    bulk = f"/admin/bulk/wagtailcore/page/publish/?id={world.own.page.pk}"
    manager.post(bulk, {"include_descendants": "on"})
    copied.refresh_from_db()
    assert not copied.live


def test_it_is_published_when_everything_is_seen_to(world):
    copied = copy(world)
    copied.to_confirm = ""
    copied.save_revision()
    publish(world, copied)
    copied.refresh_from_db()
    assert copied.live
