"""The conditions staff may filter by, in groups, with the labels a municipality gives them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from django.db.models import Choices
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from directory.models import CatchmentArea, Fee, Municipality, ResourceKind, Sector
from directory.registry.condition_names import CONDITION_NAMES
from directory.registry.models import (
    AgeBand,
    Agreement,
    GroupSize,
    Ladder,
    Sensory,
    TakesWhom,
    Talking,
    Travel,
    Word,
    slots,
)
from directory.registry.record_facts import WORD_KINDS

from . import facet_values as values

FRESH, WHEN = "fresh", "when"
RECENT, DUE = "recent", "due"
Labels = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Known:
    """What a municipality calls things: words by kind and code, sectors, areas."""

    words: Mapping[str, Labels]
    sectors: Labels
    areas: Labels


@dataclass(frozen=True, slots=True)
class FacetKind:
    """A facet's name in addresses, what it is called, and the labels of its values in order."""

    name: str
    label: str | Promise
    labels: Callable[[Known], Labels]


@dataclass(frozen=True, slots=True)
class Group:
    """Facets that stand together."""

    code: str
    label: str | Promise
    facets: tuple[FacetKind, ...]


def known_of(municipality: Municipality) -> Known:
    """All labels there may be, words at rest among them; three questions."""
    words: dict[str, dict[str, str]] = {}
    for kind, code, label in Word.objects.filter(
        municipality=municipality, kind__in=WORD_KINDS.values()
    ).values_list("kind", "code", "label"):
        words.setdefault(kind, {})[code] = label
    areas = CatchmentArea.objects.filter(municipality=municipality)
    return Known(
        words=words,
        sectors=dict(Sector.objects.values_list("code", "name")),
        areas={str(pk): name for pk, name in areas.values_list("pk", "name")},
    )


def _unknown() -> dict[str, str]:
    return {values.UNKNOWN: _("未確認")}


def _of(choices: type[Choices], *, none: str | Promise = "") -> Callable[[Known], Labels]:
    def labels(_known: Known) -> Labels:
        told = {str(value): str(label) for value, label in choices.choices if value != ""}
        return told | ({values.NONE: str(none)} if none else {}) | _unknown()

    return labels


def _words(facet: str) -> Callable[[Known], Labels]:
    kind = WORD_KINDS[values.WORDS[facet]]

    def labels(known: Known) -> Labels:
        return {**known.words.get(kind, {}), values.NONE: _("ない（確かめた）"), **_unknown()}

    return labels


def _said(**told: str | Promise) -> Callable[[Known], Labels]:
    return lambda _known: {name: str(label) for name, label in told.items()}


def _answer(_known: Known) -> Labels:
    return {values.YES: _("はい"), values.NO: _("いいえ"), **_unknown()}


def _vacancies(_known: Known) -> Labels:
    return {values.FREE: _("空きがある"), values.FULL: _("空きがない"), **_unknown()}


def _freshness(_known: Known) -> Labels:
    return {
        RECENT: _("確かめてある"),
        DUE: _("確かめる時期が過ぎた"),
        values.NEVER: _("一度も確かめていない"),
    }


def _slots(_known: Known) -> Labels:
    times = {
        values.slot(day, part): f"{weekday}曜{part_label}"
        for day, weekday in enumerate(slots.WEEKDAYS)
        for part, part_label in enumerate(slots.PARTS)
    }
    return times | _unknown()


def _conditions(*names: str) -> Iterable[FacetKind]:
    """Facets of yes, no and unknown that are called as in matching."""
    return (FacetKind(name, CONDITION_NAMES[name], _answer) for name in names)


_NO_WAY = gettext_lazy("どれも難しい")
KIND = FacetKind("kind", gettext_lazy("種類"), _of(ResourceKind))
GROUPS = (
    Group(
        "now",
        gettext_lazy("空きと新しさ"),
        (
            FacetKind("vacancies", CONDITION_NAMES["capacity"], _vacancies),
            FacetKind(FRESH, CONDITION_NAMES["freshness"], _freshness),
            FacetKind(
                "state",
                gettext_lazy("状態"),
                _said(
                    in_use=gettext_lazy("使える"),
                    planned=gettext_lazy("まだ始まっていない"),
                    paused=gettext_lazy("受け入れを休んでいる"),
                    closed=gettext_lazy("終わった"),
                ),
            ),
            FacetKind("agreement", CONDITION_NAMES["agreement"], _of(Agreement)),
        ),
    ),
    Group(
        "place",
        gettext_lazy("種類と場所"),
        (
            KIND,
            FacetKind(
                "sector", CONDITION_NAMES["sector"], lambda known: {**known.sectors, **_unknown()}
            ),
            FacetKind("area", gettext_lazy("区域"), lambda known: {**known.areas, **_unknown()}),
            FacetKind(
                "face",
                gettext_lazy("公開"),
                _said(
                    public=gettext_lazy("公開している"),
                    draft=gettext_lazy("まだ公開していない"),
                    registry=gettext_lazy("台帳だけにある"),
                ),
            ),
        ),
    ),
    Group(
        "doing",
        gettext_lazy("そこですること"),
        (
            FacetKind("step", CONDITION_NAMES["step"], _of(Ladder)),
            FacetKind("activity", CONDITION_NAMES["activity"], _words("activity")),
            FacetKind("skill", CONDITION_NAMES["skill"], _words("skill")),
            FacetKind("environment", gettext_lazy("場の様子"), _words("environment")),
            FacetKind("sensory", CONDITION_NAMES["sensory"], _of(Sensory)),
            FacetKind("group", CONDITION_NAMES["group"], _of(GroupSize)),
            FacetKind("talking", CONDITION_NAMES["talking"], _of(Talking)),
        ),
    ),
    Group(
        "whom",
        gettext_lazy("だれを受け入れるか"),
        (
            FacetKind("difficulty", gettext_lazy("受け入れの経験"), _words("difficulty")),
            FacetKind("beyond_target", gettext_lazy("本来の対象でない人も"), _answer),
            FacetKind("age", CONDITION_NAMES["age"], _of(AgeBand)),
            FacetKind("gender", CONDITION_NAMES["gender"], _of(TakesWhom)),
            *_conditions("supporter", "medication", "watching", "companion"),
            FacetKind("consent", gettext_lazy("申し込み・同意書"), _answer),
        ),
    ),
    Group(
        "getting",
        gettext_lazy("曜日・時間と行き方"),
        (
            FacetKind(WHEN, CONDITION_NAMES["days"], _slots),
            FacetKind(
                "travel", CONDITION_NAMES["travel"], _of(Travel, none=gettext_lazy("どれも難しい"))
            ),
            *_conditions("lift"),
        ),
    ),
    Group(
        "beginning",
        gettext_lazy("お金とはじめ方"),
        (
            FacetKind("fee", CONDITION_NAMES["fee"], _of(Fee)),
            FacetKind("pays", CONDITION_NAMES["pay"], _answer),
            *_conditions("visit", "trial"),
        ),
    ),
)
FACETS = tuple(facet for group in GROUPS for facet in group.facets)
BY_NAME = {facet.name: facet for facet in FACETS}
