"""Pages of a municipality: its editors write, its managers publish, nobody else sees drafts."""

from __future__ import annotations

import json

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from wagtail.models import Page
from wagtail.test.utils.form_data import nested_form_data, rich_text, streamfield

from portal.home.models import MunicipalityPage
from portal.plans.models import ChapterPage, PlanPage
from tests.staff_forms import filled
from tests.staff_world import SECRET, World, build_world

pytestmark = pytest.mark.django_db


@pytest.fixture
def world() -> World:
    return build_world(submitted=False)


# What the page's script would send of its text.
TEXT = nested_form_data({"body": streamfield([("text", rich_text("<p>本文</p>"))])})


def entering(user) -> Client:
    client = Client()
    client.force_login(user)
    return client


def add_chapter(client: Client, plan: PlanPage, **how: str):
    url = f"/admin/pages/add/plans/chapterpage/{plan.pk}/"
    sent = filled(client.get(url), title="あたらしい章", slug="new", **TEXT, **how)
    return client.post(url, sent)


def new_chapter() -> ChapterPage:
    return ChapterPage.objects.get(slug="new")


def test_an_editor_drafts_a_chapter_and_the_manager_approves_it(world):
    editor, manager = entering(world.own.editor), entering(world.own.manager)
    add_chapter(editor, world.own.plan, **{"action-submit": "1"})
    assert not new_chapter().live
    state = new_chapter().current_workflow_task_state
    manager.post(f"/admin/pages/workflow/action/{new_chapter().pk}/approve/{state.pk}/")
    assert new_chapter().live


def test_an_editor_publishes_nothing_new(world):
    add_chapter(entering(world.own.editor), world.own.plan, **{"action-publish": "1"})
    assert not ChapterPage.objects.filter(slug="new", live=True).exists()


def test_an_approved_page_stays_while_its_next_draft_waits(world):
    chapter = world.own.chapter
    editor, url = entering(world.own.editor), f"/admin/pages/{world.own.chapter.pk}/edit/"
    editor.post(url, filled(editor.get(url), title="書きかけ", **TEXT, **{"action-submit": "1"}))
    chapter.refresh_from_db()
    assert chapter.live
    assert chapter.title == "わが市の計画の章"
    assert chapter.draft_title == "書きかけ"


def test_nobody_writes_below_another_municipality(world):
    stranger = entering(world.other.manager)
    url = f"/admin/pages/add/plans/chapterpage/{world.own.plan.pk}/"
    assert stranger.get(url).status_code == 404
    assert stranger.post(url, {"title": "x", "slug": "new"}).status_code == 404


@pytest.mark.parametrize(
    "path",
    [
        "/admin/pages/",
        "/admin/pages/{page}/",
        "/admin/pages/{page}/?q=下書き&search_all=1",
        "/admin/pages/{page}/results/?q=下書き&search_all=1",
        "/admin/pages/{page}/copy/",
        "/admin/pages/{page}/move/",
        "/admin/pages/usage/plans/planpage/",
        "/admin/choose-page/",
        "/admin/choose-page/1/",
        "/admin/choose-page/{theirs}/",
        "/admin/choose-page/?page_type=plans.PlanPage",
        "/admin/choose-page/search/?q=下書き",
        "/admin/choose-page/search/?q=よそのひみつ市の下書き",
        "/admin/choose-page/chosen-multiple/?id={theirs}&id={page}",
        "/admin/bulk/wagtailcore/page/delete/?id={theirs}&id={page}",
        "/admin/bulk/wagtailcore/page/move/?id={theirs}&id={page}",
        "/admin/bulk/wagtailcore/page/publish/?id=all&childOf={theirs}",
        "/admin/reports/site-history/",
        "/admin/reports/workflow/",
        "/admin/reports/workflow_tasks/",
        "/admin/",
    ],
)
@pytest.mark.parametrize("role", ["editor", "manager"])
def test_titles_of_others_drafts_appear_nowhere(world, path, role):
    for town in (world.own, world.other):
        town.chapter.get_workflow().start(town.chapter, town.editor)
    theirs = world.other.chapter.pk
    client = entering(world.visitors()[role])
    response = client.get(path.format(page=world.own.plan.pk, theirs=theirs), follow=True)
    assert response.status_code in {200, 404}
    assert SECRET not in response.content.decode()
    assert SECRET not in json.dumps(response.content.decode())


@pytest.mark.parametrize("digits", [19, 30, 5000])
def test_a_key_no_database_can_hold_is_the_key_of_no_page(world, digits):
    endless, client = "9" * digits, entering(world.own.editor)
    several = client.get(f"/admin/choose-page/chosen-multiple/?id={endless}&id={world.own.page.pk}")
    assert str(world.own.page.pk) in several.content.decode()
    for address in (
        f"/admin/choose-page/?target_pages[]={endless}",
        f"/admin/bulk/wagtailcore/page/delete/?id={endless}",
        f"/admin/bulk/wagtailcore/page/publish/?id=all&childOf={endless}",
    ):
        assert client.get(address).status_code == 404, address


def test_the_explorer_finds_a_japanese_word_inside_a_title(world):
    url = f"/admin/pages/{world.own.page.pk}/results/?q=書き"
    assert "わが市の下書き" in entering(world.own.editor).get(url).content.decode()


def test_a_list_of_chapters_costs_the_same_however_long(world):
    plan, client = world.own.plan, entering(world.own.editor)
    url = f"/admin/pages/{plan.pk}/"
    with CaptureQueriesContext(connection) as few:
        client.get(url)
    for number in range(20):
        chapter = plan.add_child(instance=ChapterPage(title=f"{number}章", slug=f"c{number}"))
        chapter.save_revision()
    with CaptureQueriesContext(connection) as many:
        client.get(url)
    assert len(many) <= len(few)


def test_pages_are_not_moved_or_copied_to_another_municipality(world):
    manager = entering(world.own.manager)
    target, chapter = world.other.plan, world.own.chapter
    manager.post(f"/admin/pages/{chapter.pk}/move/{target.pk}/confirm/")
    url = f"/admin/pages/{chapter.pk}/copy/"
    sent = {"new_title": "うつし", "new_slug": "copied", "new_parent_page": target.pk}
    assert SECRET not in manager.post(url, sent).content.decode()
    bulk = f"/admin/bulk/wagtailcore/page/move/?id={chapter.pk}"
    assert SECRET not in manager.post(bulk, {"chooser": target.pk}).content.decode()
    assert set(target.get_children()) == {world.other.chapter.page_ptr}


def test_a_copy_that_says_not_where_is_asked_again(world):
    url = f"/admin/pages/{world.own.chapter.pk}/copy/"
    response = entering(world.own.manager).post(url, {"new_title": "うつし", "new_slug": "copied"})
    assert response.status_code == 200
    assert response.context["form"].errors["new_parent_page"]
    assert not Page.objects.filter(slug="copied").exists()


def test_a_manager_deletes_a_whole_plan_and_an_editor_nothing(world):
    plan = world.own.plan
    plan.unpublish()
    world.own.chapter.unpublish()
    url = f"/admin/pages/{plan.pk}/delete/"
    entering(world.own.editor).post(url)
    entering(world.own.editor).post(f"/admin/bulk/wagtailcore/page/delete/?id={plan.pk}")
    assert PlanPage.objects.filter(pk=plan.pk).exists()
    entering(world.own.manager).post(url)
    assert not PlanPage.objects.filter(pk=plan.pk).exists()


def test_the_first_page_stays_whoever_of_the_staff_asks(world):
    first, manager = world.own.page, entering(world.own.manager)
    manager.post(f"/admin/pages/{first.pk}/delete/")
    manager.post(f"/admin/bulk/wagtailcore/page/delete/?id={first.pk}")
    assert manager.get(f"/admin/pages/{first.pk}/copy/").status_code == 302
    assert MunicipalityPage.objects.filter(pk=first.pk).exists()


def test_two_versions_of_a_chapter_are_compared(world):
    chapter = world.own.chapter
    chapter.title = "ふたつめの題"
    chapter.save_revision()
    url = f"/admin/pages/{chapter.pk}/revisions/compare/earliest...latest/"
    assert "ふたつめの題" in entering(world.own.editor).get(url).content.decode()


def test_a_comment_is_kept_beside_the_text(world):
    chapter, editor = world.own.chapter, entering(world.own.editor)
    url = f"/admin/pages/{chapter.pk}/edit/"
    comment = {
        "comments-TOTAL_FORMS": "1",
        "comments-INITIAL_FORMS": "0",
        "comments-0-text": "ここは確かめましたか",
        "comments-0-contentpath": "title",
        "comments-0-position": "",
        "comments-0-id": "",
        "comments-0-deleted": "",
        "comments-0-resolved": "",
        "comments-0-replies-TOTAL_FORMS": "0",
        "comments-0-replies-INITIAL_FORMS": "0",
    }
    editor.post(url, filled(editor.get(url), **TEXT, **comment))
    assert [each.text for each in chapter.wagtail_admin_comments.all()] == ["ここは確かめましたか"]


def test_an_address_left_empty_in_a_link_is_asked_for(world):
    response = entering(world.own.editor).post("/admin/choose-external-link/", {})
    assert response.status_code == 200
    assert "external_link" in response.json()["step"]


def test_a_link_to_anothers_page_does_not_tell_its_draft(world):
    sent = {
        "external-link-chooser-url": f"http://localhost{world.other.chapter.url}",
        "external-link-chooser-link_text": "あちら",
    }
    response = entering(world.own.editor).post("/admin/choose-external-link/", sent)
    assert SECRET not in json.dumps(response.json(), ensure_ascii=False)


def test_autosave_is_off_and_could_not_publish(world):
    editor, url = entering(world.own.editor), f"/admin/pages/{world.own.chapter.pk}/edit/"
    page = editor.get(url)
    assert "data-w-autosave-interval-value" not in page.content.decode()
    sent = filled(page, title="ひとりでに", **TEXT, **{"action-publish": "1"})
    editor.post(url, sent, headers={"accept": "application/json"})
    world.own.chapter.refresh_from_db()
    assert world.own.chapter.title != "ひとりでに"


def test_a_step_of_the_redirect_import_by_itself_goes_back_to_the_first(world):
    client = entering(world.administrator)
    response = client.post("/admin/redirects/import/process/", follow=True)
    assert "もう一度ファイルを選んでください" in response.content.decode()


@pytest.mark.parametrize("body", [{}, {"body-count": "2"}, {"body-count": "x"}])
def test_a_text_that_did_not_arrive_whole_is_refused_and_kept(world, body):
    chapter, editor = world.own.chapter, entering(world.own.editor)
    before = chapter.latest_revision_id
    url = f"/admin/pages/{chapter.pk}/edit/"
    response = editor.post(url, filled(editor.get(url), **body))
    assert response.status_code == 200
    assert response.context["form"].errors["body"]
    chapter.refresh_from_db()
    assert chapter.latest_revision_id == before
