"""Draft, approve, publish: nobody publishes who may not, by whatever door."""

from __future__ import annotations

import pytest
from django.test import Client
from wagtail.models import TaskState

from directory import models
from tests.staff_forms import filled
from tests.staff_world import World, build_world

pytestmark = [pytest.mark.django_db, pytest.mark.postgres]

BASE = "/admin/snippets/directory/resource/"
NEW_NAME = "あたらしい名前"


@pytest.fixture
def world() -> World:
    return build_world(submitted=False)


def entering(user) -> Client:
    client = Client()
    client.force_login(user)
    return client


def name_of(world: World) -> str:
    return models.Resource.objects.get(pk=world.own.rows[models.Resource].pk).name


def url_of(world: World) -> str:
    return f"{BASE}edit/{world.own.rows[models.Resource].pk}/"


def send(world: World, client: Client, **how: str):
    return client.post(url_of(world), filled(client.get(url_of(world)), name=NEW_NAME, **how))


def waiting_task(world: World) -> TaskState:
    return models.Resource.objects.get(name=name_of(world)).current_workflow_task_state


def action_url(world: World, action: str) -> str:
    pk = world.own.rows[models.Resource].pk
    return f"{BASE}workflow/action/{pk}/{action}/{waiting_task(world).pk}/"


def test_a_draft_leaves_the_public_record_alone(world):
    before = name_of(world)
    assert send(world, entering(world.own.editor)).status_code == 302
    assert name_of(world) == before


def test_an_editor_who_asks_to_publish_is_refused(world):
    before = name_of(world)
    response = send(world, entering(world.own.editor), **{"action-publish": "1"})
    assert response["Location"] == "/admin/"
    assert name_of(world) == before


def test_a_manager_publishes(world):
    send(world, entering(world.own.manager), **{"action-publish": "1"})
    assert name_of(world) == NEW_NAME


def test_what_an_editor_submits_the_own_manager_approves(world):
    editor = entering(world.own.editor)
    send(world, editor, **{"action-submit": "1"})
    manager = entering(world.own.manager)
    assert NEW_NAME in manager.get("/admin/").content.decode()
    assert editor.post(action_url(world, "approve"))["Location"] == "/admin/"
    assert name_of(world) != NEW_NAME
    manager.post(action_url(world, "approve"))
    assert name_of(world) == NEW_NAME


def test_the_other_municipality_neither_sees_nor_approves(world):
    send(world, entering(world.own.editor), **{"action-submit": "1"})
    stranger = entering(world.other.manager)
    assert NEW_NAME not in stranger.get("/admin/").content.decode()
    assert NEW_NAME not in stranger.get("/admin/reports/workflow/").content.decode()
    assert stranger.post(action_url(world, "approve")).status_code == 404
    assert name_of(world) != NEW_NAME


def test_a_task_is_not_reached_through_another_record(world):
    """The address names a record and a task; one's own record does not open others' tasks."""
    send(world, entering(world.own.editor), **{"action-submit": "1"})
    stranger, theirs = entering(world.other.manager), world.other.rows[models.Resource]
    state = waiting_task(world)
    url = f"{BASE}workflow/action/{theirs.pk}/approve/{state.pk}/"
    stranger.post(f"{BASE}edit/{theirs.pk}/", {})
    assert stranger.post(url).status_code == 404
    page = world.other.page
    page.save_revision(user=world.other.editor)
    page.get_workflow().start(page, world.other.editor)
    stranger.post(f"/admin/pages/workflow/action/{page.pk}/approve/{state.pk}/")
    assert name_of(world) != NEW_NAME


def test_what_waits_is_not_changed_by_its_editor(world):
    editor = entering(world.own.editor)
    send(world, editor, **{"action-submit": "1"})
    response = editor.post(url_of(world), filled(editor.get(url_of(world)), name="またかえた"))
    assert response.status_code == 200
    assert waiting_task(world).revision.as_object().name == NEW_NAME


def test_a_manager_sends_it_back_with_a_word(world):
    send(world, entering(world.own.editor), **{"action-submit": "1"})
    manager = entering(world.own.manager)
    state = waiting_task(world)
    manager.post(action_url(world, "reject"), {"comment": "電話を確かめてください。"})
    state.refresh_from_db()
    assert (state.status, state.comment) == ("rejected", "電話を確かめてください。")


def test_an_editor_does_not_take_a_record_off_the_site(world):
    pk = world.own.rows[models.Resource].pk
    entering(world.own.editor).post(f"{BASE}unpublish/{pk}/")
    assert models.Resource.objects.get(pk=pk).live


def test_the_first_page_goes_the_same_way(world):
    page = world.own.page
    url = f"/admin/pages/{page.pk}/edit/"
    editor, manager = entering(world.own.editor), entering(world.own.manager)
    sent = filled(editor.get(url), notice="だいじなお知らせ", **{"action-publish": "1"})
    editor.post(url, sent)
    page.refresh_from_db()
    assert page.notice == ""
    editor.post(url, filled(editor.get(url), notice="だいじなお知らせ", **{"action-submit": "1"}))
    state = page.current_workflow_task_state
    manager.post(f"/admin/pages/workflow/action/{page.pk}/approve/{state.pk}/")
    page.refresh_from_db()
    assert page.notice == "だいじなお知らせ"


def test_somebody_working_for_two_publishes_where_they_manage_only(world):
    both = world.own.editor
    both.groups.add(world.other.manager.groups.get())
    before = name_of(world)
    send(world, entering(both), **{"action-publish": "1"})
    assert name_of(world) == before


def test_the_preview_is_the_public_page_of_the_draft(world):
    editor = entering(world.own.editor)
    preview = f"{BASE}preview/{world.own.rows[models.Resource].pk}/"
    sent = filled(editor.get(url_of(world)), name=NEW_NAME)
    assert editor.post(preview, sent).json() == {"is_valid": True, "is_available": True}
    page = editor.get(preview)
    assert f"<h1>{NEW_NAME}</h1>" in page.content.decode()
    assert "directory/resource.html" in [each.name for each in page.templates]


def test_a_record_is_previewed_before_it_is_kept_at_all(world):
    editor = entering(world.own.editor)
    sent = filled(editor.get(f"{BASE}add/"), name="まだないところ", kind="counter")
    assert editor.post(f"{BASE}preview/", sent).json()["is_valid"]
    assert "<h1>まだないところ</h1>" in editor.get(f"{BASE}preview/").content.decode()
