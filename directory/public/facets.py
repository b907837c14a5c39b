"""The conditions a search can be narrowed by, with their labels in the order they are shown."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import Choices
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from directory.entries import UNKNOWN_AREA
from directory.hours.schedule import WEEKDAY_CODES
from directory.models import CatchmentArea, Fee, Language, ResourceKind
from directory.public import vocabulary
from directory.public.remembering import remembered
from directory.public.scope import Scope

OPEN = "open"
NOW = "now"
YES = "yes"

Labels = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class FacetKind:
    """A facet's name in the index and in addresses, its label, and the labels of its values."""

    name: str
    label: Any
    labels: Callable[[Scope], Labels]


def _of(choices: type[Choices]) -> Callable[[Scope], Labels]:
    labels = {value: str(label) for value, label in choices.choices if value}
    return lambda _scope: labels


def _sectors(_scope: Scope) -> Labels:
    return {each.code: each.name for each in vocabulary.sectors()}


def _areas(scope: Scope) -> Labels:
    return _areas_of(scope.municipality.pk) if scope.municipality else {}


@remembered(CatchmentArea)
def _areas_of(municipality_pk: int) -> Labels:
    named = {str(area.pk): area.name for area in vocabulary.areas(municipality_pk)}
    return named | {UNKNOWN_AREA: _("地区は未確認")}


_DAYS = {
    code: gettext_lazy("%s曜") % day
    for code, day in zip(WEEKDAY_CODES, "月火水木金土日", strict=True)
}

FACETS = (
    FacetKind("kind", gettext_lazy("種類"), _of(ResourceKind)),
    FacetKind("sector", gettext_lazy("分野"), _sectors),
    FacetKind("area", gettext_lazy("受け持ちの地区"), _areas),
    FacetKind("day", gettext_lazy("曜日"), lambda _scope: _DAYS),
    FacetKind(OPEN, gettext_lazy("受付時間"), lambda _scope: {NOW: _("いま受付中")}),
    FacetKind("fee", gettext_lazy("料金"), _of(Fee)),
    FacetKind("step_free", gettext_lazy("車いす"), lambda _scope: {YES: _("車いすで使える")}),
    FacetKind("language", gettext_lazy("ことば"), _of(Language)),
)
BY_NAME = {facet.name: facet for facet in FACETS}


def offered(scope: Scope) -> tuple[FacetKind, ...]:
    """The facets that make sense here: areas are a municipality's own."""
    return FACETS if scope.municipality else tuple(each for each in FACETS if each.name != "area")
