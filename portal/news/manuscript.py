"""News kept as Markdown files → the blocks of a page."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from markdown_it import MarkdownIt
from markdown_it.tree import SyntaxTreeNode

# HTML in the text stays text.
_MARKDOWN = MarkdownIt("commonmark", {"html": False})
_BLOCKS = {"heading": "heading", "blockquote": "note"}


def body_of(text: str) -> list[tuple[str, str]]:
    """Headings and quotations (notes) are blocks of their own; the rest is running text."""
    return list(_blocks(text))


def _blocks(text: str) -> Iterator[tuple[str, str]]:
    root = SyntaxTreeNode(_MARKDOWN.parse(text))
    for kind, nodes in groupby(root.children, key=lambda node: _BLOCKS.get(node.type, "text")):
        if kind == "text":
            yield kind, "".join(map(_html, nodes))
        for node in () if kind == "text" else nodes:
            yield kind, _plain(node) if kind == "heading" else "".join(map(_html, node.children))


def _plain(node: SyntaxTreeNode) -> str:
    return node.children[0].content


def _html(node: SyntaxTreeNode) -> str:
    html: str = _MARKDOWN.renderer.render(node.to_tokens(), _MARKDOWN.options, {})
    return html.replace("<strong>", "<b>").replace("</strong>", "</b>").strip()
