"""What is missing adds up; small counts are not told; the board moves by its rules."""

from __future__ import annotations

import datetime as dt

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from directory.registry.counting.lacks import lacks, period, total
from directory.registry.models import Gap, GapSignal
from directory.registry.services import gaps
from tests import registry_meetings as made
from tests import registry_world as world
from tests.factories import SectorFactory
from tests.registry_meetings import MONDAY

pytestmark = pytest.mark.django_db
YEAR = (MONDAY - dt.timedelta(days=365), MONDAY)


@pytest.fixture
def town():
    return world.build().own


def signal(town, number=0, **facts):
    """A note that nothing fitted, by a need of its own for each ``number``."""
    need = town.need if not number else world.need(town, f"R8-1{number:03}")
    values = {"cause": "unmet", "need": need, "on": MONDAY, **facts}
    return gaps.signal(member=town.member(), **values)


def test_a_note_has_the_area_and_sector_of_its_need_and_the_kind_of_the_place(town):
    sector = SectorFactory(code="disability")
    town.need.sectors.add(sector)
    made_ = signal(town, record=town.records[0], cause="full", condition="capacity")
    assert (made_.area, made_.sector) == (town.areas[0], sector)
    assert (made_.kind, made_.condition) == ("gathering_place", "capacity")


def test_a_need_of_several_sectors_speaks_for_none(town):
    town.need.sectors.add(SectorFactory(code="disability"), SectorFactory(code="elderly"))
    assert signal(town).sector is None


def test_the_same_note_on_one_day_is_one(town):
    assert signal(town, condition="days") == signal(town, condition="days")
    assert signal(town, condition="lift") != signal(town, condition="days")
    assert GapSignal.objects.count() == 2


def test_counsellors_note_what_is_missing_and_viewers_do_not(town):
    member = town.member(world.COUNSELLOR)
    assert gaps.signal(member=member, cause="unmet", need=town.need, on=MONDAY).pk
    with pytest.raises(PermissionDenied):
        gaps.signal(member=town.member(world.VIEWER), cause="unmet", on=MONDAY)
    with pytest.raises(PermissionDenied):
        gaps.signal(
            member=member, cause="unmet", need=world.need(town, "R8-9", proposed_by=None), on=MONDAY
        )


def test_nothing_of_another_municipality_is_noted(town):
    other = world.town("elsewhere", "あちら市")
    for facts in ({"area": other.areas[0]}, {"record": other.records[0]}, {"need": other.need}):
        with pytest.raises(PermissionDenied):
            signal(town, **facts)


def test_cases_are_counted_once_a_row(town):
    for number in range(4):
        signal(town, number, condition="days")
    signal(town, condition="days", on=MONDAY - dt.timedelta(days=1))
    signal(town, condition="lift")
    days, lift = lacks(town.municipality, YEAR)
    assert (len(days.cases), days.how_many(3)) == (4, "4件")
    assert lift.how_many(3) == "3件未満"
    assert total([days, lift], 3) == "合計 4件と、3件未満のものが1とおり"
    assert lift.how_many(1) == "1件"


def test_causes_are_told_only_where_none_of_them_is_small(town):
    for number in range(3):
        signal(town, number, condition="days")
    (row,) = lacks(town.municipality, YEAR)
    assert row.why(3) == "合うところがない 3件"
    signal(town, cause="full", condition="days")
    (row,) = lacks(town.municipality, YEAR)
    assert row.why(3) == "内訳は伏せています"


def test_what_lies_outside_the_time_is_not_counted(town):
    signal(town, on=MONDAY - dt.timedelta(days=400))
    assert lacks(town.municipality, period("12", MONDAY)) == []
    assert len(lacks(town.municipality, period("2025", MONDAY))) == 1
    assert period("2025", MONDAY) == (dt.date(2025, 4, 1), dt.date(2026, 3, 31))
    assert period("12", dt.date(2026, 3, 31)) == (dt.date(2025, 4, 1), dt.date(2026, 3, 31))


def test_a_note_outlives_its_need(town):
    signal(town, condition="days")
    town.need.delete()
    (row,) = lacks(town.municipality, YEAR)
    assert len(row.cases) == 1


def test_a_gap_takes_in_what_was_noted_of_it_before_and_after(town):
    before = signal(town, condition="days")
    other = signal(town, condition="lift")
    gap = gaps.put_on_board(
        member=town.member(), title="夜", area=town.areas[0], condition="days", on=MONDAY
    )
    after = signal(town, 1, condition="days")
    assert set(gap.signals.all()) == {before, after}
    assert other not in gap.signals.all()
    gaps.move(member=town.member(), gap=gap, stage="dropped", on=MONDAY)
    assert signal(town, 2, condition="days").gap is None


def move(town, gap, stage, **facts):
    values = {"on": MONDAY, **facts}
    return gaps.move(member=town.member(), gap=gap, stage=stage, **values)


def test_what_was_opened_is_the_new_record_and_the_record_is_told(town):
    gap, record = made.gap(town), town.records[0]
    with pytest.raises(ValidationError, match="できた社会資源を台帳から"):
        move(town, gap, "opened")
    move(town, gap, "opened", opened_as=record)
    record.refresh_from_db()
    gap.refresh_from_db()
    assert (gap.opened_as, record.developed_on) == (record, MONDAY)
    move(town, gap, "developing")
    record.refresh_from_db()
    gap.refresh_from_db()
    assert (gap.opened_as, record.developed_on) == (None, None)


def test_a_day_of_development_that_stood_before_stays(town):
    gap, record = made.gap(town), town.records[0]
    record.developed_on = MONDAY - dt.timedelta(days=90)
    record.save()
    move(town, gap, "opened", opened_as=record)
    move(town, gap, "developing")
    record.refresh_from_db()
    assert record.developed_on == MONDAY - dt.timedelta(days=90)


@pytest.mark.parametrize(
    ("stage", "facts", "field"),
    [
        ("seen", {}, "stage"),
        ("nonsense", {}, "stage"),
        ("developing", {"on": MONDAY - dt.timedelta(days=9)}, "on"),
    ],
)
def test_a_move_that_is_none_is_refused(town, stage, facts, field):
    gap = gaps.put_on_board(member=town.member(), title="夜", on=MONDAY)
    with pytest.raises(ValidationError) as refusal:
        move(town, gap, stage, **facts)
    assert list(refusal.value.message_dict) == [field]


@pytest.mark.parametrize("role", [world.COUNSELLOR, world.VIEWER])
def test_others_do_not_work_on_the_board(town, role):
    member, gap = town.member(role), made.gap(town)
    for verb in (
        lambda: gaps.put_on_board(member=member, title="夜", on=MONDAY),
        lambda: gaps.move(member=member, gap=gap, stage="dropped", on=MONDAY),
        lambda: gaps.reword(member=member, gap=gap, title="朝", text=""),
    ):
        with pytest.raises(PermissionDenied):
            verb()
    assert Gap.objects.get() == gap


def test_the_board_is_the_municipality_s_own(town):
    other = world.town("elsewhere", "あちら市")
    with pytest.raises(PermissionDenied):
        move(town, made.gap(other), "dropped")
    with pytest.raises(PermissionDenied):
        move(town, made.gap(town), "opened", opened_as=other.records[0])
    assert other.records[0].developed_on is None
