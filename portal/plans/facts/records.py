"""What a plan needs to know of each record: frozen, plain, and complete without a database."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Protocol


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """What all of them share: the record's key ("meeting:7") and its name."""

    key: str
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class OperatorFact:
    """Who runs something, in which mode; "" is not known."""

    name: str
    mode: str
    detail: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class StaffingFact:
    role: str
    number: str = ""
    condition: str = ""
    site: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceFact(Fact):
    """A published resource. ``public`` tells whether it has a page of its own."""

    kind: str
    kind_label: str
    sectors: tuple[str, ...] = ()
    sector_codes: tuple[str, ...] = ()
    areas: tuple[str, ...] = ()
    area_keys: tuple[str, ...] = ()
    departments: tuple[str, ...] = ()
    operators: tuple[OperatorFact, ...] = ()
    other_names: tuple[str, ...] = ()
    location: str = ""
    phone: str = ""
    status: str = ""
    due: str = ""
    one_place: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class AreaFact(Fact):
    kind: str = ""
    parent: str = ""
    basis: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ProgrammeFact(Fact):
    """One programme; ``parts`` are the keys of named parts of it."""

    standard: str
    standard_label: str
    heading: str
    items: tuple[int, ...] = ()
    items_basis: str = ""
    sector: str = ""
    sector_code: str = ""
    departments: tuple[str, ...] = ()
    operators: tuple[OperatorFact, ...] = ()
    mode_wording: str = ""
    setup_form: str = ""
    target: str = ""
    exclusion: str = ""
    law: str = ""
    staffing: tuple[StaffingFact, ...] = ()
    areas: tuple[str, ...] = ()
    location: str = ""
    contents: tuple[str, ...] = ()
    places: tuple[PlaceFact, ...] = ()
    number: str = ""
    section: str = ""
    parent: str = ""
    parts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class TimingFact:
    """When a meeting is held and what it talks about then; ``timing`` is its standard name."""

    timing: str
    wording: str = ""
    matters: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class MeetingFact(Fact):
    kind: str = ""
    parent: str = ""
    legal_basis: str = ""
    host: tuple[str, ...] = ()
    contractor: str = ""
    secretariat: str = ""
    members: tuple[str, ...] = ()
    required_members: tuple[str, ...] = ()
    attendance: str = ""
    frequency: str = ""
    consent: str = ""
    consent_label: str = ""
    consent_wording: str = ""
    confidentiality: tuple[str, ...] = ()
    matters: tuple[str, ...] = ()
    held_when: tuple[str, ...] = ()
    timings: tuple[TimingFact, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class StepFact(Fact):
    ref: str
    order: int
    actor: str = ""
    when: tuple[str, ...] = ()
    actions: tuple[str, ...] = ()
    following: tuple[str, ...] = ()
    consent: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class RoleFact(Fact):
    kind: str = ""
    affiliation: str = ""
    duties: tuple[str, ...] = ()
    call_when: tuple[str, ...] = ()
    contact_route: str = ""
    layer: str = ""
    concurrent: str = ""
    programmes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class RelatedPlanFact(Fact):
    level: str = ""
    level_basis: str = ""
    start: int | None = None
    end: int | None = None
    period: str = ""
    relation: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class GoalFact(Fact):
    kind: str = ""
    section: str = ""
    standard: str = ""
    number: str = ""
    body: str = ""
    timing: str = ""
    status: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class IndicatorFact(Fact):
    """``years`` maps a fiscal year to (target, actual), either of them perhaps None."""

    unit: str = ""
    baseline: float | None = None
    baseline_year: int | None = None
    years: Mapping[int, tuple[float | None, float | None]] = field(default_factory=dict)
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewFact(Fact):
    fiscal_year: int
    held_on: str = ""
    body: str = ""
    finding: str = ""
    next_action: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class EventFact(Fact):
    date: str = ""
    fiscal_year: int | None = None
    detail: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class GlossaryFact(Fact):
    reading: str = ""
    other_names: tuple[str, ...] = ()
    definition: str = ""
    kind: str = ""
    defined_by: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperFact(Fact):
    kind: str = ""
    purpose: str = ""
    provisional: bool = False
    version: str = ""
    dated: str = ""
    address: str = ""
    size: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceFact(Fact):
    kind: str = ""
    publisher: str = ""
    dated: str = ""
    file_name: str = ""
    address: str = ""


class Facts(Protocol):
    """All that blocks may ask about one municipality.

    Only what is published. ``papers`` holds staff papers only where staff asked. Each of them
    costs a fixed number of database queries the first time and none after that.
    """

    @property
    def municipality(self) -> str: ...
    @property
    def programmes(self) -> tuple[ProgrammeFact, ...]: ...
    @property
    def places(self) -> tuple[PlaceFact, ...]: ...
    @property
    def areas(self) -> tuple[AreaFact, ...]: ...
    @property
    def meetings(self) -> tuple[MeetingFact, ...]: ...
    @property
    def steps(self) -> tuple[StepFact, ...]: ...
    @property
    def roles(self) -> tuple[RoleFact, ...]: ...
    @property
    def related_plans(self) -> tuple[RelatedPlanFact, ...]: ...
    @property
    def goals(self) -> tuple[GoalFact, ...]: ...
    @property
    def indicators(self) -> tuple[IndicatorFact, ...]: ...
    @property
    def reviews(self) -> tuple[ReviewFact, ...]: ...
    @property
    def events(self) -> tuple[EventFact, ...]: ...
    @property
    def terms(self) -> tuple[GlossaryFact, ...]: ...
    @property
    def papers(self) -> tuple[PaperFact, ...]: ...
    @property
    def sources(self) -> tuple[SourceFact, ...]: ...
    @property
    def numbers(self) -> Mapping[str, int]:
        """The living numbers by name: 「相談窓口の数」 → 12."""
        ...
