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
    """A published resource.

    ``public`` tells whether it has a page of its own: what is closed for good has none.
    ``in_service`` is false for what is planned or paused, too. ``one_place`` is false where the
    name stands for a sort of place or a role; ``naming`` tells which ("category", "role").
    """

    kind: str
    kind_label: str
    kinds: tuple[str, ...] = ()
    public: bool = True
    in_service: bool = True
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
    naming: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class AreaFact(Fact):
    """``everywhere`` is true where the whole municipality lies in it, ``narrow`` for 圏域・地区."""

    kind: str = ""
    kind_label: str = ""
    narrow: bool = False
    everywhere: bool = False
    parent: str = ""
    basis: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ProgrammeFact(Fact):
    """One programme; ``parts`` are the keys of named parts of it.

    ``item_labels`` names each of ``items``; ``items_basis`` is "stated", another way of knowing
    them, or "" where nobody said.
    """

    standard: str
    standard_label: str
    heading: str
    items: tuple[int, ...] = ()
    item_labels: tuple[str, ...] = ()
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
    area_wording: str = ""
    location: str = ""
    contents: tuple[str, ...] = ()
    places: tuple[PlaceFact, ...] = ()
    number: str = ""
    section: str = ""
    parent: str = ""
    parts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class TimingFact:
    """When a meeting is held and what it talks about then.

    ``timing`` is "making", "changing", "closing" or "breaking_off", ``label`` its name.
    """

    timing: str
    label: str
    wording: str = ""
    matters: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class MeetingFact(Fact):
    """``consent`` is "needed", "not_needed", "not_stated" or "" (not about cases, or unknown)."""

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
    joint_rule: str = ""
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
    departments: tuple[str, ...] = ()
    organization: str = ""
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
    """``standard`` is a type of programme, ``standard_label`` its name."""

    kind: str = ""
    section: str = ""
    standard: str = ""
    standard_label: str = ""
    number: str = ""
    body: str = ""
    timing: str = ""
    fiscal_year: int | None = None
    status: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class IndicatorFact(Fact):
    """``years`` maps a fiscal year to (target, actual), either of them perhaps None.

    ``wordings`` says what no number says, such as 「集計中」.
    """

    unit: str = ""
    baseline: float | None = None
    baseline_year: int | None = None
    years: Mapping[int, tuple[float | None, float | None]] = field(default_factory=dict)
    wordings: Mapping[int, str] = field(default_factory=dict)
    programme: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewFact(Fact):
    """The review of one fiscal year, or how every year is reviewed where there is no year."""

    fiscal_year: int | None = None
    subject: str = ""
    held_on: str = ""
    body: str = ""
    finding: tuple[str, ...] = ()
    next_action: tuple[str, ...] = ()


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
    """``address`` is where its newest version is, "" where it only has a name."""

    kind: str = ""
    purpose: tuple[str, ...] = ()
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
    def sectors(self) -> tuple[tuple[str, str], ...]:
        """(code, name) of every sector, in their order."""
        ...

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
    def bodies(self) -> Mapping[str, Mapping[str, str]]:
        """The key of each department and organization by "department" or so and its name."""
        ...

    @property
    def numbers(self) -> Mapping[str, int]:
        """The living numbers by name: 「相談窓口の数」 → 12."""
        ...
