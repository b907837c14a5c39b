"""Facts made by hand: what a municipality without a database knows."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from portal.plans.facts import records


@dataclass(frozen=True)
class GivenFacts:
    """``Facts`` as given; what is not given, nobody has recorded."""

    municipality: str = "見本市"
    sectors: tuple[tuple[str, str], ...] = (("elderly", "高齢"), ("all", "全体"))
    programmes: tuple[records.ProgrammeFact, ...] = ()
    places: tuple[records.PlaceFact, ...] = ()
    areas: tuple[records.AreaFact, ...] = ()
    meetings: tuple[records.MeetingFact, ...] = ()
    steps: tuple[records.StepFact, ...] = ()
    roles: tuple[records.RoleFact, ...] = ()
    related_plans: tuple[records.RelatedPlanFact, ...] = ()
    goals: tuple[records.GoalFact, ...] = ()
    indicators: tuple[records.IndicatorFact, ...] = ()
    reviews: tuple[records.ReviewFact, ...] = ()
    events: tuple[records.EventFact, ...] = ()
    terms: tuple[records.GlossaryFact, ...] = ()
    papers: tuple[records.PaperFact, ...] = ()
    sources: tuple[records.SourceFact, ...] = ()
    numbers: Mapping[str, int] = field(default_factory=dict)


def programme(pk: int = 1, name: str = "まるごと相談", **known: object) -> records.ProgrammeFact:
    """A programme under 第1号, as the plan states."""
    standard = {
        "standard": "elderly_centre",
        "standard_label": "地域包括支援センターの運営",
        "heading": "地域包括支援センターの運営",
        "items": (1,),
        "item_labels": ("第1号 包括的相談支援",),
        "items_basis": "stated",
        "sector": "高齢",
        "sector_code": "elderly",
    }
    return records.ProgrammeFact(key=f"programme:{pk}", name=name, **(standard | known))


def place(pk: int = 1, name: str = "東ふくし窓口", **known: object) -> records.PlaceFact:
    """A counter that is one place and in service."""
    standard = {"kind": "counter", "kind_label": "相談窓口", "kinds": ("counter",)}
    return records.PlaceFact(key=f"resource:{pk}", name=name, **(standard | known))


def area(pk: int = 1, name: str = "東圏域", **known: object) -> records.AreaFact:
    """An area counters are responsible for."""
    standard = {"kind": "daily_living", "narrow": True, "basis": "stated"}
    return records.AreaFact(key=f"area:{pk}", name=name, **(standard | known))


def meeting(pk: int = 1, name: str = "支援会議", **known: object) -> records.MeetingFact:
    """A meeting of which nothing but its name is known."""
    return records.MeetingFact(key=f"meeting:{pk}", name=name, **known)


def step(pk: int, name: str, *following: str, **known: object) -> records.StepFact:
    """The step W<pk>."""
    return records.StepFact(
        key=f"step:{pk}", name=name, ref=f"W{pk}", order=pk, following=following, **known
    )


def goal(pk: int = 1, name: str = "つながりをつくる", **known: object) -> records.GoalFact:
    """An aim of kind 施策 unless told otherwise."""
    return records.GoalFact(key=f"goal:{pk}", name=name, **({"kind": "施策"} | known))


def indicator(pk: int = 1, name: str = "相談の数", **known: object) -> records.IndicatorFact:
    """An indicator without any number."""
    return records.IndicatorFact(key=f"indicator:{pk}", name=name, **known)


def everything_unsaid() -> GivenFacts:
    """One record of every kind of which hardly anything is known."""
    return GivenFacts(
        programmes=(programme(items=(), item_labels=(), items_basis="", sector="", heading=""),),
        places=(place(),),
        areas=(area(basis=""),),
        meetings=(meeting(),),
        steps=(step(1, "受付"),),
        roles=(records.RoleFact(key="role:1", name="つなぎ役"),),
        related_plans=(records.RelatedPlanFact(key="related_plan:1", name="総合計画"),),
        goals=(goal(kind=""),),
        indicators=(indicator(),),
        reviews=(records.ReviewFact(key="review:1", name="点検"),),
        events=(records.EventFact(key="event:1", name="はじまり"),),
        terms=(records.GlossaryFact(key="term:1", name="圏域"),),
        papers=(records.PaperFact(key="paper:1", name="相談の記録"),),
        sources=(records.SourceFact(key="source:1", name="実施計画"),),
    )
