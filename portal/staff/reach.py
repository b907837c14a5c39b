"""Whose row it is: the way from a record to its municipality."""

from __future__ import annotations

from collections.abc import Iterable

from django.contrib.contenttypes.models import ContentType
from django.db.models import CharField, Model, Q, QuerySet
from django.db.models.functions import Cast
from wagtail.models import Page, get_page_models

from directory import models
from portal.home.children import PageOfMunicipality
from portal.home.models import MunicipalityPage

DIRECT = "municipality_id"
# The lookup that leads from a row to its municipality's key.
PATHS: dict[type[Model], str] = {
    models.Municipality: "pk",
    models.ProblemReport: "resource__municipality_id",
    **dict.fromkeys(
        (
            models.CatchmentArea,
            models.Department,
            models.EmergencyLine,
            models.EmergencyWord,
            models.Goal,
            models.HistoryEvent,
            models.Indicator,
            models.Meeting,
            models.Organization,
            models.Paper,
            models.Programme,
            models.RelatedPlan,
            models.Resource,
            models.Review,
            models.Role,
            models.Source,
            models.Step,
            models.SynonymRow,
            models.Term,
            models.Town,
        ),
        DIRECT,
    ),
}
# Everybody's rows: only the site's administrator changes them.
SHARED: tuple[type[Model], ...] = (models.Sector, models.Concern)
# A municipality may add its own rows to everybody's.
PARTLY_SHARED: tuple[type[Model], ...] = (
    models.SynonymRow,
    models.EmergencyWord,
    models.EmergencyLine,
)
RECORD_MODELS: tuple[type[Model], ...] = (*PATHS, *SHARED)


PAGES = (MunicipalityPage, PageOfMunicipality)


def path_of(model: type[Model]) -> str | None:
    """The lookup from a record or a page to its municipality; None for everybody's rows."""
    return DIRECT if issubclass(model, PAGES) else PATHS.get(model)


def municipality_id_of(row: Model) -> int | None:
    """The municipality a saved or new row belongs to; None for everybody's rows."""
    path = path_of(type(row))
    value: object = row
    for step in path.split("__") if path else ("",):
        value = getattr(value, step, None)
    return value if isinstance(value, int) else None


def owned_by(rows: QuerySet, municipality_ids: Iterable[int]) -> QuerySet:
    """Rows of these municipalities."""
    path = path_of(rows.model)
    return rows.filter(**{f"{path}__in": list(municipality_ids)}) if path else rows.none()


def visible_to(rows: QuerySet, municipality_ids: Iterable[int]) -> QuerySet:
    """Rows of these municipalities, and those that are everybody's."""
    ids = list(municipality_ids)
    if rows.model in SHARED:
        return rows if ids else rows.none()
    if rows.model in PARTLY_SHARED:
        return rows.filter(Q(municipality__in=ids) | Q(municipality=None)) if ids else rows.none()
    return owned_by(rows, ids)


def pages_of(municipality_ids: Iterable[int]) -> QuerySet:
    """The first pages of these municipalities and everything below them."""
    first = MunicipalityPage.objects.filter(municipality__in=list(municipality_ids))
    below = Q(pk__in=())
    for path in first.values_list("path", flat=True):
        below |= Q(path__startswith=path)
    return Page.objects.filter(below)


def pointing_at_rows_of(municipality_ids: Iterable[int], content_type: str, object_id: str) -> Q:
    """A condition on rows that point at records by content type and key, as logs do.

    ``content_type`` and ``object_id`` are the lookups of the two columns.
    """
    ids = list(municipality_ids)
    kinds = ContentType.objects.get_for_models(*get_page_models()).values()
    condition = Q(**{f"{content_type}__in": kinds, f"{object_id}__in": _keys(pages_of(ids))})
    for model in PATHS:
        kind = ContentType.objects.get_for_model(model)
        keys = _keys(owned_by(model._default_manager.all(), ids))
        condition |= Q(**{content_type: kind, f"{object_id}__in": keys})
    return condition


def _keys(rows: QuerySet) -> QuerySet:
    """Their keys as text, as logs and workflows keep them."""
    return rows.order_by().values_list(Cast("pk", CharField()), flat=True)
