"""Meetings, indicators, terms and papers as facts, each with its rows. One query each."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from typing import Any

from django.db.models import QuerySet
from wagtail.documents import get_document_model

from directory import models
from portal.plans.document import days

from . import records
from .telling import listed


def _published(model: type, municipality: models.Municipality) -> QuerySet:
    return model.objects.filter(municipality=municipality, live=True)


def _together(rows: Iterable[Mapping[str, Any]]) -> list[list[Mapping[str, Any]]]:
    """Rows of a join with children, gathered again by the record they belong to."""
    found: dict[int, list[Mapping[str, Any]]] = {}
    for row in rows:
        found.setdefault(row["id"], []).append(row)
    return list(found.values())


def meetings_of(municipality: models.Municipality) -> tuple[records.MeetingFact, ...]:
    """The meetings with their timings. One query."""
    rows = _published(models.Meeting, municipality).values(
        *(field.attname for field in models.Meeting._meta.concrete_fields),
        "moments__timing",
        "moments__wording",
        "moments__matters",
    )
    given = _together(rows.order_by("pk", "moments__pk"))
    names = {own[0]["id"]: own[0]["name"] for own in given}
    return tuple(_meeting(own, names) for own in given)


def _meeting(own: list[Mapping[str, Any]], names: Mapping[int, str]) -> records.MeetingFact:
    row = own[0]
    lists = ("host", "members", "required_members", "confidentiality", "matters")
    texts = ("name", "kind", "legal_basis", "contractor", "secretariat", "attendance")
    more = ("frequency", "consent", "consent_wording", "joint_rule")
    about = models.Meeting.Consent(row["consent"])
    return records.MeetingFact(
        key=f"meeting:{row['id']}",
        parent=names.get(row["parent_id"], row["parent_wording"]),
        consent_label=str(about.label) if about else "",
        held_when=listed(row["timings"]),
        timings=tuple(_timing(each) for each in own if each["moments__timing"]),
        **{name: row[name] for name in (*texts, *more)},
        **{name: listed(row[name]) for name in lists},
    )


def _timing(row: Mapping[str, Any]) -> records.TimingFact:
    timing = models.MeetingTiming.Timing(row["moments__timing"])
    return records.TimingFact(
        timing=timing.value,
        label=str(timing.label),
        wording=row["moments__wording"],
        matters=listed(row["moments__matters"]),
    )


def indicators_of(municipality: models.Municipality) -> tuple[records.IndicatorFact, ...]:
    """The indicators with their years. One query."""
    own = ("id", "name", "unit", "baseline", "baseline_year", "note_public")
    of_year = ("years__fiscal_year", "years__target", "years__actual", "years__wording")
    rows = _published(models.Indicator, municipality).values(
        *own, *of_year, "programme__name", "programme__local_name", "programme__live"
    )
    return tuple(_indicator(each) for each in _together(rows))


def _indicator(own: list[Mapping[str, Any]]) -> records.IndicatorFact:
    row = own[0]
    years = {each["years__fiscal_year"]: each for each in own if each["years__fiscal_year"]}
    programme = row["programme__local_name"] or row["programme__name"]
    return records.IndicatorFact(
        key=f"indicator:{row['id']}",
        name=row["name"],
        unit=row["unit"],
        baseline=_number(row["baseline"]),
        baseline_year=row["baseline_year"],
        years={
            year: (_number(each["years__target"]), _number(each["years__actual"]))
            for year, each in sorted(years.items())
        },
        wordings={
            year: each["years__wording"] for year, each in years.items() if each["years__wording"]
        },
        programme=programme if row["programme__live"] else "",
        note=row["note_public"],
    )


def _number(value: Any) -> float | None:
    return None if value is None else float(value)


def terms_of(municipality: models.Municipality) -> tuple[records.GlossaryFact, ...]:
    """The glossary by reading. One query."""
    own = ("id", "name", "reading", "definition", "definition_kind", "defined_by")
    rows = _published(models.Term, municipality).values(*own, "other_names__text")
    gathered = _together(rows.order_by("reading", "name", "pk", "other_names__pk"))
    return tuple(_term(each) for each in gathered)


def _term(own: list[Mapping[str, Any]]) -> records.GlossaryFact:
    row = own[0]
    return records.GlossaryFact(
        key=f"term:{row['id']}",
        name=row["name"],
        reading=row["reading"],
        other_names=tuple(each["other_names__text"] for each in own if each["other_names__text"]),
        definition=row["definition"],
        kind=row["definition_kind"],
        defined_by=row["defined_by"],
    )


def papers_of(municipality: models.Municipality, *, staff: bool) -> tuple[records.PaperFact, ...]:
    """The papers anybody may see, and with ``staff`` those of the staff. One query."""
    papers = _published(models.Paper, municipality)
    papers = papers if staff else papers.public()
    own = ("id", "name", "kind", "purpose", "provisional", "law_url")
    of_version = ("versions__id", "versions__version", "versions__dated")
    of_file = ("versions__document_id", "versions__document__file")
    rows = papers.values(*own, *of_version, *of_file, "versions__document__file_size")
    return tuple(_paper(each) for each in _together(rows))


def _paper(own: list[Mapping[str, Any]]) -> records.PaperFact:
    # As Paper.current: the latest day, and without a day what was written last.
    row = max(own, key=lambda each: (each["versions__dated"] or dt.date.min, each["versions__id"]))
    return records.PaperFact(
        key=f"paper:{row['id']}",
        name=row["name"],
        kind=str(models.Paper.Kind(row["kind"]).label),
        purpose=listed(row["purpose"]),
        provisional=row["provisional"],
        version=row["versions__version"] or "",
        dated=days.said(row["versions__dated"]),
        address=_address(row["versions__document_id"], row["versions__document__file"])
        or row["law_url"],
        size=row["versions__document__file_size"] or 0,
    )


def _address(pk: int | None, file: str | None) -> str:
    return get_document_model()(pk=pk, file=file, collection=None).url if pk else ""
