"""The ledger of one place: every condition, its verdict, and what that rests on."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from directory.registry.matching.conditions import CONDITIONS
from directory.registry.matching.conditions.acceptance import CLOSED
from directory.registry.matching.conditions.condition import Condition
from directory.registry.matching.data import Candidate, Plain, Verdict
from directory.registry.matching.freshness import (
    FRESHNESS,
    due,
    freshness,
    last_confirmed,
    stand,
)
from directory.registry.matching.question import HUNDREDTHS, Asked, Question, excludes


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """How one condition ended for one place, and what that is worth.

    ``points`` of all lines add up to the score. The line of freshness takes points away.
    Where ``asked`` is None the place's ``value`` is only told: it weighs nothing.
    """

    condition: str
    essential: bool
    verdict: Verdict
    asked: Plain
    value: Plain
    confirmed_on: date | None
    degree: float
    weight: float
    points: float

    @property
    def told_only(self) -> bool:
        """Whether the need does not ask this."""
        return self.asked is None and self.condition != FRESHNESS


@dataclass(frozen=True, slots=True, kw_only=True)
class Match:
    """One place judged: ``score`` from 0 to 100, and the conditions that exclude it, if any."""

    key: int
    name: str
    score: float
    ledger: tuple[Line, ...]
    failed: tuple[str, ...] = ()
    closed: bool = False

    @property
    def ask(self) -> tuple[str, ...]:
        """What to ask by telephone: essentials first, then by weight."""
        open_lines = [
            line
            for line in self.ledger
            if line.verdict is Verdict.UNKNOWN and line.condition != FRESHNESS
        ]
        open_lines.sort(key=lambda line: (not line.essential, -line.weight))
        return tuple(line.condition for line in open_lines)

    def line(self, condition: str) -> Line | None:
        """Return the line of ``condition``, or None where it has none."""
        return next((line for line in self.ledger if line.condition == condition), None)


def judged(question: Question, candidate: Candidate) -> Match:
    """Judge ``candidate`` on every condition, and keep the reasons."""
    by_key = {each.condition.key: each for each in question.asked}
    lines: list[Line] = []
    failed: list[str] = []
    weighted = 0.0
    for condition in CONDITIONS:
        asked = by_key.get(condition.key)
        if asked is None:
            lines += _told(condition, candidate)
            continue
        line, out = _line(question, asked, candidate)
        lines.append(line)
        weighted += asked.weight * line.degree
        failed += [condition.key] if out else []
    lines.append(_age_line(question, candidate, weighted))
    return Match(
        key=candidate.key,
        name=candidate.name,
        score=round(weighted * question.worth(lines[-1].degree)) / HUNDREDTHS,
        ledger=tuple(lines),
        failed=tuple(failed),
        closed=candidate.status == CLOSED,
    )


def _line(question: Question, asked: Asked, candidate: Candidate) -> tuple[Line, bool]:
    judgement = asked.condition.judge(question.wanted, candidate)
    out = excludes(asked, judgement, candidate)
    line = Line(
        condition=asked.condition.key,
        essential=asked.essential or out,
        verdict=judgement.verdict,
        asked=asked.value,
        value=judgement.value,
        confirmed_on=candidate.confirmed.get(asked.condition.key),
        degree=judgement.degree,
        weight=asked.weight,
        points=question.scale * asked.weight * judgement.degree,
    )
    return line, out


def _told(condition: Condition, candidate: Candidate) -> Iterator[Line]:
    value = condition.context(candidate) if condition.context else None
    if value is not None:
        yield Line(
            condition=condition.key,
            essential=False,
            verdict=Verdict.MET,
            asked=None,
            value=value,
            confirmed_on=candidate.confirmed.get(condition.key),
            degree=1.0,
            weight=0.0,
            points=0.0,
        )


def _age_line(question: Question, candidate: Candidate, weighted: float) -> Line:
    """Asked: the day it is due; value: the days it is overdue; points: what age takes away."""
    degree = freshness(due(candidate), question.today)
    verdict, day, overdue = stand(due(candidate), question.today)
    return Line(
        condition=FRESHNESS,
        essential=False,
        verdict=verdict,
        asked=day,
        value=overdue,
        confirmed_on=last_confirmed(candidate),
        degree=degree,
        weight=question.freshness_weight,
        points=-weighted * question.scale * (1 - question.part_kept(degree)),
    )
