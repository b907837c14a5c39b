"""Heading names found at the head of a column, of a row, of a line, or inside a cell."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from portal.importing.mapping import Field, Mapping

from .fold import CLOSING, OPENING, bare, fold

_PARTS = re.compile(r"[・、,，/／\n()（）]+|及び|または|又は")
_GAP = r"[\s　]*"
_MARK = rf"[\s　・●○〇■□◆◇▼◎\-]*[{re.escape(OPENING)}(（]?[\s　]*"
_INLINE = re.compile(r"[【〔［\[＜〈《]([^【】〔〕［］\[\]＜＞〈〉《》]{1,24})[】〕］\]＞〉》]")
# A word this short is a label only where a sign says so.
SHORTEST_BARE = 3
# A label, spaced out as it may be, ends within so many letters.
LONGEST_LEAD = 80
WEAK = {"居場所", "事業者", "スタッフ", "従事者", "社会資源", "相談機関"}


@dataclass(frozen=True, slots=True)
class Labelled:
    """A label at the head of a line and what follows it there."""

    fields: tuple[Field, ...]
    label: str
    value: str
    sure: bool


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of a cell under one of its own labels; the first may have none."""

    fields: tuple[Field, ...]
    value: str


class Labels:
    """A mapping, made ready for looking up."""

    def __init__(self, mapping: Mapping) -> None:
        self._fields = {fold(name): each for each, names in mapping.names.items() for name in names}
        names = sorted(
            {name for known in mapping.names.values() for name in known}, key=len, reverse=True
        )
        spelled = "|".join(_GAP.join(map(re.escape, name)) for name in names)
        self._leading = re.compile(
            rf"(?P<mark>{_MARK})(?P<label>{spelled})"
            rf"(?P<end>[\s　]*[{re.escape(CLOSING)})）][\s　]*[:：]?|[\s　]*[:：]|[\s　]+|$)"
        )

    def fields_of(self, heading: str) -> tuple[Field, ...]:
        """Return the fields a column or row heading stands for, () where it is none."""
        core = fold(bare(heading))
        if not core or len(core) > 30:
            return ()
        if core in self._fields:
            return (self._fields[core],)
        parts = [self._fields.get(fold(part)) for part in _PARTS.split(bare(heading)) if part]
        known = tuple(dict.fromkeys(each for each in parts if each))
        return known if len(parts) > 1 and 2 * len(known) >= len(parts) else ()

    def exactly(self, text: str) -> tuple[Field, ...]:
        """Return the field whose name ``text`` is, as a whole."""
        core = fold(text)
        return (self._fields[core],) if core in self._fields else ()

    def leading(self, line: str) -> Labelled | None:
        """Return the label a line begins with; ``sure`` where a sign sets it off."""
        line = line.strip()
        found = self._leading.match(line[:LONGEST_LEAD])
        if not found:
            return None
        label = fold(found["label"])
        end = found["end"].strip()
        value = line[found.end() :].strip()
        bracketed = bool(end) and end[0] in CLOSING + ")）" and _opened(found["mark"])
        sure = bracketed or end in (":", "：")
        if end and not sure:
            return None
        if not sure and (len(label) < SHORTEST_BARE or label in WEAK):
            return None
        return Labelled((self._fields[label],), found["label"], value, sure)

    def inside(self, cell: str) -> list[Part]:
        """Return the parts of a cell by the labels in brackets within it."""
        parts: list[Part] = []
        fields: tuple[Field, ...] = ()
        start = 0
        for found, known in self._bracketed(cell):
            parts.append(Part(fields, cell[start : found.start()].strip()))
            fields, start = known, found.end()
        parts.append(Part(fields, cell[start:].strip()))
        return [part for part in parts if part.value or part.fields]

    def _bracketed(self, cell: str) -> Iterator[tuple[re.Match[str], tuple[Field, ...]]]:
        for found in _INLINE.finditer(cell):
            if known := self.fields_of(found[1]):
                yield found, known


def _opened(mark: str) -> bool:
    return any(sign in mark for sign in OPENING + "(（")
