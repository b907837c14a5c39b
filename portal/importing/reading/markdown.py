"""Markdown: headings, lists and tables as the format marks them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from markdown_it import MarkdownIt
from markdown_it.token import Token

from portal.importing.data import Kind, Line, LineStyle, Source

from .marks import plain_of, taken_out
from .plain import LINE_END, line_of

PARSER = MarkdownIt("commonmark").enable("table").enable("strikethrough")


def read_markdown(text: str, name: str, encoding: str) -> Source:
    """Return the lines of ``text`` by their numbers in the file."""
    raws = LINE_END.split(text)
    found = {line.number: line for line in _Reader(raws).lines()}
    lines = tuple(found.get(number) or _rest(raw, number) for number, raw in enumerate(raws, 1))
    return Source(name, Kind.MARKDOWN, lines, encoding=encoding)


def _rest(raw: str, number: int) -> Line:
    """Return a line no token holds: blank, a rule below a table's head, a reference."""
    if set(raw.strip()) <= set("|-: =*_`~"):
        return Line(number, "", marks="".join(raw.split()))
    return line_of(raw, number)


class _Reader:
    """Walks the tokens with the state they need: open lists, the open table, the open heading."""

    def __init__(self, raws: Sequence[str]) -> None:
        self._raws = raws
        self._depth = 0
        self._heading = 0
        self._table = 0
        self._row: list[str] | None = None

    def lines(self) -> Iterator[Line]:
        """Yield the lines that hold text; what is not among them is left to the caller."""
        for token in PARSER.parse("\n".join(self._raws)):
            self._note(token)
            if token.type == "inline" and self._row is not None:
                self._row.append(_shown(token))
            elif token.type == "inline":
                yield from self._block(token)
            elif token.type == "tr_close" and self._row is not None:
                yield self._cells()
            elif token.type in ("fence", "code_block", "html_block"):
                yield from self._verbatim(token)

    def _note(self, token: Token) -> None:
        if token.type in ("bullet_list_open", "ordered_list_open"):
            self._depth += 1
        elif token.type in ("bullet_list_close", "ordered_list_close"):
            self._depth -= 1
        elif token.type == "heading_open":
            self._heading = int(token.tag[1:])
        elif token.type == "heading_close":
            self._heading = 0
        elif token.type == "table_open":
            self._table += 1
        elif token.type == "tr_open":
            self._row, self._at = [], token.map[0] if token.map else 0

    def _cells(self) -> Line:
        cells, self._row = tuple(self._row or ()), None
        shown = "\t".join(cells)
        number = self._at + 1
        return Line(
            number,
            shown,
            style=LineStyle.CELLS,
            cells=cells,
            table=self._table,
            marks=taken_out(self._raws[self._at], shown),
        )

    def _block(self, token: Token) -> Iterator[Line]:
        start = token.map[0] if token.map else 0
        style = (LineStyle.HEADING if self._heading else
                 LineStyle.ITEM if self._depth else LineStyle.TEXT)  # fmt: skip
        for offset, shown in enumerate(_shown(token).split("\n")):
            if style is LineStyle.TEXT and "\t" in shown:
                yield line_of(self._raws[start + offset], start + offset + 1)
                continue
            yield Line(
                start + offset + 1,
                shown,
                style=style if offset == 0 else LineStyle.TEXT,
                level=self._heading or self._depth,
                marks=taken_out(self._raws[start + offset], shown),
                bold=_bold(token),
            )

    def _verbatim(self, token: Token) -> Iterator[Line]:
        first, last = token.map or (0, 0)
        for at in range(first, last):
            raw = self._raws[at]
            shown = plain_of(raw) if token.type == "html_block" else raw
            yield Line(at + 1, shown, marks=taken_out(raw, shown))


def _bold(token: Token) -> bool:
    kinds = [child.type for child in token.children or () if child.content or child.nesting]
    return bool(kinds) and kinds[0] == "strong_open" and kinds[-1] == "strong_close"


def _shown(token: Token) -> str:
    return "".join(_pieces(token.children or [])).strip()


def _pieces(tokens: Sequence[Token]) -> Iterator[str]:
    target = ""
    for token in tokens:
        if token.type in ("text", "code_inline"):
            yield token.content
        elif token.type in ("softbreak", "hardbreak"):
            yield "\n"
        elif token.type == "html_inline":
            yield plain_of(token.content, line_break="\n")
        elif token.type == "image":
            yield f"{token.content} ({token.attrGet('src')})"
        elif token.type == "link_open":
            target = str(token.attrGet("href") or "")
        elif token.type == "link_close" and target:
            yield f" ({target})"
