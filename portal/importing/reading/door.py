"""Tells what kind of file it is and hands it to the reader of that kind."""

from __future__ import annotations

from portal.importing.data import Kind, Progress, Reason, Source, Step, Unreadable

from .kinds import kind_of
from .limits import DEFAULT_LIMITS, Limits
from .markdown import read_markdown
from .pdf import read_pdf
from .plain import decode, read_text
from .word import read_word


def read(
    content: bytes,
    name: str,
    *,
    limits: Limits = DEFAULT_LIMITS,
    progress: Progress | None = None,
) -> Source:
    """Return the document in ``content``; ``name`` is the file's, its suffix decides in doubt.

    Raises:
        Unreadable: with the reason; nothing else is raised for any content.
    """
    limits.hold(Reason.TOO_LARGE, len(content), limits.bytes)
    if not content.strip():
        raise Unreadable(Reason.EMPTY)
    tell = progress or _silent
    source = _read(content, name, limits, tell)
    characters = sum(len(line.text) for line in source.lines)
    limits.hold(Reason.TOO_MUCH_TEXT, characters, limits.characters)
    if not any(line.text.strip() for line in source.lines):
        raise Unreadable(Reason.EMPTY)
    return source


def _read(content: bytes, name: str, limits: Limits, progress: Progress) -> Source:
    kind = kind_of(content, name)
    if kind is Kind.PDF:
        return read_pdf(content, name, limits, progress)
    if kind is Kind.WORD:
        return read_word(content, name, limits, progress)
    text, encoding = decode(content)
    limits.hold(Reason.TOO_MUCH_TEXT, len(text), limits.characters)
    reader = read_markdown if kind is Kind.MARKDOWN else read_text
    return reader(text, name, encoding)


def _silent(step: Step, done: int, total: int) -> None:
    pass
