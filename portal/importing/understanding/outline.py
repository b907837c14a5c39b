"""The tree of chapters: headings nested by their numbering, with what stands below each."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from portal.importing.data import Chapter, ChapterKind, FaultCode, Kind, Source, Unread

from .contents import Contents
from .elements import Layout, elements_of, layout_of
from .headings import Heading, number_of
from .stream import Chunk, Grid

# These begin anew whatever is open.
_TOP = {"chapter"}


@dataclass(slots=True)
class _Open:
    """A chapter while its text is being collected."""

    heading: Heading | None
    lines: tuple[int, ...]
    level: int
    chunks: list[Chunk] = field(default_factory=list)
    below: list[_Open] = field(default_factory=list)
    kind: ChapterKind = ChapterKind.BODY

    def closed(self, layout: Layout) -> Chapter:
        """Return the chapter for good."""
        return Chapter(
            title=self.heading.title if self.heading else "",
            label=self.heading.label if self.heading else "",
            level=self.level,
            lines=self.lines,
            elements=tuple(elements_of(self.chunks, layout)),
            chapters=tuple(each.closed(layout) for each in self.below),
            kind=self.kind,
        )


def chapters_of(
    source: Source,
    chunks: Sequence[Chunk],
    headings: Mapping[int, Heading],
    contents: Contents,
) -> tuple[Chapter, ...]:
    """Return the tree; what stands before the first heading, and furniture, are chapters too."""
    preface = _Open(None, (), 1)
    listed = _Open(None, (), 1, kind=ChapterKind.CONTENTS)
    roots: list[_Open] = [preface]
    stack: list[_Open] = []
    deep = _Depths(source.kind, list(headings.values()))
    for at, chunk in enumerate(chunks):
        if at in contents.places:
            if not listed.chunks:
                roots.append(listed)
            listed.chunks.append(chunk)
        elif (heading := headings.get(at)) and not isinstance(chunk, Grid):
            stack = stack[: deep.keep(stack, heading)]
            opened = _Open(heading, chunk.lines, len(stack) + 1)
            (stack[-1].below if stack else roots).append(opened)
            stack.append(opened)
        else:
            (stack[-1] if stack else preface).chunks.append(chunk)
    layout = layout_of(source, chunks)
    kept = [root for root in roots if root.heading or root.chunks]
    return (*(root.closed(layout) for root in kept), *_furniture(source))


def _furniture(source: Source) -> tuple[Chapter, ...]:
    if not source.furniture:
        return ()
    elements = tuple(
        Unread(line.text, (line.number,), FaultCode.FURNITURE) for line in source.furniture
    )
    return (Chapter("", "", 1, (), elements, kind=ChapterKind.FURNITURE),)


class _Depths:
    """Decides how much of the open chapters a heading leaves open."""

    def __init__(self, kind: Kind, headings: Sequence[Heading]) -> None:
        levels: dict[str, set[int]] = defaultdict(set)
        for heading in headings:
            levels[heading.style].add(heading.level)
        every = all(heading.level for heading in headings)
        one_each = all(len(known) == 1 for known in levels.values())
        self._by_level = every and (kind is Kind.WORD or one_each)

    def keep(self, stack: Sequence[_Open], heading: Heading) -> int:
        """Return how many of ``stack`` stay open above ``heading``."""
        open_headings = [each.heading for each in stack if each.heading]
        if self._by_level:
            return _above(open_headings, lambda other: other.level >= heading.level)
        alike = [at for at, other in enumerate(open_headings) if other.style == heading.style]
        if alike:
            return _counted(open_headings, alike, heading)
        if heading.style in _TOP:
            return _titles(open_headings)
        if heading.style.startswith("level"):
            return _above(
                open_headings,
                lambda other: other.style.startswith("level") and other.level >= heading.level,
            )
        return len(stack)


def _counted(headings: Sequence[Heading], alike: Sequence[int], heading: Heading) -> int:
    """Return how many stay open above a heading numbered like ``alike`` of those open.

    Plans number chapters and the sections in them alike: 1 1 2 3, 2 1 2. What counts on belongs
    beside the one it follows; what begins anew belongs below.
    """
    number = number_of(heading.label)
    for at in reversed(alike):
        before = number_of(headings[at].label)
        if number is None or before is None or number == before + 1:
            return at
    return len(headings) if number == 1 else alike[-1]


def _titles(headings: Sequence[Heading]) -> int:
    """Return how many at the start are the document's own title, above all chapters."""
    return int(bool(headings) and headings[0].style == "level 1")


def _above(headings: Sequence[Heading], beside: Callable[[Heading], bool]) -> int:
    for at, other in enumerate(headings):
        if beside(other):
            return at
    return len(headings)
