"""A block as composing sees it: what its editor chose, of whom, and where it stands."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from html import escape
from typing import Any

from portal.plans.document.parts import Heading, Note
from portal.plans.facts.records import Facts


@dataclass(frozen=True, slots=True)
class Asked:
    """``value`` holds what the block's form holds; what is missing was left empty."""

    value: Mapping[str, Any]
    facts: Facts
    anchor: str = ""
    level: int = 3

    def title(self, usual: str = "") -> str:
        """The editor's title, or else the usual one."""
        return str(self.value.get("title") or "").strip() or usual

    def choice(self, name: str, usual: str) -> str:
        """What was chosen of several."""
        return str(self.value.get(name) or usual)

    def chosen(self, name: str) -> frozenset[str]:
        """What was ticked; empty where everything is meant."""
        return frozenset(str(each) for each in self.value.get(name) or ())

    def named(self, name: str) -> tuple[str, ...]:
        """The names written one a line; empty where everything is meant."""
        text = str(self.value.get(name) or "")
        return tuple(line.strip() for line in text.splitlines() if line.strip())

    def heading(self) -> Iterator[Heading]:
        """A heading where the editor wrote a title."""
        if self.title():
            yield Heading(self.level, self.title(), self.anchor)

    def group(self, name: str, text: str) -> Heading:
        """A heading for one group of records; ``name`` keeps its anchor apart."""
        below = min(self.level + bool(self.title()), 4)
        return Heading(below, text, f"{self.anchor}-{name}" if self.anchor else "")


def meant(wanted: Iterable[str], *given: str) -> bool:
    """Tell whether one of ``given`` is wanted; without any wish everything is."""
    wishes = frozenset(wanted)
    return not wishes or not wishes.isdisjoint(given)


def remark(text: str, *, tone: str = "info", title: str = "") -> Note:
    """A remark of one paragraph."""
    return Note(tone, f"<p>{escape(text)}</p>", title)
