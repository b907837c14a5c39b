"""``manage.py import_plan``: from the command line to drafts, or a plain word why not."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from wagtail.models import Page

from portal.importing.models import ImportRun
from portal.plans.models import PlanPage
from tests.importing import sheets_word
from tests.staff_world import World, build_world

pytestmark = pytest.mark.django_db


@pytest.fixture
def world() -> World:
    return build_world(submitted=False)


@pytest.fixture
def code(world: World) -> str:
    return world.own.municipality.code


def told(path: Path, *, municipality: str, **options: object) -> str:
    out = io.StringIO()
    call_command("import_plan", str(path), municipality=municipality, stdout=out, **options)
    return out.getvalue()


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    found = sheets_word.plan()
    path = tmp_path / found.file
    path.write_bytes(found.content)
    return path


def test_a_file_becomes_drafts_with_a_report(world, code, plan):
    report = told(plan, municipality=code)
    run = ImportRun.objects.latest("pk")
    assert not run.plan.live
    assert f"{run.pages} ページ" in report
    assert "事業: " in report
    assert run.municipality == world.own.municipality


def test_a_dry_run_tells_the_same_and_writes_nothing(code, plan):
    pages, runs = Page.objects.count(), ImportRun.objects.count()
    assert "ページ作りました" in told(plan, municipality=code, dry_run=True)
    assert (Page.objects.count(), ImportRun.objects.count()) == (pages, runs)


def test_a_file_that_came_before_is_told(code, plan):
    told(plan, municipality=code)
    assert "前にも取り込みました" in told(plan, municipality=code)


@pytest.mark.parametrize(
    ("content", "word"),
    [(b"", "何も書かれて"), (b"%PDF-1.4 nothing", "こわれて"), (b"PK\x03\x04 nothing", "こわれて")],
)
def test_a_refused_file_leaves_nothing(code, tmp_path, content, word):
    path = tmp_path / "plan.pdf"
    path.write_bytes(content)
    pages = Page.objects.count()
    with pytest.raises(CommandError, match=word):
        told(path, municipality=code)
    assert Page.objects.count() == pages


def test_an_unknown_municipality_is_answered_with_those_there_are(world, plan):
    with pytest.raises(CommandError, match="わが市"):
        told(plan, municipality="01100")


def test_a_missing_file_is_named(code, tmp_path):
    with pytest.raises(CommandError, match=r"gone\.txt"):
        told(tmp_path / "gone.txt", municipality=code)


def test_without_a_municipality_an_example_is_given(plan):
    with pytest.raises(CommandError, match="例"):
        call_command("import_plan", str(plan))


def test_a_run_of_the_admins_that_is_not_waiting_is_left_alone(world):
    run = ImportRun.objects.create(
        municipality=world.own.municipality,
        file_name="plan.txt",
        digest="0" * 64,
        state=ImportRun.State.DONE,
    )
    plans = PlanPage.objects.count()
    call_command("import_plan", run=run.pk)
    assert PlanPage.objects.count() == plans
