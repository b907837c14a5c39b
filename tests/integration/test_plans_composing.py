"""A plan's pages become one document: what is published, whole, in few questions."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from django.core.files.base import ContentFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.blocks import StreamBlockValidationError
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.images.tests.utils import get_test_image_file
from wagtail.rich_text import RichText

from directory import models
from directory.models import Meeting, Paper
from portal.plans.blocks import HANDBOOK_RECORDS, HandbookBlocks, PlanBlocks
from portal.plans.compose import TEXT
from portal.plans.composing import about_of, chapter_of, document_of, facts_for, records_of
from portal.plans.document.lines import cell_text, lines_of
from portal.plans.document.parts import Document, Files, Note, Picture, Prose, Table
from portal.plans.facts.live import LiveFacts
from portal.plans.models import ChapterPage, PlanPage
from tests import factories
from tests.plan_world import PlanWorld, block, build_plan, handbook, write

pytestmark = [pytest.mark.django_db, pytest.mark.postgres]

FACTS = (
    *("sectors", "programmes", "places", "areas", "meetings", "steps", "roles", "numbers"),
    *("related_plans", "goals", "indicators", "reviews", "events", "terms", "papers", "sources"),
)


@pytest.fixture
def world() -> PlanWorld:
    return build_plan()


def words_of(document: Document) -> str:
    parts = [*document.front, *(part for each in document.chapters for part in each.parts)]
    return "\n".join(line for part in parts for line in lines_of(part))


def about(plan: PlanPage) -> dict[str, str]:
    return {name: cell_text(cell) for name, cell in about_of(plan)}


def test_a_document_holds_front_chapters_records_and_numbers(world: PlanWorld):
    document = document_of(world.plan)
    assert (document.municipality, document.fictional) == ("見本市", True)
    assert document.front == (Prose("<p>この計画は見本です。</p>"),)
    assert [(each.label, each.slug) for each in document.chapters] == [
        ("第1章", "services"),
        ("第2章", "words"),
    ]
    assert "相談窓口はいま1か所" in words_of(document)
    assert document.records["number:相談窓口の数"].facts == {"数": "1"}
    programme = document.records[f"programme:{world.programme.pk}"]
    assert programme.facts["担当課"] == "福祉課"
    assert document.records[f"resource:{world.counter.pk}"].facts["圏域"] == "東圏域"
    assert f"area:{world.area.pk}" in document.records


def test_a_heading_keeps_its_anchor_when_it_is_reworded(world: PlanWorld):
    facts = facts_for(world.services)
    before = chapter_of(world.services, facts).parts[0]
    stored = [dict(each) for each in world.services.body.raw_data]
    stored[0] = {**stored[0], "value": {"level": "2", "text": "ことばを変えた"}}
    world.services.body = world.services.body.stream_block.to_python(stored)
    after = chapter_of(world.services, facts).parts[0]
    assert after.text == "ことばを変えた"
    assert after.anchor == before.anchor == f"h-{stored[0]['id'][:8]}"


def test_drafts_are_seen_by_nobody_but_in_a_draft_document(world: PlanWorld):
    hidden = factories.ProgrammeFactory(
        municipality=world.city, local_name="下書き事業", live=False
    )
    write(world.words, block("text", "<p>次の下書き</p>"), publish=False)
    new = world.plan.add_child(instance=ChapterPage(title="案", slug="draft", live=False))
    write(new, block("text", "<p>案の章</p>"), publish=False)
    public, draft = document_of(world.plan), document_of(world.plan, draft=True)
    assert "次の下書き" not in words_of(public)
    assert [each.slug for each in public.chapters] == ["services", "words"]
    assert "次の下書き" in words_of(draft)
    assert [each.slug for each in draft.chapters] == ["services", "words", "draft"]
    assert f"programme:{hidden.pk}" not in {**public.records, **draft.records}


def test_another_municipalitys_records_never_show(world: PlanWorld):
    other = factories.MunicipalityFactory()
    factories.ProgrammeFactory(municipality=other, local_name="よその事業")
    factories.ResourceFactory(municipality=other, name="よその窓口")
    assert "よその" not in words_of(document_of(world.plan))
    assert LiveFacts(world.city).numbers["相談窓口の数"] == 1


def test_staff_papers_show_in_the_handbook_alone(world: PlanWorld):
    for audience in Paper.Audience:
        Paper.objects.create(
            municipality=world.city, name=f"様式{audience.value}", kind="form", audience=audience
        )
    write(world.words, block("papers", {"title": "", "kinds": ""}))
    book = handbook(world, block("papers", {"title": "", "kinds": ""}))
    (plan,) = chapter_of(world.words, facts_for(world.words)).parts
    (staff,) = document_of(book).front
    assert isinstance(plan, Files)
    assert [each.title for each in plan.items] == ["様式public"]
    assert sorted(each.title for each in staff.items) == ["様式public", "様式staff"]
    assert document_of(book).about == ()


def test_links_to_pages_and_documents_lead_somewhere(world: PlanWorld):
    html = f'<p><a linktype="page" id="{world.services.pk}">事業の章</a></p>'
    write(world.words, block("text", html), block("note", {"tone": "info", "text": html}))
    prose, note = chapter_of(world.words, facts_for(world.words)).parts
    address = world.services.url
    assert prose == Prose(f'<p><a href="{address}">事業の章</a></p>')
    assert note == Note("info", f'<p><a href="{address}">事業の章</a></p>')


def test_pictures_have_address_and_size(world: PlanWorld):
    image = get_image_model().objects.create(title="図", file=get_test_image_file(size=(40, 30)))
    value = {"title": "流れ", "alternative": "受付から終結まで", "image": image.pk}
    write(world.words, block("picture", value), block("picture", {**value, "image": 999}))
    known, gone = chapter_of(world.words, facts_for(world.words)).parts
    assert known == Picture("流れ", image.file.url, 40, 30, "受付から終結まで")
    assert gone.tone == "warn"


def test_a_preview_is_composed_from_the_form_before_anything_is_saved(world: PlanWorld):
    image = get_image_model().objects.create(title="図", file=get_test_image_file())
    table = {"columns": [{"type": "text", "heading": "甲"}], "rows": [{"values": ["一"]}]}
    blocks = world.words.body.stream_block.child_blocks
    world.words.body = [
        ("heading", {"level": "2", "text": "見出し"}),
        ("text", RichText("<p>本文</p>")),
        ("table", blocks["table"].to_python(table)),
        ("picture", {"title": "図", "image": image, "alternative": "説明"}),
        ("programmes", blocks["programmes"].get_default()),
    ]
    heading, *parts = chapter_of(world.words, facts_for(world.words)).parts
    assert heading.anchor.startswith("h-")
    assert [type(part) for part in parts] == [Prose, Table, Picture, Table]


def test_numbers_live_in_tables_headings_and_notes_but_not_in_what_was_left_unread(
    world: PlanWorld,
):
    number = "{相談窓口の数}"
    table = {"columns": [{"type": "text", "heading": "数"}], "rows": [{"values": [number]}]}
    write(
        world.words,
        block("heading", {"level": "2", "text": f"窓口 {number}"}),
        block("table", {**table, "caption": number}),
        block("note", {"tone": "info", "title": number, "text": f"<p>{number}</p>"}),
        block("unread", {"lines": "1", "text": number}),
    )
    facts = facts_for(world.words)
    heading, table_part, note, unread = chapter_of(world.words, facts).parts
    assert heading.text == "窓口 1"
    assert (table_part.caption, cell_text(table_part.rows[0][0])) == ("1", "1")
    assert (note.title, note.html) == ("1", "<p>1</p>")
    assert number in unread.html
    assert list(records_of(world.words, facts)) == ["number:相談窓口の数"]


def test_an_unknown_number_is_refused_where_it_stands():
    blocks = PlanBlocks()
    good, bad = "<p>{相談窓口の数}</p>", "<p>{相談窓口のかずの数}</p>"
    stored = [block("text", good), block("text", bad), block("unread", {"text": "{回数}"})]
    with pytest.raises(StreamBlockValidationError) as refused:
        blocks.clean(blocks.to_python(stored))
    (index,) = refused.value.block_errors
    assert index == 1
    (message,) = refused.value.block_errors[1].messages
    assert "{相談窓口のかずの数}という数はありません" in message
    assert "{カフェの数}" in message
    assert blocks.clean(blocks.to_python(stored[:1]))


def test_what_a_plan_says_of_itself(world: PlanWorld):
    said = about(world.plan)
    assert said["策定日"] == "令和8年3月"
    assert said["期間"] == said["発行者"] == said["根拠法令"] == "記載なし"
    assert said["状態"] == "未確認"
    committee = Meeting.objects.create(municipality=world.city, name="推進委員会")
    hidden = Meeting.objects.create(municipality=world.city, name="内部会議", live=False)
    world.plan.period_from, world.plan.period_to = 2026, 2028
    world.plan.evaluated_by = committee
    world.plan.review_due = dt.date(2029, 2, 28)
    said = about(world.plan)
    assert said["期間"] == "令和8年度（2026年度）から令和10年度（2028年度）まで"
    world.plan.period_label = "令和8年度から令和10年度まで"
    assert about(world.plan)["期間"] == said["期間"]
    world.plan.period_label = "3年間"
    assert about(world.plan)["期間"] == f"3年間 {said['期間']}"
    assert said["点検・評価をする会議"] == "推進委員会"
    assert said["見直し"] == "2029年2月28日"
    world.plan.evaluated_by = hidden
    assert "点検・評価をする会議" not in about(world.plan)


def test_plans_before_and_after_are_linked_once_they_are_public(world: PlanWorld):
    home = world.plan.get_parent().specific
    later = home.add_child(
        instance=PlanPage(title="次の実施計画", slug="next", succeeds=world.plan, live=False)
    )
    assert "次の計画" not in about(world.plan)
    assert about(later)["前の計画"] == "見本市実施計画"
    later.save_revision().publish()
    assert about(world.plan)["次の計画"] == "次の実施計画"


def test_every_block_an_editor_may_choose_can_be_composed(world: PlanWorld):
    names = [*TEXT, *HANDBOOK_RECORDS]
    assert set(names) == set(HandbookBlocks().child_blocks)
    assert set(PlanBlocks().child_blocks) < set(names)


def _every_records_block(page) -> list[dict]:
    children = page.body.stream_block.child_blocks
    return [
        block(name, {key: each.get_default() for key, each in children[name].child_blocks.items()})
        for name in children
        if name not in TEXT
    ]


def test_a_whole_plan_costs_the_same_however_much_there_is(world: PlanWorld):
    write(world.words, *_every_records_block(world.words))
    few = _queries(world)
    department = factories.DepartmentFactory(municipality=world.city)
    for _ in range(5):
        programme = factories.ProgrammeFactory(municipality=world.city, departments=[department])
        factories.ResourceFactory(
            municipality=world.city, programmes=[programme], areas=[world.area], phones=["000"]
        )
        meeting = Meeting(municipality=world.city, name="会議")
        meeting.moments = [models.MeetingTiming(timing="making")]
        meeting.save()
    for number in range(10):
        page = world.plan.add_child(instance=ChapterPage(title="章", slug=f"more-{number}"))
        write(page, *_every_records_block(page))
    assert _queries(world) == few <= 14


def _queries(world: PlanWorld) -> int:
    plan = PlanPage.objects.get(pk=world.plan.pk)
    document_of(plan)
    plan = PlanPage.objects.get(pk=world.plan.pk)
    with CaptureQueriesContext(connection) as asked:
        document_of(plan)
    return len(asked)


def test_all_facts_of_a_municipality_cost_eight_queries(
    world: PlanWorld, django_assert_num_queries
):
    with django_assert_num_queries(8):
        facts = LiveFacts(world.city, staff=True)
        for _ in range(2):
            for name in FACTS:
                getattr(facts, name)


def test_the_newest_version_of_a_paper_is_handed_out(world: PlanWorld):
    paper = Paper(municipality=world.city, name="要綱", kind="rules", audience="public")
    files = _two_documents()
    paper.versions = [
        models.PaperVersion(version="第2版", dated=dt.date(2026, 4, 1), document=files[1]),
        models.PaperVersion(version="第1版", dated=dt.date(2025, 4, 1), document=files[0]),
    ]
    paper.save()
    slot = Paper.objects.create(
        municipality=world.city, name="様式", kind="form", audience="public", law_url=""
    )
    rules, empty = sorted(LiveFacts(world.city).papers, key=lambda each: each.key)
    assert (rules.version, rules.address) == ("第2版", files[1].url)
    assert rules.size == files[1].get_file_size()
    assert (empty.key, empty.address, empty.version) == (f"paper:{slot.pk}", "", "")


def _two_documents() -> list[Any]:
    made = []
    for number in (1, 2):
        file = ContentFile(b"text" * number, name=f"rules-{number}.txt")
        made.append(get_document_model().objects.create(title=f"要綱{number}", file=file))
        made[-1].get_file_size()
    return made


def test_an_organization_or_department_in_draft_is_not_named(world: PlanWorld):
    hidden = factories.DepartmentFactory(municipality=world.city, name="未公表課", live=False)
    programme = factories.ProgrammeFactory(municipality=world.city, departments=[hidden])
    facts = {each.key: each for each in LiveFacts(world.city).programmes}
    assert facts[f"programme:{programme.pk}"].departments == ()


def test_a_review_names_the_meeting_that_held_it_unless_that_is_a_draft(world: PlanWorld):
    for live in (True, False):
        body = Meeting.objects.create(municipality=world.city, name=f"推進会議{live}", live=live)
        models.Review.objects.create(
            municipality=world.city, body=body, fiscal_year=2025, held_on=dt.date(2026, 6, 1)
        )
    first, second = LiveFacts(world.city).reviews
    assert (first.body, first.held_on) == ("推進会議True", "2026年6月1日")
    assert second.body == ""
