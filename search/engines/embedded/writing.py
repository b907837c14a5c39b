"""Writing one generation, and keeping note of it for a rebuild under way."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from pathlib import Path

import tantivy

from search.data import Entry
from search.documents import document
from search.engines.base import Batch, Vocabulary, Writer
from search.engines.embedded.generations import Generations
from search.engines.embedded.schema import open_index, to_tantivy
from search.engines.embedded.sidefile import SideFile
from search.engines.embedded.snapshot import SIDE, TANTIVY

_HEAP_BYTES = 64_000_000


class GenerationWriter:
    """A generation open for writing; nothing is visible before ``commit``."""

    def __init__(self, generation: Path) -> None:
        self.generation = generation
        self._index = open_index(generation / TANTIVY)
        # One thread: segments keep the order of writing, and the other core serves readers.
        self._tantivy: tantivy.IndexWriter = self._index.writer(_HEAP_BYTES, 1)
        self._side = SideFile(generation / SIDE)

    def put(self, entry: Entry) -> None:
        """Write ``entry`` unless a higher version of it is there."""
        self._side.begin()
        former = self._side.version(entry.key)
        if former is not None and former > entry.version:
            return
        made = document(entry)
        self._tantivy.delete_documents_by_term("key", entry.key)
        self._tantivy.add_document(to_tantivy(made))
        self._side.put(made)

    def remove(self, key: str) -> None:
        """Take the entry at ``key`` out."""
        self._side.begin()
        self._tantivy.delete_documents_by_term("key", key)
        self._side.remove(key)

    def learn(self, vocabulary: Vocabulary) -> None:
        """Replace wordings and words."""
        self._side.begin()
        self._side.learn(vocabulary)

    def apply(self, batch: Batch) -> None:
        """Write ``batch`` and commit it, or forget it and raise."""
        try:
            self._write(batch)
            self.commit()
        except BaseException:
            self._side.rollback()
            self._tantivy.rollback()
            raise

    def _write(self, batch: Batch) -> None:
        if batch.vocabulary is not None:
            self.learn(batch.vocabulary)
        for key in batch.removals:
            self.remove(key)
        for entry in batch.puts:
            self.put(entry)

    def commit(self) -> None:
        """Make everything written visible."""
        # tantivy last: readers look at its files to see that something is new.
        self._side.commit()
        self._tantivy.commit()

    def expiring(self, before: int) -> Iterator[str]:
        """Return the keys whose opening hours are known only until ``before`` (minutes)."""
        return self._side.expiring(before)

    def close(self) -> None:
        """Finish merging and let go of the files."""
        self._tantivy.wait_merging_threads()
        self._side.close()


class EmbeddedWriter(Writer):
    """Writes whichever generation is current, following a rebuild to the next one."""

    def __init__(self, generations: Generations) -> None:
        self._generations = generations
        self._open: GenerationWriter | None = None

    def apply(self, batch: Batch) -> None:
        """See ``Writer``."""
        with self._generations.held(self._generations.batch_lock, wait=True):
            if self._generations.is_held(self._generations.rebuild_lock):
                note(self._generations.journal, batch.keys)
            try:
                self._writer().apply(batch)
            except BaseException:
                self.close()
                raise
            self._generations.seal()

    def expiring(self, before: int) -> Iterator[str]:
        """See ``Writer``."""
        with self._generations.held(self._generations.batch_lock, wait=True):
            return self._writer().expiring(before)

    def _writer(self) -> GenerationWriter:
        current = self._generations.current() or self._first()
        if self._open and self._open.generation != current:
            self.close()
        if self._open is None:
            self._open = GenerationWriter(current)
        return self._open

    def _first(self) -> Path:
        generation = self._generations.create()
        writer = GenerationWriter(generation)
        writer.commit()
        writer.close()
        self._generations.publish(generation)
        return generation

    def close(self) -> None:
        """Let go of the generation."""
        if self._open:
            self._open.close()
            self._open = None
            self._generations.seal()


def note(journal: Path, keys: Iterable[str]) -> None:
    """Add ``keys`` to ``journal`` for good."""
    with journal.open("a") as handle:
        handle.writelines(f"{key}\n" for key in keys)
        handle.flush()
        os.fsync(handle.fileno())
