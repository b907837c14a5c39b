"""Steps, aims, related plans, events, reviews, roles and sources: plain rows, asked together."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from django.db.models import Case, F, QuerySet, Value, When
from django.utils.translation import gettext as _

from directory import models
from portal.plans.document import days

from . import records
from .joined import Joined
from .together import Row, Wanted, together

Told = dict[str, list[Row]]

_LATEST = 9999


def told(municipality: models.Municipality) -> Told:
    """The rows of all of them. One query."""
    own = {"municipality": municipality}
    wanted = {
        name: Wanted(model.objects.filter(**own, live=True), ("pk", *numbers), texts)
        for name, model, numbers, texts in _RECORDS
    }
    reviews = _with_body(models.Review.objects.filter(**own, live=True))
    sources = models.Source.objects.filter(**own).exclude(kind=models.Source.Kind.IMPORTED)
    wanted["review"] = Wanted(reviews, ("pk", "fiscal_year"), _REVIEW)
    wanted["source"] = Wanted(sources, ("pk",), _SOURCE)
    return together(wanted)


def _with_body(reviews: QuerySet) -> QuerySet:
    """Reviews with the name of the meeting that held them, unless it is a draft."""
    public = When(body__live=True, then=F("body__name"))
    return reviews.annotate(held_by=Case(public, default=Value("")))


_STEP = ("ref", "phase", "actor", "condition", "action", "next_steps", "consent")
_GOAL = ("label", "kind", "section", "programme_type", "number", "body", "timing", "status")
_PLAN = ("name", "level", "level_basis", "period_label", "relation")
_EVENT = ("label", "date_wording", "year_month", "detail")
_SOURCE = ("title", "kind", "publisher", "dated", "dated_label", "file_name", "url")
_REVIEW = ("body_wording", "held_by", "programme_type", "held_on", "finding", "next_action")
_ROLE = (
    *("name", "kind", "layer", "affiliation", "duties", "call_when", "contact_route"),
    "concurrent",
)
# The name, the model, its numbers beside the key, its texts.
_RECORDS = (
    ("step", models.Step, ("sort_order",), _STEP),
    ("goal", models.Goal, ("fiscal_year",), _GOAL),
    ("plan", models.RelatedPlan, ("period_from", "period_to"), _PLAN),
    ("event", models.HistoryEvent, ("fiscal_year",), _EVENT),
    ("role", models.Role, ("sort_order", "organization_id"), _ROLE),
)


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


def reviews_of(rows: Told) -> tuple[records.ReviewFact, ...]:
    """The yearly log; what holds for every year comes first."""
    ordered = sorted(rows["review"], key=lambda row: (row["fiscal_year"] or 0, row["pk"]))
    return tuple(map(_review, ordered))


def _review(row: Row) -> records.ReviewFact:
    body, year = row["body_wording"] or row["held_by"], row["fiscal_year"]
    when = _("%d年度") % year if year else _("毎年度")
    return records.ReviewFact(
        key=f"review:{row['pk']}",
        name=" ".join(part for part in (when, body) if part),
        fiscal_year=year,
        subject=_programme_type(row["programme_type"]),
        held_on=days.said(row["held_on"]),
        body=body,
        finding=listed(row["finding"]),
        next_action=listed(row["next_action"]),
    )


def roles_of(
    rows: Told, joined: Joined, programmes: Mapping[int, str]
) -> tuple[records.RoleFact, ...]:
    """The roles in the order editors gave them; ``programmes`` are names by key."""
    ordered = sorted(rows["role"], key=lambda row: (row["sort_order"], row["pk"]))
    return tuple(_role(row, joined, programmes) for row in ordered)


def _role(row: Row, joined: Joined, programmes: Mapping[int, str]) -> records.RoleFact:
    linked = joined.linked(models.Role, "programmes", row["pk"])
    return records.RoleFact(
        key=f"role:{row['pk']}",
        kind=str(models.Role.Kind(row["kind"]).label),
        departments=joined.departments(models.Role, row["pk"]),
        organization=joined.organization(row["organization_id"]),
        duties=listed(row["duties"]),
        call_when=listed(row["call_when"]),
        programmes=tuple(programmes[key] for key in linked if key in programmes),
        **{name: row[name] for name in ("name", "layer", "affiliation", "contact_route")},
        concurrent=row["concurrent"],
    )


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
