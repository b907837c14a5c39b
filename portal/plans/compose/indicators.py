"""指標: a chart for each, with baseline, target and actual by fiscal year."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from django.utils.translation import gettext as _

from portal.plans.document import fiscal_years
from portal.plans.document.parts import Chart, Part, Series
from portal.plans.facts.records import IndicatorFact

from . import tables
from .asked import Asked, remark


def parts(asked: Asked) -> Iterator[Part]:
    """Charts of the indicators that have numbers; the others are named."""
    indicators = records(asked)
    if not indicators:
        yield remark(_("指標は、まだ台帳にありません。"))
        return
    yield from asked.heading()
    yield from (_chart(each) for each in indicators if _years(each))
    if without := [each.name for each in indicators if not _years(each)]:
        yield remark(_("次の指標の数値は、まだ記録されていません：%s") % tables.joined(without))


def records(asked: Asked) -> tuple[IndicatorFact, ...]:
    """Every indicator."""
    return asked.facts.indicators


def _years(indicator: IndicatorFact) -> tuple[int, ...]:
    """The fiscal years with a number."""
    years = {year for year, values in indicator.years.items() if values != (None, None)}
    if indicator.baseline is not None and indicator.baseline_year:
        years.add(indicator.baseline_year)
    return tuple(sorted(years))


def _chart(indicator: IndicatorFact) -> Chart:
    years = _years(indicator)
    known = [indicator.years.get(year, (None, None)) for year in years]
    baseline = [indicator.baseline if year == indicator.baseline_year else None for year in years]
    named = (
        (_("基準"), baseline, True),
        (_("目標"), [target for target, _actual in known], False),
        (_("実績"), [actual for _target, actual in known], False),
    )
    return Chart(
        caption=indicator.name,
        unit=indicator.unit,
        years=years,
        series=tuple(
            Series(name, tuple(values), is_reference)
            for name, values, is_reference in named
            if _any(values)
        ),
        note="".join(_("%s。") % note.rstrip("。") for note in _notes(indicator)),
    )


def _any(values: Iterable[float | None]) -> bool:
    return any(value is not None for value in values)


def _notes(indicator: IndicatorFact) -> Iterator[str]:
    if indicator.programme:
        yield _("事業：%s") % indicator.programme
    if indicator.baseline is not None and not indicator.baseline_year:
        value = f"{indicator.baseline:g}{indicator.unit}"
        yield _("基準値は%s（年度は未確認）") % value
    for year, wording in indicator.wordings.items():
        yield f"{fiscal_years.name(year)}：{wording}"
    if indicator.note:
        yield indicator.note
