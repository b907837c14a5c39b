"""What is drafted of a document: every character of it, and nothing that is public."""

from __future__ import annotations

from collections import Counter
from types import ModuleType

import pytest
from bs4 import BeautifulSoup
from wagtail.models import Page, Revision

from portal.importing import running
from portal.importing.drafting import Dropped, door
from portal.importing.drafting.blocks import BULLET_SIGNS
from portal.importing.models import ImportFinding, ImportRun
from portal.importing.reading import read
from portal.plans.models import ChapterPage, PlanPage
from tests.importing import (
    columns_pdf,
    fallen_text,
    lists_markdown,
    paragraphs_text,
    sheets_word,
    tabs_text,
)
from tests.staff_world import World, build_world

pytestmark = [pytest.mark.django_db, pytest.mark.postgres]
PLANS = (columns_pdf, fallen_text, lists_markdown, paragraphs_text, sheets_word, tabs_text)


@pytest.fixture
def world() -> World:
    return build_world(submitted=False)


def imported(world: World, content: bytes, name: str) -> ImportRun:
    run = ImportRun(municipality=world.own.municipality, file_name=name, digest="0" * 64)
    return running.carry_out(run, content, user=world.own.editor)


def characters(texts: list[str]) -> Counter[str]:
    joined = "".join("".join(texts).split())
    return Counter(char for char in joined if char not in BULLET_SIGNS)


def strings(value: object) -> list[str]:
    """Every text within raw stream data, without tags."""
    if isinstance(value, dict):
        return [text for name, each in value.items() if name not in {"id", "type"}
                for text in strings(each)]  # fmt: skip
    if isinstance(value, list):
        return [text for each in value for text in strings(each)]
    return [BeautifulSoup(value, "html.parser").get_text()] if isinstance(value, str) else []


@pytest.mark.parametrize("module", PLANS, ids=lambda module: module.__name__.rpartition(".")[2])
def test_every_character_stands_in_the_newest_drafts(world, module: ModuleType):
    plan = module.plan()
    run = imported(world, plan.content, plan.file)
    pages = [run.plan, *ChapterPage.objects.descendant_of(run.plan)]
    drafts = [page.get_latest_revision_as_object() for page in pages]
    held = characters(
        [
            text
            for draft in drafts
            for text in (
                draft.title,
                getattr(draft, "label", ""),
                *strings(list(draft.body.raw_data)),
            )
        ]
    )
    source = read(plan.content, plan.file)
    wanted = characters(["".join(line.cells) or line.text for line in source.lines])
    assert not wanted - held


def test_drafts_are_those_of_the_municipality_and_of_the_one_who_imported(world):
    plan = sheets_word.plan()
    run = imported(world, plan.content, plan.file)
    below = PlanPage.objects.get(pk=run.plan_id)
    assert below.get_parent().pk == world.own.page.pk
    pages = Page.objects.descendant_of(below, inclusive=True)
    assert not pages.live().exists()
    keys = [str(pk) for pk in pages.values_list("pk", flat=True)]
    revisions = Revision.page_revisions.filter(object_id__in=keys)
    assert set(revisions.values_list("user", flat=True)) == {world.own.editor.pk}


def test_a_dropped_character_undoes_everything(world, monkeypatch):
    pages, runs = Page.objects.count(), ImportRun.objects.count()
    findings = ImportFinding.objects.count()
    monkeypatch.setattr(door, "dropped", lambda source, made: Counter("字"))
    with pytest.raises(Dropped):
        imported(world, "第1章 題\n字\n".encode(), "plan.txt")
    assert Page.objects.count() == pages
    assert ImportRun.objects.count() == runs
    assert ImportFinding.objects.count() == findings


def test_two_imports_stand_side_by_side(world):
    first = imported(world, "第1章 題\n文\n".encode(), "plan.txt")
    second = imported(world, "第1章 題\n文\n".encode(), "plan.txt")
    assert first.plan.slug != second.plan.slug
