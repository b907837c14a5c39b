"""Importing a plan through the admin: the form, the progress, the page of what was found."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import resolve, reverse
from django.utils import timezone
from wagtail.models import Page

from directory import models
from portal.importing import again, background
from portal.importing.models import HeadingName, ImportFinding, ImportRun
from portal.importing.wording import UNEXPECTED
from portal.plans.models import PlanPage
from tests.importing import (
    columns_pdf,
    fallen_text,
    lists_markdown,
    long_plans,
    paragraphs_text,
    sheets_word,
    tabs_text,
)
from tests.staff_world import SECRET, World, build_world

pytestmark = pytest.mark.django_db

NEW = "/admin/imports/new/"
PLANS = (columns_pdf, fallen_text, lists_markdown, paragraphs_text, sheets_word, tabs_text)
TABLE = "事業名\t担当課\t実施方式\t相談場所\n参加支援事業\t福祉課\t直営\tみほんハウス\n"


@pytest.fixture
def world() -> World:
    return build_world(submitted=False)


@pytest.fixture
def editor(world: World) -> Client:
    return entering(world.own.editor)


@pytest.fixture(autouse=True)
def own_folder(settings, tmp_path: Path) -> Path:
    settings.VAR_DIR = tmp_path
    return tmp_path / "imports"


def entering(user) -> Client:
    client = Client()
    client.force_login(user)
    return client


def upload(client: Client, world: World, content: bytes, name: str = "plan.txt", **more: str):
    file = SimpleUploadedFile(name, content)
    sent = {"municipality": world.own.municipality.pk, "file": file, **more}
    return client.post(NEW, sent)


def imported(client: Client, world: World, content: bytes | str = TABLE) -> ImportRun:
    content = content.encode() if isinstance(content, str) else content
    response = upload(client, world, content)
    assert response.status_code == 302, response.context["form"].errors
    return ImportRun.objects.latest("pk")


def page_of(run: ImportRun) -> str:
    return reverse("plan_import", args=[run.pk])


@pytest.mark.parametrize("module", PLANS, ids=lambda module: module.__name__.rpartition(".")[2])
def test_every_kind_of_file_becomes_drafts_and_nothing_else(world, editor, module):
    plan = module.plan()
    live = set(Page.objects.live().values_list("pk", flat=True))
    assert upload(editor, world, plan.content, plan.file).status_code == 302
    run = ImportRun.objects.latest("pk")
    assert run.state == ImportRun.State.DONE
    assert run.plan.get_descendant_count() + 1 == run.pages
    assert not run.plan.live
    assert set(Page.objects.live().values_list("pk", flat=True)) == live
    assert run.findings.filter(kind="programme").exists()
    shown = editor.get(page_of(run))
    assert shown.status_code == 200
    assert Client().get(f"/own/{run.plan.slug}/").status_code == 404


@pytest.mark.parametrize(
    ("content", "name", "word"),
    [
        (b"", "plan.txt", "中身のある"),
        (b"  \n ", "plan.txt", "中身のある"),
        (b"%PDF-1.4 nothing", "plan.pdf", "こわれて"),
        (b"PK\x03\x04 nothing", "plan.docx", "こわれて"),
        (b"text", "plan.exe", "この種類"),
    ],
)
def test_a_refused_file_says_why_beside_the_field_and_leaves_nothing(
    world, editor, own_folder, content, name, word
):
    pages, runs = Page.objects.count(), ImportRun.objects.count()
    response = upload(editor, world, content, name)
    assert response.status_code == 200
    assert word in "".join(response.context["form"].errors["file"])
    assert ImportRun.objects.count() == runs
    assert Page.objects.count() == pages
    assert not own_folder.exists()


def test_a_file_that_came_before_is_told_with_a_link(world, editor):
    first = imported(editor, world)
    response = upload(editor, world, TABLE.encode())
    assert page_of(first) in response.content.decode()
    same = ImportRun.objects.filter(digest=first.digest)
    assert same.count() == 1
    upload(editor, world, TABLE.encode(), again="on")
    assert same.count() == 2


def test_an_editor_imports_for_their_own_municipality_only(world, editor):
    file = SimpleUploadedFile("plan.txt", TABLE.encode())
    response = editor.post(NEW, {"municipality": world.other.municipality.pk, "file": file})
    assert "municipality" in response.context["form"].errors
    assert SECRET not in editor.get(NEW).content.decode()


def test_an_administrator_chooses_the_municipality(world):
    client = entering(world.administrator)
    choices = client.get(NEW).context["form"].fields["municipality"].queryset
    assert set(choices) == {world.own.municipality, world.other.municipality}


def test_another_municipalitys_import_is_not_there(world, editor):
    run = imported(editor, world)
    finding = run.findings.first()
    stranger = entering(world.other.editor)
    addresses = [
        ("get", page_of(run)),
        ("post", reverse("plan_import_decide", args=[run.pk, finding.pk])),
        ("post", reverse("plan_import_again", args=[run.pk])),
        ("get", reverse("plan_import_delete", args=[run.pk])),
        ("get", reverse("plan_import_all", args=[run.pk, "programme"])),
        ("get", reverse("plan_import_headings", args=[world.own.municipality.pk])),
    ]
    for method, address in addresses:
        assert getattr(stranger, method)(address).status_code == 404, address
    assert run.file_name not in stranger.get("/admin/imports/").content.decode()


def test_the_page_of_a_run_costs_the_same_however_much_was_found(world, editor):
    few = imported(editor, world)
    rows = "".join(f"参加支援事業\t福祉課{n}\t直営\tみほんハウス{n}\n" for n in range(60))
    many = imported(editor, world, "事業名\t担当課\t実施方式\t相談場所\n" + rows)
    editor.get(page_of(few))
    spent = []
    for run in (few, many):
        with CaptureQueriesContext(connection) as queries:
            assert editor.get(page_of(run), {"kind": "place"}).status_code == 200
        spent.append(len(queries))
    assert many.findings.filter(kind="place").count() > few.findings.filter(kind="place").count()
    assert spent[1] <= spent[0] <= 20, [each["sql"][:150] for each in queries]


def test_both_sides_of_a_difference_are_shown(world, editor):
    name = world.own.rows[models.Programme].name
    run = imported(editor, world, f"{TABLE}{name}\tべつの課\t委託\t\n")
    finding = run.findings.get(name=name)
    assert finding.state == ImportFinding.State.DIFFERS
    shown = editor.get(page_of(run), {"kind": "programme"}).content.decode()
    row = BeautifulSoup(shown, "html.parser").select_one(
        f"#finding-{finding.pk} .importing-differs"
    )
    assert "担当課" in row.text
    assert "べつの課" in row.text
    assert world.own.rows[models.Department].name in row.text


def test_what_was_not_understood_is_reported_by_line(world, editor):
    run = imported(editor, world, "第1章 図\n支援\n会議\n相談\n連携\n調整\n助言\n地域\n")
    shown = BeautifulSoup(editor.get(page_of(run), {"kind": "unread"}).content, "html.parser")
    assert "連携" in shown.select_one(".importing-lines").text


@pytest.mark.parametrize("kind", ["txt", "docx", "pdf"])
def test_a_long_plan_is_read_beside_the_web_server(
    world, editor, own_folder, kind, monkeypatch, django_capture_on_commit_callbacks
):
    make = {"txt": long_plans.text, "docx": long_plans.word, "pdf": long_plans.pdf}[kind]
    # The process would look into another database than the test's: its work is done here.
    begun: list[int] = []
    monkeypatch.setattr(background, "start", begun.append)
    with django_capture_on_commit_callbacks(execute=True):
        assert upload(editor, world, make(), f"long.{kind}").status_code == 302
    run = ImportRun.objects.latest("pk")
    assert begun == [run.pk]
    assert run.state == ImportRun.State.WAITING
    assert [each.stat().st_mode & 0o777 for each in own_folder.iterdir()] == [0o600]
    waiting = editor.get(page_of(run))
    assert waiting["Refresh"]
    background.work(run.pk)
    run.refresh_from_db()
    assert run.state == ImportRun.State.DONE
    assert run.pages >= 20
    assert not list(own_folder.iterdir())
    shown = editor.get(page_of(run))
    assert shown.status_code == 200
    assert "Refresh" not in shown


def test_a_long_plan_that_cannot_be_kept_leaves_no_run(world, editor, own_folder):
    own_folder.write_text("not a folder")
    runs = ImportRun.objects.count()
    for _ in range(2):
        response = upload(editor, world, long_plans.text(), "long.txt")
        assert response.context["form"].errors["file"] == [str(UNEXPECTED)]
    assert ImportRun.objects.count() == runs


def test_a_long_plan_whose_reading_cannot_begin_leaves_neither_run_nor_file(
    world, editor, own_folder, monkeypatch
):
    def refuse(pk: int) -> None:
        raise OSError

    # A test is one transaction: outside of it, starting follows on keeping the file at once.
    monkeypatch.setattr(background, "start", refuse)
    monkeypatch.setattr(background.transaction, "on_commit", lambda begin: begin())
    runs = ImportRun.objects.count()
    response = upload(editor, world, long_plans.text(), "long.txt")
    assert response.context["form"].errors["file"] == [str(UNEXPECTED)]
    assert ImportRun.objects.count() == runs
    assert not list(own_folder.iterdir())


@pytest.fixture
def waiting(world, own_folder) -> ImportRun:
    """A run whose file waits, and no process to read it."""
    run = ImportRun.objects.create(
        municipality=world.own.municipality, file_name="plan.txt", digest="0" * 64
    )
    own_folder.mkdir()
    (own_folder / str(run.pk)).write_bytes(TABLE.encode())
    return run


def give_up(run: ImportRun, state: str = ImportRun.State.RUNNING) -> None:
    long_ago = timezone.now() - background.GIVEN_UP_AFTER - timedelta(seconds=1)
    ImportRun.objects.filter(pk=run.pk).update(state=state, touched_at=long_ago)
    run.refresh_from_db()


def test_an_import_that_died_says_so_and_starts_again(
    waiting, editor, monkeypatch, django_capture_on_commit_callbacks
):
    give_up(waiting)
    shown = editor.get(page_of(waiting))
    assert "とちゅうで止まって" in shown.content.decode()
    assert "Refresh" not in shown
    monkeypatch.setattr(background, "start", background.work)
    with django_capture_on_commit_callbacks(execute=True):
        editor.post(reverse("plan_import_restart", args=[waiting.pk]))
    waiting.refresh_from_db()
    assert waiting.state == ImportRun.State.DONE


def test_an_import_that_moves_is_not_started_twice(waiting, editor, monkeypatch):
    ImportRun.objects.filter(pk=waiting.pk).update(state=ImportRun.State.RUNNING)
    editor.post(reverse("plan_import_restart", args=[waiting.pk]))
    assert background.work(waiting.pk) is None
    assert not waiting.findings.exists()


def test_a_long_import_that_fails_says_why_and_keeps_no_file(waiting, editor, own_folder):
    (own_folder / str(waiting.pk)).write_bytes(b"%PDF-1.4 nothing")
    background.work(waiting.pk)
    shown = editor.get(page_of(waiting)).content.decode()
    assert "こわれていて" in shown
    assert not list(own_folder.iterdir())
    assert not Page.objects.filter(title="plan.txt").exists()


def test_whoever_was_given_up_for_dead_writes_nothing(waiting, monkeypatch):
    """Its successor has begun while it was still reading."""
    pages = Page.objects.count()
    read_file = background.running.read_file

    def overtaken(run, content, **more):
        ImportRun.objects.filter(pk=run.pk).update(attempt=run.attempt + 1)
        return read_file(run, content, **more)

    monkeypatch.setattr(background.running, "read_file", overtaken)
    assert background.work(waiting.pk) is None
    assert Page.objects.count() == pages


def test_deleting_a_run_keeps_its_pages_unless_asked(world, editor):
    run = imported(editor, world)
    editor.post(reverse("plan_import_delete", args=[run.pk]))
    assert not ImportRun.objects.filter(pk=run.pk).exists()
    assert Page.objects.filter(pk=run.plan_id).exists()


def test_deleting_a_run_with_its_pages(world, editor):
    run = imported(editor, world)
    editor.post(reverse("plan_import_delete", args=[run.pk]), {"pages": "on"})
    assert not Page.objects.filter(pk=run.plan_id).exists()


def test_pages_somebody_worked_on_are_never_deleted_with_a_run(world, editor):
    run = imported(editor, world)
    run.plan.save_revision(user=world.own.manager)
    assert "手を入れた" in editor.get(reverse("plan_import_delete", args=[run.pk])).content.decode()
    editor.post(reverse("plan_import_delete", args=[run.pk]), {"pages": "on"})
    assert Page.objects.filter(pk=run.plan_id).exists()


OWN_HEADINGS = "事業名\t取扱部門\t実施方式\n参加支援事業\t福祉課\t直営\n"


def test_a_heading_of_ones_own_is_understood_after_reading_again(world, editor):
    run = imported(editor, world, OWN_HEADINGS)
    assert run.findings.get(kind="programme").says["departments"] == []
    headings = reverse("plan_import_headings", args=[world.own.municipality.pk])
    editor.post(headings, {"name": "取扱部門", "field": "department"})
    first = run.plan_id
    editor.post(reverse("plan_import_again", args=[run.pk]))
    run.refresh_from_db()
    assert run.findings.get(kind="programme").says["departments"] == ["福祉課"]
    assert not Page.objects.filter(pk=first).exists()
    assert not run.plan.live


def test_reading_again_spares_what_somebody_worked_on(world, editor):
    run = imported(editor, world, OWN_HEADINGS)
    first = run.plan
    first.save_revision(user=world.own.editor)
    editor.post(reverse("plan_import_again", args=[run.pk]))
    run.refresh_from_db()
    assert run.plan_id != first.pk
    assert Page.objects.filter(pk=first.pk).exists()


def meanwhile(monkeypatch, act) -> None:
    """Let something happen while a run is being understood anew, before it is written."""
    understand = again.understand

    def interrupted(*given):
        monkeypatch.setattr(again, "understand", understand)
        act()
        return understand(*given)

    monkeypatch.setattr(again, "understand", interrupted)


def test_reading_again_twice_at_once_leaves_one_draft(world, editor, monkeypatch):
    run = imported(editor, world)
    address, plans = reverse("plan_import_again", args=[run.pk]), PlanPage.objects.count()
    meanwhile(monkeypatch, lambda: editor.post(address))
    editor.post(address)
    assert PlanPage.objects.count() == plans
    run.refresh_from_db()
    assert run.plan is not None


def test_reading_again_what_was_deleted_meanwhile_drafts_nothing(world, editor, monkeypatch):
    run = imported(editor, world)
    plans = PlanPage.objects.count()
    meanwhile(monkeypatch, ImportRun.objects.filter(pk=run.pk).delete)
    assert editor.post(reverse("plan_import_again", args=[run.pk])).status_code == 404
    assert PlanPage.objects.count() == plans


def test_a_decision_stays_where_the_document_says_the_same(world, editor):
    run = imported(editor, world)
    finding = run.findings.get(kind="programme")
    decide = reverse("plan_import_decide", args=[run.pk, finding.pk])
    editor.post(decide, {"decision": "kept"})
    editor.post(reverse("plan_import_again", args=[run.pk]))
    anew = run.findings.get(kind="programme")
    assert anew.pk != finding.pk
    assert anew.decision == ImportFinding.Decision.KEPT
    assert anew.decided_by == world.own.editor


def test_a_heading_is_registered_once_and_can_be_removed(world, editor):
    headings = reverse("plan_import_headings", args=[world.own.municipality.pk])
    for _ in range(2):
        shown = editor.post(headings, {"name": "取扱部門", "field": "department"})
    assert "もう登録してあります" in shown.content.decode()
    editor.post(headings, {"remove": HeadingName.objects.get().pk})
    assert not HeadingName.objects.exists()


def test_an_import_does_not_hold_up_everybody_else():
    """Reading happens outside a transaction, although requests have one each."""
    assert settings.DATABASES["default"].get("ATOMIC_REQUESTS") is not None
    for address in (NEW, "/admin/imports/1/again/"):
        assert "default" in resolve(address).func._non_atomic_requests
