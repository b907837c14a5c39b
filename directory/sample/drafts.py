"""A row on its way to a record: values, and names still to be looked up."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from django.db.models import Model

from directory.sample.reading import Row

if TYPE_CHECKING:
    from directory.sample.columns import AnyColumn


@dataclass(frozen=True, slots=True)
class Named:
    """Rows of the file ``to`` called ``names``, in the cell of ``column``."""

    to: str
    names: tuple[str, ...]
    column: str
    many: bool = False


@dataclass(frozen=True, slots=True)
class Part:
    """A row of a record's own list."""

    model: type[Model]
    values: dict[str, Any]
    column: str
    links: dict[str, Named] = field(default_factory=dict)


@dataclass(slots=True)
class Draft:
    """What a row says.

    ``given`` holds what only makes sense beside another column, ``fingerprints`` what tells
    whether files the row names are still the same.
    """

    file: File
    path: str
    row: Row
    folder: Path = Path()
    values: dict[str, Any] = field(default_factory=dict)
    links: dict[str, Named] = field(default_factory=dict)
    parts: dict[str, list[Part]] = field(default_factory=dict)
    given: dict[str, Any] = field(default_factory=dict)
    fingerprints: list[str] = field(default_factory=list)

    @property
    def key(self) -> str:
        """What the row is known by from one loading to the next."""
        return " ".join(self.row.cells.get(name, "") for name in self.file.key)

    @property
    def names(self) -> Iterator[str]:
        """What other rows may call it."""
        for column in self.file.called or self.file.key:
            if name := self.row.cells.get(column, ""):
                yield name

    @property
    def named(self) -> Iterator[Named]:
        """Everything the row names in other files."""
        yield from self.links.values()
        for parts in self.parts.values():
            for part in parts:
                yield from part.links.values()


def as_it_is(draft: Draft) -> None:
    """Compose nothing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class File:
    """What a data file means.

    ``key`` and ``called`` are columns: by which a row is known again, and by which other rows
    name it (the same where left out). ``once`` are further columns that may not repeat.
    ``own`` are the fields, beside the municipality, that no two records share. Rows of a
    ``shared`` file may be named from every dataset.
    """

    name: str
    noun: str
    model: type[Model]
    columns: tuple[AnyColumn, ...]
    key: tuple[str, ...]
    called: tuple[str, ...] = ()
    once: tuple[str, ...] = ()
    own: tuple[str, ...] = ()
    shared: bool = False
    compose: Callable[[Draft], None] = as_it_is
