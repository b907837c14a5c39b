"""Headings in order: no level is skipped, whatever an editor or a block chose."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from .parts import Heading, Part, Profile

DEEPEST = 6


@dataclass(frozen=True, slots=True)
class Placed:
    """A part and the level its heading has, or would have if it had one."""

    part: Part
    level: int


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of a contents list with the lines below it."""

    anchor: str
    text: str
    below: tuple[Entry, ...] = ()


def placed(parts: Iterable[Part], top: int = 2) -> tuple[Placed, ...]:
    """Give each part its level where the outermost heading has ``top``."""
    found: list[Placed] = []
    last = top - 1
    for part in parts:
        if isinstance(part, Heading):
            last = min(part.level - 2 + top, last + 1, DEEPEST)
            found.append(Placed(part, last))
        else:
            found.append(Placed(part, min(last + 1, DEEPEST)))
    return tuple(found)


def contents(parts: Iterable[Part]) -> tuple[Entry, ...]:
    """The headings of two levels as a contents list; profiles stand as the lower one."""
    tops: list[tuple[str, str, list[Entry]]] = []
    for each in placed(parts):
        if isinstance(each.part, Heading) and each.level == 2:
            tops.append((each.part.anchor, each.part.text, []))
        elif isinstance(each.part, Heading) and each.level == 3 and tops:
            tops[-1][2].append(Entry(each.part.anchor, each.part.text))
        elif isinstance(each.part, Profile) and each.part.anchor and tops:
            tops[-1][2].append(Entry(each.part.anchor, each.part.title))
    return tuple(Entry(anchor, text, tuple(below)) for anchor, text, below in tops)
