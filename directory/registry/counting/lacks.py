"""What is missing, counted by area × sector × kind × condition; small counts are not told."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from dateutil.relativedelta import relativedelta
from django.utils.translation import gettext as _

from directory.models import ResourceKind
from directory.registry.condition_names import CONDITION_NAMES
from directory.registry.models import Gap, GapSignal

from .suppression import is_small, shown, too_few
from .years import first_day, last_day

LACK = ("area_id", "sector_id", "kind", "condition")
READ = ("pk", "need_id", "cause", "area__name", "sector__name", "gap_id", *LACK)
LAST_12_MONTHS = "12"
Case = tuple[str, int]


@dataclass
class Lack:
    """One thing that is missing, with the cases it was missing for."""

    area_id: int | None
    sector_id: int | None
    kind: str
    condition: str
    area: str = ""
    sector: str = ""
    gap_id: int | None = None
    cases: set[Case] = field(default_factory=set)
    causes: dict[str, set[Case]] = field(default_factory=dict)

    @property
    def kind_label(self) -> str:
        return kind_label(self.kind)

    @property
    def condition_label(self) -> str:
        return condition_label(self.condition)

    def add(self, row: dict[str, Any]) -> None:
        """Count one note; several of the same need are one case."""
        case = ("need", row["need_id"]) if row["need_id"] else ("note", row["pk"])
        self.cases.add(case)
        self.causes.setdefault(row["cause"], set()).add(case)
        self.gap_id = row["gap_id"] or self.gap_id

    def how_many(self, limit: int) -> str:
        return shown(len(self.cases), limit)

    def why(self, limit: int) -> str:
        """The causes with their counts; none where one of them would tell of few."""
        counts = {cause: len(cases) for cause, cases in self.causes.items()}
        if any(is_small(number, limit) for number in (len(self.cases), *counts.values())):
            return _("内訳は伏せています")
        return "、".join(
            f"{GapSignal.Cause(cause).label} {shown(number, limit)}"
            for cause, number in sorted(counts.items())
        )


def kind_label(kind: str) -> str:
    return str(dict(ResourceKind.choices).get(kind, kind))


def condition_label(condition: str) -> str:
    return str(CONDITION_NAMES.get(condition, condition))


def period(choice: str, today: dt.date) -> tuple[dt.date, dt.date]:
    """First and last day of 「12」 (the last twelve months) or of a fiscal year."""
    if choice.isdecimal() and choice != LAST_12_MONTHS:
        return first_day(int(choice)), last_day(int(choice))
    return today - relativedelta(months=12) + dt.timedelta(days=1), today


def lacks(
    municipality: Any, days: tuple[dt.date, dt.date], only: dict[str, Any] | None = None
) -> list[Lack]:
    """What was missing within ``days``, the most frequent first; one question."""
    signals = GapSignal.objects.filter(
        municipality=municipality, on__range=days, **(only or {})
    ).order_by("pk")
    found: dict[tuple, Lack] = {}
    for row in signals.values(*READ):
        key = tuple(row[name] for name in LACK)
        lack = found.setdefault(key, Lack(*key))
        lack.area, lack.sector = row["area__name"] or "", row["sector__name"] or ""
        lack.add(row)
    return sorted(found.values(), key=lambda each: -len(each.cases))


def total(found: Iterable[Lack], limit: int) -> str:
    """The sum of what is told, and how many rows are not: no small count can be reckoned."""
    numbers = [len(each.cases) for each in found]
    told = sum(number for number in numbers if not is_small(number, limit))
    small = sum(is_small(number, limit) for number in numbers)
    if not small:
        return _("合計 %(told)d件") % {"told": told}
    return _("合計 %(told)d件と、%(few)sのものが%(small)dとおり") % {
        "told": told,
        "few": too_few(limit),
        "small": small,
    }


def of_gap(gap: Gap) -> int:
    """For how many cases what a gap is about was missing."""
    rows = gap.signals.values_list("need_id", "pk")
    return len({("need", need) if need else ("note", pk) for need, pk in rows})
