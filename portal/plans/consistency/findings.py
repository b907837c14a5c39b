"""What is held against what, and what came of it: frozen and plain."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum


class Kind(StrEnum):
    """How a plan and the directory disagree."""

    RENAMED = "renamed"
    DEPARTMENT_RENAMED = "department_renamed"
    ORGANIZATION_RENAMED = "organization_renamed"
    MOVED = "moved"
    CHANGED = "changed"
    CLOSED = "closed"
    GONE = "gone"
    ADDED = "added"
    OLD_NAME = "old_name"
    OTHER_NAME = "other_name"
    CLOSED_NAME = "closed_name"
    NO_SUCH_DEPARTMENT = "no_such_department"
    NUMBER = "number"
    YEARS = "years"
    PERIOD = "period"
    EXPIRED = "expired"
    REVIEW_OVERDUE = "review_overdue"
    NO_VALUES = "no_values"
    DUE_PASSED = "due_passed"
    UNREAD = "unread"


@dataclass(frozen=True, slots=True, kw_only=True)
class Where:
    """A place in a plan: the page's key, its title, and the block an editor wrote it in.

    What stands in a record's own form has its key instead ("meeting:7"), and no page (0).
    """

    page: int
    title: str
    block: str = ""
    record: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Disagreement:
    """``plan`` and ``directory`` are what each side says, in words.

    ``record`` is the key of the record it is about ("resource:5"), "" where it is about none.
    """

    kind: Kind
    plan: str
    directory: str
    where: Where | None = None
    record: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """A line somebody typed; ``unread`` where an import left it as it stood."""

    where: Where
    text: str
    unread: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class NotInUse:
    """A name nobody should write any more, or not as the main one; ``now`` says instead of what."""

    kind: Kind
    text: str
    now: str
    key: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Due:
    """Something that was planned for a fiscal year."""

    key: str
    name: str
    fiscal_year: int


@dataclass(frozen=True, slots=True, kw_only=True)
class PeriodSaid:
    """A period in words and in numbers; ``key`` is "" for the plan itself."""

    name: str
    wording: str
    start: int | None
    end: int | None
    key: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class MissingValues:
    """An indicator and its past fiscal years without an actual value."""

    key: str
    name: str
    fiscal_years: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanState:
    """What the plan's own page says of its time."""

    where: Where
    in_force: bool = False
    period: PeriodSaid | None = None
    review_due: dt.date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Register:
    """What the directory knows today of one municipality."""

    today: dt.date
    names: frozenset[str] = frozenset()
    not_in_use: tuple[NotInUse, ...] = ()
    closed: frozenset[str] = frozenset()
    published: frozenset[str] = frozenset()
    departments: frozenset[str] = frozenset()
    numbers: Mapping[str, int] = field(default_factory=dict)
    institutions: Mapping[str, int] = field(default_factory=dict)
    due: tuple[Due, ...] = ()
    periods: tuple[PeriodSaid, ...] = ()
    missing_values: tuple[MissingValues, ...] = ()

    @property
    def fiscal_year(self) -> int:
        """The fiscal year of today."""
        first_month = 4
        return self.today.year - (self.today.month < first_month)
