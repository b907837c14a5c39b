"""The report of where a plan disagrees with the directory, and the way an edition is fixed."""

from __future__ import annotations

import pytest
from django.core.cache import cache
from django.test import Client
from django.urls import reverse
from wagtail.models import Site

from directory import models
from portal import detached
from portal.home.models import MunicipalityPage
from portal.plans.blocks.records import PLAN_RECORDS
from portal.plans.consistency.findings import Kind
from portal.plans.consistency.gathering import disagreements_of
from portal.plans.editions import fix, latest_of
from portal.plans.models import ChapterPage, Edition
from tests import factories
from tests.plan_world import PlanWorld, block, build_plan, write
from tests.staff_forms import filled

pytestmark = [pytest.mark.django_db, pytest.mark.postgres]


@pytest.fixture
def world(settings, tmp_path) -> PlanWorld:
    settings.MEDIA_ROOT = tmp_path / "media"
    cache.clear()
    return build_plan()


def as_(client: Client, user) -> Client:
    client.force_login(user)
    return client


def report(client: Client, world: PlanWorld) -> str:
    response = client.get(reverse("plan_differences_of", args=[world.plan.pk]))
    assert response.status_code == 200
    return response.content.decode()


def kinds(world: PlanWorld) -> list[Kind]:
    return [each.kind for each in disagreements_of(world.plan, latest_of(world.plan))]


def test_a_fresh_edition_disagrees_with_nothing(world: PlanWorld) -> None:
    fix(world.plan, name="初版", by=world.manager)
    assert kinds(world) == []


@pytest.mark.parametrize("own", [True, False])
def test_the_wing_links_editions_where_this_hostname_has_them(
    world: PlanWorld, client: Client, settings, own: bool
) -> None:
    settings.ALLOWED_HOSTS = ["*"]
    home = MunicipalityPage.objects.get(municipality=world.city)
    Site.objects.create(hostname="city.example.org", root_page=home)
    edition = fix(world.plan, name="初版", by=world.manager)
    world.counter.name = "新しい窓口"
    world.counter.save()
    as_(client, world.manager)
    headers = {"host": "city.example.org"} if own else {}
    root = "/" if own else f"/{world.city.slug}/"
    for address, link in (
        (reverse("plan_editions:inspect", args=[edition.pk]), f'"{root}editions/1/"'),
        (reverse("plan_differences_of", args=[world.plan.pk]), f'"{root}editions/compare/?a=1'),
    ):
        assert link in client.get(address, headers=headers).content.decode(), address


def test_what_happened_to_records_since_the_edition(world: PlanWorld) -> None:
    gone = factories.ResourceFactory(municipality=world.city, name="北の窓口", areas=[world.area])
    fix(world.plan, name="初版", by=world.manager)
    gone.delete()
    world.counter.status = models.Status.CLOSED
    world.counter.save()
    world.area.name = "ひがし圏域"
    world.area.save()
    factories.ResourceFactory(municipality=world.city, name="西の窓口", areas=[world.area])
    found = set(kinds(world))
    assert {Kind.GONE, Kind.CLOSED, Kind.RENAMED, Kind.ADDED} <= found


def test_what_is_typed_is_held_against_the_directory(world: PlanWorld) -> None:
    models.ResourceName.objects.create(resource=world.counter, text="東の家", kind="former")
    unread = block("unread", {"lines": "12-13", "text": "読めない表"})
    write(
        world.words,
        block("text", "<p>相談窓口は9か所です。東の家は、長寿支援課が受け持ちます。</p>"),
        block("note", {"tone": "info", "title": "", "text": "<p>令和8年（2024年）</p>"}),
        unread,
    )
    found = disagreements_of(world.plan, None)
    assert [each.kind for each in found] == [
        Kind.OLD_NAME,
        Kind.NO_SUCH_DEPARTMENT,
        Kind.NUMBER,
        Kind.YEARS,
        Kind.UNREAD,
    ]
    assert found[-1].where.block == unread["id"]
    assert found[-1].plan == "もとの文書の12-13行目：読めない表"


def test_the_name_before_the_last_one_is_remembered(world: PlanWorld) -> None:
    write(world.words, block("text", "<p>東ふくし窓口に来てください。</p>"))
    world.counter.save_revision().publish()
    world.counter.name = "ひがしの相談室"
    world.counter.save_revision().publish()
    (found,) = disagreements_of(world.plan, None)
    assert (found.kind, found.plan, found.directory) == (
        Kind.OLD_NAME,
        "東ふくし窓口",
        "ひがしの相談室",
    )


def test_a_name_that_is_only_drafted_is_no_old_name(world: PlanWorld) -> None:
    write(world.words, block("text", "<p>ひがしの相談室に来てください。</p>"))
    world.counter.save_revision().publish()
    world.counter.name = "ひがしの相談室"
    world.counter.save_revision()
    assert kinds(world) == []


def test_the_report_shows_both_sides_and_leads_to_both(world: PlanWorld, client: Client) -> None:
    fix(world.plan, name="初版", by=world.manager)
    write(world.words, block("text", "<p>相談窓口は9か所です。</p>"))
    world.programme.departments = [factories.DepartmentFactory(municipality=world.city)]
    world.programme.save()
    page = report(as_(client, world.editor), world)
    assert "相談窓口は9か所" in page
    assert "相談窓口の数：1" in page
    assert f"/admin/pages/{world.words.pk}/edit/#:w:contentpath=body." in page
    assert f"/admin/snippets/directory/programme/edit/{world.programme.pk}/" in page
    assert "版のあとで担当課が変わった" in page


def test_the_report_is_the_own_municipalitys(world: PlanWorld, client: Client) -> None:
    from tests import plan_world

    strangers = factories.MunicipalityFactory()
    editor, manager = plan_world._employ(strangers)
    as_(client, manager)
    for name in ("plan_differences_of", "plan_fix"):
        assert client.get(reverse(name, args=[world.plan.pk])).status_code == 404
    assert world.plan.title not in client.get(reverse("plan_differences")).content.decode()
    fix(world.plan, name="初版ひみつ", by=world.manager)
    assert "初版ひみつ" not in client.get(reverse("plan_editions:index")).content.decode()
    pk = Edition.objects.get().pk
    assert client.get(reverse("plan_editions:inspect", args=[pk])).status_code == 404


def test_the_report_asks_few_questions(world: PlanWorld, django_assert_max_num_queries) -> None:
    write(world.plan, *(block(name, {"title": ""}) for name in PLAN_RECORDS))
    fix(world.plan, name="初版", by=world.manager)
    edition = latest_of(world.plan)
    with django_assert_max_num_queries(20) as asked:
        disagreements_of(world.plan, edition)
    few = len(asked)
    for number in range(5):
        page = world.plan.add_child(instance=ChapterPage(title=f"章{number}", slug=f"c{number}"))
        write(page, block("text", f"<p>相談窓口は{number + 20}か所です。</p>"))
        factories.ResourceFactory(municipality=world.city, areas=[world.area])
    with django_assert_max_num_queries(few):
        assert len(disagreements_of(world.plan, edition)) >= 10


def test_the_first_page_counts_them(world: PlanWorld, client: Client) -> None:
    write(world.words, block("text", "<p>相談窓口は9か所です。</p>"))
    page = as_(client, world.editor).get(reverse("wagtailadmin_home")).content.decode()
    assert reverse("plan_differences_of", args=[world.plan.pk]) in page
    assert "1件" in page


def test_an_edition_is_fixed_by_form(world: PlanWorld, client: Client) -> None:
    as_(client, world.manager)
    address = reverse("plan_fix", args=[world.plan.pk])
    assert (
        address
        in client.get(reverse("wagtailadmin_pages:edit", args=[world.plan.pk])).content.decode()
    )
    page = client.get(address)
    assert "はじめての版" in page.content.decode()
    answer = client.post(address, filled(page, name="初版", note="策定時"), follow=True)
    edition = Edition.objects.get()
    assert (edition.name, edition.note, edition.fixed_by) == ("初版", "策定時", world.manager)
    assert "第1号「初版」を確定しました" in answer.content.decode()


def test_the_same_content_is_asked_about_twice(world: PlanWorld, client: Client) -> None:
    fix(world.plan, name="初版", by=world.manager)
    as_(client, world.manager)
    address = reverse("plan_fix", args=[world.plan.pk])
    page = client.get(address)
    assert "何も変わっていません" in page.content.decode()
    client.post(address, filled(page, name="二版"))
    assert Edition.objects.count() == 1
    client.post(address, filled(page, name="二版", same="on"))
    assert Edition.objects.count() == 2


def test_what_changed_is_told_before_fixing(world: PlanWorld, client: Client) -> None:
    fix(world.plan, name="初版", by=world.manager)
    world.area.name = "ひがし圏域"
    world.area.save()
    page = as_(client, world.manager).get(reverse("plan_fix", args=[world.plan.pk]))
    assert "圏域・地区：ひがし圏域（変更）" in page.content.decode()


def test_who_may_not_publish_may_not_fix(world: PlanWorld, client: Client) -> None:
    as_(client, world.editor)
    address = reverse("plan_fix", args=[world.plan.pk])
    assert client.get(address).status_code == 302
    client.post(address, {"name": "初版"})
    assert not Edition.objects.exists()


def test_a_hidden_plan_is_refused_in_words(world: PlanWorld, client: Client) -> None:
    world.plan.unpublish()
    page = as_(client, world.manager).post(
        reverse("plan_fix", args=[world.plan.pk]), {"name": "初版"}
    )
    assert "公開されていない計画は、版にできません" in page.content.decode()


def test_a_newcomer_changes_a_department_once(world: PlanWorld, client: Client) -> None:
    """It shows on the plan, in the directory and in the report, and not in the edition."""
    fix(world.plan, name="初版", by=world.manager)
    slug = world.city.slug
    edit = reverse(
        models.Department.snippet_viewset.get_url_name("edit"), args=[world.department.pk]
    )
    as_(client, world.editor)
    page = client.get(edit)
    client.post(edit, filled(page, name="くらし支援課", **{"action-submit": "yes"}))
    waiting = models.Department.objects.get(pk=world.department.pk)
    as_(client, world.manager)
    page = client.get(edit)
    client.post(edit, filled(page, **{"action-publish": "yes"}))
    assert waiting.name == "福祉課"
    client.logout()
    plan = client.get(f"/{slug}/plan/services/").content.decode()
    directory = client.get(f"/{slug}/resources/{world.counter.pk}/").content.decode()
    edition = client.get(f"/{slug}/editions/1/services/").content.decode()
    for text in (plan, directory):
        assert "くらし支援課" in text
    assert "くらし支援課" not in edition
    assert "福祉課" in edition
    told = report(as_(client, world.editor), world)
    assert told.count("版のあとで課の名前が変わった") == 1
    assert "<td>福祉課<br>" in told
    assert "くらし支援課（計画に載っている記録のうち2件）" in told
    assert "担当課が変わった" not in told


def test_a_new_name_leads_to_the_records_that_still_hold_the_old_one(
    world: PlanWorld, client: Client
) -> None:
    meeting = models.Meeting.objects.create(
        municipality=world.city, name="支援会議", members="福祉課長", live=True
    )
    write(world.words, block("meetings", {"title": "", "names": "", "kinds": ""}))
    world.department.save_revision().publish()
    world.department.name = "くらし支援課"
    world.department.save_revision().publish()
    page = report(as_(client, world.editor), world)
    assert "前の名前で書かれている" in page
    assert f"/admin/snippets/directory/meeting/edit/{meeting.pk}/" in page
    assert "「支援会議」を直す" in page


@pytest.mark.parametrize("address", ["plan_fix", "plan_differences_of", "plan_next_year"])
def test_a_number_no_row_can_have_is_not_found(
    world: PlanWorld, client: Client, address: str
) -> None:
    as_(client, world.manager)
    path = reverse(address, args=[world.plan.pk])
    for key in ("9" * 20, "9" * 18):
        assert client.get(path.replace(str(world.plan.pk), key)).status_code == 404


def test_nobody_waits_for_the_paper(
    world: PlanWorld, client: Client, django_capture_on_commit_callbacks
) -> None:
    as_(client, world.manager)
    address = reverse("plan_fix", args=[world.plan.pk])
    page = client.get(address)
    with django_capture_on_commit_callbacks() as later:
        answer = client.post(address, filled(page, name="初版"))
    assert answer.status_code == 302
    assert not Edition.objects.get().pdf
    started = [each.args for each in later if getattr(each, "func", None) is detached.manage]
    assert started == [("edition_papers",)]
