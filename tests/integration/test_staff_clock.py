"""What is due is published or taken off, each in its own transaction."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.core.management import call_command
from django.utils import timezone
from freezegun import freeze_time

from directory.models import Resource
from portal.staff.on_time import follow_the_clock
from search.models import OutboxItem
from tests.staff_world import World, build_world

pytestmark = [pytest.mark.django_db, pytest.mark.postgres]


@pytest.fixture
def world() -> World:
    return build_world(submitted=False)


def schedule(row, **hours) -> None:
    for name, value in hours.items():
        setattr(row, name, value)
    row.save_revision().publish()


def after(hours: int) -> tuple[int, int]:
    """What the clock does so many hours from now."""
    with freeze_time(timezone.now() + timedelta(hours=hours)):
        return follow_the_clock(timezone.now())


def test_a_page_and_a_record_go_live_when_their_hour_comes(world):
    chapter, resource = world.own.chapter, world.own.rows[Resource]
    chapter.title, resource.name = "あすの章", "あすの窓口"
    for row in (chapter, resource):
        schedule(row, go_live_at=timezone.now() + timedelta(hours=1))
    assert after(0) == (0, 0)
    OutboxItem.objects.all().delete()
    assert after(2) == (2, 0)
    chapter.refresh_from_db()
    resource.refresh_from_db()
    assert (chapter.title, resource.name) == ("あすの章", "あすの窓口")
    assert OutboxItem.objects.exists()
    assert after(3) == (0, 0)


def test_what_has_ended_is_taken_off(world):
    chapter = world.own.chapter
    schedule(chapter, expire_at=timezone.now() + timedelta(hours=1))
    assert after(0) == (0, 0)
    assert after(2) == (0, 1)
    chapter.refresh_from_db()
    assert (chapter.live, chapter.expired) == (False, True)


def test_one_that_fails_holds_up_nobody(world):
    first, second = world.own.chapter, world.other.chapter
    for row, minutes in ((first, 1), (second, 2)):
        row.title = "あすの章"
        schedule(row, go_live_at=timezone.now() + timedelta(minutes=minutes))
    broken = first.latest_revision
    broken.content = {**broken.content, "title": ""}
    broken.save()
    assert after(1) == (1, 0)
    second.refresh_from_db()
    assert second.title == "あすの章"
    assert after(1) == (0, 0)


def test_the_command_says_what_it_did(world, capsys):
    chapter = world.own.chapter
    schedule(chapter, expire_at=timezone.now() + timedelta(seconds=1))
    type(chapter).objects.update(expire_at=timezone.now() - timedelta(seconds=1))
    call_command("publish_on_time", once=True)
    assert "公開を終えました：" in capsys.readouterr().out
