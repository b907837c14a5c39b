"""Residents' questions over the sample data: the right answer comes first."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from django.core.management import call_command
from django.db import transaction
from django.test import override_settings

from directory.models import Resource
from directory.public.remembering import forget_everything
from search import api
from tests.judged.asking import answers
from tests.judged.score import JudgedQuery, Score, mean, read, score, table

FILE = Path(__file__).parents[1] / "judged" / "queries.csv"
# Just below what is reached; ``fresh`` was written after the wordings were settled.
FLOORS = {
    "main": Score(120, success_at_1=0.95, success_at_3=0.98, ndcg=0.88, empty=0.0),
    "fresh": Score(25, success_at_1=0.78, success_at_3=0.86, ndcg=0.76, empty=0.0),
}

pytestmark = pytest.mark.django_db


class Asked(NamedTuple):
    """A query, its score, and the 整理番号 of its first answers."""

    query: JudgedQuery
    score: Score
    answers: list[str]


class Outcome(NamedTuple):
    """What was asked, and every 整理番号 there is by municipality."""

    asked: list[Asked]
    known: set[tuple[str, str]]


@pytest.fixture(scope="module")
def outcome(
    django_db_setup: None, django_db_blocker: Any, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Outcome]:
    """Load and index the sample data, ask everything, and leave the database as it was."""
    index = tmp_path_factory.mktemp("judged") / "index"
    with (
        override_settings(SEARCH_INDEX_DIR=index),
        django_db_blocker.unblock(),
        transaction.atomic(),
    ):
        call_command("load_sample", verbosity=0)
        forget_everything()
        api.rebuild()
        known = set(Resource.objects.values_list("municipality__slug", "ref"))
        yield Outcome([_ask(query) for query in read(FILE)], known)
        transaction.set_rollback(True)
    forget_everything()


def _ask(query: JudgedQuery) -> Asked:
    answered = answers(query)
    return Asked(query, score(query, answered), answered)


def test_grades_name_what_is_there(outcome: Outcome) -> None:
    graded = {(each.query.municipality, ref) for each in outcome.asked for ref in each.query.grades}

    assert graded <= outcome.known


@pytest.mark.parametrize("group", FLOORS)
def test_right_answers_come_first(
    outcome: Outcome, group: str, record_property: Callable[[str, object], None]
) -> None:
    asked = [each for each in outcome.asked if each.query.group == group]
    total, floor = mean(each.score for each in asked), FLOORS[group]
    scores = f"judged queries, {group}\n{table(_by_kind(asked))}"
    record_property("report", scores)
    report = f"\n{scores}\n{_missed(asked)}"

    assert total.queries >= floor.queries
    assert total.success_at_1 >= floor.success_at_1, report
    assert total.success_at_3 >= floor.success_at_3, report
    assert total.ndcg >= floor.ndcg, report
    assert total.empty <= floor.empty, report


def _by_kind(asked: list[Asked]) -> dict[str, Score]:
    kinds = sorted({each.query.kind for each in asked})
    by_kind = {k: mean(each.score for each in asked if each.query.kind == k) for k in kinds}
    return by_kind | {"all": mean(each.score for each in asked)}


def _missed(asked: list[Asked]) -> str:
    return "\n".join(
        f"{query.id} {query.municipality} {query.text} {query.place} -> {' '.join(answered[:3])}"
        for query, scored, answered in asked
        if not scored.success_at_1
    )
