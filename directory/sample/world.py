"""What rows may name: other rows of this loading, and shared records already there."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from django.db.models import Model

from directory.sample.drafts import Draft, File, Named
from directory.sample.files import MUNICIPALITY, OF_MUNICIPALITY, SHARED

FILES = {file.name: file for file in (*SHARED, MUNICIPALITY, *OF_MUNICIPALITY)}


class Handle(NamedTuple):
    """A row that may be named; ``scope`` is its dataset, or "" for a shared file."""

    scope: str
    file: str
    key: str


class World:
    """Names and, once written, the records they stand for (None for one that is gone)."""

    def __init__(self) -> None:
        self.records: dict[Handle, Model | None] = {}
        # Municipalities that have data files but are not loaded: may be named, not linked.
        self.elsewhere: set[str] = set()
        self._handles: dict[tuple[str, str, str], Handle] = {}
        for file in FILES.values():
            if file.shared:
                self._know_saved(file)

    def know(self, dataset: str, draft: Draft) -> None:
        """Let the row be named."""
        handle = self.handle(dataset, draft)
        for name in draft.names:
            self._handles[handle.scope, handle.file, name] = handle

    def handle(self, dataset: str, draft: Draft) -> Handle:
        return Handle(_scope(dataset, draft.file), draft.file.name, draft.key)

    def found(self, dataset: str, named: Named) -> Iterator[tuple[str, Handle | None]]:
        """Each name with what it stands for."""
        scope = _scope(dataset, FILES[named.to])
        for name in named.names:
            yield name, self._handles.get((scope, named.to, name))

    def unknown(self, dataset: str, named: Named) -> Iterator[str]:
        """The names nothing is called."""
        for name, handle in self.found(dataset, named):
            if handle is None and not (named.to == MUNICIPALITY.name and name in self.elsewhere):
                yield name

    def linked(self, dataset: str, named: Named) -> list[Model]:
        """The records of ``named`` that are there."""
        found = (self.records.get(handle) for _, handle in self.found(dataset, named) if handle)
        return [record for record in found if record is not None]

    def _know_saved(self, file: File) -> None:
        fields = {column.name: column.field for column in file.columns}
        for record in file.model._default_manager.all():
            key = " ".join(str(getattr(record, fields[name])) for name in file.key)
            handle = Handle("", file.name, key)
            self.records[handle] = record
            for column in file.called:
                self._handles["", file.name, getattr(record, fields[column])] = handle


def _scope(dataset: str, file: File) -> str:
    return "" if file.shared else dataset
