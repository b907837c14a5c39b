"""Finding terms in running text: the longest one, and never a piece of another word."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from .parts import TermNote

SHORTEST = 2
_SCRIPTS = (
    re.compile(r"[一-龥々〆ヶ]"),
    re.compile(r"[ァ-ヴー]"),
    re.compile(r"[A-Za-z0-9Ａ-Ｚａ-ｚ０-９]"),
)
# Single letters that stand before or behind a whole word without making it another one.
_BEFORE, _BEHIND = frozenset("各本当同全"), frozenset("等")


@dataclass(frozen=True, slots=True)
class Found:
    """A term from ``start`` to ``end`` of a text."""

    start: int
    end: int
    term: TermNote


class TermFinder:
    """Finds each of ``terms`` by its name and its other names, once in its lifetime."""

    def __init__(self, terms: Iterable[TermNote]) -> None:
        self._names: dict[str, list[tuple[str, TermNote]]] = defaultdict(list)
        for term in terms:
            for name in {term.name, *term.other_names}:
                if len(name) >= SHORTEST:
                    self._names[name[0]].append((name, term))
        for names in self._names.values():
            names.sort(key=lambda named: (-len(named[0]), named[0]))
        firsts = "".join(map(re.escape, self._names))
        self._first = re.compile(f"[{firsts}]") if firsts else None
        self._explained: set[str] = set()

    def first_in(self, text: str) -> Iterator[Found]:
        """Yield the terms of ``text`` that have not been found before, in order."""
        position = 0
        while self._first and (candidate := self._first.search(text, position)):
            position = candidate.start() + 1
            if found := self._at(text, candidate.start()):
                # What was explained before is passed over whole: no shorter term is in it.
                position = found.end
                if found.term.key not in self._explained:
                    self._explained.add(found.term.key)
                    yield found

    def _at(self, text: str, start: int) -> Found | None:
        for name, term in self._names[text[start]]:
            if text.startswith(name, start) and _stands_alone(text, start, start + len(name)):
                return Found(start, start + len(name), term)
        return None


def _stands_alone(text: str, start: int, end: int) -> bool:
    before, behind = text[start - 1 : start], text[end : end + 1]
    if before and before not in _BEFORE and _alike(before, text[start]):
        return False
    return not behind or behind in _BEHIND or not _alike(text[end - 1], behind)


def _alike(one: str, other: str) -> bool:
    """Whether two neighbours are letters of one script, as those of a compound word are."""
    return any(kind.match(one) and kind.match(other) for kind in _SCRIPTS)
