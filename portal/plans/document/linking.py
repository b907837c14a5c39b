"""Marking the first occurrence of each term, for whoever turns parts into pages.

In lines a term becomes a span of its own, marked ``TERM``. In HTML it is wrapped in
``<span data-term="term:9">``, which no editor's HTML contains: ``TERM_IN_HTML`` finds it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import singledispatch
from html import escape
from html.parser import HTMLParser

from .finding_terms import TermFinder
from .parts import Cell, Decision, Items, Line, Note, Part, Profile, Prose, Span, Table, TermNote

TERM = "term"
TERM_IN_HTML = re.compile(r'<span data-term="(term:[0-9]+)">([^<]*)</span>')
_NOT_INSIDE = frozenset({"a", "h2", "h3", "h4", "h5", "h6", "code", "button"})


def with_terms(parts: Iterable[Part], terms: Iterable[TermNote]) -> tuple[Part, ...]:
    """Return ``parts`` with the first occurrence of each term marked.

    Headings, links, row headings and figures are left as they are, and so are terms that
    nobody has explained.
    """
    finder = TermFinder(term for term in terms if term.definition)
    return tuple(_marked(part, finder) for part in parts)


@singledispatch
def _marked(part: Part, finder: TermFinder) -> Part:
    return part


@_marked.register
def _(part: Prose, finder: TermFinder) -> Part:
    return replace(part, html=_html(part.html, finder))


@_marked.register
def _(part: Note, finder: TermFinder) -> Part:
    return replace(part, html=_html(part.html, finder))


@_marked.register
def _(part: Items, finder: TermFinder) -> Part:
    return replace(part, items=tuple(_line(item, finder) for item in part.items))


@_marked.register
def _(part: Table, finder: TermFinder) -> Part:
    rows = (tuple(_cell(cell, finder) for cell in row) for row in part.rows)
    return replace(part, rows=tuple(rows))


@_marked.register
def _(part: Profile, finder: TermFinder) -> Part:
    return replace(part, rows=tuple((name, _cell(cell, finder)) for name, cell in part.rows))


@_marked.register
def _(part: Decision, finder: TermFinder) -> Part:
    answers = (
        (answer, tuple(_line(each, finder) for each in lines)) for answer, lines in part.answers
    )
    return replace(part, answers=tuple(answers))


def _cell(cell: Cell, finder: TermFinder) -> Cell:
    if cell.header:
        return cell
    return replace(cell, lines=tuple(_line(each, finder) for each in cell.lines))


def _line(line: Line, finder: TermFinder) -> Line:
    return tuple(piece for span in line for piece in _pieces(span, finder))


def _pieces(span: Span, finder: TermFinder) -> Iterator[Span]:
    if span.ref or span.mark:
        yield span
        return
    done = 0
    for found in finder.first_in(span.text):
        if found.start > done:
            yield Span(span.text[done : found.start])
        yield Span(span.text[found.start : found.end], ref=found.term.key, mark=TERM)
        done = found.end
    if done < len(span.text) or not span.text:
        yield Span(span.text[done:])


def _html(html: str, finder: TermFinder) -> str:
    writer = _Writer(finder)
    writer.feed(html)
    writer.close()
    return "".join(writer.written)


class _Writer(HTMLParser):
    """Writes HTML as it came, but for the terms in it."""

    def __init__(self, finder: TermFinder) -> None:
        super().__init__(convert_charrefs=False)
        self.written: list[str] = []
        self._finder = finder
        self._closed_to_terms = 0

    def handle_starttag(self, tag: str, attrs: object) -> None:
        self._closed_to_terms += tag in _NOT_INSIDE
        self.written.append(self.get_starttag_text() or "")

    def handle_startendtag(self, tag: str, attrs: object) -> None:
        self.written.append(self.get_starttag_text() or "")

    def handle_endtag(self, tag: str) -> None:
        self._closed_to_terms -= tag in _NOT_INSIDE
        self.written.append(f"</{tag}>")

    def handle_entityref(self, name: str) -> None:
        self.written.append(f"&{name};")

    def handle_charref(self, name: str) -> None:
        self.written.append(f"&#{name};")

    def handle_data(self, data: str) -> None:
        if self._closed_to_terms:
            self.written.append(escape(data, quote=False))
            return
        done = 0
        for found in self._finder.first_in(data):
            word = escape(data[found.start : found.end])
            self.written.append(escape(data[done : found.start], quote=False))
            self.written.append(f'<span data-term="{found.term.key}">{word}</span>')
            done = found.end
        self.written.append(escape(data[done:], quote=False))
