"""Editors keep their own municipality's records, and only those."""

from __future__ import annotations

import pytest
from django.test import Client
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.models import Collection

from directory import models
from tests.staff_forms import filled
from tests.staff_world import SECRET, World, build_world

pytestmark = pytest.mark.django_db

RESOURCES = "/admin/snippets/directory/resource/"
DEPARTMENTS = "/admin/snippets/directory/department/"
SYNONYMS = "/admin/snippets/directory/synonymrow/"


@pytest.fixture
def world() -> World:
    return build_world(submitted=False)


@pytest.fixture
def editor(world: World) -> Client:
    return entering(world.own.editor)


@pytest.fixture
def manager(world: World) -> Client:
    return entering(world.own.manager)


def entering(user) -> Client:
    client = Client()
    client.force_login(user)
    return client


def edit_url(world: World) -> str:
    return f"{RESOURCES}edit/{world.own.rows[models.Resource].pk}/"


def draft(world: World) -> models.Resource:
    resource = models.Resource.objects.get(pk=world.own.rows[models.Resource].pk)
    return resource.get_latest_revision_as_object()


def one_rule(**values: object) -> dict[str, object]:
    given = {"id": "", "weekdays": ["0", "2"], "opens": "10:00", "closes": "12:00"} | values
    return {
        "opening_rules-TOTAL_FORMS": "1",
        **{f"opening_rules-0-{name}": value for name, value in given.items()},
    }


def errors_of(response) -> dict:
    form = response.context["form"]
    rows = [row for formset in form.formsets.values() for each in formset.errors for row in [each]]
    return dict(form.errors) | {name: text for row in rows for name, text in row.items()}


def test_a_new_record_belongs_to_the_editors_municipality(world, editor):
    page = editor.get(f"{DEPARTMENTS}add/")
    assert "municipality" not in page.context["form"].fields
    editor.post(f"{DEPARTMENTS}add/", filled(page, name="あたらしい課"))
    made = models.Department.objects.get(name="あたらしい課")
    assert made.municipality == world.own.municipality
    assert not made.live


def test_a_municipality_sent_along_is_ignored(world, editor):
    page = editor.get(f"{DEPARTMENTS}add/")
    sent = filled(page, name="しのびこむ課", municipality=str(world.other.municipality.pk))
    editor.post(f"{DEPARTMENTS}add/", sent)
    assert models.Department.objects.get(name="しのびこむ課").municipality == world.own.municipality


def test_a_name_is_not_used_twice(world, editor):
    taken = world.own.rows[models.Department].name
    response = editor.post(
        f"{DEPARTMENTS}add/", filled(editor.get(f"{DEPARTMENTS}add/"), name=taken)
    )
    assert response.status_code == 200
    assert response.context["form"].errors


def test_an_administrator_says_whose_a_record_is(world):
    administrator = entering(world.administrator)
    page = administrator.get(f"{DEPARTMENTS}add/")
    sent = filled(page, name="たのまれた課", municipality=str(world.other.municipality.pk))
    administrator.post(f"{DEPARTMENTS}add/", sent)
    made = models.Department.objects.get(name="たのまれた課")
    assert made.municipality == world.other.municipality


def test_hours_are_ticked_and_days_may_be_typed_as_people_write_them(world, editor):
    hours = one_rule(weeks=["2", "4"], season_from="4/1", season_to="９月30日")
    response = editor.post(edit_url(world), filled(editor.get(edit_url(world)), **hours))
    assert response.status_code == 302
    rule = draft(world).opening_rules.get()
    assert (rule.weekdays, rule.weeks, rule.months) == ([0, 2], [2, 4], [])
    assert (rule.season_from, rule.season_to) == ("04-01", "09-30")


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"weekdays": []}, "weekdays"),
        ({"season_from": "13/1", "season_to": "4/1"}, "season_from"),
        ({"season_from": "4/1"}, "__all__"),
        ({"closes": ""}, "__all__"),
    ],
)
def test_hours_that_cannot_be_are_refused_in_words(world, editor, wrong, field):
    sent = filled(editor.get(edit_url(world)), **one_rule(**wrong))
    response = editor.post(edit_url(world), sent)
    assert response.status_code == 200
    assert field in errors_of(response)


def test_only_own_records_are_offered(world, editor):
    page = editor.get(edit_url(world)).content.decode()
    assert world.own.rows[models.Organization].name in page
    assert SECRET not in page


@pytest.mark.parametrize(
    ("name", "model"),
    [
        ("areas", models.CatchmentArea),
        ("programmes", models.Programme),
        ("departments", models.Department),
        ("source", models.Source),
        ("operators-0-organization", models.Organization),
    ],
)
def test_records_of_others_are_refused_when_sent_all_the_same(world, editor, name, model):
    sent = filled(editor.get(edit_url(world)), **{name: [str(world.other.rows[model].pk)]})
    response = editor.post(edit_url(world), sent)
    assert response.status_code == 200
    assert name.rpartition("-")[2] in errors_of(response)


def test_a_part_cannot_be_its_own_whole(world, editor):
    area = world.own.rows[models.CatchmentArea]
    part = models.CatchmentArea.objects.create(
        municipality=area.municipality, name="なかの地区", kind="district", parent=area
    )
    url = f"/admin/snippets/directory/catchmentarea/edit/{area.pk}/"
    response = editor.post(url, filled(editor.get(url), parent=str(part.pk)))
    assert "parent" in errors_of(response)


def test_rows_of_everybody_are_read_by_all_and_changed_by_administrators(world, manager):
    shared = models.SynonymRow.objects.create(wording="みんなの", terms="介護")
    listed = manager.get(SYNONYMS).content.decode()
    assert shared.wording in listed
    assert f"{SYNONYMS}edit/{shared.pk}/" not in listed
    assert manager.get(f"{SYNONYMS}edit/{shared.pk}/")["Location"] == "/admin/"
    assert manager.post(f"{SYNONYMS}delete/{shared.pk}/")["Location"] == "/admin/"
    assert models.SynonymRow.objects.filter(pk=shared.pk).exists()


def test_a_municipality_adds_its_own_words(world, manager):
    page = manager.get(f"{SYNONYMS}add/")
    manager.post(f"{SYNONYMS}add/", filled(page, wording="よりあい", terms="通いの場"))
    assert models.SynonymRow.objects.get(wording="よりあい").municipality == world.own.municipality


@pytest.mark.parametrize("query", ["", "?q=" + SECRET, "?export=csv", "?export=xlsx"])
def test_lists_searches_and_exports_hold_own_records_only(world, editor, query):
    response = editor.get(RESOURCES + query)
    body = b"".join(response) if response.streaming else response.content
    text = body.decode("utf-8", "replace").replace(f'value="{SECRET}"', "")
    assert f"{SECRET}市" not in text


def test_an_export_holds_what_is_asked_for(world, editor):
    body = b"".join(editor.get(f"{RESOURCES}?export=csv")).decode()
    assert world.own.rows[models.Resource].name in body


@pytest.mark.parametrize("model", [models.Resource, models.Department, models.SynonymRow])
def test_bulk_actions_do_not_name_what_is_not_ones_own(world, manager, model):
    name = model._meta.model_name
    other, own = world.other.rows[model], world.own.rows[model]
    url = f"/admin/bulk/directory/{name}/delete/?id={other.pk}"
    assert manager.get(url).status_code == 404
    assert SECRET not in manager.get(f"{url}&id={own.pk}").content.decode()
    assert (
        SECRET not in manager.get(f"/admin/bulk/directory/{name}/delete/?id=all").content.decode()
    )
    manager.post(f"{url}&id={own.pk}")
    assert model.objects.filter(pk=other.pk).exists()


def test_an_editor_deletes_nothing_in_bulk(world, editor):
    resource = world.own.rows[models.Resource]
    assert (
        editor.post(f"/admin/bulk/directory/resource/delete/?id={resource.pk}").status_code == 404
    )
    assert models.Resource.objects.filter(pk=resource.pk).exists()


def test_a_chooser_answers_about_own_records_only(world, editor):
    own, other = world.own.rows[models.Organization], world.other.rows[models.Organization]
    chooser = "/admin/snippets/choose/directory/organization/"
    assert SECRET not in editor.get(chooser).json()["html"]
    assert editor.get(f"{chooser}chosen/{other.pk}/").status_code == 404
    several = editor.get(f"{chooser}chosen-multiple/?id={own.pk}&id={other.pk}").content.decode()
    assert str(own.pk) in several
    assert SECRET not in several.encode().decode("unicode_escape", "replace")


@pytest.mark.parametrize("digits", [19, 30, 5000])
def test_a_key_no_database_can_hold_is_the_key_of_no_record(world, manager, digits):
    endless, own = "9" * digits, world.own.rows[models.Organization]
    chooser = "/admin/snippets/choose/directory/organization/"
    bulk = "/admin/bulk/directory/organization/delete/"
    several = manager.get(f"{chooser}chosen-multiple/?id={endless}&id={own.pk}")
    assert several.status_code == 200
    assert own.name in several.json()["result"][0]["string"]
    assert manager.get(f"{chooser}chosen/{endless}/").status_code == 404
    assert manager.get(f"{bulk}?id={endless}").status_code == 404
    assert manager.get(f"{bulk}?id={endless}&id={own.pk}").status_code in {200, 302}


def test_what_is_used_is_not_deleted(world, manager):
    organization = world.own.rows[models.Organization]
    url = f"/admin/snippets/directory/organization/delete/{organization.pk}/"
    assert manager.post(url).status_code == 302
    assert models.Organization.objects.filter(pk=organization.pk).exists()


def test_letters_are_answered_and_never_written_or_thrown_away(world, editor):
    letter = world.own.letter
    url = f"/admin/problem_reports/edit/{letter.pk}/"
    editor.post(
        url, filled(editor.get(url), state="done", reply="確かめて直しました。", message="かえた")
    )
    letter.refresh_from_db()
    assert (letter.state, letter.reply) == ("done", "確かめて直しました。")
    assert letter.message != "かえた"
    assert editor.post(f"/admin/problem_reports/delete/{letter.pk}/")["Location"] == "/admin/"
    assert editor.get("/admin/problem_reports/new/")["Location"] == "/admin/"


def test_the_word_search_of_the_menu_leads_to_the_resources(world, editor):
    assert editor.get("/admin/pages/search/?q=窓口")["Location"].startswith(RESOURCES)


def test_the_tree_of_pages_begins_at_ones_own_first_page(world, editor):
    assert editor.get("/admin/pages/")["Location"] == f"/admin/pages/{world.own.page.pk}/"


def test_a_list_costs_the_same_however_long(world, editor, django_assert_max_num_queries):
    for number in range(30):
        made = models.Resource.objects.create(
            municipality=world.own.municipality, name=f"{number}番目", kind="counter"
        )
        made.save_revision()
    editor.get(RESOURCES)
    with django_assert_max_num_queries(25):
        editor.get(RESOURCES)


def test_only_an_administrator_is_asked_for_a_municipality(world, editor):
    assert "municipality" not in editor.get(RESOURCES).context["filters"].form.fields
    everywhere = entering(world.administrator).get(RESOURCES).context["filters"].form.fields
    assert set(everywhere["municipality"].queryset) == set(models.Municipality.objects.all())


@pytest.mark.parametrize("model", [get_image_model(), get_document_model()])
def test_a_file_is_not_put_where_others_keep_theirs(world, editor, model):
    own, other = world.own.rows[model], world.other.rows[Collection]
    name = f"{model._meta.app_label}/{model._meta.model_name}"
    bulk = f"/admin/bulk/{name}/add_to_collection/?id={own.pk}"
    assert SECRET not in editor.get(bulk).content.decode()
    editor.post(bulk, {"collection": other.pk})
    own.refresh_from_db()
    assert own.collection == world.own.rows[Collection]


@pytest.mark.parametrize("action", ["delete", "move", "publish", "unpublish"])
def test_pages_of_others_are_not_handled_in_bulk(world, manager, action):
    url = f"/admin/bulk/wagtailcore/page/{action}/?id={world.other.plan.pk}"
    assert manager.get(url).status_code == 404
    assert manager.post(url).status_code == 404
    assert type(world.other.plan).objects.get(pk=world.other.plan.pk).live
