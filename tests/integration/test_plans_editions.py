"""An edition keeps what the plan showed on its day, whatever becomes of plan and records."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
from django.core.exceptions import PermissionDenied
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.test import Client
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.images.tests.utils import get_test_image_file
from wagtail.models import Site

from portal.home.models import MunicipalityPage
from portal.plans.document.codec import from_json
from portal.plans.editions import CannotFixError, fix
from portal.plans.keeping import FileGoneError
from portal.plans.models import Edition
from portal.plans.papers import can_print
from portal.plans.pieces import chapter_of, chapters_of, front_of
from tests.plan_world import PlanWorld, block, build_plan, write

pytestmark = [pytest.mark.django_db, pytest.mark.postgres]


@pytest.fixture
def world(settings, tmp_path) -> PlanWorld:
    settings.MEDIA_ROOT = tmp_path / "media"
    return build_plan()


def address(world: PlanWorld, rest: str = "") -> str:
    return f"/{world.city.slug}/editions/{rest}"


def text_of(client: Client, path: str) -> str:
    response = client.get(path)
    assert response.status_code == 200, path
    return response.content.decode()


def test_an_edition_keeps_what_everybody_read(world: PlanWorld, client: Client) -> None:
    write(world.words, block("text", "<p>まだ下書きの文です。</p>"), publish=False)
    edition = fix(world.plan, name="初版", by=world.manager, note="策定時")
    assert (edition.number, edition.plan_dated, edition.fixed_by) == (
        1,
        "令和8年3月",
        world.manager,
    )
    assert "いま1か所" in edition.text
    assert "下書き" not in edition.text
    document = from_json(edition.document)
    assert document.records[f"programme:{world.programme.pk}"].facts["担当課"] == "福祉課"
    assert "策定時" in text_of(client, address(world))


def test_later_edits_do_not_reach_it(world: PlanWorld, client: Client) -> None:
    fix(world.plan, name="初版", by=world.manager)
    world.department.name = "くらし支援課"
    world.department.save()
    world.counter.delete()
    write(world.words, block("text", "<p>書きなおしました。</p>"))
    page = text_of(client, address(world, "1/services/"))
    assert "福祉課" in page
    assert "東ふくし窓口" in page
    assert "くらし支援課" not in page
    assert "いま1か所" in text_of(client, address(world, "1/words/"))
    assert "福祉課" in text_of(client, address(world, "1.txt"))


def test_its_records_are_plain_text(world: PlanWorld, client: Client) -> None:
    fix(world.plan, name="初版", by=world.manager)
    assert f"/resources/{world.counter.pk}/" not in text_of(client, address(world, "1/services/"))


def test_editions_are_numbered_within_their_municipality(world: PlanWorld) -> None:
    numbers = [fix(world.plan, name=name, by=world.manager).number for name in ("一", "二")]
    assert numbers == [1, 2]


def test_only_who_publishes_fixes(world: PlanWorld) -> None:
    with pytest.raises(PermissionDenied):
        fix(world.plan, name="初版", by=world.editor)
    assert not Edition.objects.exists()


def test_what_is_not_public_is_not_fixed(world: PlanWorld) -> None:
    world.plan.unpublish()
    with pytest.raises(CannotFixError):
        fix(world.plan, name="初版", by=world.manager)


def test_an_edition_outlives_its_plan(world: PlanWorld, client: Client) -> None:
    fix(world.plan, name="初版", by=world.manager)
    assert "いまの内容を見る" in text_of(client, address(world, "1/"))
    world.plan.unpublish()
    assert "いまは公開されていません" in text_of(client, address(world, "1/"))
    world.plan.delete()
    assert "見本市実施計画" in text_of(client, address(world, "1/"))
    assert "見本市実施計画" in text_of(client, address(world))
    assert "福祉課" in text_of(client, address(world, "1/services/"))


def test_pictures_and_documents_stay_when_their_files_go(world: PlanWorld, client: Client) -> None:
    image = get_image_model().objects.create(title="図", file=get_test_image_file("a.png"))
    paper = get_document_model().objects.create(title="様式", file=ContentFile(b"form", "form.txt"))
    write(
        world.words,
        block("picture", {"title": "全体図", "image": image.pk, "alternative": "全体の図"}),
        block("text", f'<p><a linktype="document" id="{paper.pk}">様式</a></p>'),
    )
    edition = fix(world.plan, name="初版", by=world.manager)
    image.delete()
    paper.delete()
    kept = default_storage.listdir(f"editions/{world.city.code}/1")[1]
    assert len(kept) == 2
    page = text_of(client, address(world, "1/words/"))
    for name in kept:
        assert f"editions/1/files/{name}" in page
        assert client.get(address(world, f"1/files/{name}")).status_code == 200
    assert "edition-file:" in str(edition.document)


@pytest.mark.parametrize(
    "link", ["/media/documents/secret.pdf", "/media/images/../documents/secret.pdf", "//[broken"]
)
def test_a_link_past_the_door_of_documents_keeps_no_file(world: PlanWorld, link: str) -> None:
    default_storage.save("documents/secret.pdf", ContentFile(b"for staff"))
    write(world.words, block("text", f'<p><a href="{link}">写し</a></p>'))
    edition = fix(world.plan, name="初版", by=world.manager)
    assert "secret" not in json.dumps(edition.document)
    assert not default_storage.exists(f"editions/{world.city.code}/1")


def test_a_missing_file_is_named_and_nothing_is_kept(world: PlanWorld) -> None:
    paper = get_document_model().objects.create(title="様式", file=ContentFile(b"form", "gone.txt"))
    write(world.words, block("text", f'<p><a linktype="document" id="{paper.pk}">様式</a></p>'))
    default_storage.delete(paper.file.name)
    with pytest.raises(FileGoneError, match="様式"):
        fix(world.plan, name="初版", by=world.manager)
    assert not Edition.objects.exists()


def test_its_pdf_is_made_after_the_commit(
    world: PlanWorld, client: Client, django_capture_on_commit_callbacks
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        fix(world.plan, name="初版", by=world.manager)
    assert bool(Edition.objects.get().pdf) is can_print()
    assert client.get(address(world, "1.pdf")).status_code == (200 if can_print() else 404)


def test_frozen_forms_are_kept_for_long_and_asked_for_cheaply(
    world: PlanWorld, client: Client
) -> None:
    fix(world.plan, name="初版", by=world.manager)
    first = client.get(address(world, "1.txt"))
    assert "immutable" in first["Cache-Control"]
    again = client.get(address(world, "1.txt"), HTTP_IF_NONE_MATCH=first["ETag"])
    assert again.status_code == 304
    page = client.get(address(world, "1/"))
    assert client.get(address(world, "1/"), HTTP_IF_NONE_MATCH=page["ETag"]).status_code == 304


@pytest.mark.parametrize(
    "rest",
    ["9/", "9.txt", "9.pdf", "1/nothing/", "99999999999999999999/", "1/files/x", "1/files/..%2Fa"],
)
def test_what_is_not_there_is_said_so(world: PlanWorld, client: Client, rest: str) -> None:
    fix(world.plan, name="初版", by=world.manager)
    assert client.get(address(world, rest)).status_code == 404


def test_another_municipalitys_editions_are_not_here(world: PlanWorld, client: Client) -> None:
    from tests import factories

    fix(world.plan, name="初版", by=world.manager)
    other = factories.MunicipalityFactory()
    assert client.get(f"/{other.slug}/editions/1/").status_code == 404
    assert "まだありません" in text_of(client, f"/{other.slug}/editions/")


def test_pages_of_editions_ask_few_questions(
    world: PlanWorld, client: Client, django_assert_max_num_queries
) -> None:
    for number in range(8):
        fix(world.plan, name=f"第{number}版", by=world.manager)
    for rest in ("", "3/", "3/services/", "compare/?a=1&b=2"):
        with django_assert_max_num_queries(12):
            client.get(address(world, rest))


def test_a_chapter_is_read_without_the_others(world: PlanWorld, client: Client) -> None:
    fix(world.plan, name="初版", by=world.manager)
    edition = Edition.objects.get()
    whole = from_json(edition.document)
    assert [each.slug for each in chapters_of(edition)] == ["services", "words"]
    assert chapter_of(edition, 1, "") == (whole.chapters[1], whole.terms)
    assert front_of(edition, "") == replace(whole, chapters=(), records={})


def test_two_are_compared_in_text_and_records(world: PlanWorld, client: Client) -> None:
    fix(world.plan, name="初版", by=world.manager)
    world.department.name = "くらし支援課"
    world.department.save()
    write(world.words, block("text", "<p>やまびこ体操を町じゅうに広めます。</p>"))
    fix(world.plan, name="改訂版", by=world.manager)
    page = text_of(client, address(world, "compare/?a=1&b=2"))
    assert "<ins>" in page
    assert "<del>福祉課</del>" in page
    assert "<ins>くらし支援課</ins>" in page
    assert "変更" in page
    assert "ちがいはありません" in text_of(client, address(world, "compare/?a=2&b=now"))


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ("a=1&b=1", "同じものどうし"),
        ("a=1&b=7", "見つかりません"),
        ("a=1", "見つかりません"),
        ("a=x&b=<script>", "見つかりません"),
        ("a=now&b=now", "同じものどうし"),
    ],
)
def test_unclear_questions_are_answered_in_words(
    world: PlanWorld, client: Client, query: str, words: str
) -> None:
    fix(world.plan, name="初版", by=world.manager)
    assert words in text_of(client, address(world, f"compare/?{query}"))


def test_now_is_not_compared_where_the_plan_is_hidden(world: PlanWorld, client: Client) -> None:
    fix(world.plan, name="初版", by=world.manager)
    world.plan.unpublish()
    page = text_of(client, address(world, "compare/?a=1&b=now"))
    assert "いま公開されていません" in page


def test_on_its_own_hostname_the_municipality_needs_no_name(
    world: PlanWorld, client: Client, settings
) -> None:
    settings.ALLOWED_HOSTS = ["*"]
    home = MunicipalityPage.objects.get(municipality=world.city)
    Site.objects.create(hostname="city.example.org", root_page=home)
    fix(world.plan, name="初版", by=world.manager)
    for rest in ("", "1/", "1/services/", "1.txt"):
        assert (
            client.get(f"/editions/{rest}", headers={"host": "city.example.org"}).status_code == 200
        )
    page = client.get("/editions/1/", headers={"host": "city.example.org"}).content.decode()
    assert 'href="/editions/1/services/"' in page
    assert f"/{world.city.slug}/" not in page
