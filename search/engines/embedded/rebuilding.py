"""A fresh generation beside the live one, swapped in without a gap.

While the rebuild lock is held, whoever writes the live generation notes the keys in a
journal, inside the batch lock and before writing. The rebuild takes the batch lock
once before it reads anything, so that no batch is under way that did not see the
rebuild lock; and once more at the end, to write what the journal holds and swap. A
change is therefore read by the rebuild, or in the journal, or still to be applied to
the new generation. Locks go with their process: a rebuild that was killed leaves a
directory and a journal that the next one clears away.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from search.data import Entry
from search.engines.base import Batch, Vocabulary
from search.engines.embedded.generations import Generations
from search.engines.embedded.writing import GenerationWriter

_FEW = 50


def rebuild(
    generations: Generations,
    vocabulary: Vocabulary,
    entries: Iterable[Entry],
    reload: Callable[[Sequence[str]], Batch],
) -> int:
    """See ``Engine.rebuild``."""
    with generations.held(generations.rebuild_lock, wait=False):
        with generations.held(generations.batch_lock, wait=True):
            _clear_away(generations)
        writer = GenerationWriter(generations.create())
        try:
            return _fill_and_publish(generations, writer, vocabulary, entries, reload)
        finally:
            generations.journal.unlink(missing_ok=True)


def _fill_and_publish(
    generations: Generations,
    writer: GenerationWriter,
    vocabulary: Vocabulary,
    entries: Iterable[Entry],
    reload: Callable[[Sequence[str]], Batch],
) -> int:
    writer.learn(vocabulary)
    number = 0
    for entry in entries:
        writer.put(entry)
        number += 1
    writer.commit()
    journal = _Journal(generations.journal)
    while len(missed := journal.read()) > _FEW:
        writer.apply(reload(missed))
    writer.apply(reload(missed))
    with generations.held(generations.batch_lock, wait=True):
        writer.apply(reload(journal.read()))
        writer.close()
        generations.publish(writer.generation)
    return number


def _clear_away(generations: Generations) -> None:
    generations.journal.unlink(missing_ok=True)
    current = generations.current()
    for path in generations.root.glob("gen-*"):
        if current is None or path.name > current.name:
            shutil.rmtree(path, ignore_errors=True)


class _Journal:
    """The journal, read on from where it was last read."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._read = 0

    def read(self) -> list[str]:
        """Return the keys noted since the last call, each once."""
        try:
            with self._path.open() as handle:
                handle.seek(self._read)
                text = handle.read()
        except FileNotFoundError:
            return []
        whole = text[: text.rfind("\n") + 1]
        self._read += len(whole.encode())
        return list(dict.fromkeys(whole.splitlines()))
