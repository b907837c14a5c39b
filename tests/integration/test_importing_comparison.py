"""What a document says, beside what the directory says."""

from __future__ import annotations

import pytest

from directory import models
from portal.importing import running
from portal.importing.models import ImportRun
from tests.staff_world import SECRET, World, build_world

pytestmark = pytest.mark.django_db
HEAD = "事業名\t担当課\t実施方式\t相談場所\n"


@pytest.fixture
def world() -> World:
    return build_world(submitted=False)


def imported(world: World, *rows: str) -> ImportRun:
    run = ImportRun(municipality=world.own.municipality, file_name="plan.txt", digest="0" * 64)
    text = HEAD + "".join(f"{row}\n" for row in rows)
    return running.carry_out(run, text.encode(), user=world.own.editor)


def states(run: ImportRun, kind: str) -> dict[str, str]:
    return dict(run.findings.filter(kind=kind).values_list("name", "state"))


def test_what_the_directory_has_is_the_same(world):
    run = imported(world, "わが市事業\tわが市課\t\tわが市窓口")
    assert states(run, "programme") == {"わが市事業": "same"}
    assert states(run, "department") == {"わが市課": "same"}
    assert states(run, "place") == {"わが市窓口": "same"}


def test_a_spelling_is_not_a_difference(world):
    models.Department.objects.create(
        municipality=world.own.municipality, name="障がい福祉課", live=True
    )
    run = imported(world, "わが市事業\t障害福祉課\t\t")
    assert states(run, "department") == {"障害福祉課": "same"}


def test_what_differs_is_told_fact_by_fact(world):
    finding = imported(world, "わが市事業\tべつの課\t直営\t").findings.get(kind="programme")
    assert finding.state == "differs"
    assert ["departments", "べつの課", "わが市課"] in finding.differences
    assert ["modes", "直営", ""] in finding.differences


def test_what_is_not_there_is_new(world):
    run = imported(world, "参加支援事業\tべつの課\t直営\tみほんハウス")
    assert states(run, "programme") == {"参加支援事業": "new"}
    assert states(run, "place") == {"みほんハウス": "new"}


def test_another_municipalitys_records_are_not_compared(world):
    run = imported(world, f"{SECRET}市事業\t{SECRET}市課\t直営\t")
    assert "same" not in states(run, "department").values()
    keys = run.findings.values_list("record_key", flat=True)
    theirs = world.other.rows[models.Department]
    assert f"department:{theirs.pk}" not in keys
