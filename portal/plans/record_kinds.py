"""Which records plans show: the kind in their keys, their model, and the blocks that show them."""

from __future__ import annotations

from django.db.models import Model

from directory import models

MODELS: dict[str, type[Model]] = {
    "area": models.CatchmentArea,
    "department": models.Department,
    "event": models.HistoryEvent,
    "goal": models.Goal,
    "indicator": models.Indicator,
    "meeting": models.Meeting,
    "organization": models.Organization,
    "paper": models.Paper,
    "programme": models.Programme,
    "related_plan": models.RelatedPlan,
    "resource": models.Resource,
    "review": models.Review,
    "role": models.Role,
    "source": models.Source,
    "step": models.Step,
    "term": models.Term,
}
_PLACED = ("overview", "programmes", "places")
_MET = ("meetings", "meeting_comparison", "which_meeting", "timings", "reviews", "papers")
# The blocks in which a record of each kind may stand, be it only as a name.
BLOCKS: dict[type[Model], tuple[str, ...]] = {
    models.CatchmentArea: _PLACED,
    models.Department: (*_PLACED, "roles", "criteria"),
    models.Goal: ("goals", "criteria"),
    models.HistoryEvent: ("history",),
    models.Indicator: ("indicators",),
    models.Meeting: _MET,
    models.Organization: (*_PLACED, "roles", "criteria"),
    models.Paper: ("papers",),
    models.Programme: (*_PLACED, "roles", "criteria", "indicators"),
    models.RelatedPlan: ("related_plans",),
    models.Resource: _PLACED,
    models.Review: ("reviews",),
    models.Role: ("roles", "criteria"),
    models.Source: ("sources",),
    models.Step: ("flow", "timings"),
    models.Term: ("terms",),
}
# What living numbers count.
COUNTED: frozenset[type[Model]] = frozenset(
    {
        models.CatchmentArea,
        models.Meeting,
        models.Programme,
        models.Resource,
        models.Term,
    }
)
_KINDS = {model: kind for kind, model in MODELS.items()}


def key_of(record: Model) -> str:
    """A record's key in documents: "programme:12". Raises ``KeyError`` for all other models."""
    return f"{_KINDS[type(record)]}:{record.pk}"


def key_if_shown(record: Model) -> str:
    """A record's key in documents, "" where documents show no such records."""
    return key_of(record) if type(record) in _KINDS else ""


def model_and_pk(key: str) -> tuple[type[Model], int] | None:
    """The model and primary key a document's key stands for; None for anything else."""
    kind, _, pk = key.partition(":")
    return (MODELS[kind], int(pk)) if kind in MODELS and pk.isdecimal() else None
