"""How often a plan's pages ask the database: as often for a hundred chapters as for ten."""

from __future__ import annotations

import uuid

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.models import Page

from portal.plans.blocks.records import HANDBOOK_RECORDS, PLAN_RECORDS
from portal.plans.models import ChapterPage, HandbookChapterPage
from tests import plan_world
from tests.plan_world import block

pytestmark = pytest.mark.django_db

MOST = 20


@pytest.fixture
def world():
    return plan_world.build_plan()


def add_chapters(parent: Page, model: type[Page], blocks: list[dict], number: int) -> None:
    """Put ``number`` published chapters of these blocks below ``parent``, quickly."""
    first = parent.get_children().count()
    for place in range(first, first + number):
        page = model(title=f"章{place}", slug=f"chapter-{place}", label=f"第{place}章")
        page.body = page.body.stream_block.to_python(
            [each | {"id": str(uuid.uuid4())} for each in blocks]
        )
        parent.add_child(instance=page)


def every_block(records: dict) -> list[dict]:
    """A block of each kind that shows records, as an editor adds it."""
    heading = block("heading", {"level": "2", "text": "見出し"})
    text = block("text", "<p>相談窓口はいま{相談窓口の数}か所あります。</p>")
    return [
        heading,
        text,
        *(
            block(name, kind().get_prep_value(kind().normalize({})))
            for name, kind in records.items()
        ),
    ]


def asked(client, url: str) -> int:
    client.get(url)
    with CaptureQueriesContext(connection) as queries:
        assert client.get(url).status_code == 200
    return len(queries)


def pages_of(root: str) -> list[str]:
    return [f"{root}{rest}" for rest in ("", "chapter-5/", "whole/", "plan.txt")]


def test_a_plan_that_shows_everything_stays_within_the_budget(client, world):
    add_chapters(world.plan, ChapterPage, every_block(PLAN_RECORDS), 10)
    root = f"/{world.city.slug}/plan/"
    counts = {url: asked(client, url) for url in pages_of(root)}
    assert {url: count for url, count in counts.items() if count > MOST} == {}


def test_a_hundred_chapters_ask_no_more_than_ten(client, world):
    add_chapters(world.plan, ChapterPage, every_block(PLAN_RECORDS)[:4], 10)
    root = f"/{world.city.slug}/plan/"
    few = [asked(client, url) for url in pages_of(root)]
    add_chapters(world.plan, ChapterPage, every_block(PLAN_RECORDS)[:4], 90)
    assert [asked(client, url) for url in pages_of(root)] == few


def test_a_handbook_stays_within_the_budget(client, world):
    handbook = plan_world.handbook(world, block("text", "<p>手引き</p>"))
    add_chapters(handbook, HandbookChapterPage, every_block(HANDBOOK_RECORDS), 3)
    client.force_login(world.editor)
    root = f"/{world.city.slug}/handbook/"
    assert max(asked(client, url) for url in (root, f"{root}chapter-1/")) <= MOST
