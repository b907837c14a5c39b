"""Two texts side by side, line by line, and within a line piece by piece."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

# Lines less alike than this are one taken away and another one added.
_ALIKE = 0.5
# Shorter agreements inside a changed line only cut it to pieces.
_SHORTEST_AGREEMENT = 2
# Comparing longer lines letter by letter costs more than it tells.
_LONGEST_COMPARED = 2_000
# Beside more lines than this, nobody looks for the one that is most alike.
_MOST_PAIRED = 60


class Change(StrEnum):
    """What became of something between one document and the next."""

    SAME = "same"
    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of letters; ``differs`` where the other side does not have it."""

    text: str
    differs: bool = False


@dataclass(frozen=True, slots=True)
class LineChange:
    """A line before and after; the side on which there is none is empty."""

    change: Change
    before: tuple[Piece, ...] = ()
    after: tuple[Piece, ...] = ()


def compare_lines(before: Sequence[str], after: Sequence[str]) -> tuple[LineChange, ...]:
    """All lines of both in order; widths of letters and spaces make no difference."""
    matcher = SequenceMatcher(None, _normal(before), _normal(after), autojunk=False)
    changes: list[LineChange] = []
    for kind, low, high, start, stop in matcher.get_opcodes():
        if kind == "equal":
            changes += (_whole(Change.SAME, line) for line in after[start:stop])
        else:
            changes += _replaced(before[low:high], after[start:stop])
    return tuple(changes)


def _normal(lines: Sequence[str]) -> list[str]:
    return ["".join(unicodedata.normalize("NFKC", line).split()) for line in lines]


def _whole(change: Change, line: str) -> LineChange:
    piece = (Piece(line, change is not Change.SAME),)
    left = piece if change is not Change.ADDED else ()
    return LineChange(change, left, piece if change is not Change.REMOVED else ())


def _replaced(before: Sequence[str], after: Sequence[str]) -> Iterator[LineChange]:
    """Pair what is alike, in order; the rest was taken away or added."""
    at = 0
    for line in after:
        partner = _partner(line, before, at)
        if partner is None:
            yield _whole(Change.ADDED, line)
            continue
        yield from (_whole(Change.REMOVED, each) for each in before[at:partner])
        yield _reworded(before[partner], line)
        at = partner + 1
    yield from (_whole(Change.REMOVED, each) for each in before[at:])


def _partner(line: str, before: Sequence[str], at: int) -> int | None:
    """Which line from ``at`` on is most like ``line``, if any is like it at all."""
    if len(line) > _LONGEST_COMPARED:
        return None
    best, found = _ALIKE, None
    matcher = SequenceMatcher(None, autojunk=False)
    matcher.set_seq2(line)
    for number in range(at, min(len(before), at + _MOST_PAIRED)):
        matcher.set_seq1(before[number][:_LONGEST_COMPARED])
        if matcher.quick_ratio() > best and (ratio := matcher.ratio()) > best:
            best, found = ratio, number
    return found


def _reworded(before: str, after: str) -> LineChange:
    left: list[Piece] = []
    right: list[Piece] = []
    for same, old, new in _runs(before, after):
        left += [Piece(old, not same)] if old else []
        right += [Piece(new, not same)] if new else []
    return LineChange(Change.CHANGED, tuple(left), tuple(right))


def _runs(before: str, after: str) -> Iterator[tuple[bool, str, str]]:
    """Runs of both texts in order, each with whether it is the same in both."""
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    old = new = ""
    for kind, low, high, start, stop in matcher.get_opcodes():
        if kind == "equal" and high - low >= _SHORTEST_AGREEMENT:
            if old or new:
                yield False, old, new
            yield True, before[low:high], after[start:stop]
            old = new = ""
        else:
            old, new = old + before[low:high], new + after[start:stop]
    if old or new:
        yield False, old, new
