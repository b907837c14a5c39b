"""Markdown → the blocks of a page.

Headings, tables and quotations (notes) become blocks of their own, other text becomes rich
text. A fenced block named like one of the page's blocks is that block; its lines are
``名前: 値`` with the names and choices an editor sees in the form.
"""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from itertools import pairwise
from typing import Any

from django.utils.translation import gettext as _
from markdown_it import MarkdownIt
from markdown_it.token import Token
from wagtail import blocks

from .faults import ManuscriptError

_markdown = MarkdownIt("commonmark").enable("table")
_BETWEEN = "、"


def stream_of(text: str, place: str, stream: blocks.StreamBlock) -> list[dict[str, Any]]:
    """The raw value of a StreamField. Raises ``ManuscriptError``."""
    found = _Reader(place, stream).read(_markdown.parse(text))
    return [
        {"id": str(uuid.uuid5(uuid.NAMESPACE_URL, f"{place}#{index}")), **block}
        for index, block in enumerate(found)
    ]


class _Reader:
    def __init__(self, place: str, stream: blocks.StreamBlock) -> None:
        self.place = place
        self.by_label = {
            str(block.label): (name, block) for name, block in stream.child_blocks.items()
        }

    def read(self, tokens: list[Token]) -> Iterator[dict[str, Any]]:
        running: list[Token] = []
        for group in _groups(tokens):
            block = self._block(group)
            if block is None:
                running += group
                continue
            yield from _text(running)
            running = []
            yield block
        yield from _text(running)

    def _block(self, group: list[Token]) -> dict[str, Any] | None:
        first = group[0]
        if first.type == "heading_open":
            value = {"level": first.tag[1], "text": group[1].content}
            return {"type": "heading", "value": value}
        if first.type == "table_open":
            return {"type": "table", "value": _table(group)}
        if first.type == "blockquote_open":
            html = _html(group[1:-1])
            return {"type": "note", "value": {"tone": "info", "title": "", "text": html}}
        return self._records(first) if first.type == "fence" else None

    def _records(self, fence: Token) -> dict[str, Any]:
        try:
            name, block = self.by_label[fence.info.strip()]
        except KeyError:
            known = _BETWEEN.join(self.by_label)
            reason = _("「%(name)s」というブロックはありません。あるのは %(known)s です。")
            raise ManuscriptError(
                self.place, reason % {"name": fence.info.strip(), "known": known}
            ) from None
        value = {child: each.get_default() for child, each in block.child_blocks.items()}
        labels = {str(each.label): child for child, each in block.child_blocks.items()}
        for line in filter(str.strip, fence.content.splitlines()):
            label, _colon, words = (part.strip() for part in line.partition(":"))
            child = _option(labels, label)
            if child is None:
                reason = _("「%(block)s」に「%(label)s」という欄はありません。")
                raise ManuscriptError(
                    self.place, reason % {"block": fence.info.strip(), "label": label}
                )
            value[child] = self._value(block.child_blocks[child], words)
        return {"type": name, "value": value}

    def _value(self, block: blocks.Block, words: str) -> Any:
        parts = [part for part in words.split(_BETWEEN) if part]
        if isinstance(block, blocks.MultipleChoiceBlock):
            return [self._choice(block, part) for part in parts]
        if isinstance(block, blocks.ChoiceBlock):
            return self._choice(block, words)
        if isinstance(block, blocks.BooleanBlock):
            return words == str(_("はい"))
        return "\n".join(parts) if isinstance(block, blocks.TextBlock) else words

    def _choice(self, block: blocks.Block, words: str) -> Any:
        choices = {str(label): value for value, label in block.field.choices}
        if words not in choices:
            known = _BETWEEN.join(filter(None, choices))
            reason = _("「%(words)s」は選べません。選べるのは %(known)s です。")
            raise ManuscriptError(self.place, reason % {"words": words, "known": known})
        return choices[words]


def _option(labels: dict[str, str], label: str) -> str | None:
    """The field whose label this is; what a label explains in brackets may be left out."""
    for known, child in labels.items():
        if label in (known, known.partition("（")[0]):
            return child
    return None


def _groups(tokens: list[Token]) -> Iterator[list[Token]]:
    """The tokens of one top-level element at a time."""
    group: list[Token] = []
    for token in tokens:
        group.append(token)
        if token.level == 0 and token.nesting <= 0:
            yield group
            group = []


def _text(tokens: list[Token]) -> Iterator[dict[str, Any]]:
    if tokens:
        yield {"type": "text", "value": _html(tokens)}


def _html(tokens: list[Token]) -> str:
    html: str = _markdown.renderer.render(tokens, _markdown.options, {})
    return html.replace("<strong>", "<b>").replace("</strong>", "</b>").strip()


def _table(group: list[Token]) -> dict[str, Any]:
    cells: list[list[str]] = []
    for token, content in pairwise(group):
        if token.type == "tr_open":
            cells.append([])
        elif token.type in {"th_open", "td_open"}:
            cells[-1].append(content.content)
    head, *rows = cells
    return {
        "columns": [{"type": "text", "heading": each} for each in head],
        "rows": [{"values": row} for row in rows],
        "caption": "",
    }
