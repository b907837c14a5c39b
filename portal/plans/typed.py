"""What editors typed into the blocks of pages, line by line and with its place."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from django.utils.translation import gettext as _
from wagtail.models import Page

from .consistency.findings import Where, Written
from .document.plain_html import lines_of

UNREAD = "unread"


def written_in(page: Page) -> Iterator[Written]:
    """The typed lines of a page with a StreamField ``body``; no query is asked.

    Living numbers stand by their names. What an import left unread is one line.
    """
    for block in page.body.raw_data:
        where = Where(page=page.pk, title=page.title, block=str(block.get("id") or ""))
        yield from _written(block, where)


def _written(block: Mapping[str, Any], where: Where) -> Iterator[Written]:
    name, value = block["type"], block["value"]
    if name == UNREAD:
        yield Written(where=where, text=_unread(value), unread=True)
    elif name in _TEXTS:
        yield from (Written(where=where, text=line) for line in _TEXTS[name](value) if line)


def _unread(value: Mapping[str, Any]) -> str:
    lines = value.get("lines")
    text = str(value.get("text") or "").strip()
    first = text.splitlines()[0] if text else ""
    return (
        _("もとの文書の%(lines)s行目：%(text)s") % {"lines": lines, "text": first}
        if lines
        else first
    )


def _heading(value: Mapping[str, Any]) -> Iterable[str]:
    return (value.get("text") or "",)


def _note(value: Mapping[str, Any]) -> Iterable[str]:
    return (value.get("title") or "", *lines_of(value.get("text") or ""))


def _picture(value: Mapping[str, Any]) -> Iterable[str]:
    return (value.get("title") or "", *(value.get("alternative") or "").splitlines())


def _table(value: Mapping[str, Any] | None) -> Iterator[str]:
    value = value or {}
    yield value.get("caption") or ""
    for row in value.get("rows") or ():
        for cell in row.get("values") or ():
            yield from str(cell or "").splitlines()


_TEXTS: dict[str, Callable[[Any], Iterable[str]]] = {
    "heading": _heading,
    "text": lambda html: lines_of(html or ""),
    "note": _note,
    "picture": _picture,
    "table": _table,
}
