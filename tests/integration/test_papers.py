"""Files of papers: loaded once, kept apart by who may open them, and never out of reach."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pytest
from django.contrib.auth.models import Group
from django.test import Client
from django.urls import Resolver404, resolve
from docx import Document as WordDocument
from wagtail.documents import get_document_model

from directory import models
from directory.file_collections import staff_collection_of
from directory.sample.faults import RefusedError
from directory.sample.outcomes import Outcome
from directory.sample.run import load
from portal import shared_urls
from tests.sample_folder import write
from tests.staff_forms import filled
from tests.staff_world import build_world

pytestmark = pytest.mark.django_db

DOCUMENTS = (
    "ファイル,題名,見られる人\n"
    "open.docx,様式,だれでも見られる\n"
    "shut.docx,手引き,職員だけが見られる\n"
)
PAPERS = (
    "整理番号,名称,種類,見られる人,受け持つ会議,版\n"
    "D1,同意書,様式,だれでも見られる,M1,第1版|2025-04-01||;第2版|2026-04-01|open.docx|短くした\n"
    "D2,会議の手引き,手引き・ルールブック,職員だけが見られる,,第1版||shut.docx|\n"
    "D3,支援プラン,様式,だれでも見られる,,\n"
)
MEETINGS = (
    "整理番号,名称,タイミングごとに話し合うこと\n"
    "M1,重層的支援会議,策定|つくるとき|目標|役割;中断||\n"
)


@pytest.fixture(autouse=True)
def files_of_its_own(settings, tmp_path: Path) -> None:
    settings.MEDIA_ROOT = tmp_path / "media"


def word_file(text: str) -> bytes:
    document = WordDocument()
    document.add_paragraph(text)
    content = BytesIO()
    document.save(content)
    return content.getvalue()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    root = write(tmp_path, town__documents=DOCUMENTS, town__papers=PAPERS, town__meetings=MEETINGS)
    for name in ("open", "shut"):
        (root / "town" / f"{name}.docx").write_bytes(word_file(name))
    return root


def document(title: str):
    return get_document_model().objects.get(title=title)


def answer_to(group: Group | None, url: str, django_user_model) -> int:
    client = Client()
    if group:
        user = django_user_model.objects.create_user("someone")
        user.groups.add(group)
        client.force_login(user)
    return client.get(url).status_code


def test_a_paper_is_loaded_with_its_versions_and_files(folder: Path) -> None:
    load(folder)
    consent = models.Paper.objects.get(ref="D1")
    newest = consent.current
    assert (newest.version, newest.document, newest.note) == ("第2版", document("様式"), "短くした")
    assert consent.owner_meeting.moments.count() == 2
    assert models.Paper.objects.get(ref="D3").current is None
    assert [each.ref for each in models.Paper.objects.public()] == ["D1", "D3"]


def test_loading_again_changes_nothing_until_a_file_changes(folder: Path) -> None:
    load(folder)
    assert load(folder).counts["town"]["documents.csv"] == {Outcome.SAME: 2}
    (folder / "town" / "open.docx").write_bytes(word_file("changed"))
    assert load(folder).counts["town"]["documents.csv"] == {Outcome.SAME: 1, Outcome.UPDATED: 1}
    with document("様式").open_file() as file:
        assert WordDocument(file).paragraphs[0].text == "changed"


@pytest.mark.parametrize("path", ["missing.docx", "../common/sectors.csv", "/etc/hostname"])
def test_a_file_that_is_not_in_the_folder_is_refused(folder: Path, path: str) -> None:
    (folder / "town" / "documents.csv").write_text(DOCUMENTS.replace("shut.docx", path))
    with pytest.raises(RefusedError) as refusal:
        load(folder)
    assert any("このフォルダにありません" in str(each) for each in refusal.value.faults)


def test_a_file_for_staff_is_closed_to_everybody_from_the_start(
    folder: Path, django_user_model
) -> None:
    load(folder)
    assert answer_to(None, document("様式").url, django_user_model) == 200
    assert answer_to(None, document("手引き").url, django_user_model) == 302


def test_a_file_for_staff_is_open_to_the_groups_that_are_let_in(
    folder: Path, django_user_model
) -> None:
    load(folder)
    group = Group.objects.create(name="職員")
    closed = staff_collection_of(models.Municipality.objects.get())
    closed.view_restrictions.get().groups.add(group)
    assert answer_to(group, document("手引き").url, django_user_model) == 200


def test_no_document_is_had_past_the_door() -> None:
    def given_out(path: str) -> bool:
        try:
            return resolve(path).func is shared_urls.serve_picture
        except Resolver404:
            return False

    assert given_out("/media/images/a.png")
    assert given_out("/media/original_images/a.png")
    assert not given_out("/media/documents/shut.docx")


def stored(title: str, collection) -> object:
    return get_document_model().objects.create(title=title, file="x.txt", collection=collection)


def save(world, paper: models.Paper, chosen: object, audience: str):
    client = Client()
    client.force_login(world.own.editor)
    url = f"/admin/snippets/directory/paper/edit/{paper.pk}/"
    data = filled(
        client.get(url),
        **{
            "audience": audience,
            "versions-TOTAL_FORMS": "1",
            "versions-INITIAL_FORMS": "0",
            "versions-0-version": "第1版",
            "versions-0-document": str(chosen.pk),
            "versions-0-ORDER": "1",
        },
    )
    response = client.post(url, data)
    latest = models.Paper.objects.get(pk=paper.pk).get_latest_revision_as_object()
    return response, [each.document for each in latest.versions.all()]


def test_an_editor_chooses_a_file_of_the_own_municipality_for_those_who_may_open_it() -> None:
    world = build_world(submitted=False)
    paper = world.own.rows[models.Paper]
    shelf = staff_collection_of(world.own.municipality)
    openly, closed = stored("ひらく", shelf.get_parent()), stored("とじる", shelf)
    assert save(world, paper, closed, "staff")[1] == [closed]
    response, kept = save(world, paper, openly, "staff")
    assert kept == [closed]
    assert "だれでも開けるコレクション" in response.content.decode()
    response, kept = save(world, paper, closed, "public")
    assert "住民の方は開けません" in response.content.decode()


def test_an_editor_does_not_reach_another_municipalitys_file() -> None:
    world = build_world(submitted=False)
    theirs = world.other.rows[get_document_model()]
    response, kept = save(world, world.own.rows[models.Paper], theirs, "public")
    assert kept == []
    assert response.status_code == 200


def test_a_file_that_a_paper_shows_is_not_deleted() -> None:
    world = build_world(submitted=False)
    shown = world.own.rows[get_document_model()]
    paper = world.own.rows[models.Paper]
    paper.versions = [models.PaperVersion(version="第1版", document=shown)]
    paper.save()
    client = Client(raise_request_exception=False)
    client.force_login(world.own.editor)
    response = client.post(f"/admin/documents/delete/{shown.pk}/")
    assert response.status_code < 500
    assert get_document_model().objects.filter(pk=shown.pk).exists()
