"""Which headings become pages."""

from __future__ import annotations

from dataclasses import dataclass, field

from portal.importing.data import Chapter, ChapterKind, Element, Paragraph, Understood

from .blocks import Block, blocks_of, heading, kept_as_it_stood


@dataclass(frozen=True, slots=True)
class Sheet:
    """A chapter page to be: the printed number, the title and its blocks."""

    label: str
    title: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Draft:
    """A plan page to be, with what stands before its chapters."""

    front: tuple[Block, ...]
    sheets: tuple[Sheet, ...]
    set_aside: tuple[Block, ...] = field(default=())


def draft_of(understood: Understood) -> Draft:
    """The pages of an understood document: one for each of its topmost headings."""
    front: list[Block] = []
    sheets: list[Sheet] = []
    set_aside: list[Block] = []
    for chapter in _topmost(understood.chapters):
        if chapter.kind is not ChapterKind.BODY:
            set_aside += kept_as_it_stood(chapter)
        elif chapter.title:
            sheets.append(Sheet(chapter.label, chapter.title, tuple(blocks_of(chapter))))
        else:
            front += blocks_of(chapter)
    return Draft(tuple(front), tuple(sheets), tuple(set_aside))


def _topmost(chapters: tuple[Chapter, ...]) -> tuple[Chapter, ...]:
    """A document whose one heading is its own title has its chapters below that."""
    bodies = [each for each in chapters if each.kind is ChapterKind.BODY and each.title]
    if len(bodies) != 1 or not bodies[0].chapters:
        return chapters
    alone = bodies[0]
    title = Chapter("", "", alone.level, alone.lines, _with_title(alone))
    return tuple(
        part
        for each in chapters
        for part in ((title, *alone.chapters) if each is alone else (each,))
    )


def _with_title(chapter: Chapter) -> tuple[Element, ...]:
    return (Paragraph(heading(chapter), chapter.lines), *chapter.elements)
