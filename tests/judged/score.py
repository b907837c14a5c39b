"""How good the answers to judged queries are: success at 1 and 3, nDCG at 10, empty answers.

A grade is 0 (wrong), 1 (of some use), 2 (right) or 3 (what a good officer would say first).
"""

from __future__ import annotations

import csv
import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import fmean
from typing import NamedTuple

RIGHT = 2
DEPTH = 10


@dataclass(frozen=True, slots=True)
class JudgedQuery:
    """A resident's question and the grades of its answers by their 整理番号.

    ``kind`` is name, kana, variant, need, place or sentence. ``group`` is ``main``, or
    ``fresh`` for what was written only after the wordings were settled. ``place`` is a
    postcode or a town, or empty.
    """

    id: str
    municipality: str
    kind: str
    group: str
    text: str
    place: str
    grades: Mapping[str, int]


class Score(NamedTuple):
    """Means over a number of queries, each from 0 to 1."""

    queries: int
    success_at_1: float
    success_at_3: float
    ndcg: float
    empty: float


def read(file: Path) -> list[JudgedQuery]:
    """Read ``id,municipality,kind,set,text,place,answers``; answers are ``R001=3;R002=2``."""
    with file.open(encoding="utf-8", newline="") as rows:
        return [_query(row) for row in csv.DictReader(rows)]


def score(query: JudgedQuery, answers: Sequence[str]) -> Score:
    """Score the ``answers`` to one query, best first."""
    grades = [query.grades.get(ref, 0) for ref in answers]
    return Score(
        queries=1,
        success_at_1=float(max(grades[:1], default=0) >= RIGHT),
        success_at_3=float(max(grades[:3], default=0) >= RIGHT),
        ndcg=_gain(grades) / _gain(sorted(query.grades.values(), reverse=True)),
        empty=float(not answers),
    )


def mean(scores: Iterable[Score]) -> Score:
    """Return the mean of single scores. Raises ``StatisticsError`` where there are none."""
    found = list(scores)
    return Score(
        len(found), *(fmean(values) for values in zip(*(s[1:] for s in found), strict=True))
    )


def table(scores: Mapping[str, Score]) -> str:
    """Return the scores as lines of text, a name each."""
    head = f"{'':16}{'queries':>8}{'s@1':>8}{'s@3':>8}{'nDCG@10':>9}{'empty':>8}"
    lines = (
        f"{name:16}{s.queries:8}{s.success_at_1:8.3f}{s.success_at_3:8.3f}{s.ndcg:9.3f}{s.empty:8.3f}"
        for name, s in scores.items()
    )
    return "\n".join([head, *lines])


def _query(row: Mapping[str, str]) -> JudgedQuery:
    pairs = (answer.split("=") for answer in row["answers"].split(";"))
    return JudgedQuery(
        id=row["id"],
        municipality=row["municipality"],
        kind=row["kind"],
        group=row["set"],
        text=row["text"],
        place=row["place"],
        grades={ref: int(grade) for ref, grade in pairs},
    )


def _gain(grades: Iterable[int]) -> float:
    ranked = enumerate(list(grades)[:DEPTH], start=2)
    return sum((2**grade - 1) / math.log2(rank) for rank, grade in ranked)
