"""Before a record goes, its editor is told where plans show it."""

from __future__ import annotations

import pytest
from django.test import Client

from directory.models import Meeting, Organization, Programme
from tests.staff_world import World, build_world

pytestmark = pytest.mark.django_db

TOLD = "計画や手引きの、次のところに載っています。"


@pytest.fixture
def world() -> World:
    world = build_world(submitted=False)
    chapter = world.own.chapter
    chapter.body = [("meetings", {"title": "", "names": "", "kinds": ""})]
    chapter.save()
    return world


@pytest.fixture
def manager(world) -> Client:
    client = Client()
    client.force_login(world.own.manager)
    return client


@pytest.mark.parametrize("what", ["delete", "unpublish", "usage"])
def test_the_chapter_that_shows_a_meeting_is_named(world, manager, what):
    meeting = world.own.rows[Meeting]
    page = manager.get(f"/admin/snippets/directory/meeting/{what}/{meeting.pk}/").content.decode()
    assert TOLD in page
    assert world.own.chapter.get_admin_display_title() in page
    assert f"/admin/pages/{world.own.chapter.pk}/edit/" in page


def test_it_is_said_for_each_of_a_selection(world, manager):
    meeting = world.own.rows[Meeting]
    page = manager.get(f"/admin/bulk/directory/meeting/delete/?id={meeting.pk}").content.decode()
    assert TOLD in page
    assert world.own.chapter.get_admin_display_title() in page


def test_nothing_is_said_of_what_no_plan_shows(world, manager):
    programme = world.own.rows[Programme]
    path = f"/admin/snippets/directory/programme/delete/{programme.pk}/"
    assert TOLD not in manager.get(path).content.decode()


def test_a_selection_others_rest_on_is_kept_in_words(world, manager):
    used = world.own.rows[Organization]
    path = f"/admin/bulk/directory/organization/delete/?id={used.pk}"
    response = manager.post(path, follow=True)
    assert response.status_code in {200, 403}
    assert Organization.objects.filter(pk=used.pk).exists()
