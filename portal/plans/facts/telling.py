"""Steps, aims, related plans, events and sources as facts: plain rows, asked for together."""

from __future__ import annotations

from collections.abc import Iterator

from directory import models

from . import records
from .together import Row, Wanted, together

Told = dict[str, list[Row]]

_LATEST = 9999


def told(municipality: models.Municipality) -> Told:
    """The rows of all of them. One query."""
    own = {"municipality": municipality}
    live = {**own, "live": True}
    return together(
        {
            "step": Wanted(models.Step.objects.filter(**live), ("pk", "sort_order"), _STEP),
            "goal": Wanted(models.Goal.objects.filter(**live), ("pk", "fiscal_year"), _GOAL),
            "plan": Wanted(models.RelatedPlan.objects.filter(**live), _PERIOD, _PLAN),
            "event": Wanted(
                models.HistoryEvent.objects.filter(**live), ("pk", "fiscal_year"), _EVENT
            ),
            "source": Wanted(models.Source.objects.filter(**own), ("pk",), _SOURCE),
        }
    )


_STEP = ("ref", "phase", "actor", "condition", "action", "next_steps", "consent")
_GOAL = ("label", "kind", "section", "programme_type", "number", "body", "timing", "status")
_PERIOD = ("pk", "period_from", "period_to")
_PLAN = ("name", "level", "level_basis", "period_label", "relation")
_EVENT = ("label", "date_wording", "year_month", "detail")
_SOURCE = ("title", "kind", "publisher", "dated", "dated_label", "file_name", "url")


def steps_of(rows: Told) -> tuple[records.StepFact, ...]:
    """The steps in their order."""
    return tuple(
        records.StepFact(
            key=f"step:{row['pk']}",
            name=row["phase"],
            ref=row["ref"],
            order=row["sort_order"],
            actor=row["actor"],
            when=(row["condition"],) if row["condition"] else (),
            actions=listed(row["action"]),
            following=listed(row["next_steps"]),
            consent=row["consent"],
        )
        for row in sorted(rows["step"], key=lambda row: (row["sort_order"], row["pk"]))
    )


def goals_of(rows: Told) -> tuple[records.GoalFact, ...]:
    """The aims as they stand in the plan."""
    return tuple(
        records.GoalFact(
            key=f"goal:{row['pk']}",
            name=row["label"],
            standard=row["programme_type"],
            standard_label=_programme_type(row["programme_type"]),
            fiscal_year=row["fiscal_year"],
            status=str(models.Goal.Status(row["status"]).label) if row["status"] else "",
            **{name: row[name] for name in ("kind", "section", "number", "body", "timing")},
        )
        for row in _in_order(rows["goal"])
    )


def _programme_type(code: str) -> str:
    return str(models.ProgrammeType(code).label) if code else ""


def related_plans_of(rows: Told) -> tuple[records.RelatedPlanFact, ...]:
    """The plans beside this one."""
    return tuple(
        records.RelatedPlanFact(
            key=f"related_plan:{row['pk']}",
            start=row["period_from"],
            end=row["period_to"],
            period=row["period_label"],
            **{name: row[name] for name in ("name", "level", "level_basis", "relation")},
        )
        for row in _in_order(rows["plan"])
    )


def events_of(rows: Told) -> tuple[records.EventFact, ...]:
    """What happened when; what has no year comes last."""
    return tuple(
        records.EventFact(
            key=f"event:{row['pk']}",
            name=row["label"],
            date=row["date_wording"] or row["year_month"],
            fiscal_year=row["fiscal_year"],
            detail=row["detail"],
        )
        for row in sorted(rows["event"], key=_when)
    )


def _when(row: Row) -> tuple[int, str, int]:
    return row["fiscal_year"] or _LATEST, row["year_month"], row["pk"]


def sources_of(rows: Told) -> tuple[records.SourceFact, ...]:
    """Where facts were read, by title."""
    return tuple(
        records.SourceFact(
            key=f"source:{row['pk']}",
            name=row["title"],
            kind=str(models.Source.Kind(row["kind"]).label),
            publisher=row["publisher"],
            dated=row["dated_label"] or row["dated"],
            file_name=row["file_name"],
            address=row["url"],
        )
        for row in sorted(rows["source"], key=lambda row: row["title"])
    )


def _in_order(rows: list[Row]) -> Iterator[Row]:
    return iter(sorted(rows, key=lambda row: row["pk"]))


def listed(text: str) -> tuple[str, ...]:
    """The items of a text that holds one a line."""
    return tuple(line.strip() for line in text.splitlines() if line.strip())
