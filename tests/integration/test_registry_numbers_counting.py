"""What a fiscal year comes to, and that it stays when the cases are kept no longer."""

from __future__ import annotations

import datetime as dt
from collections import Counter

import pytest

from directory.registry.counting import contributions
from directory.registry.counting.office import standing
from directory.registry.counting.tables import overview, sections, words_of
from directory.registry.counting.tally import tally
from directory.registry.counting.years import first_day, fiscal_year, last_day
from directory.registry.models import KeptCount, Need, RegistryRecord, Word
from directory.registry.services import retention
from tests import registry_world as world
from tests import registry_year as made
from tests.registry_year import YEAR

pytestmark = pytest.mark.django_db

COUNTED = {
    ("consultations", ""): 3,
    ("concerns", "housing"): 1,
    ("concerns", "job"): 2,
    ("concerns", "unsaid"): 1,
    ("meetings", "重層的支援会議"): 1,
    ("meeting_rules", "consent"): 1,
    ("plans", "making"): 1,
    ("proposals", ""): 3,
    ("matches", ""): 1,
    ("settled", "3"): 1,
    ("failures", "full"): 1,
    ("failures", "unsaid"): 1,
    ("developed", ""): 1,
    ("host_supports", "advice"): 1,
}


@pytest.fixture
def town():
    own = world.build().own
    Need.objects.all().delete()
    made.fill(own)
    return own


def counted(town, year=YEAR):
    found = tally(town.municipality, year, year)
    return {(measure, detail): number for (_year, measure, detail), number in found.items()}


@pytest.mark.parametrize(
    ("day", "year"),
    [
        (dt.date(2026, 3, 31), 2025),
        (dt.date(2026, 4, 1), 2026),
        (dt.date(2025, 4, 1), 2025),
        (dt.date(1, 1, 1), 0),
    ],
)
def test_a_fiscal_year_begins_in_april(day, year):
    assert fiscal_year(day) == year
    assert year == 0 or first_day(year) <= day <= last_day(year)


def test_each_thing_is_counted_in_the_year_it_happened(town):
    assert counted(town) == COUNTED
    following = counted(town, YEAR + 1)
    assert following[("settled", "6")] == 1
    assert following[("plans", "closing")] == 1
    assert following[("consultations", "")] == 1
    assert counted(town, YEAR - 1) == {}


def test_a_sitting_whose_record_is_open_is_not_counted(town):
    town.municipality.registry_sessions.update(held=False)
    assert ("meetings", "重層的支援会議") not in counted(town)


def test_another_municipality_counts_for_itself(town):
    assert counted(world.town("third", "三の市")) == {}


def test_what_needs_contribute_is_what_is_counted_of_them(town):
    found = Counter()
    for need in Need.objects.of(town.municipality):
        for year, measure, detail, number in contributions(need):
            found[year, measure, detail] += number
    office = ("meetings", "meeting_rules", "developed", "host_supports")
    both = tally(town.municipality, YEAR, YEAR + 1)
    assert found == {key: number for key, number in both.items() if key[1] not in office}


def test_the_yearly_table_is_the_same_after_the_needs_are_gone(town):
    words = words_of(town.municipality)
    years = (YEAR, YEAR + 1)

    def tables():
        found = tally(town.municipality, *years)
        return [sections(found, year, words, 3) for year in years], overview(found, years)

    before = tables()
    Need.objects.update(state="closed", delete_after=world.TODAY)
    ended = retention.end_expired(world.TODAY)
    assert (ended.needs, ended.failed) == (4, 0)
    assert not Need.objects.of(town.municipality).exists()
    assert KeptCount.objects.exists()
    assert tables() == before


def test_the_registry_as_it_stands(town):
    records = RegistryRecord.objects.of(town.municipality)
    records.update(confirm_by=None)
    records.filter(pk=town.records[0].pk).update(confirm_by=world.TODAY + dt.timedelta(days=1))
    records.filter(pk=town.records[1].pk).update(confirm_by=world.TODAY)
    records.filter(pk=town.records[2].pk).update(state="closed")
    now = standing(town.municipality, world.TODAY)
    assert (now.records, now.confirmed) == (2, 1)


def section(town, label, limit=3):
    found = tally(town.municipality, YEAR, YEAR)
    table = sections(found, YEAR, words_of(town.municipality), limit)
    return next(each for each in table if each.label == label)


def test_all_sixteen_concerns_are_told_with_nothing_left_out(town):
    lines = section(town, "相談の内容").lines
    assert len(lines) == 17
    told = {line.label: (line.number, line.published) for line in lines}
    assert told["仕事探し、就職について"] == (2, "3件未満")
    assert told["債務について"] == (0, "0")
    assert told["記録なし"] == (1, "3件未満")


def test_a_word_put_to_rest_is_told_where_it_was_used(town):
    Word.objects.filter(code__in=("job", "debt"), kind="concern").update(active=False)
    labels = [line.label for line in section(town, "相談の内容").lines]
    assert "仕事探し、就職について" in labels
    assert "債務について" not in labels


def test_a_sum_of_small_parts_is_not_published(town):
    lines = section(town, "不成立の理由").lines
    assert lines[-1].is_sum
    assert (lines[-1].number, lines[-1].published) == (2, "3件未満")
    assert [line.published for line in lines if line.number] == ["3件未満"] * 3


def test_what_is_no_case_is_published_as_it_is(town):
    assert [
        line.published for line in section(town, "受け入れ先への支援").lines if line.number
    ] == [
        "1",
        "1",
    ]


def test_without_a_limit_everything_is_published(town):
    for each in ("相談の内容", "不成立の理由", "マッチング"):
        assert not any(line.hidden for line in section(town, each, limit=1).lines)
