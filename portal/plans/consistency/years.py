"""Years of the era and of the common era that do not fit, and times that have passed."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from portal.plans.document import days

from .findings import (
    Disagreement,
    Due,
    Kind,
    MissingValues,
    PeriodSaid,
    PlanState,
    Register,
    Written,
)
from .spelling import figures_close

_ERAS = {"令和": 2019, "平成": 1989, "昭和": 1926}
_ERA_YEAR = r"(?P<era>令和|平成|昭和)(?P<year>元|[0-9]{1,2})年度?"
_COMMON = r"(?P<common>(?:19|20)[0-9]{2})年?度?"
_BOTH = (
    re.compile(rf"{_ERA_YEAR}[(]{_COMMON}[)]"),
    re.compile(rf"{_COMMON}[(]{_ERA_YEAR}[)]"),
)
_ANY_YEAR = r"(?:(?:令和|平成|昭和)?(?:元|[0-9]{1,4})年度?(?:[(][^()]*[)])?)"
_RANGE = re.compile(
    rf"(?P<first>{_ANY_YEAR})\s*(?:[0-9]+月)?(?:から|より|[~〜\-–—―ー])\s*(?P<last>{_ANY_YEAR})"
    r"(?P<rest>(?:[0-9]+月)?(?:まで)?(?:の|[(]|、)?(?:(?P<span>[0-9]+)(?:か年|ヵ年|ヶ年|カ年|箇年|年間))?)"
)
_YEAR = re.compile(r"(?P<era>令和|平成|昭和)?(?P<year>元|[0-9]{1,4})年(?P<fiscal>度)?")


def years_that_differ(texts: Iterable[Written]) -> Iterator[Disagreement]:
    """「令和8年（2024年）」 and 「令和6年度から令和8年度までの5年間」."""
    for written in texts:
        text = figures_close(written.text)
        for plan, rather in (*_pairs(text), *_spans(text)):
            yield Disagreement(kind=Kind.YEARS, plan=plan, directory=rather, where=written.where)


def passed(plan: PlanState, register: Register) -> Iterator[Disagreement]:
    """What the plan and the records planned for a time that is over."""
    yield from _expired(plan, register)
    if plan.review_due and plan.review_due < register.today:
        yield Disagreement(
            kind=Kind.REVIEW_OVERDUE,
            plan=f"見直しの期限：{days.said(plan.review_due)}",
            directory=f"きょう：{days.said(register.today)}",
            where=plan.where,
        )
    yield from (_due(each) for each in register.due if each.fiscal_year < register.fiscal_year)
    yield from map(_without_values, register.missing_values)


def periods_that_differ(plan: PlanState, register: Register) -> Iterator[Disagreement]:
    """Periods whose words and numbers do not say the same."""
    if plan.period:
        yield from _period(plan.period, plan)
    for each in register.periods:
        yield from _period(each, None)


def range_in(text: str) -> tuple[int, int] | None:
    """The first and last year of the first period that ``text`` states, if it states one."""
    found = _RANGE.search(figures_close(text))
    return _range_of(found) if found else None


def _range_of(found: re.Match[str]) -> tuple[int, int] | None:
    first, era = _year_of(found["first"], "")
    # 「令和6〜8年度」 names the era once.
    last, _ = _year_of(found["last"], era)
    return (first, last) if first and last else None


def _year_of(text: str, era: str) -> tuple[int | None, str]:
    found = _YEAR.match(text)
    if not found:
        return None, era
    number = 1 if found["year"] == "元" else int(found["year"])
    named = found["era"] or ("" if number > 99 else era)
    if named:
        return _ERAS[named] + number - 1, named
    return (number if number > 1900 else None), ""


def _pairs(text: str) -> Iterator[tuple[str, str]]:
    for pattern in _BOTH:
        for found in pattern.finditer(text):
            year, _ = _year_of(f"{found['era']}{found['year']}年", "")
            if year != int(found["common"]):
                yield found[0], f"{found['era']}{found['year']}年は{year}年"


def _spans(text: str) -> Iterator[tuple[str, str]]:
    for found in _RANGE.finditer(text):
        years = _range_of(found)
        if years and found["span"] and int(found["span"]) != years[1] - years[0] + 1:
            yield (
                found[0].strip("(、"),
                f"{years[0]}年から{years[1]}年は{years[1] - years[0] + 1}年",
            )


def _expired(plan: PlanState, register: Register) -> Iterator[Disagreement]:
    end = plan.period.end if plan.period else None
    if plan.in_force and end is not None and end < register.fiscal_year:
        yield Disagreement(
            kind=Kind.EXPIRED,
            plan=f"期間は{end}年度まで",
            directory=f"いまは{register.fiscal_year}年度",
            where=plan.where,
        )


def _due(due: Due) -> Disagreement:
    return Disagreement(
        kind=Kind.DUE_PASSED,
        plan=f"{due.name}：{due.fiscal_year}年度に設置予定",
        directory=f"{due.name}：設置予定のまま",
        record=due.key,
    )


def _without_values(missing: MissingValues) -> Disagreement:
    years = "、".join(f"{each}年度" for each in missing.fiscal_years)
    return Disagreement(
        kind=Kind.NO_VALUES,
        plan=missing.name,
        directory=f"実績値がない年度：{years}",
        record=missing.key,
    )


def _period(said: PeriodSaid, plan: PlanState | None) -> Iterator[Disagreement]:
    years = range_in(said.wording)
    if years is None or said.start is None or said.end is None or years == (said.start, said.end):
        return
    yield Disagreement(
        kind=Kind.PERIOD,
        plan=f"{said.name}：{said.wording}",
        directory=f"{said.start}年度から{said.end}年度",
        where=plan.where if plan else None,
        record=said.key,
    )
