"""What the segments of a text said, before it is put together."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple

from directory.hours.conditions import Condition
from directory.hours.rows import Special
from directory.hours.segments import Times


class Remark(NamedTuple):
    """Where something takes place and what else is to be said of it."""

    venue: str = ""
    note: str = ""


class Group(NamedTuple):
    """Days, their times, and a remark."""

    condition: Condition
    times: Times
    remark: Remark = Remark()


class Closing(NamedTuple):
    """Days that are closed, a remark, and whether 休: states it, which beats any rule."""

    condition: Condition
    remark: Remark = Remark()
    by_notation: bool = False


@dataclass(slots=True)
class Draft:
    """Everything the segments said, in the order written."""

    groups: list[Group] = field(default_factory=list)
    specials: list[Special] = field(default_factory=list)
    closed: list[Closing] = field(default_factory=list)
    open_too: list[Condition] = field(default_factory=list)
    days_only: list[Condition] = field(default_factory=list)


def shut_weekdays(closed: list[Closing]) -> frozenset[int]:
    """Return the weekdays that are always closed."""
    plain = [c.condition for c in closed if not (c.condition.season or c.condition.months)]
    return frozenset().union(*(c.days for c in plain if not c.all_year))
