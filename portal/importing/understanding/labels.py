"""Heading names found at the head of a column, of a row, of a line, or inside a cell."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from portal.importing.mapping import Field, Mapping

from .fold import CIRCLED, CLOSING, OPENING, bare, fold

_PARTS = re.compile(r"[・、,，/／\n()（）]+|及び|または|又は")
# Words around a heading's name that do not change what it heads: 主な拠点等.
_AFFIX = re.compile(r"^(?:主な|主たる|各|本|当該|現在の)|(?:等|など|一覧|名|名称|について)$")
_GAP = r"[\s　]*"
_NUMBER = (
    rf"(?:[{CIRCLED}]|[(（][0-9０-９ア-ンa-z]{{1,2}}[)）]|[ア-ン][\s　.．]"
    r"|[0-9０-９]{1,2}[.．)）])"
)
_MARK = rf"[\s　・●○〇■□◆◇▼◎\-]*{_NUMBER}?[\s　]*[{re.escape(OPENING)}(（]?[\s　]*"
# With one of these before it, a short word is a label, too.
_SETS_OFF = re.compile(rf"[●○〇■□◆◇▼◎]|{_NUMBER}")
_INLINE = re.compile(r"[【〔［\[＜〈《]([^【】〔〕［］\[\]＜＞〈〉《》]{1,24})[】〕］\]＞〉》]")
# A word this short is a label only where a sign says so.
SHORTEST_BARE = 3
# A label, spaced out as it may be, ends within so many letters.
LONGEST_LEAD = 80
_EDGES = " \u3000、，・；;"
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
    """A mapping, made ready for looking up; ``often`` are words that begin many lines, folded."""

    def __init__(self, mapping: Mapping, often: frozenset[str] = frozenset()) -> None:
        self._often = often
        self._fields = {fold(name): each for each, names in mapping.names.items() for name in names}
        names = sorted(
            {name for known in mapping.names.values() for name in known}, key=len, reverse=True
        )
        spelled = "|".join(_GAP.join(map(re.escape, name)) for name in names)
        self._running = re.compile(
            r"(?:(?<=[。\s　（(、，【・；;])|^)"
            rf"(?P<label>{'|'.join(map(re.escape, names))})】?[\s　]?[:：]"
        )
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
        if (plain := _AFFIX.sub("", core)) in self._fields:
            return (self._fields[plain],)
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
        if not sure and (len(label) < SHORTEST_BARE or label in WEAK) and not (
            label in self._often or _SETS_OFF.search(found["mark"])
        ):  # fmt: skip
            return None
        return Labelled((self._fields[label],), found["label"], value, sure)

    def within(self, text: str) -> list[Part]:
        """Return the parts of a line by labels within it, [] where there is none but at its head.

        A label within running text has a colon; of one line's words, several may be labels.
        """
        cuts = [(found.start("label"), found.end(), found["label"])
                for found in self._running.finditer(text)]  # fmt: skip
        if not cuts or (len(cuts) == 1 and not text[: cuts[0][0]].strip(_EDGES + "（(")
                        and "。" not in text[cuts[0][1] :]):  # fmt: skip
            return self._alternating(text)
        parts = [Part((), text[: cuts[0][0]].rstrip(_EDGES + "（(【"))]
        for (_start, end, label), following in zip(cuts, [*cuts[1:], None], strict=True):
            value = text[end : following[0] if following else len(text)]
            parts.append(Part((self._fields[fold(label)],), _trimmed(value)))
        return [part for part in parts if part.value or part.fields]

    def runs(self, text: str) -> bool:
        """Whether a line has a label with a colon anywhere, or several with their values."""
        return bool(self._running.search(text) or self._alternating(text))

    def _alternating(self, text: str) -> list[Part]:
        """Return the parts of a line that goes label, value, label, value."""
        words = text.split() if len(text) <= 4 * LONGEST_LEAD else []
        at = [place for place, word in enumerate(words) if self.exactly(bare(word))]
        if len(at) < 2 or at[0] != 0 or 1 in {after - before for before, after in pairwise(at)}:
            return []
        return [
            Part(self.exactly(bare(words[start])), " ".join(words[start + 1 : end]))
            for start, end in zip(at, [*at[1:], len(words)], strict=True)
        ]

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


def _trimmed(value: str) -> str:
    """Return a value without the signs that set it off from the next label."""
    value = value.rstrip(_EDGES + "（(【")
    if value.endswith(("）", ")")) and value.count("（") + value.count("(") < (
        value.count("）") + value.count(")")
    ):
        value = value[:-1]
    return value.strip(_EDGES)


def _opened(mark: str) -> bool:
    return any(sign in mark for sign in OPENING + "(（")
