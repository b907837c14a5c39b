"""Ledgers in words, and kept: what was read on the day can be read again."""

from __future__ import annotations

import json

import pytest

from directory.registry import facts
from directory.registry.condition_names import CONDITION_NAMES
from directory.registry.matching import CONDITIONS, Pool, as_json, rank
from directory.registry.models import Word, slots
from directory.registry.wording import (
    asked_text,
    kept,
    ledger_lines,
    question,
    terms_of,
    told,
    value_text,
)
from directory.registry.wording.questions import QUESTIONS
from directory.registry.wording.values import _ASKED, _VALUES
from tests.registry_world import TODAY, Town, need, record, town

pytestmark = pytest.mark.django_db


@pytest.fixture
def here() -> Town:
    return town("own", "わが市")


def everything(here: Town):
    """A need that asks for everything, and a place that answers everything."""
    asked = need(
        here,
        "R8-0900",
        age_band="30-39",
        gender="woman",
        sensory_limit=2,
        group_limit=2,
        talking_limit=1,
        step=1,
        slots=slots.joined([(0, 0), (2, 1)]),
        frequency="1",
        travel=["walk", "car"],
        max_km=3,
        has_companion="no",
        needs_medication=True,
        needs_watching=True,
        wants_supporter=True,
        wants_visit=True,
        wants_trial=True,
        wants_pay=True,
        fee_limit=500,
        essential=["medication"],
    )
    place = record(
        here,
        "畑の会",
        beyond_target="yes",
        genders="women",
        age_from=18,
        age_to=64,
        medication="yes",
        watching="no",
        supporter="yes",
        sensory=1,
        group_size=3,
        talking=1,
        step=2,
        slots=slots.joined([(0, 0), (0, 1)]),
        by_walk="yes",
        lift="yes",
        fee="paid",
        fee_yen=1200,
        pays="no",
        vacancies=1,
        visit="yes",
        trial="no",
        companion_needed="yes",
        agreement="agreed",
        confirmed_on=TODAY,
    )
    for field, kind, code in (
        ("interests", "activity", "garden"),
        ("strengths", "skill", "plants"),
        ("avoid", "environment", "noise"),
        ("difficulties", "difficulty", "withdrawal"),
    ):
        getattr(asked, field).add(here.word(kind, code))
    for field, kind, code in (
        ("activities", "activity", "garden"),
        ("skills", "skill", "hands"),
        ("environments", "environment", "outdoors"),
        ("difficulties", "difficulty", "withdrawal"),
    ):
        getattr(place, field).add(here.word(kind, code))
    return asked, place


def judged(here: Town):
    asked, place = everything(here)
    found = facts.gathered(here.municipality, TODAY)[place.pk]
    ranking = rank(facts.wanted(asked), Pool([found.candidate]), today=TODAY)
    return ranking.find(place.pk), found


def test_every_condition_has_words_and_a_question():
    keys = {each.key for each in CONDITIONS}
    assert keys <= CONDITION_NAMES.keys()
    assert keys | {"freshness"} == _ASKED.keys() == _VALUES.keys()
    assert keys == QUESTIONS.keys()
    assert question("moon").startswith("moon")


def test_a_line_tells_what_was_asked_and_what_the_place_answers(here):
    match, found = judged(here)
    lines = {
        line.condition: line for line in told(match, terms_of(here.municipality), found.origins)
    }
    said = {key: (line.verdict_label, line.asked, line.value) for key, line in lines.items()}
    assert said["activity"] == ("合う", "畑・庭の手入れ", "畑・庭の手入れ")
    assert said["skill"] == ("合わない", "植物を育てる", "手先が器用")
    assert said["environment"] == ("合う", "「大きな音がする」を避ける", "屋外")
    assert said["age"] == ("合う", "30代", "18〜64歳")
    assert said["gender"] == ("合う", "女性", "女性のみ")
    assert said["days"] == ("合う", "月 午前、水 午後、週に1回", "月 午前・午後")
    assert said["travel"] == ("合う", "歩いて、車で", "歩いて、送り迎え")
    assert said["fee"] == ("合わない", "500円まで", "1,200円")
    assert said["group"] == ("合わない", "5人くらいまで", "15人くらいまで")
    assert said["sensory"] == ("合う", "「ふつう」まで", "静か")
    assert said["talking"][1] == "ほとんど話さなくてよい"
    assert said["step"] == ("合う", "いまは「ひとりで・個別に」", "少人数で")
    assert said["companion"] == ("合わない", "付き添う人がいない", "付き添いがいる")
    assert said["capacity"][2] == "空き1人"
    assert said["place"][1] == "わが市東圏域、3km以内"
    assert said["status"] == ("合う", "", "利用できる")
    assert lines["medication"].essential
    assert lines["activity"].origin == "台帳"
    assert lines["place"].origin == "公開の記録"
    assert lines["freshness"].value == "期限のうちに確かめてある"


@pytest.mark.parametrize(
    ("lift", "said"),
    [("yes", ("合う", "ある")), ("no", ("合わない", "ない")), ("", ("わからない", ""))],
)
def test_a_known_no_is_never_told_as_if_nobody_knew(here, lift, said):
    asked = need(here, "R8-0901", needs_lift=True)
    place = record(here, "送る会", lift=lift, by_car="yes", confirmed_on=TODAY)
    found = facts.candidate(place, TODAY)
    match = rank(facts.wanted(asked), Pool([found]), today=TODAY).find(place.pk)
    line = next(
        each for each in told(match, terms_of(here.municipality)) if each.condition == "travel"
    )
    assert (line.verdict_label, line.value) == said
    assert line.name == "送り迎え"
    assert line.day == (TODAY if lift else None)


def test_a_kept_ledger_is_read_as_it_was_said_that_day(here):
    match, found = judged(here)
    terms = terms_of(here.municipality)
    stored = json.loads(json.dumps(kept(match, terms, found.origins)))
    before = told(match, terms, found.origins)
    Word.objects.filter(code="garden").update(label="ちがう言い方")
    assert ledger_lines(stored, terms_of(here.municipality)) == before
    assert ledger_lines(stored) == before


def test_a_ledger_kept_without_words_is_put_into_those_of_today(here):
    match, found = judged(here)
    stored = json.loads(json.dumps(as_json(match)))
    lines = {line.condition: line for line in ledger_lines(stored, terms_of(here.municipality))}
    assert lines["activity"].value == "畑・庭の手入れ"
    bare = {line.condition: line for line in ledger_lines(stored)}
    assert bare["activity"].value == "garden"


@pytest.mark.parametrize("broken", [{}, None, [], "x", {"v": 1}, {"v": 99, "ledger": []}])
def test_what_is_no_ledger_has_no_lines(broken):
    assert ledger_lines(broken) == ()


def test_values_of_another_shape_stand_for_themselves(here):
    terms = terms_of(here.municipality)
    assert value_text("sensory", 99, terms) == "99"
    assert value_text("place", 5, terms) == "5"
    assert value_text("moon", "x", terms) == "x"
    assert asked_text("days", "x", terms) == "x"
    assert value_text("fee", None, terms) == ""
