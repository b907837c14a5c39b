"""The kinds of column: each puts its cell into a draft."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from django.db.models import Field, Model

from directory.sample.drafts import Draft, Named, Part
from directory.sample.values import Reader, items, text


def plain_field(model: type[Model], name: str) -> Field:
    """The model's own field ``name``. Raises ``LookupError`` for the far end of a relation."""
    found = model._meta.get_field(name)
    if not isinstance(found, Field):
        raise LookupError(name)
    return found


@dataclass(frozen=True, slots=True)
class Column:
    """A value of one field; an empty cell gives the field's default."""

    name: str
    field: str
    read: Reader = text
    required: bool = False

    def take(self, draft: Draft, cell: str) -> None:
        blank = plain_field(draft.file.model, self.field).get_default
        draft.values[self.field] = self.read(cell) if cell else blank()


@dataclass(frozen=True, slots=True)
class Link:
    """Rows of another file, by name."""

    name: str
    field: str
    to: str
    many: bool = False
    required: bool = False

    def take(self, draft: Draft, cell: str) -> None:
        names = tuple(items(cell)) if self.many else (cell,) if cell else ()
        draft.links[self.field] = Named(self.to, names, self.name, self.many)


@dataclass(frozen=True, slots=True)
class Parts:
    """Rows of the record's own list ``field``; several columns may fill one list."""

    name: str
    field: str
    read: Callable[[str, str], list[Part]]
    required: bool = False

    def take(self, draft: Draft, cell: str) -> None:
        draft.parts.setdefault(self.field, []).extend(self.read(cell, self.name))


@dataclass(frozen=True, slots=True)
class Given:
    """A value the file's ``compose`` puts where it belongs; None for an empty cell."""

    name: str
    read: Reader = text
    required: bool = False

    @property
    def field(self) -> str:
        return ""

    def take(self, draft: Draft, cell: str) -> None:
        draft.given[self.name] = self.read(cell) if cell else None


class AnyColumn(Protocol):
    """What every column has: a name, perhaps the field it fills, and a way into a draft."""

    @property
    def name(self) -> str: ...

    @property
    def field(self) -> str: ...

    @property
    def required(self) -> bool: ...

    def take(self, draft: Draft, cell: str) -> None:
        """Put ``cell`` into ``draft``. Raises ``UnreadableCellError`` with the reason."""


NOTE = Column("メモ", "note")
SOURCE = Link("出どころ", "source", "sources.csv")
LINES = Column("行", "source_lines")
READING = Column("読み", "reading")
NAME = Column("名称", "name", required=True)
REF = Column("整理番号", "ref", required=True)
