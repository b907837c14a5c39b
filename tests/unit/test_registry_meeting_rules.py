"""The meetings of the sample's six municipalities, whatever they are named, each with a rule."""

from __future__ import annotations

import csv

import pytest

from directory.models import Meeting
from directory.registry.meeting_rules import obstacle, plan_obstacle, ruling, runs_after
from tests.architecture.tree import ROOT

TOWNS = ("atami", "izu", "kawachinagano", "mihon", "takasago", "tomiya")
CONSENT = {str(label): value for value, label in Meeting.Consent.choices}
TIMINGS = {"策定": "making", "変更": "changing", "終結": "closing", "中断": "breaking_off"}
# Where cases are discussed without consent, as the plans say it.
CONFIDENTIAL = {
    "atami": {"支援会議"},
    "izu": set(),
    "kawachinagano": set(),
    "mihon": {"支援会議"},
    "takasago": {"支援会議"},
    "tomiya": {"支援会議", "つながる事例共有会", "ケース支援検討会議"},
}
# Where a plan may be decided from the first day on.
PLANS = {
    "atami": "重層的支援会議",
    "izu": "重層的支援会議（支援会議）",
    "kawachinagano": "支援調整会議",
    "mihon": "重層的支援会議",
    "takasago": "重層的支援会議",
    "tomiya": "重層的支援会議",
}


def rules(town):
    path = ROOT / "sample" / town / "meetings.csv"
    with path.open(encoding="utf-8-sig", newline="") as file:
        return {row["名称"]: _ruling(row) for row in csv.DictReader(file)}


def _ruling(row):
    timings = row["タイミングごとに話し合うこと"].split(";")
    return ruling(
        decided="",
        consent=CONSENT.get(row["本人の同意"], ""),
        words=f"{row['種類']} {row['名称']}",
        plan_timings={TIMINGS[each.split("|")[0]] for each in timings if each},
    )


@pytest.mark.parametrize("town", TOWNS)
def test_only_what_the_plan_says_so_speaks_without_consent(town):
    found = rules(town)
    assert {name for name, each in found.items() if each.rule == "confidential"} == (
        CONFIDENTIAL[town]
    )
    assert found[PLANS[town]].rule == "consent"
    assert all(each.reason and each.label for each in found.values())


def test_training_and_boards_of_offices_speak_of_no_case():
    for town, name in [("izu", "重層的庁内連携会議"), ("kawachinagano", "全体会議")]:
        assert rules(town)[name].rule == "no_cases"


@pytest.mark.parametrize("consented", [True, False])
@pytest.mark.parametrize("timings", [(), ("making", "closing")])
@pytest.mark.parametrize("matter", ["sharing", "progress", "making", "closing"])
@pytest.mark.parametrize("rule", ["consent", "confidential", "no_cases"])
def test_every_rule_for_every_matter(rule, matter, timings, consented):
    why_not = obstacle(
        rule=rule, matter=matter, about_case=True, consented=consented, plan_timings=timings
    )
    may = {
        "no_cases": False,
        "consent": consented,
        "confidential": matter in ("sharing", "progress")
        or (bool(timings) and (consented or matter == "closing")),
    }[rule]
    assert (why_not == "") is may


@pytest.mark.parametrize(
    ("kinds", "runs"),
    [
        ([], False),
        (["making"], True),
        (["making", "changing"], True),
        (["making", "closing"], False),
        (["making", "breaking_off", "making"], True),
        (["changing"], None),
        (["making", "making"], None),
        (["making", "closing", "changing"], None),
    ],
)
def test_a_plan_runs_from_its_making_to_its_end(kinds, runs):
    assert runs_after(kinds) is runs


@pytest.mark.parametrize(
    ("matter", "has_plan", "fits"),
    [
        ("making", False, True),
        ("making", True, False),
        ("changing", True, True),
        ("closing", False, False),
        ("sharing", False, True),
        ("gap", True, True),
    ],
)
def test_what_fits_the_plan_as_it_stands(matter, has_plan, fits):
    assert (plan_obstacle(matter, has_plan) == "") is fits
