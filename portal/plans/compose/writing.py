"""What editors write themselves: headings, text, tables, notes, pictures."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

import nh3
from django.utils.translation import gettext as _

from portal.plans.document.parts import Cell, Heading, Note, Part, Picture, Prose, Span, Table

from .asked import Asked, remark

_TAGS = {"p", "br", "b", "strong", "i", "em", "ul", "ol", "li", "a"}
# An alternative longer than this is read on its own, beside a short one.
_SHORT = 120


def clean(html: str) -> str:
    """Only paragraphs, lists, emphasis and links; whatever was pasted, nothing else stays."""
    return nh3.clean(
        html,
        tags=_TAGS,
        attributes={"a": {"href"}},
        url_schemes={"http", "https", "mailto", "tel"},
        link_rel=None,
    )


def heading(asked: Asked) -> Iterator[Part]:
    """``level`` and ``text``."""
    if text := str(asked.value.get("text") or "").strip():
        yield Heading(int(asked.choice("level", "2")), text, asked.anchor)


def text(asked: Asked) -> Iterator[Part]:
    """``html``."""
    if html := clean(str(asked.value.get("html") or "")):
        yield Prose(html)


def table(asked: Asked) -> Iterator[Part]:
    """``columns`` and ``rows`` of text, and a ``caption``."""
    columns = tuple(str(each) for each in asked.value.get("columns") or ())
    if not columns:
        return
    rows = (tuple(map(_cell, row)) for row in asked.value.get("rows") or ())
    yield Table(str(asked.value.get("caption") or ""), columns, tuple(rows))


def _cell(words: object) -> Cell:
    return Cell(tuple((Span(line),) for line in str(words or "").splitlines()))


def note(asked: Asked) -> Iterator[Part]:
    """``tone``, ``title`` and ``html``."""
    html = clean(str(asked.value.get("html") or ""))
    yield Note(asked.choice("tone", "info"), html, asked.title())


def unread(asked: Asked) -> Iterator[Part]:
    """``text`` exactly as it stood, and which ``lines`` of the source it was."""
    words = "<br>".join(escape(line) for line in str(asked.value.get("text") or "").splitlines())
    lines = str(asked.value.get("lines") or "")
    title = _("もとの文書の%s行目") % lines if lines else ""
    yield Note("unread", f"<p>{words}</p>", title)


def picture(asked: Asked) -> Iterator[Part]:
    """``title``, ``alternative``, and of the image ``address``, ``width`` and ``height``."""
    words = str(asked.value.get("alternative") or "")
    if not asked.value.get("address"):
        missing = _("図のファイルがありません。図の説明：%s") % words
        yield remark(missing, tone="warn", title=asked.title())
        return
    is_short = len(words) <= _SHORT and "\n" not in words
    yield Picture(
        title=asked.title(),
        address=str(asked.value["address"]),
        width=int(asked.value.get("width") or 0),
        height=int(asked.value.get("height") or 0),
        alternative=words if is_short else asked.title(),
        description="" if is_short else words,
    )
