"""A plan as its readers meet it: chapter by chapter, whole, as text, and nobody else's pages."""

from __future__ import annotations

import pytest
from bs4 import BeautifulSoup
from django.utils import timezone
from freezegun import freeze_time
from wagtail.models import PageViewRestriction

from portal.plans.models import ChapterPage, PlanPage
from tests import factories, plan_world, public_world
from tests.plan_world import block, write

pytestmark = pytest.mark.django_db
ROOT = "/mihon-test/"
PLAN = f"{ROOT}plan/"
TERM = {"name": "やまびこ体操", "reading": "やまびこたいそう"}


@pytest.fixture
def world():
    return plan_world.build_plan()


def read(client, url: str) -> BeautifulSoup:
    answer = client.get(url)
    assert answer.status_code == 200
    return BeautifulSoup(answer.content, "html.parser")


def test_the_plan_lists_its_chapters_with_their_headings(client, world):
    page = read(client, PLAN)
    links = {each["href"]: each.get_text() for each in page.select(".plan-chapters a")}
    heading = next(url for url in links if url.startswith(f"{PLAN}services/#h-"))
    assert links[heading] == "包括的な相談支援"
    assert read(client, f"{PLAN}services/").find(id=heading.partition("#")[2])
    assert {f"{PLAN}whole/", f"{PLAN}plan.pdf", f"{PLAN}plan.txt"} <= {
        each["href"] for each in page.find_all("a")
    }


def test_a_chapter_shows_records_and_leads_to_them_and_to_its_neighbours(client, world):
    page = read(client, f"{PLAN}services/")
    assert page.find("a", string="東ふくし窓口")["href"] == f"{ROOT}resources/{world.counter.pk}/"
    assert page.select_one("a[rel=next]")["href"] == f"{PLAN}words/"
    assert page.select_one("a[rel=prev]") is None
    for table in page.find_all("table"):
        assert table.caption
        assert {each["scope"] for each in table.find_all("th")} <= {"col", "row"}


def test_a_heading_keeps_its_anchor_when_it_is_reworded(client, world):
    before = read(client, f"{PLAN}services/").select_one(".plan-heading h2")["id"]
    blocks = list(world.services.body.raw_data)
    blocks[0]["value"]["text"] = "ちがう見出し"
    write(world.services, *blocks)
    after = read(client, f"{PLAN}services/").select_one(".plan-heading h2")
    assert (after["id"], after.get_text()) == (before, "ちがう見出し")


def test_the_first_occurrence_of_a_term_explains_itself_without_a_script(client, world):
    term = factories.TermFactory(
        municipality=world.city, **TERM, definition="みんなでする<b>体操</b>"
    )
    write(world.words, block("text", "<p>やまびこ体操</p>"), block("text", "<p>やまびこ体操</p>"))
    page = read(client, f"{PLAN}words/")
    (word,) = page.select(".term__word")
    assert word["href"] == f"{ROOT}glossary/#term-{term.pk}"
    button = page.select_one(".term__button")
    note = page.find(id=button["popovertarget"])
    assert note.has_attr("popover")
    assert "みんなでする<b>体操</b>" in note.get_text()
    assert page.find("script", src=False) is None


def test_the_whole_plan_has_every_chapter_and_each_id_once(client, world):
    page = read(client, f"{PLAN}whole/")
    assert [
        each.get_text(" ", strip=True) for each in page.select(".plan-whole__chapter > h2")
    ] == [
        "第1章 事業",
        "第2章 ことば",
    ]
    ids = [each["id"] for each in page.find_all(id=True)]
    assert len(ids) == len(set(ids))


def test_the_text_is_complete_and_carries_its_encoding(client, world):
    answer = client.get(f"{PLAN}plan.txt")
    assert answer["Content-Type"] == "text/plain; charset=utf-8"
    assert answer.content.startswith(b"\xef\xbb\xbf")
    text = answer.content.decode("utf-8-sig")
    for words in ("見本市実施計画", "架空の自治体", "第1章 事業", "東ふくし窓口", "いま1か所"):
        assert words in text


def test_a_draft_chapter_and_a_private_one_are_in_no_form(client, world):
    draft = world.plan.add_child(instance=ChapterPage(title="下書きの章", slug="draft", live=False))
    write(draft, block("text", "<p>ひみつ</p>"), publish=False)
    PageViewRestriction.objects.create(page=world.words, restriction_type="login")
    for url in (PLAN, f"{PLAN}whole/", f"{PLAN}plan.txt"):
        shown = client.get(url).content.decode()
        assert "下書きの章" not in shown
        assert "やまびこ体操" not in shown
    assert client.get(f"{PLAN}draft/").status_code == 404
    assert "no-store" in client.get(f"{PLAN}words/")["Cache-Control"]


def test_a_plan_that_is_taken_off_takes_its_chapters_with_it(client, world):
    assert client.get(f"{PLAN}services/").status_code == 200
    PlanPage.objects.get(slug="plan").unpublish()
    assert ChapterPage.objects.get(slug="services").live
    assert client.get(f"{PLAN}services/").status_code == 404


def test_pages_anybody_may_read_may_be_kept_and_are_asked_for_again(client, world):
    for url in (PLAN, f"{PLAN}services/", f"{PLAN}whole/", f"{PLAN}plan.txt"):
        assert client.get(url)["Cache-Control"] == "public, no-cache"


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ({"kind": "explainer"}, "実施計画ではありません"),
        ({"status": "ended"}, "期間は終わっています"),
        ({"period_to": 2024}, "令和6年度（2024年度）で終わっています"),
        ({"status": "merged"}, "ほかの計画に統合されました"),
        ({"review_due": "2026-03-31"}, "見直しの期限（2026年3月31日）を過ぎています"),
    ],
)
@freeze_time("2026-11-21 03:00")
def test_what_a_reader_must_know_first_stands_above(client, world, values, words):
    PlanPage.objects.filter(pk=world.plan.pk).update(**values)
    for url in (PLAN, f"{PLAN}services/", f"{PLAN}whole/"):
        assert words in read(client, url).select_one(".notice--warn").get_text()


def test_a_plan_in_force_warns_of_nothing(client, world):
    this_year = timezone.localdate().year
    PlanPage.objects.filter(pk=world.plan.pk).update(status="current", period_to=this_year + 1)
    assert read(client, PLAN).select_one("main .notice--warn") is None


def test_an_own_hostname_has_the_same_pages(client, world):
    public_world.own_hostname(world, "own.example")
    host = {"host": "own.example"}
    page = BeautifulSoup(client.get("/plan/services/", headers=host).content, "html.parser")
    assert page.find("a", string="東ふくし窓口")["href"] == f"/resources/{world.counter.pk}/"
    assert page.select_one("a[rel=next]")["href"] == "/plan/words/"
    assert client.get("/plan/plan.txt", headers=host).status_code == 200
    assert client.get("/plans/", headers=host)["Location"] == "/plan/"


def test_every_page_leads_to_the_plan(client, world):
    assert read(client, f"{ROOT}help-now/").find("a", string="計画")["href"] == f"{ROOT}plans/"
    assert client.get(f"{ROOT}plans/")["Location"] == PLAN


def test_several_plans_are_listed_and_none_is_said(client, world):
    home = world.plan.get_parent()
    home.add_child(instance=PlanPage(title="次の計画", slug="next", municipality=world.city))
    titles = [each.get_text() for each in read(client, f"{ROOT}plans/").select(".link-tiles__name")]
    assert set(titles) == {"見本市実施計画", "次の計画"}
    PlanPage.objects.update(live=False)
    assert "まだありません" in read(client, f"{ROOT}plans/").get_text()


class TestHandbook:
    """The staff's pages are for the staff of one municipality."""

    URLS = (f"{ROOT}handbook/", f"{ROOT}handbook/rules/")

    @pytest.fixture
    def handbook(self, world):
        from portal.plans.models import HandbookChapterPage

        page = plan_world.handbook(world, block("text", "<p>職員のことば</p>"))
        rules = page.add_child(instance=HandbookChapterPage(title="きまり", slug="rules"))
        write(rules, block("text", "<p>職員のことば</p>"))
        return page

    def test_staff_and_administrators_read_it(self, client, world, handbook, admin_user):
        for user in (world.editor, world.manager, admin_user):
            client.force_login(user)
            for url in self.URLS:
                answer = client.get(url)
                assert "職員のことば" in answer.content.decode()
                assert "職員だけに見えています" in answer.content.decode()
                assert {"private", "no-store"} <= set(answer["Cache-Control"].split(", "))

    def test_a_stranger_is_asked_to_log_in(self, client, handbook):
        for url in self.URLS:
            answer = client.get(url)
            assert answer["Location"] == f"/admin/login/?next={url}"
            assert {"private", "no-store"} <= set(answer["Cache-Control"].split(", "))

    def test_who_works_elsewhere_or_no_more_finds_nothing(self, client, world, handbook):
        other = factories.MunicipalityFactory(slug="elsewhere")
        groups = plan_world.provision.provide_groups(other)
        stranger = plan_world.get_user_model().objects.create_user("stranger")
        stranger.groups.add(groups[plan_world.roles.MANAGER])
        client.force_login(stranger)
        for url in self.URLS:
            answer = client.get(url)
            assert answer.status_code == 404
            assert "職員のことば" not in answer.content.decode()

    def test_no_public_form_has_its_words(self, client, handbook):
        for url in (ROOT, PLAN, f"{PLAN}whole/", f"{PLAN}plan.txt", f"{ROOT}plans/"):
            assert "職員のことば" not in client.get(url).content.decode()
