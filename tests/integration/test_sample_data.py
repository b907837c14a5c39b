"""The five municipalities' records: complete, sourced, and nothing in them made up."""

from __future__ import annotations

import pytest
from django.conf import settings
from django.db import transaction

from directory import models
from directory.public import emergency
from directory.sample.outcomes import Outcome
from directory.sample.run import load

REAL = ("atami", "tomiya", "kawachinagano", "izu", "takasago")
SAMPLE = settings.BASE_DIR / "sample"

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module", autouse=True)
def loaded(django_db_setup, django_db_blocker):
    """Load the real files once, and take everything back at the end."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield load(SAMPLE, ["common", *REAL])
        transaction.set_rollback(True)


def of(model, slug: str):
    return model.objects.filter(municipality__slug=slug)


@pytest.mark.parametrize(
    ("model", "counts"),
    [
        (models.Resource, (13, 25, 23, 29, 13)),
        (models.Programme, (12, 14, 12, 19, 14)),
        (models.CatchmentArea, (6, 5, 1, 6, 1)),
        (models.Term, (10, 29, 8, 11, 10)),
        (models.Meeting, (5, 11, 10, 7, 4)),
        (models.RelatedPlan, (4, 17, 1, 2, 2)),
        (models.Goal, (6, 36, 12, 19, 4)),
        (models.Step, (12, 14, 12, 12, 11)),
        (models.Role, (14, 27, 12, 13, 6)),
        (models.Paper, (7, 7, 6, 4, 6)),
        (models.Review, (1, 1, 0, 1, 1)),
        (models.HistoryEvent, (0, 5, 2, 4, 3)),
        (models.Town, (38, 27, 80, 53, 92)),
    ],
)
def test_every_row_became_a_record(model, counts):
    assert tuple(of(model, slug).count() for slug in REAL) == counts


def test_loading_the_same_files_again_changes_nothing():
    tally = load(SAMPLE, ["common", *REAL])
    for name in ("common", *REAL):
        assert set(tally.total(name)) == {Outcome.SAME}


@pytest.mark.parametrize(
    "model",
    [
        models.CatchmentArea,
        models.Department,
        models.Organization,
        models.Programme,
        models.Resource,
        models.Term,
        models.Meeting,
        models.RelatedPlan,
        models.Goal,
        models.Step,
        models.Role,
        models.Paper,
        models.Review,
        models.HistoryEvent,
    ],
)
def test_every_record_names_its_source_and_line(model):
    assert not model.objects.filter(source__isnull=True).exists()
    assert not model.objects.filter(source_lines="").exists()
    assert not model.objects.exclude(live=True).exists()


def test_towns_name_their_source_and_have_no_position():
    assert not models.Town.objects.filter(source__isnull=True).exists()
    assert not models.Town.objects.filter(lat__isnull=False).exists()
    assert models.TownPostcode.objects.filter(town__name="成田").get().code == "9813341"


def test_no_address_telephone_or_hours_was_made_up():
    assert not models.ResourceContact.objects.exists()
    assert not models.OpeningRule.objects.exists()
    blank = {"address": "", "postcode": "", "lat": None, "hours_wording": "", "fee": ""}
    assert models.Resource.objects.filter(**blank).count() == 103
    assert not models.ResourceVerification.objects.filter(confirmed_on__isnull=False).exists()
    assert models.ResourceVerification.objects.count() == 103


def test_no_number_no_result_and_no_file_was_made_up():
    assert not models.Indicator.objects.exists()
    assert not models.PaperVersion.objects.exists()
    assert not models.Review.objects.exclude(finding="", fiscal_year=None).exists()
    assert not models.Goal.objects.exclude(status="").exists()


def test_what_is_discussed_when_is_as_far_as_a_source_says():
    rows = models.MeetingTiming.objects.select_related("meeting__municipality")
    assert {(each.meeting.municipality.slug, each.timing) for each in rows} == {
        *(("atami", each) for each in models.MeetingTiming.Timing.values),
        *(("izu", each) for each in models.MeetingTiming.Timing.values),
        *(("tomiya", each) for each in ("making", "closing", "breaking_off")),
    }


def test_a_town_lies_in_an_area_only_where_the_area_is_named_so():
    rows = models.AreaTown.objects.select_related("area", "town")
    assert {each.basis for each in rows} == {models.Basis.INFERRED}
    assert {(str(each.area), str(each.town)) for each in rows} == {
        ("泉・伊豆山", "泉"),
        ("泉・伊豆山", "伊豆山"),
        ("熱海", "熱海"),
        ("熱海地区", "熱海"),
        ("富ケ丘・日吉台圏域", "富ケ丘"),
        ("富ケ丘・日吉台圏域", "日吉台"),
        ("東向陽台・成田圏域", "東向陽台"),
        ("東向陽台・成田圏域", "成田"),
        ("富谷中央・あけの平圏域", "あけの平"),
        ("修善寺地区", "修善寺"),
        ("土肥地区", "土肥"),
    }


def test_a_municipality_without_a_plan_has_none():
    kinds = {each.kind for each in of(models.Source, "kawachinagano")}
    assert kinds == {models.Source.Kind.EXPLAINER, models.Source.Kind.WEBSITE}
    for slug in set(REAL) - {"kawachinagano"}:
        assert of(models.Source, slug).filter(kind=models.Source.Kind.PLAN).count() == 1


def test_only_what_a_source_says_is_planned_is_planned():
    planned = models.Resource.objects.exclude(status="")
    assert {(each.name, each.status, each.due_fiscal_year) for each in planned} == {
        ("基幹相談支援センター", models.Status.PLANNED, 2024),
        ("こども家庭センター", models.Status.PLANNED, 2024),
    }
    assert {each.municipality.slug for each in planned} == {"izu"}


def test_everybody_is_welcome_only_where_a_source_says_so():
    welcome = models.Resource.objects.filter(anyone_welcome=models.YesNoUnknown.YES)
    assert {each.name for each in welcome} == {
        "熱海多賀文庫",
        "地域のつどいの場",
        "居場所やコミュニティなどの「場」",
    }
    assert not models.Resource.objects.filter(anyone_welcome=models.YesNoUnknown.NO).exists()


def test_an_unknown_operator_stays_unknown():
    centres = of(models.Resource, "atami").filter(name__endswith="高齢者相談センター")
    for centre in centres:
        (operator,) = centre.operators.all()
        assert (operator.organization, operator.mode) == (None, models.Mode.CONTRACT)
        assert operator.basis == "記載なし（候補2者）"
    programme = of(models.Programme, "tomiya").get(ref="P06")
    between = programme.operators.get(organization__name__contains="社会福祉協議会")
    assert (between.mode, between.wording) == ("", "原文は直営と委託の間の行")


def test_a_municipality_that_runs_something_itself_is_told_apart():
    direct = models.ResourceOperator.objects.filter(
        mode=models.Mode.DIRECT, organization__isnull=False
    )
    assert all(each.organization.is_municipality for each in direct)


def test_categories_and_roles_are_no_facilities():
    counted = {
        naming: models.Resource.objects.filter(naming=naming).count() for naming in models.Naming
    }
    assert counted == {
        models.Naming.PROPER: 84,
        models.Naming.CATEGORY: 17,
        models.Naming.ROLE: 2,
    }


def test_terms_name_the_other_municipalities_that_use_them():
    term = of(models.Term, "tomiya").get(name="8050問題")
    assert {each.slug for each in term.also_used_by.all()} == set(REAL) - {"tomiya"}


def test_steps_lead_to_steps_of_the_same_municipality():
    refs = {(step.municipality_id, step.ref) for step in models.Step.objects.all()}
    for step in models.Step.objects.all():
        for after in step.next_steps.splitlines():
            assert not after.startswith("W") or (step.municipality_id, after) in refs


def heard(text: str) -> set[str]:
    """The topics that ``text`` brings up."""
    labels = {str(label): topic for topic, label in models.EmergencyTopic.choices}
    return {labels[each.topic] for each in emergency.panel(text, None) or ()}


@pytest.mark.parametrize(
    ("text", "topics"),
    [
        ("しにたい", {"life"}),
        ("もうしにたいし、つらい", {"life"}),
        ("首をつるつもりです", {"life"}),
        ("生きるのがしんどい", {"life"}),
        ("ころしてやると言われた", {"life", "violence"}),
        ("ころされる", {"violence"}),
        ("けられる", {"violence"}),
        ("夫にけられた。", {"violence"}),
        ("夫が怖い", {"violence"}),
        ("息子が暴れる", {"violence"}),
        ("お金をだまし取られた", {"fraud"}),
        ("虐待", {"child", "abuse"}),
        ("ぎゃくたいしている", {"child", "abuse"}),
        ("ネグレクトしているかも", {"child", "abuse"}),
        ("けいれんして動かない", {"urgent"}),
        ("助けて", {"life", "urgent"}),
        ("だれか助けて！", {"life", "urgent"}),
        ("たすけてください。おねがい", {"life", "urgent"}),
    ],
)
def test_a_cry_for_help_is_heard_as_what_it_may_be_about(text, topics):
    assert heard(text) == topics


@pytest.mark.parametrize(
    "text",
    [
        "引っ越しにたいする補助",
        "ひっこしにたいしての相談",
        "引越しにたいへん困っている",
        "無料で受けられる相談",
        "支援を受けられた",
        "仕事を続けられるか心配",
        "助けてくれる人を探している",
        "このところして困ること",
    ],
)
def test_ordinary_questions_are_no_cry_for_help(text):
    assert heard(text) == set()
