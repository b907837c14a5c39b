"""Clean HTML as lines of plain text, in the order it is read."""

from __future__ import annotations

from html.parser import HTMLParser

_BLOCKS = frozenset(
    {"p", "li", "ul", "ol", "h2", "h3", "h4", "h5", "h6", "div", "blockquote", "br", "hr", "table"}
)
_BLOCKS_OF_TABLES = frozenset({"tr", "td", "th"})
_ELSEWHERE = ("http:", "https:", "mailto:", "tel:")


def lines_of(html: str) -> tuple[str, ...]:
    """Return the text of ``html`` line by line, numbering ordered lists as they are shown.

    An address outside this site is written behind the words that link to it.
    """
    reader = _Reader()
    reader.feed(html)
    reader.close()
    reader.end_line()
    return tuple(reader.lines)


class _Reader(HTMLParser):
    """Collects ``lines``; a list item begins with its number if its list has numbers."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.lines: list[str] = []
        self._line: list[str] = []
        self._numbers: list[int | None] = []
        self._address = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _BLOCKS or tag in _BLOCKS_OF_TABLES:
            self.end_line()
        if tag in ("ul", "ol"):
            self._numbers.append(0 if tag == "ol" else None)
        elif tag == "li":
            self._begin_item()
        elif tag == "a":
            address = dict(attrs).get("href") or ""
            self._address = address if address.startswith(_ELSEWHERE) else ""

    def handle_endtag(self, tag: str) -> None:
        if tag in ("ul", "ol") and self._numbers:
            self._numbers.pop()
        if tag == "a" and self._address:
            self._line.append(f"（{self._address}）")
            self._address = ""
        if tag in _BLOCKS or tag in _BLOCKS_OF_TABLES:
            self.end_line()

    def handle_data(self, data: str) -> None:
        self._line.append(data)

    def end_line(self) -> None:
        """Whatever was read since the last block is one line."""
        if text := " ".join("".join(self._line).split()):
            self.lines.append(text)
        self._line = []

    def _begin_item(self) -> None:
        if self._numbers and self._numbers[-1] is not None:
            self._numbers[-1] += 1
            self._line.append(f"{self._numbers[-1]}. ")
