"""Two documents side by side: their chapters line by line, and the records they showed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from .differing import Change, LineChange, compare_lines
from .lines import cell_text, lines_of
from .parts import Chapter, Document, Heading, RecordFacts

FRONT = ""
# Who stands behind records: whether one came or went is told by what the records say.
_BEHIND = frozenset({"department", "organization"})


@dataclass(frozen=True, slots=True)
class ChapterChange:
    """A chapter of one document beside the same one of the other.

    ``slug`` is that of the later document, "" for what stands before the chapters. A title
    that differs is seen in ``title_before``.
    """

    change: Change
    slug: str
    title: str
    title_before: str
    lines: tuple[LineChange, ...] = ()


@dataclass(frozen=True, slots=True)
class FactChange:
    """One fact of a record before and after, "" where it was not stated."""

    name: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class RecordChange:
    """A record that both, or one of two documents showed, where it differs."""

    change: Change
    key: str
    kind: str
    label: str
    label_before: str
    facts: tuple[FactChange, ...] = ()


@dataclass(frozen=True, slots=True)
class Comparison:
    """Everything that differs between two documents; unchanged chapters have no lines."""

    about: tuple[FactChange, ...]
    chapters: tuple[ChapterChange, ...]
    records: tuple[RecordChange, ...]

    @property
    def is_empty(self) -> bool:
        """Whether the two say the same."""
        changed = [each for each in self.chapters if each.change is not Change.SAME]
        return not (self.about or changed or self.records)


def compare(before: Document, after: Document) -> Comparison:
    """What changed from ``before`` to ``after``."""
    front = _side_by_side(_front(before), _front(after))
    chapters = (_chapter_change(old, new) for old, new in _aligned(before.chapters, after.chapters))
    return Comparison(
        about=facts_changed(_about(before), _about(after)),
        chapters=(front, *chapters),
        records=tuple(records_changed(before.records, after.records)),
    )


def records_changed(
    before: Mapping[str, RecordFacts], after: Mapping[str, RecordFacts]
) -> list[RecordChange]:
    """The records that were added, taken away or say something else, by kind and name.

    Departments and organizations only where their names changed.
    """
    keys = dict.fromkeys((*before, *after))
    changes = (_record_change(before.get(key), after.get(key)) for key in keys)
    found = [each for each in changes if each]
    return sorted(found, key=lambda each: (each.kind, each.label, each.key))


def facts_changed(before: Mapping[str, str], after: Mapping[str, str]) -> tuple[FactChange, ...]:
    """The facts whose values differ, in the order they are stated."""
    names = dict.fromkeys((*before, *after))
    return tuple(
        FactChange(name, before.get(name, ""), after.get(name, ""))
        for name in names
        if before.get(name, "") != after.get(name, "")
    )


def _front(document: Document) -> Chapter:
    subtitle = Heading(2, document.subtitle, "")
    return Chapter(FRONT, document.title, (subtitle, *document.front))


def _about(document: Document) -> dict[str, str]:
    return {name: cell_text(cell) for name, cell in document.about}


def _record_change(before: RecordFacts | None, after: RecordFacts | None) -> RecordChange | None:
    shown = after or before
    if shown is None or before == after:
        return None
    if shown.kind in _BEHIND and (before is None or after is None):
        return None
    return RecordChange(
        _change_of(before, after),
        shown.key,
        shown.kind,
        shown.label,
        before.label if before else "",
        facts_changed(before.facts if before else {}, after.facts if after else {}),
    )


def _change_of(before: object | None, after: object | None) -> Change:
    if before is None:
        return Change.ADDED
    return Change.REMOVED if after is None else Change.CHANGED


def _aligned(
    before: Sequence[Chapter], after: Sequence[Chapter]
) -> list[tuple[Chapter | None, Chapter | None]]:
    """Pairs by address, then by title, in the order of ``after``; what is gone at its place."""
    partners = _partners(before, after)
    pairs: list[tuple[Chapter | None, Chapter | None]] = [
        (partners.get(new.slug), new) for new in after
    ]
    kept = {each.slug for each in partners.values()}
    for place, old in enumerate(before):
        if old.slug not in kept:
            pairs.insert(_place_after(before[:place], pairs), (old, None))
    return pairs


def _partners(before: Sequence[Chapter], after: Sequence[Chapter]) -> dict[str, Chapter]:
    """The earlier chapter of each later one's slug."""
    by_slug = {each.slug: each for each in before}
    partners = {new.slug: by_slug[new.slug] for new in after if new.slug in by_slug}
    taken = {each.slug for each in partners.values()}
    free = {each.title: each for each in before if each.slug not in taken}
    for new in after:
        if new.slug not in partners and new.title in free:
            partners[new.slug] = free.pop(new.title)
    return partners


def _place_after(
    earlier: Sequence[Chapter], pairs: Sequence[tuple[Chapter | None, Chapter | None]]
) -> int:
    """Behind the last of the chapters that came before it."""
    before = {each.slug for each in earlier}
    places = [number for number, (old, _) in enumerate(pairs) if old and old.slug in before]
    return max(places) + 1 if places else 0


def _chapter_change(before: Chapter | None, after: Chapter | None) -> ChapterChange:
    if before and after:
        return _side_by_side(before, after)
    shown = after or before
    assert shown is not None
    lines = compare_lines(_lines(before), _lines(after))
    title_before = before.title if before else ""
    return ChapterChange(_change_of(before, after), shown.slug, shown.title, title_before, lines)


def _side_by_side(before: Chapter, after: Chapter) -> ChapterChange:
    alike = before.parts == after.parts
    lines = () if alike else compare_lines(_lines(before), _lines(after))
    differs = before.title != after.title or any(each.change is not Change.SAME for each in lines)
    change = Change.CHANGED if differs else Change.SAME
    shown = lines if differs else ()
    return ChapterChange(change, after.slug, after.title, before.title, shown)


def _lines(chapter: Chapter | None) -> list[str]:
    return [line for part in chapter.parts for line in lines_of(part)] if chapter else []
