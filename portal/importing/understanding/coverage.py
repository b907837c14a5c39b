"""The proof that nothing was dropped: every character of the source is in the tree."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from portal.importing.data import Bullets, Chapter, Coverage, Source, TableGrid, Understood


def coverage(source: Source, understood: Understood) -> Coverage:
    """Compare, line by line, what was read with what the elements of that line hold."""
    held: dict[int, list[str]] = defaultdict(list)
    for chapter in understood.walk():
        for lines, text in _texts(chapter):
            for number in lines:
                held[number].append(_squeezed(text))
    wanted = {line.number: _squeezed(line.text) for line in source.lines}
    missing = tuple(
        number
        for number, text in wanted.items()
        if text and not any(text in each for each in held[number])
    )
    total = sum(map(len, wanted.values()))
    markup = sum(len(line.marks) for line in source.lines)
    return Coverage(total, total - sum(len(wanted[number]) for number in missing), markup, missing)


def _texts(chapter: Chapter) -> Iterator[tuple[tuple[int, ...], str]]:
    yield chapter.lines, chapter.label + chapter.title
    for element in chapter.elements:
        if isinstance(element, Bullets):
            for item in element.items:
                yield item.lines, item.marker + item.text
        elif isinstance(element, TableGrid):
            for line, row in zip(element.lines, element.rows, strict=True):
                yield (line,), "".join(row)
        else:
            yield element.lines, element.text


def _squeezed(text: str) -> str:
    return "".join(text.split())
