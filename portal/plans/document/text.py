"""A whole plan as one plain text, made to be listened to.

Nothing is drawn with signs: headings carry numbers, tables are read row by row, figures are
told. Headings that bring a number of their own keep it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from .part_texts import cell_text, text_lines
from .parts import Chapter, Document, Heading, Part, TermNote

_NUMBERED = re.compile(
    r"[（(第]?[0-9０-９一二三四五六七八九十①-⑳ⅠⅡⅢⅣⅤ]+[章節項条号年)）.．、 　\-]"
)


def as_text(document: Document) -> str:
    """Return ``document`` as text; parts are set apart by an empty line."""
    blocks = [
        _title(document),
        _about(document),
        _contents(document.chapters),
        *map(_block, document.front),
    ]
    for number, chapter in enumerate(document.chapters, start=1):
        blocks += _chapter(chapter, number)
    blocks.append(_terms(document.terms))
    return "\n\n".join("\n".join(lines) for lines in blocks if lines) + "\n"


def _title(document: Document) -> list[str]:
    notice = "架空の自治体の見本です。書かれていることは実在しません。"
    return [
        document.title,
        *filter(None, [document.subtitle]),
        document.municipality,
        *([notice] if document.fictional else []),
    ]


def _about(document: Document) -> list[str]:
    rows = [f"{name}：{cell_text(cell)}" for name, cell in document.about]
    return ["この計画について", *rows] if rows else []


def _contents(chapters: Iterable[Chapter]) -> list[str]:
    names = [_name(chapter, number) for number, chapter in enumerate(chapters, start=1)]
    return ["もくじ", *names] if names else []


def _chapter(chapter: Chapter, number: int) -> Iterator[list[str]]:
    yield [_name(chapter, number)]
    counted = _Numbers([] if _is_numbered(chapter) else [number])
    for part in chapter.parts:
        yield [counted.heading(part)] if isinstance(part, Heading) else _block(part)


def _name(chapter: Chapter, number: int) -> str:
    """The chapter's printed number, or where it stands."""
    label = chapter.label or ("" if _is_numbered(chapter) else f"{number}.")
    return f"{label} {chapter.title}".strip()


def _is_numbered(chapter: Chapter) -> bool:
    return bool(chapter.label or _NUMBERED.match(chapter.title))


def _block(part: Part) -> list[str]:
    return [line for line in text_lines(part) if line]


def _terms(terms: tuple[TermNote, ...]) -> list[str]:
    told = [
        f"{term.name}（{term.reading}）：{term.definition}"
        if term.reading
        else f"{term.name}：{term.definition}"
        for term in terms
        if term.definition
    ]
    return ["用語の説明", *told] if told else []


class _Numbers:
    """The numbers of a chapter's headings: "2.1", "2.1.3".

    A chapter that is numbered in the plan's own way has its headings counted from 1.
    """

    def __init__(self, chapter: list[int]) -> None:
        self._chapter = chapter
        self._counts: list[int] = []

    def heading(self, part: Heading) -> str:
        """Return the heading's text behind its number."""
        depth = min(part.level - 1, len(self._counts) + 1)
        self._counts = [*self._counts[:depth], 0][:depth]
        self._counts[-1] += 1
        if _NUMBERED.match(part.text):
            return part.text
        return f"{'.'.join(map(str, [*self._chapter, *self._counts]))} {part.text}"
